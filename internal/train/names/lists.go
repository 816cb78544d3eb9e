package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/masthead-news/masthead/internal/names"
)

// A list is a file of phrases and what they are.
type list struct {
	path   string
	column string // of a CSV file
	is     names.List
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
