package masthead

import (
	"iter"
	"strings"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/sentiment"
)

// Words returns what q says without its cue: the parts of its content, with " … "
// where something of the writer's stands between. Quotation marks belong to it.
func (d *Document) Words(q *quotes.Quote) string {
	var parts []string
	for _, c := range q.Content {
		parts = append(parts, d.Slice(c))
	}
	return strings.Join(parts, " … ")
}

// Find returns the index of the entity that has name as its key, as its ID, or as
// one of its namings in the text, whatever the case; an entity's own name goes
// before a naming of another. It is -1 if there is none, or more than one.
func (d *Document) Find(name string) int {
	named := func(e *entities.Entity) bool {
		return e.Key == name || e.ID == name || strings.EqualFold(e.Name, name)
	}
	mentioned := func(e *entities.Entity) bool {
		for _, m := range e.Mentions {
			if d.Mentions[m].Form == entities.Name && strings.EqualFold(d.Slice(d.Mentions[m].Span), name) {
				return true
			}
		}
		return false
	}
	for _, is := range []func(*entities.Entity) bool{named, mentioned} {
		found, n := -1, 0
		for i := range d.Entities {
			if is(&d.Entities[i]) {
				found, n = i, n+1
			}
		}
		if n == 1 {
			return found
		}
		if n > 1 {
			return -1
		}
	}
	return -1
}

// QuotesOf yields the quotes of an entity, also those that it says together with others, in order of the text, with their
// indices in d.Quotes.
func (d *Document) QuotesOf(entity int) iter.Seq2[int, *quotes.Quote] {
	return func(yield func(int, *quotes.Quote) bool) {
		for i := range d.Quotes {
			if q := &d.Quotes[i]; q.SaidBy(entity) && !yield(i, q) {
				return
			}
		}
	}
}

// RolesOf returns the titles and roles that the text gives an entity, in order of
// the text.
func (d *Document) RolesOf(entity int) []entities.Role {
	var rs []entities.Role
	for _, r := range d.Roles {
		if d.Mentions[r.Mention].Entity == entity && entity >= 0 {
			rs = append(rs, r)
		}
	}
	return rs
}

// ToneOf returns the tone toward an entity, nil if none was measured.
func (d *Document) ToneOf(entity int) *sentiment.Target {
	for i := range d.Tone.Targets {
		if t := &d.Tone.Targets[i]; t.Entity == entity {
			return t
		}
	}
	return nil
}
