package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/masthead-news/masthead/internal/eval"
)

const unseenFile = "internal/eval/unseen.txt"

// unseen measures the models that have learned from the pages of the plan as if
// they had not: by cross-validation, each page read by a model that has seen no
// page of its site. It trains them all, which takes minutes.
func unseen(args []string, w io.Writer) error {
	fs := flag.NewFlagSet("eval unseen", flag.ContinueOnError)
	data := fs.String("shared", sharedData, "folder of the evaluation data")
	keep := fs.String("keep", "", "folder to leave the predictions in, in the form of -out")
	ready := fs.Bool("ready", false, "score the predictions that are in -keep, and train nothing")
	if err := fs.Parse(args); err != nil {
		return err
	}
	sections, err := plan(planText)
	if err != nil {
		return err
	}
	dir := *keep
	if dir == "" {
		if dir, err = os.MkdirTemp("", "unseen"); err != nil {
			return err
		}
		defer func() { _ = os.RemoveAll(dir) }()
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return err
	}
	if !*ready {
		if err := predictUnseen(filepath.Join(*data, "extract"), dir, w); err != nil {
			return err
		}
	}
	out := make(floors)
	for _, s := range sections {
		if !s.shows(colUnseen) {
			continue
		}
		for _, r := range s.runs {
			if err := scoreUnseen(&r, *data, dir, out); err != nil {
				return err
			}
		}
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Figures on pages that the models have not seen: cross-validation, all pages of a site in one part.\n"+
		"# Written on %s by: go run ./internal/cmd/eval unseen\n", time.Now().UTC().Format("2 January 2006"))
	out.write(&b, sections, 4)
	if err := os.WriteFile(unseenFile, b.Bytes(), 0o644); err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// predictUnseen has the trainers write what they find on unseen pages to dir:
// SET.json for HTML, STYLE.SET.json for flattened pages.
func predictUnseen(pages, dir string, w io.Writer) error {
	pages, err := filepath.Abs(pages)
	if err != nil {
		return err
	}
	for _, args := range [][]string{
		{"test", "./readability", "-count=1", "-run=^TestTrain$", "-timeout=2h", "-args", "-train=" + pages, "-predictions=" + dir},
		{"run", "./internal/train/dumps", "-data=" + pages, "-folds=" + dir},
		{"test", "./readability", "-count=1", "-run=^TestUnseenDumps$", "-timeout=2h", "-args", "-data=" + pages, "-folds=" + dir, "-predictions=" + dir},
	} {
		cmd := exec.Command("go", args...)
		cmd.Stdout, cmd.Stderr = w, os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("go %s %s: %w", args[0], args[1], err)
		}
	}
	return nil
}

// scoreUnseen puts the figures of r into out, by the predictions in dir.
func scoreUnseen(r *planned, data, dir string, out floors) error {
	args := r.in(data)
	o, err := parse(args)
	if err != nil {
		return err
	}
	name := filepath.Base(o.data) + ".json"
	if args[0] == "dumps" {
		name = o.style + "." + name
	}
	o.pred = filepath.Join(dir, name)
	res, err := measure(args[0], o)
	if err != nil {
		return err
	}
	for _, x := range r.figures {
		v, ok := res.Metrics.Get(x.metric)
		if !ok {
			return fmt.Errorf("%s has no figure %s", r.command(), x.metric)
		}
		out[floorKey{r.command(), x.metric}] = v
	}
	return nil
}

// unseenFigures are those that the last such run found.
func unseenFigures() (floors, error) { return parseFloors(eval.Unseen) }
