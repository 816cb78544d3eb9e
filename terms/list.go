package terms

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// SetTotal says how many running terms of that many words a collection has of
// which only a part of the terms is given by Set, as in a list of the most
// frequent ones.
func (c *Counts) SetTotal(words, n int) {
	for len(c.totals) < words {
		c.totals = append(c.totals, 0)
	}
	if words > 0 {
		c.totals[words-1] = n
	}
}

// ReadList reads a frequency list, which can then be a reference for
// [Keyness.Compare]: lines of a term, a tab, its count and, if known, a tab and
// the number of articles that have it. Terms are folded as c folds them, and
// those that become equal are added up. Lines that are empty or begin with "# "
// are passed over, but for
//
//	# words 1000000
//	# articles 5000
//
// which give the size of the collection where the list holds only a part.
func ReadList(r io.Reader) (*Counts, error) {
	c := &Counts{}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	words, articles := 0, 0
	for line := 1; sc.Scan(); line++ {
		s := strings.TrimRight(sc.Text(), "\r")
		if rest, ok := strings.CutPrefix(s, "# "); ok {
			name, n, _ := strings.Cut(rest, " ")
			switch x, err := strconv.Atoi(strings.TrimSpace(n)); {
			case err != nil:
			case name == "words":
				words = x
			case name == "articles":
				articles = x
			}
			continue
		}
		if strings.TrimSpace(s) == "" {
			continue
		}
		f := strings.Split(s, "\t")
		var ns [2]int
		for i := range min(2, len(f)-1) {
			n, err := strconv.Atoi(strings.TrimSpace(f[i+1]))
			if err != nil || n < 0 {
				return nil, fmt.Errorf("terms: line %d of the frequency list: %q is no count; want term, tab, count", line, f[i+1])
			}
			ns[i] = n
		}
		if len(f) < 2 {
			return nil, fmt.Errorf("terms: line %d of the frequency list has no tab; want term, tab, count", line)
		}
		if term := c.Fold(f[0]); term != "" {
			old := c.Of(term)
			c.Set(term, old.N+ns[0], max(old.Range, ns[1]))
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("terms: reading the frequency list: %w", err)
	}
	if words > 0 {
		c.SetTotal(1, words)
	}
	c.SetArticles(articles)
	return c, nil
}
