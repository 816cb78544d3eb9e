package terms

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
)

// version is that of the stored form of counts.
const version = 1

// countsJSON is the stored form of counts. Terms are in the order of the
// alphabet, so that equal counts give equal bytes.
type countsJSON struct {
	Version  int        `json:"version"`
	MaxWords int        `json:"maxWords"`
	KeepCase bool       `json:"keepCase,omitempty"`
	Stop     *StopList  `json:"stop,omitempty"`
	Dropped  int        `json:"dropped,omitempty"`
	Articles int        `json:"articles"`
	Totals   []int      `json:"totals"`
	Terms    []termJSON `json:"terms"`
	// PerArticle has for each article its words and then index and count of
	// each of its terms.
	PerArticle [][]int `json:"perArticle,omitempty"`
}

// termJSON is ["term", count, range].
type termJSON struct {
	term     string
	n, arts  int
	original int32
}

func (t termJSON) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{t.term, t.n, t.arts})
}

func (t *termJSON) UnmarshalJSON(b []byte) error {
	var fields []json.RawMessage
	if err := json.Unmarshal(b, &fields); err != nil {
		return err
	}
	if len(fields) != 3 {
		return fmt.Errorf("terms: a term has %d fields, not 3", len(fields))
	}
	for i, p := range []any{&t.term, &t.n, &t.arts} {
		if err := json.Unmarshal(fields[i], p); err != nil {
			return err
		}
	}
	return nil
}

// MarshalJSON writes c in a form with a version, which UnmarshalJSON reads and
// other programs can.
func (c *Counts) MarshalJSON() ([]byte, error) {
	j := countsJSON{
		Version: version, MaxWords: c.maxWords(), KeepCase: c.KeepCase, Stop: c.Stop,
		Dropped: c.dropped, Articles: c.articles, Totals: c.totals, Terms: c.stored(),
	}
	if c.PerArticle {
		at := make([]int, len(c.terms))
		for i, t := range j.Terms {
			at[t.original] = i
		}
		j.PerArticle = make([][]int, len(c.per))
		for i, a := range c.per {
			pairs := a.inOrder(at)
			row := append(make([]int, 0, 1+2*len(pairs)), a.words)
			for _, p := range pairs {
				row = append(row, p[0], p[1])
			}
			j.PerArticle[i] = row
		}
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads what MarshalJSON wrote. It replaces what c held.
func (c *Counts) UnmarshalJSON(b []byte) error {
	var j countsJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	if j.Version != version {
		return fmt.Errorf("terms: counts of version %d, where this package reads %d", j.Version, version)
	}
	if j.MaxWords < 0 || j.MaxWords > maxTerm {
		return fmt.Errorf("terms: counts of terms of %d words, where 0 to %d are possible", j.MaxWords, maxTerm)
	}
	n := Counts{
		MaxWords: j.MaxWords, KeepCase: j.KeepCase, Stop: j.Stop, PerArticle: j.PerArticle != nil,
		dropped: j.Dropped, articles: j.Articles, totals: j.Totals,
	}
	ids := make([]int32, len(j.Terms))
	for i, t := range j.Terms {
		if t.n < 0 || t.arts < 0 {
			return fmt.Errorf("terms: %q is counted %d times in %d articles", t.term, t.n, t.arts)
		}
		ids[i] = n.put(t.term)
		e := &n.terms[ids[i]]
		e.n, e.arts = t.n, int32(t.arts)
	}
	for _, row := range j.PerArticle {
		a, err := articleOf(row, ids)
		if err != nil {
			return err
		}
		n.per = append(n.per, a)
	}
	*c = n
	return nil
}

func articleOf(row []int, ids []int32) (article, error) {
	if len(row)%2 != 1 {
		return article{}, fmt.Errorf("terms: an article of %d numbers", len(row))
	}
	a := article{words: row[0]}
	for k := 1; k < len(row); k += 2 {
		if row[k] < 0 || row[k] >= len(ids) {
			return article{}, fmt.Errorf("terms: an article names term %d of %d", row[k], len(ids))
		}
		a.terms = append(a.terms, termCount{ids[row[k]], int32(row[k+1])})
	}
	slices.SortFunc(a.terms, func(x, y termCount) int { return int(x.id - y.id) })
	return a, nil
}

// keyForm is a Key as JSON has it, which has no infinity.
type keyForm struct {
	plainKey
	PercentDiff *float64 `json:"percentDiff"`
}

type plainKey Key

// MarshalJSON writes k; its PercentDiff is null where the reference lacks the term.
func (k Key) MarshalJSON() ([]byte, error) {
	f := keyForm{plainKey: plainKey(k)}
	if !math.IsInf(k.PercentDiff, 0) {
		f.PercentDiff = &k.PercentDiff
	}
	return json.Marshal(f)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (k *Key) UnmarshalJSON(b []byte) error {
	var f keyForm
	if err := json.Unmarshal(b, &f); err != nil {
		return err
	}
	*k = Key(f.plainKey)
	if k.PercentDiff = math.Inf(1); f.PercentDiff != nil {
		k.PercentDiff = *f.PercentDiff
	}
	return nil
}
