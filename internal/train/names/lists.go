package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/internal/names"
	"github.com/masthead-news/masthead/internal/wordlist"
)

// A list is a file of phrases and what they are.
type list struct {
	path   string
	column string // of a CSV file
	is     names.List
}

// knownKinds are the lists that the lines of lists/known.txt go to.
var knownKinds = map[string]names.List{"body": names.Known, "people": names.People, "thing": names.Thing}

// addKnown puts the names of the file into the lexicon: "kind: name;name;…".
func addKnown(l *names.Lexicon, path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for line := range wordlist.Lines(string(b)) {
		kind, ns, _ := strings.Cut(line, ": ")
		is, ok := knownKinds[kind]
		if !ok {
			return fmt.Errorf("%s: %q is no kind of name: body, people or thing", path, kind)
		}
		for s := range strings.SplitSeq(ns, ";") {
			l.AddPhrase(s, is)
		}
	}
	return nil
}

// addLabelled puts the organizations and places of other labeled texts into the
// lexicon, those that are mostly one or the other.
func addLabelled(l *names.Lexicon, path string) error {
	es, err := readExamples(path)
	if err != nil {
		return err
	}
	count := map[string]map[string]int{}
	for _, e := range es {
		for _, s := range e.spans {
			w := e.text[s.start:s.end]
			if count[w] == nil {
				count[w] = map[string]int{}
			}
			count[w][s.class]++
			count[w][""]++
		}
	}
	for _, w := range slices.Sorted(maps.Keys(count)) {
		if strings.ToLower(w) == w {
			continue
		}
		n := count[w]
		switch {
		case n["org"]*10 >= n[""]*8:
			l.AddPhrase(w, names.Group)
		case n["loc"]*10 >= n[""]*8:
			l.AddPhrase(w, names.Place)
		}
	}
	return nil
}

// addLists puts the phrases of the lists into the lexicon: a column of a CSV
// file, or our own lists of countries and organizations, whose fields are parted
// by "|" and whose names by ";".
func addLists(l *names.Lexicon, ls []list) error {
	for _, x := range ls {
		b, err := os.ReadFile(x.path)
		if err != nil {
			return err
		}
		if x.column != "" {
			err = addColumn(l, bytes.NewReader(b), x)
		} else {
			err = addRows(l, bytes.NewReader(b), x.is)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", x.path, err)
		}
	}
	return nil
}

func addColumn(l *names.Lexicon, r io.Reader, x list) error {
	rows, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return err
	}
	at := -1
	for i, name := range rows[0] {
		if strings.TrimPrefix(name, "\ufeff") == x.column {
			at = i
		}
	}
	if at < 0 {
		return fmt.Errorf("no column %q", x.column)
	}
	for _, row := range rows[1:] {
		if s := strings.TrimSpace(row[at]); len(s) > 1 {
			l.AddPhrase(s, x.is)
		}
	}
	return nil
}

func addRows(l *names.Lexicon, r io.Reader, is names.List) error {
	sc := bufio.NewScanner(r)
	for sc.Scan() {
		if strings.HasPrefix(sc.Text(), "#") {
			continue
		}
		f := strings.Split(sc.Text(), "|")
		if is == names.Country {
			f = f[1:]
		}
		for i, field := range f {
			for s := range strings.SplitSeq(field, ";") {
				if i == 2 && is == names.Country {
					l.AddPhrase(s, names.Demonym)
					l.AddPhrase(s+"s", names.Demonym)
				} else if s != "" {
					l.AddPhrase(s, is)
				}
			}
		}
	}
	return sc.Err()
}
