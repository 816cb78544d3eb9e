package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// A column of a table says where its figures come from.
type column struct{ from, heading string }

const (
	colHere   = "here"   // measured now
	colUnseen = "unseen" // by cross-validation; internal/eval/unseen.txt
	colCard   = "card"   // as the model's card says
)

// shows reports whether s has a column of figures from there.
func (s *section) shows(from string) bool {
	for _, c := range s.columns {
		if c.from == from {
			return true
		}
	}
	return false
}

// cell is the figure of x, measured in res, in the column.
func (c column) cell(r *planned, x *shown, res *result, held floors) (string, error) {
	switch c.from {
	case colUnseen:
		v, ok := held[floorKey{r.command(), x.metric}]
		if !ok {
			return "", nil
		}
		return short(v), nil
	case colCard:
		if x.card == "" {
			return "", nil
		}
		v, err := fromCard(x.card)
		return short(v), err
	}
	v, ok := res.Metrics.Get(x.metric)
	if !ok {
		return "", fmt.Errorf("%s has no figure %s", r.command(), x.metric)
	}
	return short(v), nil
}

// fromCard reads a figure from the table of a model's card: "FILE: ROW: COLUMN",
// with the beginning of the row and the column's number, from 1. Above 1 it
// stands there in percent.
func fromCard(at string) (float64, error) {
	parts := strings.Split(at, ": ")
	if len(parts) != 3 {
		return 0, fmt.Errorf("want FILE: ROW: COLUMN, got %q", at)
	}
	col, err := strconv.Atoi(parts[2])
	if err != nil {
		return 0, fmt.Errorf("%s: %w", at, err)
	}
	b, err := os.ReadFile(parts[0])
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(b)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if !strings.HasPrefix(strings.TrimSpace(cells[0]), parts[1]) || col >= len(cells) {
			continue
		}
		v, err := strconv.ParseFloat(strings.TrimSpace(cells[col]), 64)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", at, err)
		}
		if v > 1 {
			v /= 100
		}
		return v, nil
	}
	return 0, fmt.Errorf("%s has no row %q", parts[0], parts[1])
}
