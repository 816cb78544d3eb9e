package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/internal/console"
)

const page = `<html lang=en><title>Ferry terminal approved</title><article><h1>Ferry terminal approved</h1>
<p>The council of Port Ellery approved a ferry terminal on Tuesday, ending two years of dispute over the harbor.
<p>"This gives the islands a reliable link," said Mara Lind, the director of the harbor authority, after the vote.</article>`

// What people type, right and wrong: the exit code, and words that they see.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	for name, s := range map[string]string{
		"gazette/a.html": page, "herald/a.html": strings.Replace(page, "two years", "three years", 1),
		"pdf.html": "%PDF-1.7", "broken.jsonl": "{\"text\":\n", "empty/notes.doc": "x",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	for _, c := range []struct {
		args string
		code int
		want string // on either stream
	}{
		{"", console.Usage, "masthead reads news pages"},
		{"help", 0, "masthead reads news pages"},
		{"look", console.Usage, `there is no command "look"`},
		{"article", console.Usage, "PATH…"},
		{"compare -h", 0, "-format"},
		{"compare -h", 0, "one folder per"},
		{"compare -colour", console.Usage, "-colour"},
		{"compare gazette -o out.csv", console.Usage, "-o stands behind a path; flags come first"},
		{"article gazette", 0, "Ferry terminal approved"},
		{"article gazette nowhere", console.Failed, "1 of 2 failed"},
		{"article nowhere", console.Failed, "nowhere: no such file or directory; check the path"},
		{"article pdf.html", console.Failed, "it is a PDF"},
		{"article empty", console.Failed, "no page was found"},
		{"analyze herald", 0, `"unit":"byte"`},
		{"analyze broken.jsonl", console.Failed, "broken.jsonl:1: "},
		{"compare gazette herald", 0, "Story 1: Ferry terminal approved"},
		{"compare gazette", 0, "There is one outlet only"},
		{"compare gazette", 0, "(1 article, 1 outlet)"},
		{"compare -same FBI gazette", console.Usage, "it takes two names"},
		{"compare -same Council,Mayor gazette herald", 0, "Story 1: Ferry terminal approved"},
		{"compare -format html gazette", console.Usage, "give the file with -o"},
		{"compare -o out.doc gazette", console.Usage, `"doc" is no form of report`},
		{"compare -o out.csv gazette herald", 0, "2 outlets"},
		{"compare -o nowhere/out.html gazette", console.Failed, "writing nowhere/out.html: no such file or directory"},
	} {
		var out bytes.Buffer
		if code := run(t.Context(), strings.Fields(c.args), &out, &out); code != c.code || !strings.Contains(out.String(), c.want) {
			t.Errorf("masthead %s: code %d, want %d and %q in:\n%s", c.args, code, c.code, c.want, out.String())
		}
	}
	if b, err := os.ReadFile("out.csv"); err != nil || !bytes.HasPrefix(b, []byte("section,item")) {
		t.Errorf("out.csv: %q, %v", b, err)
	}
}
