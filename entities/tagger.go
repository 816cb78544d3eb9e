package entities

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/masthead-news/masthead/entities/model"
	"github.com/masthead-news/masthead/internal/lazy"
	"github.com/masthead-news/masthead/internal/names"
	"github.com/masthead-news/masthead/text"
)

// tagger finds names with a trained model.
type tagger struct {
	model *names.Model
	kinds []Kind
	maker text.Maker
	lists bool      // complete what the model finds by the built-in lists
	pool  sync.Pool // of *scratch
	spare atomic.Pointer[scratch]
}

type scratch struct {
	analysis names.Analysis
	sents    []names.Range
	found    []names.Found
}

// Default returns the recognizer built into this package, for English news. Its
// model is loaded at the first call and shared.
func Default() Recognizer { return builtin.Get(loadEnglish) }

var builtin lazy.Value[*tagger]

func loadEnglish() *tagger {
	t, err := newTagger(model.English(), model.SHA256())
	if err != nil {
		// The model is compiled in: only a broken build gets here.
		panic("entities: the built-in model: " + err.Error())
	}
	t.maker.Name, t.lists = "masthead/names-en", true
	return t
}

// ErrModel is returned, wrapped, by Load for bytes that are no model, or not one
// of this version.
var ErrModel = names.ErrFormat

// Load reads a model, such as the trainer in internal/train/names writes from
// labeled text of one's own. The recognizer finds the classes that the text was
// labeled with: those called like a Kind (or PER, ORG, LOC, MISC) have that
// kind, others a kind of their own name in lower case.
func Load(r io.Reader) (Recognizer, error) {
	var b strings.Builder
	h := sha256.New()
	if _, err := io.Copy(io.MultiWriter(&b, h), r); err != nil {
		return nil, fmt.Errorf("entities: read model: %w", err)
	}
	t, err := newTagger(b.String(), hex.EncodeToString(h.Sum(nil)))
	if err != nil {
		return nil, fmt.Errorf("entities: read model: %w", err)
	}
	t.maker.Name = "names"
	return t, nil
}

// newTagger returns a tagger with the model in data, whose hash is sum: that of the
// built-in model is known.
func newTagger(data, sum string) (*tagger, error) {
	m, err := names.Read(data)
	if err != nil {
		return nil, err
	}
	t := &tagger{model: m, maker: text.Maker{Layer: "entities", Version: "1", SHA256: sum}}
	for _, c := range m.Classes {
		t.kinds = append(t.kinds, kindOf(c))
	}
	t.pool.New = func() any { return &scratch{analysis: names.Analysis{Headlines: true}} }
	return t, nil
}

// kindOf returns the kind that a class of a model stands for.
func kindOf(class string) Kind {
	switch class {
	case "per":
		return Person
	case "org":
		return Organization
	case "loc", "gpe":
		return Location
	case "fac":
		return Facility
	}
	return Kind(class)
}

func (t *tagger) MadeWith() text.Maker { return t.maker }

func (t *tagger) Recognize(ctx context.Context, d *text.Doc) ([]Mention, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s := t.take()
	defer t.give(s)
	s.sents = s.sents[:0]
	for _, x := range d.Sentences {
		s.sents = append(s.sents, names.Range{Start: x.Start, End: x.End})
	}
	s.analysis.Analyze(&t.model.Lexicon, d.Text, s.sents)
	s.found = t.model.Find(&s.analysis, s.found[:0])
	ms := make([]Mention, 0, len(s.found)+8)
	for i, f := range s.found {
		m := Mention{Span: text.Span{Start: f.Start, End: f.End}, Kind: t.kinds[f.Class], Form: Name, Confidence: f.P, Entity: -1}
		if t.lists {
			m.Start += leadIn(d.Slice(m.Span), m.Kind)
			m.End = m.Start + withoutQuote(d.Slice(m.Span), d.Text[:m.Start])
			weekday(d.Text, &m)
			sum(d.Text, &m)
			seat(d.Text, &m)
			behind := 0
			if n := len(ms); n > 0 {
				behind = ms[n-1].End
			}
			ranked(d.Text, behind, &m)
			first, second := parts(d, m)
			if first == 0 && m.Kind == Location && i+1 < len(s.found) && t.kinds[s.found[i+1].Class] == Location {
				first, second = enumerated(d.Slice(m.Span), d.Text[m.End:s.found[i+1].Start])
			}
			if first > 0 {
				one := m
				one.End = m.Start + first
				ms = append(ms, one)
				m.Start = m.End - second
			}
		}
		ms = append(ms, m)
	}
	if t.lists {
		ms = withoutEpithets(d, headlines(d, firms(d, wholeNames(d, ms))))
	}
	for i := range ms {
		ms[i].Quoted = quotedAlone(d.Text, ms[i].Span)
	}
	if t.lists {
		called(d, ms)
		homes(d, ms)
		ms = complete(d, ms, &s.analysis)
	}
	return ms, nil
}

// take returns scratch space, which give has back. One is kept for good, whatever the
// garbage collector does, as it knows the common words.
func (t *tagger) take() *scratch {
	if s := t.spare.Swap(nil); s != nil {
		return s
	}
	return t.pool.Get().(*scratch)
}

func (t *tagger) give(s *scratch) {
	if !t.spare.CompareAndSwap(nil, s) {
		t.pool.Put(s)
	}
}

// leadIn returns the length of the words that begin s, a name of this kind, only because
// they begin a sentence: "Shares of" in "Shares of Boeing", or a dateline in "LORNE - European
// Commission".
func leadIn(s string, k Kind) int {
	if k == Person {
		return 0
	}
	for _, dash := range dashes {
		if place, name, ok := strings.Cut(s, dash); ok && capitalized(name) && strings.ToUpper(place) == place && strings.ToUpper(name) != name {
			return len(s) - len(name)
		}
	}
	if n := behindNoun(s); n > 0 && k == Organization {
		return n
	}
	w, rest, ok := strings.Cut(s, " of ")
	if !ok || rest == "" || !capitalized(rest) {
		return 0
	}
	switch w {
	case "Shares", "Members", "Leaders", "Residents", "Officials", "Supporters", "Employees", "Workers", "Users", "Fans", "Critics",
		"Parts", "Most", "Many", "Some", "All", "Dozens", "Hundreds", "Thousands", "Millions", "Copies", "Photos", "Images", "Students":
		return len(s) - len(rest)
	}
	return 0
}

// behindNoun returns the length of what s says of a body before its name: "Ardenian energy
// company " of "Ardenian energy company Kesta".
func behindNoun(s string) int {
	rest := s
	for {
		w, behind, ok := strings.Cut(rest, " ")
		if !ok {
			return 0
		}
		if rest = behind; bodyNoun(w) && capitalized(rest) {
			return len(s) - len(rest)
		}
	}
}

// bodyNoun reports whether w may stand before the name of a body, which it says what is.
func bodyNoun(w string) bool {
	switch w {
	case "company", "firm", "giant", "group", "bank", "lender", "charity", "newspaper", "broadcaster", "retailer", "airline", "carrier", "carmaker", "automaker",
		"maker", "operator", "startup", "start-up", "chain", "network", "outlet", "magazine", "website", "watchdog", "publisher", "supermarket", "platform":
		return true
	}
	return false
}

// weekday makes a date of m where it is the name of a day, as in "on Friday
// night", and takes the day from behind a person: "broke with President Obama
// Monday over the plan".
func weekday(txt string, m *Mention) {
	name := txt[m.Start:m.End]
	i := strings.LastIndexByte(name, ' ')
	switch name[i+1:] {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday":
	default:
		return
	}
	switch {
	case i < 0 && (m.Kind == Misc || m.Kind == Person):
		m.Kind = Date
	case i > 0 && m.Kind == Person:
		m.End = m.Start + len(strings.TrimRight(name[:i], " ,"))
	}
}

// seat takes the party off what stands behind a politician's name and was taken
// for a name itself: of "D-Nev." in "Dahl, D-Nev., said" the state is left.
func seat(txt string, m *Mention) {
	s := txt[m.Start:m.End]
	if len(s) < 3 || len(s) > 12 || s[1] != '-' || s[0] != 'D' && s[0] != 'R' && s[0] != 'I' || !capitalized(s[2:]) {
		return
	}
	if before := txt[:m.Start]; strings.HasSuffix(before, ", ") || strings.HasSuffix(before, "(") {
		m.Start += 2
		m.Kind = Location
	}
}

// ranked makes a person of m who is called by a rank: "Princess of Wales", of which the model
// may have found Wales alone. The rank stands behind the byte given.
func ranked(txt string, behind int, m *Mention) {
	name := txt[m.Start:m.End]
	if title, rest, ok := strings.Cut(name, " "); ok && m.Kind == Location && titles()[title].reign {
		if of := strings.Index(rest, " of "); of > 0 { // "Queen Mary of Denmark"
			m.Start = m.End - len(rest)
			m.End, m.Kind = m.Start+of, Person
			return
		}
	}
	w, place, ok := strings.Cut(name, " of ")
	start := m.Start
	if !ok && (m.Kind == Location || m.Kind == Person) {
		place = name
		before, found := strings.CutSuffix(txt[behind:m.Start], " of ")
		if w = lastWord(before); found {
			start, ok = behind+len(before)-len(w), true
		}
	}
	if !ok || !capitalized(place) || strings.Contains(place, " ") {
		return
	}
	switch w {
	case "Prince", "Princess", "Duke", "Duchess", "Earl", "Countess", "Sultan", "Emir":
		m.Start, m.Kind = start, Person
	}
}

// enumerated returns the lengths of two places in s that are the first of a list,
// which goes on after between: "Kyiv, Lviv" in "in Kyiv, Lviv, Kharkiv and Dnipro".
func enumerated(s, between string) (first, second int) {
	i := strings.Index(s, ", ")
	if i <= 0 || i+2 == len(s) || strings.Contains(s[i+2:], ", ") || between != ", " {
		return 0, 0
	}
	return i, len(s) - i - 2
}

// dashes part what stands on their two sides.
var dashes = [...]string{" - ", " – ", " — ", " -- "}

// parts returns the lengths of the two names that m is made of, or 0.
func parts(d *text.Doc, m Mention) (first, second int) {
	for _, dash := range dashes {
		if a, b, ok := strings.Cut(d.Slice(m.Span), dash); ok && a != "" && capitalized(b) {
			return len(a), len(b)
		}
	}
	switch m.Kind {
	case Location:
		return beforeCountry(d.Slice(m.Span))
	case NORP:
		return between(d.Slice(m.Span), d.Text[m.End:])
	default:
		return 0, 0
	}
}

// between returns the lengths of the names on both sides of the hyphen in s if rest, which
// follows it, speaks of something between two peoples: "the Kestovian-Norvalian border".
func between(s, rest string) (first, second int) {
	i := strings.IndexByte(s, '-')
	if i <= 0 || len(rest) < 2 || rest[0] != ' ' {
		return 0, 0
	}
	_, key := nameKey(s[:i])
	if !gazetteer()[key].demonym || !capitalized(s[i+1:]) {
		return 0, 0
	}
	rest = rest[1:min(len(rest), 20)]
	if end := strings.IndexFunc(rest, func(r rune) bool { return r < 'a' || r > 'z' }); end >= 0 {
		rest = rest[:end]
	}
	switch rest {
	case "border", "borders", "frontier", "crossing", "relations", "ties", "talks", "war", "conflict", "trade", "alliance", "coalition",
		"agreement", "treaty", "deal", "summit", "dispute", "cooperation", "friendship", "dialogue":
		return i, len(s) - i - 1
	}
	return 0, 0
}

// beforeCountry returns the lengths of the names before and after the last comma of
// s if a country stands behind it, as in "Kingston, Jamaica", which is two places;
// else 0.
func beforeCountry(s string) (city, country int) {
	i := strings.LastIndex(s, ", ")
	if i <= 0 {
		return 0, 0
	}
	_, key := nameKey(s[i+2:])
	if k := gazetteer()[key]; k.country == nil || k.demonym {
		return 0, 0
	}
	return len(strings.TrimSpace(s[:i])), len(strings.TrimSpace(s[i+2:]))
}
