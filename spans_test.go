package masthead_test

import (
	"fmt"
	"reflect"
	"unicode/utf8"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/text"
)

// faults returns what is wrong with the positions of d: spans that leave its
// text, cut a rune or are out of order, and indices that lead nowhere.
func faults(d *masthead.Document) []string {
	var found []string
	note := func(format string, args ...any) { found = append(found, fmt.Sprintf(format, args...)) }

	s := d.Article.Text
	if !utf8.ValidString(s) {
		note("text isn't UTF-8")
	}
	if d.Text.Text != s {
		note("the text changed after extraction")
	}
	onRune := func(i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }
	eachSpan(reflect.ValueOf(d).Elem(), "document", func(path string, sp text.Span) {
		switch {
		case sp.Start < 0 || sp.End < sp.Start || sp.End > len(s):
			note("%s: span %v leaves the text of %d bytes", path, sp, len(s))
		case !onRune(sp.Start) || !onRune(sp.End):
			note("%s: span %v cuts a rune", path, sp)
		}
	})
	index := func(what string, i, n int, none bool) {
		if i >= n || i < -1 || i == -1 && !none {
			note("%s is %d of %d", what, i, n)
		}
	}
	ordered := func(what string, i int, prev, next text.Span) {
		if i > 0 && next.Start < prev.Start {
			note("%s %d at %v stands before %v", what, i, next, prev)
		}
	}
	var prev text.Span
	for i, b := range d.Text.Blocks {
		ordered("block", i, prev, b.Span)
		prev = b.Span
	}
	for i, st := range d.Text.Sentences {
		ordered("sentence", i, prev, st.Span)
		index("block of a sentence", st.Block, len(d.Text.Blocks), false)
		if b := d.Text.Blocks[st.Block]; !b.Contains(st.Span) {
			note("sentence %v leaves its block %v", st.Span, b.Span)
		}
		prev = st.Span
		if i == 0 {
			prev = st.Span
		}
	}
	for i, tok := range d.Text.Tokens {
		if i > 0 && tok.Start < d.Text.Tokens[i-1].End {
			note("token %v overlaps the one before", tok.Span)
		}
		index("sentence of a token", tok.Sentence, len(d.Text.Sentences), false)
	}
	for i, m := range d.Mentions {
		if i > 0 {
			ordered("mention", i, d.Mentions[i-1].Span, m.Span)
		}
		index("entity of a mention", m.Entity, len(d.Entities), true)
	}
	for _, r := range d.Roles {
		index("mention of a role", r.Mention, len(d.Mentions), false)
	}
	for i, e := range d.Entities {
		index("origin of an entity", e.Of, len(d.Entities), true)
		for _, m := range e.Mentions {
			index("mention of an entity", m, len(d.Mentions), false)
			if d.Mentions[m].Entity != i {
				note("mention %d belongs to entity %d, not %d", m, d.Mentions[m].Entity, i)
			}
		}
	}
	for _, q := range d.Quotes {
		index("speaker", q.Speaker, len(d.Entities), true)
		for _, l := range q.Chain {
			index("entity of a link", l.Entity, len(d.Entities), true)
		}
	}
	for i, m := range d.Marks {
		if i > 0 {
			ordered("mark", i, d.Marks[i-1].Span, m.Span)
		}
		if !m.Contains(m.Inner) {
			note("mark %v doesn't hold its inside %v", m.Span, m.Inner)
		}
		index("quote of a mark", m.Quote, len(d.Quotes), true)
		index("mention of a mark", m.Mention, len(d.Mentions), true)
	}
	for _, t := range d.Tone.Targets {
		index("entity of a target", t.Entity, len(d.Entities), false)
	}
	return found
}

var spanType = reflect.TypeFor[text.Span]()

// eachSpan calls f with each text.Span that v holds, however deep.
func eachSpan(v reflect.Value, path string, f func(path string, s text.Span)) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			eachSpan(v.Elem(), path, f)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			eachSpan(v.Index(i), fmt.Sprintf("%s[%d]", path, i), f)
		}
	case reflect.Struct:
		if v.Type() == spanType {
			f(path, v.Interface().(text.Span))
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				eachSpan(v.Field(i), path+"."+v.Type().Field(i).Name, f)
			}
		}
	default:
	}
}
