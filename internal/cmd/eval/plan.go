package main

import (
	_ "embed"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed plan.txt
var planText string

// A section is one table of docs/quality.md.
type section struct {
	title   string
	words   []string // lines
	columns []column
	runs    []planned
}

// planned is one run of this command, and which of its figures are shown.
type planned struct {
	args    []string // as in the file, without the folder of the data
	slow    bool
	figures []shown
}

type shown struct {
	metric string
	words  string
	others string
	card   string // where the model's card has this figure
}

// command is p as one string; it names the run in floors.
func (p *planned) command() string { return strings.Join(p.args, " ") }

// in returns p's arguments with paths within dir.
func (p *planned) in(dir string) []string {
	args := slices.Clone(p.args)
	for i := 1; i < len(args); i++ {
		switch args[i-1] {
		case "-data", "-text", "-pairs", "-names", "-background":
			args[i] = filepath.Join(dir, args[i])
		}
	}
	return args
}

// plan reads what is to be measured.
func plan(s string) ([]section, error) {
	var out []section
	n := 0
	for line := range strings.Lines(s) {
		n++
		line = strings.TrimRight(line, "\n")
		first, rest, _ := strings.Cut(line, " ")
		var last *section
		if len(out) > 0 {
			last = &out[len(out)-1]
		}
		switch {
		case first == "#" || line == "#":
		case first == "==":
			out = append(out, section{title: rest})
		case last == nil && line == "":
		case last == nil:
			return nil, fmt.Errorf("plan, line %d: text before the first section", n)
		case first == "column":
			from, heading, _ := strings.Cut(rest, " ")
			if from != colHere && from != colUnseen && from != colCard || heading == "" {
				return nil, fmt.Errorf("plan, line %d: want column here, unseen or card, and its heading", n)
			}
			last.columns = append(last.columns, column{from, heading})
		case first == "run", first == "slow":
			last.runs = append(last.runs, planned{args: strings.Fields(rest), slow: first == "slow"})
		case strings.HasPrefix(line, "  "):
			if len(last.runs) == 0 {
				return nil, fmt.Errorf("plan, line %d: a figure before the first run", n)
			}
			f, err := parseShown(line)
			if err != nil {
				return nil, fmt.Errorf("plan, line %d: %w", n, err)
			}
			r := &last.runs[len(last.runs)-1]
			r.figures = append(r.figures, f)
		case line != "" || len(last.runs) == 0 && len(last.words) > 0:
			last.words = append(last.words, line)
		}
	}
	for i := range out {
		if len(out[i].columns) == 0 {
			out[i].columns = []column{{colHere, "masthead"}}
		}
	}
	return out, nil
}

// parseShown reads "METRIC | WORDS | OTHERS", with "| CARD" after it or not; \|
// stands for a bar.
func parseShown(line string) (shown, error) {
	parts := strings.Split(strings.ReplaceAll(line, `\|`, "\x00"), "|")
	if len(parts) == 3 {
		parts = append(parts, "")
	}
	if len(parts) != 4 {
		return shown{}, fmt.Errorf("want METRIC | WORDS | OTHERS, got %q", line)
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(strings.ReplaceAll(parts[i], "\x00", "|"))
	}
	return shown{parts[0], parts[1], parts[2], parts[3]}, nil
}
