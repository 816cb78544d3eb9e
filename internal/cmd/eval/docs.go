package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/masthead-news/masthead/internal/eval"
)

const (
	qualityFile  = "docs/quality.md"
	tablesBegin  = "<!-- Tables: written by go run ./internal/cmd/eval docs, not by hand. -->"
	tablesEnd    = "<!-- End of tables. -->"
	qualityIntro = "# Quality\n\n"
)

// docs measures the whole plan and writes tables and floors. Text outside the
// tables of docs/quality.md stays as it is.
func docs(args []string, w io.Writer) error {
	fs := flag.NewFlagSet("eval docs", flag.ContinueOnError)
	data := fs.String("shared", sharedData, "folder of the evaluation data")
	lower := fs.Bool("lower", false, "let floors fall with their figures")
	only := fs.String("section", "", "print one section and change no file")
	if err := fs.Parse(args); err != nil {
		return err
	}
	sections, err := plan(planText)
	if err != nil {
		return err
	}
	old, err := parseFloors(eval.Floors)
	if err != nil {
		return err
	}
	limits := make(floors)
	var tables strings.Builder
	fmt.Fprintf(&tables, "%s\n\nMeasured on %s.\n", tablesBegin, time.Now().UTC().Format("2 January 2006"))
	ms := newMeasurer(*data)
	for _, s := range sections {
		if *only != "" && s.title != *only {
			continue
		}
		t, err := table(ms, &s)
		if err != nil {
			return err
		}
		tables.WriteString("\n" + t)
		if *only != "" {
			_, err := io.WriteString(w, t)
			return err
		}
		for _, r := range s.runs {
			for _, x := range r.figures {
				k := floorKey{r.command(), x.metric}
				v, _ := ms.done[r.command()].Metrics.Get(x.metric)
				limits[k] = floorOf(v)
				if old[k] > limits[k] && !*lower {
					fmt.Fprintf(w, "%s: %s is %.4f, its floor stays at %.3f\n", k.command, k.metric, v, old[k])
					limits[k] = old[k]
				}
			}
		}
	}
	if *only != "" {
		return fmt.Errorf("no section %q", *only)
	}
	fmt.Fprintf(&tables, "\n%s\n", tablesEnd)
	if err := rewrite(qualityFile, tables.String()); err != nil {
		return err
	}
	b := bytes.NewBufferString(floorsHead)
	limits.write(b, sections, 3)
	return os.WriteFile(floorsFile, b.Bytes(), 0o644)
}

// table measures the runs of s and returns its part of the page.
func table(ms *measurer, s *section) (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n\n%s\n\n", s.title, strings.TrimSpace(strings.Join(s.words, "\n")))
	held, err := unseenFigures()
	if err != nil {
		return "", err
	}
	b.WriteString("| figure |")
	for _, c := range s.columns {
		b.WriteString(" " + c.heading + " |")
	}
	b.WriteString(" n | others |\n| --- |" + strings.Repeat(" --: |", len(s.columns)+1) + " --- |\n")
	for _, r := range s.runs {
		res, err := ms.measure(&r)
		if err != nil {
			return "", err
		}
		for _, x := range r.figures {
			fmt.Fprintf(&b, "| %s |", x.words)
			for i, c := range s.columns {
				cell, err := c.cell(&r, &x, res, held)
				if err != nil {
					return "", err
				}
				if i == 0 && cell != "" {
					cell = "**" + cell + "**"
				}
				fmt.Fprintf(&b, " %s |", cell)
			}
			n := float64(res.N)
			if of, ok := res.Metrics.Get(x.metric + ".n"); ok { // the figure has a number of its own
				n = of
			}
			fmt.Fprintf(&b, " %.0f | %s |\n", n, x.others)
		}
	}
	b.WriteString("\n```sh\n")
	if s.shows(colUnseen) {
		b.WriteString("go run ./internal/cmd/eval unseen # the first column\n")
	}
	seen := make(map[string]bool)
	for _, r := range s.runs {
		line := "go run ./internal/cmd/eval " + strings.Join(r.in(sharedData), " ")
		if !seen[line] {
			seen[line] = true
			b.WriteString(line + "\n")
		}
	}
	b.WriteString("```\n")
	return b.String(), nil
}

// short prints a share as ".853" and a count as it is.
func short(v float64) string {
	if v > 1 || v == 0 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return strings.TrimPrefix(strconv.FormatFloat(v, 'f', 3, 64), "0")
}

// rewrite puts tables in the place of those in file.
func rewrite(file, tables string) error {
	b, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		b = []byte(qualityIntro + tablesBegin + tablesEnd)
	} else if err != nil {
		return err
	}
	before, rest, ok1 := strings.Cut(string(b), tablesBegin)
	_, after, ok2 := strings.Cut(rest, tablesEnd)
	if !ok1 || !ok2 {
		return fmt.Errorf("%s: the lines round the tables are gone: %q, %q", file, tablesBegin, tablesEnd)
	}
	return os.WriteFile(file, []byte(before+strings.TrimSuffix(tables, "\n")+after), 0o644)
}
