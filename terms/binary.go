package terms

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// The binary form of counts is a magic word and a version, then unsigned varints
// and strings with their lengths: flags, settings, totals, and the terms by the
// alphabet, each as the number of bytes it shares with the one before, the rest
// of it, its count and its range; then, if articles were kept, for each its
// words and its terms as differences of their indices, with counts. Equal counts
// give equal bytes.
const (
	magic         = "mhcounts"
	binaryVersion = 1
)

const (
	flagKeepCase = 1 << iota
	flagPerArticle
	flagStop
)

// ErrForm is returned, wrapped, for bytes that MarshalBinary didn't write.
var ErrForm = errors.New("terms: not the stored form of counts")

// MarshalBinary writes c in a form with a version that is about a fifth as long
// as the JSON form, for shards of a collection that are counted apart.
func (c *Counts) MarshalBinary() ([]byte, error) { return c.AppendBinary(nil) }

// AppendBinary appends what MarshalBinary writes to b.
func (c *Counts) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, magic...)
	b = binary.AppendUvarint(b, binaryVersion)
	flags := uint64(0)
	for flag, set := range map[uint64]bool{flagKeepCase: c.KeepCase, flagPerArticle: c.PerArticle, flagStop: c.Stop != nil} {
		if set {
			flags |= flag
		}
	}
	b = appendInts(b, int(flags), c.maxWords(), c.articles, c.dropped, len(c.totals))
	b = appendInts(b, c.totals...)
	if c.Stop != nil {
		b = appendString(b, c.Stop.Name)
		b = appendInts(b, len(c.Stop.Words))
		for _, w := range c.Stop.Words {
			b = appendString(b, w)
		}
	}
	list := c.stored()
	b = appendInts(b, len(list))
	last := ""
	at := make([]int, len(c.terms))
	for i, t := range list {
		at[t.original] = i
		same := 0
		for same < min(len(last), len(t.term), maxSame) && last[same] == t.term[same] {
			same++
		}
		b = appendInts(b, same)
		b = appendString(b, t.term[same:])
		b = appendInts(b, t.n, t.arts)
		last = t.term
	}
	if c.PerArticle {
		b = appendInts(b, len(c.per))
		for _, a := range c.per {
			b = appendInts(b, a.words, len(a.terms))
			last := -1
			for _, p := range a.inOrder(at) {
				b = appendInts(b, p[0]-last, p[1])
				last = p[0]
			}
		}
	}
	return b, nil
}

// stored lists the terms with a count by the alphabet.
func (c *Counts) stored() []termJSON {
	list := make([]termJSON, 0, len(c.terms))
	for id := range c.terms {
		if e := &c.terms[id]; e.n > 0 {
			list = append(list, termJSON{c.term(int32(id)), e.n, int(e.arts), int32(id)})
		}
	}
	slices.SortFunc(list, func(a, b termJSON) int { return strings.Compare(a.term, b.term) })
	return list
}

// inOrder returns the terms of a as pairs of the index that at gives their id,
// and their count, by index.
func (a *article) inOrder(at []int) [][2]int {
	pairs := make([][2]int, len(a.terms))
	for k, t := range a.terms {
		pairs[k] = [2]int{at[t.id], int(t.n)}
	}
	slices.SortFunc(pairs, func(x, y [2]int) int { return x[0] - y[0] })
	return pairs
}

func appendInts(b []byte, ns ...int) []byte {
	for _, n := range ns {
		b = binary.AppendUvarint(b, uint64(n))
	}
	return b
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// UnmarshalBinary reads what MarshalBinary wrote. It replaces what c held.
func (c *Counts) UnmarshalBinary(b []byte) error {
	if !strings.HasPrefix(string(b[:min(len(b), len(magic))]), magic) {
		return ErrForm
	}
	r := decoder{rest: b[len(magic):]}
	if v := r.int(); v != binaryVersion {
		return fmt.Errorf("%w: version %d, where this package reads %d", ErrForm, v, binaryVersion)
	}
	flags := r.int()
	n := Counts{KeepCase: flags&flagKeepCase != 0, PerArticle: flags&flagPerArticle != 0}
	n.MaxWords, n.articles, n.dropped = r.int(), r.int(), r.int()
	for range r.length() {
		n.totals = append(n.totals, r.int())
	}
	if flags&flagStop != 0 {
		n.Stop = &StopList{Name: r.string()}
		for range r.length() {
			n.Stop.Words = append(n.Stop.Words, r.string())
		}
	}
	ids := r.terms(&n)
	if n.PerArticle {
		for range r.length() {
			n.per = append(n.per, r.article(ids))
		}
	}
	if r.bad || len(r.rest) > 0 || n.MaxWords > maxTerm {
		return fmt.Errorf("%w: it is cut off or damaged", ErrForm)
	}
	*c = n
	return nil
}

// A decoder reads the binary form. After a fault it reads zeros.
type decoder struct {
	rest []byte
	bad  bool
}

func (r *decoder) int() int {
	x, n := binary.Uvarint(r.rest)
	if n <= 0 || x > 1<<56 {
		r.bad, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[n:]
	return int(x)
}

// length reads the number of things that follow, each of a byte or more.
func (r *decoder) length() int {
	n := r.int()
	if n > len(r.rest) {
		r.bad, r.rest = true, nil
		return 0
	}
	return n
}

func (r *decoder) string() string {
	n := r.length()
	s := string(r.rest[:n])
	r.rest = r.rest[n:]
	return s
}

// terms reads the terms into c and returns their ids.
func (r *decoder) terms(c *Counts) []int32 {
	n := r.length()
	ids := make([]int32, 0, n)
	last := ""
	for range n {
		same := r.int()
		rest := r.string()
		if r.bad || same > min(len(last), maxSame) || strings.Count(rest, " ") > maxTermWords {
			r.bad = true
			return ids
		}
		last = last[:same] + rest
		id := c.put(last)
		ids = append(ids, id)
		c.terms[id].n, c.terms[id].arts = r.int(), int32(min(r.int(), 1<<31-1))
	}
	return ids
}

// No term that this package counts is longer; more in a stored form is damage.
const (
	maxTerm      = 1 << 16
	maxSame      = 255 // of a term's bytes told as those of the one before, so that little can't become much
	maxTermWords = 1 << 10
)

// article reads what one article has.
func (r *decoder) article(ids []int32) article {
	a := article{words: r.int()}
	at := -1
	for range r.length() {
		at += r.int()
		n := r.int()
		if at < 0 || at >= len(ids) {
			r.bad = true
			return a
		}
		a.terms = append(a.terms, termCount{ids[at], int32(min(n, 1<<31-1))})
	}
	slices.SortFunc(a.terms, func(x, y termCount) int { return int(x.id - y.id) })
	return a
}
