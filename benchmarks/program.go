package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// justPages is what runOnce takes for a chain that does nothing.
const justPages = "pages"

// runOnce runs one chain over the pages and writes the peak memory of the
// process in KB.
func runOnce(w io.Writer, name string, chains []chain, pages []page) error {
	i := slices.IndexFunc(chains, func(c chain) bool { return c.name == name })
	if i < 0 && name != justPages {
		return fmt.Errorf("no chain %q", name)
	}
	for k := range pages {
		if i >= 0 {
			_, _ = chains[i].run(&pages[k], func() {}) // only its memory matters here
		}
	}
	peak, err := peakMemory()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(w, peak)
	return err
}

// peakMemory is the most memory in KB that this process held, as Linux tells
// it. (What getrusage tells also counts the process that it was forked from.)
func peakMemory() (int, error) {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, err
	}
	_, after, ok := strings.Cut(string(b), "VmHWM:")
	if !ok {
		return 0, errors.New("/proc/self/status has no VmHWM")
	}
	return strconv.Atoi(strings.Fields(after)[0])
}

// reportMemory runs each chain in a process of its own.
func reportMemory(w *strings.Builder, set string, chains []chain) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	w.WriteString("## Memory\n\nPeak resident memory of a process that runs all pages once, pages included.\n\n| chain | MB |\n| --- | --: |\n")
	for _, name := range append([]string{justPages}, names(chains)...) {
		cmd := exec.Command(self, "-pages", set, "-once", name)
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		peak, err := strconv.Atoi(strings.TrimSpace(string(out)))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if name == justPages {
			name = "none, only the pages"
		}
		fmt.Fprintf(w, "| %s | %d |\n", name, peak/1024)
	}
	w.WriteString("\n")
	return nil
}

func names(chains []chain) []string {
	var out []string
	for _, c := range chains {
		out = append(out, c.name)
	}
	return out
}

// reportProgram builds examples/outlets and looks at its size and its start.
func reportProgram(w *strings.Builder) error {
	dir, err := os.MkdirTemp("", "masthead-benchmarks-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	build := func(name string, args ...string) (string, int64, error) {
		file := filepath.Join(dir, name)
		cmd := exec.Command("go", append(append([]string{"build", "-o", file}, args...), "./examples/outlets")...)
		cmd.Dir = ".."
		cmd.Stderr = os.Stderr
		if err := cmd.Run(); err != nil {
			return "", 0, fmt.Errorf("build examples/outlets: %w", err)
		}
		info, err := os.Stat(file)
		if err != nil {
			return "", 0, err
		}
		return file, info.Size(), nil
	}
	file, size, err := build("outlets")
	if err != nil {
		return err
	}
	_, stripped, err := build("stripped", "-ldflags=-s -w")
	if err != nil {
		return err
	}
	var help, first, whole []float64
	for range 5 {
		c, _, err := runProgram(dir, file, "-h")
		if err != nil {
			return err
		}
		help = append(help, c)
		c, f, err := runProgram(dir, file)
		if err != nil {
			return err
		}
		first, whole = append(first, f), append(whole, c)
	}
	w.WriteString("## A program\n\n`examples/outlets`, which links all of the library. Start and run on its own sample of five pages, CPU time, medians of 5.\n\n| | |\n| --- | --: |\n")
	fmt.Fprintf(w, "| size | %.1f MB |\n| size without symbols | %.1f MB |\n", float64(size)/1e6, float64(stripped)/1e6)
	fmt.Fprintf(w, "| start and print usage | %.0f ms |\n| first output | %.0f ms |\n| all | %.0f ms |\n\n", 1000*median(help), 1000*median(first), 1000*median(whole))
	return nil
}

// runProgram returns the CPU time of a program in seconds, and the time that it
// had used when its first output came.
func runProgram(dir, file string, args ...string) (all, first float64, err error) {
	cmd := exec.Command(file, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		return 0, 0, err
	}
	if err := cmd.Start(); err != nil {
		return 0, 0, err
	}
	var b [1]byte
	if _, err := io.ReadFull(out, b[:]); err == nil {
		first = usedSoFar(cmd.Process.Pid)
	}
	if _, err := io.Copy(io.Discard, out); err != nil {
		return 0, 0, err
	}
	err = cmd.Wait()
	if _, ok := errors.AsType[*exec.ExitError](err); ok {
		err = nil // it ran; its code is about pages and usage
	}
	s := cmd.ProcessState
	return (s.UserTime() + s.SystemTime()).Seconds(), first, err
}

// usedSoFar is the CPU time in seconds that a running process has used, as
// Linux tells it; elsewhere 0.
func usedSoFar(pid int) float64 {
	files, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	if err != nil {
		return 0
	}
	var ns float64
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			continue
		}
		field, _, _ := strings.Cut(string(b), " ")
		if v, err := strconv.ParseFloat(field, 64); err == nil {
			ns += v
		}
	}
	return ns / 1e9
}
