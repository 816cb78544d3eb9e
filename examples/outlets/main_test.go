package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	flood = `<html lang="en"><head><title>Flood closes the old bridge</title></head><body><article><h1>Flood closes the old bridge</h1>
<p>The river Olm rose by three meters on Monday night and closed the old bridge at Westport, the fire brigade said.</p>
<p>“We have not seen such water in twenty years,” said Mara Lind, who leads the brigade. Forty families left their homes.</p></article></body></html>`
	chess = `<html lang="en"><head><title>Teenager wins chess title</title></head><body><article><h1>Teenager wins chess title</h1>
<p>Ivo Brandt, 16, won the national chess championship in Norrby on Sunday after a draw in the last round.</p>
<p>“I slept badly and played well,” the student said. He is the youngest champion that the federation has had.</p></article></body></html>`
)

// Pages of different stories are compared all the same, and it is said.
func TestSeveralStories(t *testing.T) {
	write := func(dir, name, page string) {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run := func(second string) string {
		dir := t.TempDir()
		write(dir, "The Lantern/a.html", flood)
		write(dir, "The Beacon/a.html", second)
		var stdout, stderr bytes.Buffer
		if code := run(t.Context(), []string{"-o", filepath.Join(dir, "o.html"), dir}, &stdout, &stderr); code != 0 {
			t.Fatalf("exit code %d: %s", code, &stderr)
		}
		return strings.Join(strings.Fields(stdout.String()), " ")
	}
	const note = "These 2 articles look like 2 stories"
	if out := run(chess); !strings.Contains(out, note) {
		t.Errorf("%q isn't in %s", note, out)
	}
	if out := run(flood); strings.Contains(out, "stories") {
		t.Errorf("one story is said to be several: %s", out)
	}
}

// A report is replaced, and it is said; another file is left alone.
func TestWhatIsThereIsNotLost(t *testing.T) {
	out := filepath.Join(t.TempDir(), "o.html")
	for _, c := range []struct {
		before string // what is there; empty for what the run before wrote
		code   int
		want   string
	}{
		{"my notes", 1, "no report of masthead"},
		{"", 0, "Written to"},
		{"", 0, "in place of the report that was there"},
	} {
		if c.before != "" {
			if err := os.WriteFile(out, []byte(c.before), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		var stdout, stderr bytes.Buffer
		code := run(t.Context(), []string{"-o", out}, &stdout, &stderr)
		if said := stdout.String() + stderr.String(); code != c.code || !strings.Contains(said, c.want) {
			t.Errorf("code %d, want %d and %q in %s", code, c.code, c.want, said)
		}
		if b, err := os.ReadFile(out); c.before != "" && (err != nil || string(b) != c.before) {
			t.Errorf("the file was changed to %q, %v", b, err)
		} else if c.before != "" {
			if err := os.Remove(out); err != nil {
				t.Fatal(err)
			}
		}
	}
}
