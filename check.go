package masthead

import (
	"fmt"
	"reflect"
	"unicode/utf8"

	"github.com/masthead-news/masthead/text"
)

// checkIndices reports the first index of d that leads nowhere.
func (d *Document) checkIndices() error {
	var err error
	index := func(what string, i, n int) {
		if err == nil && (i < 0 || i >= n) {
			err = fmt.Errorf("%s: there is no number %d among %d", what, i, n)
		}
	}
	orNone := func(what string, i, n int) {
		if i != -1 {
			index(what, i, n)
		}
	}
	for i := range d.Mentions {
		orNone("entity of a mention", d.Mentions[i].Entity, len(d.Entities))
	}
	for i := range d.Roles {
		index("mention of a role", d.Roles[i].Mention, len(d.Mentions))
	}
	for i := range d.Entities {
		orNone("origin of an entity", d.Entities[i].Of, len(d.Entities))
		for _, m := range d.Entities[i].Mentions {
			index("mention of an entity", m, len(d.Mentions))
		}
	}
	for i := range d.Quotes {
		orNone("speaker", d.Quotes[i].Speaker, len(d.Entities))
		for _, e := range d.Quotes[i].With {
			index("joint speaker", e, len(d.Entities))
		}
		for _, l := range d.Quotes[i].Chain {
			orNone("entity of a source", l.Entity, len(d.Entities))
		}
	}
	for i := range d.Marks {
		orNone("quote of a mark", d.Marks[i].Quote, len(d.Quotes))
		orNone("mention of a mark", d.Marks[i].Mention, len(d.Mentions))
	}
	for i := range d.Tone.Targets {
		t := &d.Tone.Targets[i]
		index("entity of a target", t.Entity, len(d.Entities))
		for _, m := range t.Mentions {
			index("mention of a target", m.Mention, len(d.Mentions))
			index("sentence of a target", m.Sentence, len(d.Text.Sentences))
		}
	}
	return err
}

// checkSpans reports a span within v that leaves s or cuts a character of it.
func checkSpans(v reflect.Value, s string) error {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return checkSpans(v.Elem(), s)
		}
	case reflect.Slice:
		for i := range v.Len() {
			if err := checkSpans(v.Index(i), s); err != nil {
				return err
			}
		}
	case reflect.Struct:
		if p, ok := reflect.TypeAssert[text.Span](v); ok {
			onRune := func(i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }
			if p.Start < 0 || p.End < p.Start || p.End > len(s) || !onRune(p.Start) || !onRune(p.End) {
				return fmt.Errorf("a span from byte %d to %d, which cuts a character or leaves the text", p.Start, p.End)
			}
			return nil
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				if err := checkSpans(v.Field(i), s); err != nil {
					return err
				}
			}
		}
	default:
	}
	return nil
}
