package masthead_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// outside makes a module of its own that imports ours, with the program src,
// and builds it. It returns the path of the binary.
func outside(t *testing.T, src string) string {
	t.Helper()
	root, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	sums, err := os.ReadFile("go.sum")
	if err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	// Our requirements, so that the build needs nothing that we don't.
	_, requirements, _ := strings.Cut(string(mod), "\nrequire")
	write("go.sum", string(sums))
	write("go.mod", "module example.org/outside\n\ngo 1.26.0\n\nrequire "+module+" v0.0.0\n\nreplace "+module+" => "+root+"\n\nrequire"+requirements)
	write("main.go", src)
	binary := filepath.Join(dir, "program")
	cmd := exec.Command("go", "build", "-mod=mod", "-o", binary, ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return binary
}

// The README's program compiles in another module and does what it says.
func TestProgramOfTheREADME(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a module")
	}
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(readme), "```go\n")
	src, _, found := strings.Cut(rest, "```")
	if !found || !strings.Contains(src, "func main()") {
		t.Fatal("the README has no Go program")
	}
	program := outside(t, src)
	for _, args := range [][]string{nil, {filepath.Join(sampleDir, "no-such-folder")}} {
		if out, err := exec.Command(program, args...).CombinedOutput(); err == nil || len(out) == 0 {
			t.Errorf("with arguments %q it says %q and fails with %v", args, out, err)
		}
	}
	cmd := exec.Command(program, filepath.Join(sampleDir, "kestovia-voice"))
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{"Kestovia, 'Ardenia' at 'odds' over flood crime: Meridian", "Petra Holm", "Meridian"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("the program doesn't print %q; it prints\n%s", want, out)
		}
	}
}

// A program that brings its own recognizer, or only reads what another program
// wrote, carries no model of ours.
func TestUnusedModelsAreNotLinked(t *testing.T) {
	if testing.Short() {
		t.Skip("builds two modules")
	}
	var models []string
	for _, pattern := range []string{"*/model/*.bin", "*/model/*/*.bin", "internal/*/model/*.bin"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		models = append(models, found...)
	}
	if len(models) < 5 {
		t.Fatalf("found the models %v, want those of names, quotes, tone, blocks and lines", models)
	}
	for name, src := range map[string]string{"own recognizer": `package main

import (
	"fmt"

	"` + module + `/entities"
	"` + module + `/text"
)

func main() {
	d := text.New("Mayor Ola Brandt said no.")
	r := entities.Resolve(d, []entities.Mention{{Span: text.Span{Start: 6, End: 16}, Kind: entities.Person, Entity: -1}})
	fmt.Println(len(r.Entities))
}
`, "reader of comparisons": `package main

import (
	"fmt"
	"os"

	"` + module + `/report"
)

func main() {
	c, err := report.ReadJSON(os.Stdin)
	if err == nil {
		err = report.HTML(os.Stdout, c)
	}
	fmt.Fprintln(os.Stderr, err)
}
`} {
		t.Run(name, func(t *testing.T) {
			binary, err := os.ReadFile(outside(t, src))
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range models {
				b, err := os.ReadFile(m)
				if err != nil {
					t.Fatal(err)
				}
				// The middle of a model stands nowhere else.
				if mid := b[len(b)/2:]; bytes.Contains(binary, mid[:min(64, len(mid))]) {
					t.Errorf("%s is linked into a program that doesn't use it", m)
				}
			}
		})
	}
}
