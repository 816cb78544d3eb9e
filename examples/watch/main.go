// Watch tells of each name on a list which outlets name it and how often, by which
// titles, in what tone, and whether they let it speak:
//
//	go run ./examples/watch NAMES PATH…
//
// NAMES is a text file with a name on each line, other names for the same behind
// semicolons, and a kind before a colon unless it is a person:
//
//	Petra Holm; Dr. Holm
//	organization: International River Commission; IRC
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/corpus"
	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/internal/console"
)

func main() {
	if len(os.Args) < 3 {
		console.Tell(os.Stderr, "watch tells how outlets treat the names on a list:\n\n  watch NAMES PATH…")
		os.Exit(console.Usage)
	}
	if err := run(context.Background(), os.Args[1], os.Args[2:], os.Stdout); err != nil {
		console.Tell(os.Stderr, "watch: %v", err)
		os.Exit(console.Failed)
	}
}

// A record is what one outlet does with one name.
type record struct {
	articles, mentions, quotes, sentences int
	tone                                  float64 // sum over sentences
	titles                                []string
}

func run(ctx context.Context, names string, paths []string, w io.Writer) error {
	list, watched, err := read(names)
	if err != nil {
		return err
	}
	found := map[string]map[string]*record{} // by name and outlet
	var failed error
	a := masthead.Analyzer{Entities: entities.Watch(entities.Default(), list)}
	for doc, err := range a.All(ctx, corpus.Open(paths...)) {
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		for e := range doc.Entities {
			key := doc.Entities[e].Key
			if !slices.Contains(watched, key) {
				continue
			}
			if found[key] == nil {
				found[key] = map[string]*record{}
			}
			if found[key][doc.Article.Outlet] == nil {
				found[key][doc.Article.Outlet] = &record{}
			}
			found[key][doc.Article.Outlet].add(doc, e)
		}
	}
	p := console.NewPrinter(w)
	for _, key := range watched {
		p.Line("%s", key)
		for _, outlet := range slices.Sorted(maps.Keys(found[key])) {
			p.Item("", outlet+": "+found[key][outlet].String())
		}
		if len(found[key]) == 0 {
			p.Item("", "named by none")
		}
	}
	return errors.Join(failed, p.Err())
}

// add counts what d does with its entity e.
func (r *record) add(d *masthead.Document, e int) {
	r.articles++
	for _, i := range d.Entities[e].Mentions {
		if d.Mentions[i].Form != entities.Pronoun {
			r.mentions++
		}
	}
	for _, x := range d.RolesOf(e) {
		if t := d.Slice(x.Span); !slices.Contains(r.titles, t) {
			r.titles = append(r.titles, t)
		}
	}
	for _, q := range d.QuotesOf(e) {
		if !q.Attitude && !q.Negated {
			r.quotes++
		}
	}
	if t := d.ToneOf(e); t != nil {
		r.tone += t.Tone.Score * float64(t.Tone.N)
		r.sentences += t.Tone.N
	}
}

func (r *record) String() string {
	s := fmt.Sprintf("named %d× (articles: %d)", r.mentions, r.articles)
	if len(r.titles) > 0 {
		s += ", as " + strings.Join(r.titles, ", ")
	}
	switch {
	case r.sentences >= compare.MinSentences:
		s += fmt.Sprintf("; tone %+.2f in %d sentences", r.tone/float64(r.sentences), r.sentences)
	default:
		s += "; too few sentences to tell the tone"
	}
	return s + fmt.Sprintf("; heard %d×", r.quotes)
}

// read reads the names to watch for; each is its own ID.
func read(file string) (list *entities.List, names []string, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	var entries []entities.Entry
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		kind, line, ok := strings.Cut(lines.Text(), ":")
		if !ok {
			kind, line = string(entities.Person), kind
		}
		parts := strings.Split(line, ";")
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		if parts[0] != "" {
			entries = append(entries, entities.Entry{ID: parts[0], Name: parts[0], Aliases: parts[1:], Kind: entities.Kind(strings.TrimSpace(kind))})
			names = append(names, parts[0])
		}
	}
	list, err = entities.NewList(entries)
	return list, names, errors.Join(err, lines.Err())
}
