package report

import (
	"fmt"
	"reflect"
	"unicode/utf8"

	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/text"
)

// check reports the first place or index of c that leads nowhere, so that what
// was read can be shown without looking out for it everywhere.
func check(c *compare.Comparison) error {
	ck := checker{c: c}
	for i, d := range c.Docs {
		ck.index("outlet of a document", d.Outlet, len(c.Outlets))
		ck.span(compare.Place{Doc: i, Span: d.Body})
		for _, b := range d.Blocks {
			ck.span(compare.Place{Doc: i, Span: b.Span})
		}
	}
	for _, o := range c.Outlets {
		for _, d := range o.Docs {
			ck.index("document of an outlet", d, len(c.Docs))
		}
	}
	for _, v := range c.Voices {
		ck.index("outlet of voices", v.Outlet, len(c.Outlets))
	}
	for _, o := range c.Omissions {
		for _, m := range o.Missing {
			ck.index("outlet of an omission", m, len(c.Outlets))
		}
	}
	for _, e := range c.Timeline {
		ck.index("document of the timeline", e.Doc, len(c.Docs))
		ck.index("source on the timeline", max(e.From, 0), len(c.Docs))
	}
	for _, keys := range c.Words.Keys {
		for _, k := range keys {
			ck.index("telling term", k.Term, len(c.Words.Terms))
		}
	}
	ck.words()
	for _, x := range c.Copies {
		ck.index("source of copy", x.From, len(c.Docs))
		ck.index("copy", x.To, len(c.Docs))
		for _, p := range x.Sentences {
			ck.index("document of a sentence", p.To.Doc, len(c.Docs))
			ck.steps(p.From, p.To, p.Steps, p.Edits)
		}
	}
	for _, x := range c.Captions {
		ck.steps(x.From, x.To, x.Steps, x.Edits)
	}
	ck.walk(reflect.ValueOf(c).Elem())
	return ck.err
}

// A checker keeps the first thing that is wrong.
type checker struct {
	c   *compare.Comparison
	err error
}

func (ck *checker) fail(format string, args ...any) {
	if ck.err == nil {
		ck.err = fmt.Errorf(format, args...)
	}
}

func (ck *checker) index(what string, i, n int) {
	if i < 0 || i >= n {
		ck.fail("%s: there is no number %d among %d", what, i, n)
	}
}

// span checks a place that may be empty.
func (ck *checker) span(p compare.Place) {
	if p.Span == (text.Span{}) && p.Doc == 0 {
		return
	}
	if p.Doc < 0 || p.Doc >= len(ck.c.Docs) {
		ck.fail("a place in document %d of %d", p.Doc, len(ck.c.Docs))
		return
	}
	s := ck.c.Docs[p.Doc].Text
	onRune := func(i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }
	if p.Start < 0 || p.End < p.Start || p.End > len(s) || !onRune(p.Start) || !onRune(p.End) {
		ck.fail("a place from byte %d to %d of document %d, which cuts a character or leaves its text", p.Start, p.End, p.Doc)
	}
}

// words checks that there are totals and terms for the keys of each outlet.
func (ck *checker) words() {
	w := &ck.c.Words
	if len(w.Total) > 0 || len(w.Keys) > 0 {
		ck.parallel("keys", len(w.Keys))
		ck.parallel("totals", len(w.Total))
		ck.parallel("copied words", len(w.Copied))
	}
	for o, keys := range w.Keys {
		for _, k := range keys {
			if ck.err != nil {
				return
			}
			if by := w.Terms[k.Term].ByOutlet; o >= len(by) || by[o].N == 0 {
				ck.fail("outlet %d doesn't use its telling term %q", o, w.Terms[k.Term].Term)
			}
		}
	}
}

func (ck *checker) parallel(what string, n int) {
	if n != len(ck.c.Outlets) {
		ck.fail("%s for %d outlets, not %d", what, n, len(ck.c.Outlets))
	}
}

// steps checks that they stay in the texts of from and to, and name edits of es.
func (ck *checker) steps(from, to compare.Place, steps []compare.Step, es []compare.Edit) {
	for _, s := range steps {
		if !s.From.Empty() && s.From.Doc != from.Doc || !s.To.Empty() && s.To.Doc != to.Doc {
			ck.fail("a step out of its document")
		}
		if s.Edit >= 0 {
			ck.index("edit of a step", s.Edit, len(es))
		}
	}
}

// walk checks all places within v, that each number has the places that it
// counts, and that what goes by outlet goes by all of them.
func (ck *checker) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			ck.walk(v.Index(i))
		}
	case reflect.Struct:
		switch x := v.Interface().(type) {
		case compare.Place:
			ck.span(x)
			return
		case compare.Count:
			if x.N > 0 && len(x.Places) == 0 {
				ck.fail("a count of %d without a place", x.N)
			}
		}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() {
				continue
			}
			if f.Name == "ByOutlet" || f.Name == "Shares" || (f.Name == "Plain" || f.Name == "Said") && v.Field(i).Len() > 0 {
				ck.parallel(f.Name, v.Field(i).Len())
			}
			ck.walk(v.Field(i))
		}
	default:
	}
}
