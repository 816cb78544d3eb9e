package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const agency = `The council of Port Ellery approved a ferry terminal on Tuesday, ending two years of dispute over the harbor.

"This gives the islands a reliable link," said Mara Lind, the director of the harbor authority, after the vote on Tuesday.`

func TestEditsAreShownWordByWord(t *testing.T) {
	dir := t.TempDir()
	write := func(name, body string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("Ferry terminal approved\n\n"+body+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	edited := strings.Replace(strings.Replace(agency, "said", "claimed", 1), "a ferry terminal", `a "ferry terminal"`, 1)
	var out strings.Builder
	if err := run(t.Context(), []string{write("agency.md", agency), write("outlet.md", edited)}, &out); err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(out.String()), " ")
	for _, want := range []string{"[-said-] {+claimed+} Mara Lind", "attribution: “said” became “claimed”", "scare quotes: "} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	other := write("other.md", `The chess federation named a new champion in Norrby on Sunday after a draw in the last round, its youngest.`)
	if err := run(t.Context(), []string{filepath.Join(dir, "agency.md"), other}, &out); err == nil {
		t.Error("two texts with nothing in common have edits")
	}
}
