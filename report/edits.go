package report

import (
	"fmt"
	"strings"

	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/text"
)

type copyView struct {
	From, To badge
	ID       string
	Basis    string
	Taken    barView
	Counts   []kindView
	Pairs    []pairView
	Excerpt  bool
	Retold   bool
}

type kindView struct {
	Kind  string // for people
	Class string // for the style sheet: "k-scare"
	N     int
	What  string // what it means
}

type pairView struct {
	FromAnchor, ToAnchor string
	Steps                []stepView
	State                string // "same", "edited", "dropped", "new"
	Moved                bool
	Label                string // "headline"
}

type stepView struct {
	Kind, Class string // empty for words that were kept
	Old, New    string
	Anchor      string // of the new words, else of the old
}

type captionView struct {
	Relation string
	From, To badge
	FromText string
	Anchor   string
	Credit   string
	Steps    []stepView
	Same     bool
}

var kindMeaning = map[compare.EditKind]string{
	compare.Naming:      "a name, title or description put for another",
	compare.Attribution: "the verb of saying changed, or who says it",
	compare.ScareQuotes: "marks of distance put in or taken away",
	compare.Hedge:       "vouched for more, or less",
	compare.LoadedTerm:  "a word that takes sides",
	compare.Number:      "another figure",
	compare.Omitted:     "words or sentences dropped",
	compare.Added:       "words or sentences put in",
	compare.Moved:       "the same words in another place",
	compare.Wording:     "other words",
	compare.Mechanical:  "spelling, punctuation, style",
}

func kind(k compare.EditKind, n int) kindView {
	class, _, _ := strings.Cut(string(k), " ")
	return kindView{string(k), "k-" + class, n, kindMeaning[k]}
}

func (v *viewer) copies() {
	sum := map[compare.EditKind]int{}
	for i, c := range v.c.Copies {
		for _, e := range c.Edits {
			sum[e.Kind] += e.N
		}
		if i >= maxCopies {
			continue
		}
		cv := copyView{From: v.badgeOf(c.From), To: v.badgeOf(c.To), ID: fmt.Sprintf("copy-%d", i), Basis: basis(c.Basis, v.badgeOf(c.To).Name), Taken: bar(c.Taken), Excerpt: c.Excerpt, Retold: c.Retold}
		for _, e := range c.Edits {
			cv.Counts = append(cv.Counts, kind(e.Kind, e.N))
		}
		for _, p := range c.Sentences {
			cv.Pairs = append(cv.Pairs, v.pair(p))
		}
		v.view.Copies = append(v.view.Copies, cv)
	}
	for _, k := range compare.EditKinds {
		if sum[k] > 0 {
			v.view.Kinds = append(v.view.Kinds, kind(k, sum[k]))
		}
	}
	v.more("copies", len(v.c.Copies)-maxCopies, "article")
}

func basis(b compare.Basis, to string) string {
	switch b {
	case compare.Credited:
		return to + " credits it"
	case compare.Agency:
		return "the source is an agency"
	case compare.Earlier:
		return "the source was published earlier"
	default:
		return "which came first is not known"
	}
}

func (v *viewer) pair(p compare.SentencePair) pairView {
	pv := pairView{Moved: p.Moved, Label: v.part(p.To)}
	switch {
	case p.To.Empty():
		pv.State, pv.FromAnchor = "dropped", v.anchor(p.From)
		pv.Steps = []stepView{{Kind: string(compare.Omitted), Class: "k-omission", Old: v.c.Text(p.From), Anchor: pv.FromAnchor}}
	case p.From.Empty():
		pv.State, pv.ToAnchor = "new", v.anchor(p.To)
		pv.Steps = []stepView{{Kind: string(compare.Added), Class: "k-addition", New: v.c.Text(p.To), Anchor: pv.ToAnchor}}
	default:
		pv.FromAnchor, pv.ToAnchor = v.anchor(p.From), v.anchor(p.To)
		pv.State = "edited"
		if len(p.Edits) == 0 {
			pv.State = "same"
		}
		pv.Steps = v.steps(p.From, p.To, p.Steps, p.Edits)
	}
	return pv
}

// part names the part of the page that p lies in, unless it is the body.
func (v *viewer) part(p compare.Place) string {
	for _, b := range v.c.Docs[p.Doc].Blocks {
		if !p.Empty() && b.Contains(p.Span) {
			if b.Kind == text.Title {
				return "headline"
			}
			if b.Kind == text.Dek {
				return "dek"
			}
		}
	}
	return ""
}

// steps gives the words of two aligned passages, with the gaps between words as
// the later text has them.
func (v *viewer) steps(from, to compare.Place, steps []compare.Step, es []compare.Edit) []stepView {
	var out []stepView
	a, b := v.c.Docs[from.Doc].Text, v.c.Docs[to.Doc].Text
	at := to.Start
	for _, s := range steps {
		var sv stepView
		if !s.To.Empty() {
			if gap := b[min(at, s.To.Start):s.To.Start]; gap != "" {
				out = append(out, stepView{New: gap})
			}
			at = s.To.End
			sv.New = b[s.To.Start:s.To.End]
		}
		if s.Edit >= 0 {
			k := kind(es[s.Edit].Kind, 0)
			sv.Kind, sv.Class = k.Kind, k.Class
			if !s.From.Empty() {
				sv.Old = a[s.From.Start:s.From.End]
				// What was dropped stands apart as it did, unless the later text has a
				// gap there.
				if spaceAt(a, s.From.Start-1) && at > to.Start && !endsInSpace(out) {
					sv.Old = " " + sv.Old
				}
				if s.To.Empty() && spaceAt(a, s.From.End) && !spaceAt(b, at) {
					sv.Old += " "
				}
			}
			sv.Anchor = v.anchor(s.To)
			if s.To.Empty() {
				sv.Anchor = v.anchor(s.From)
			}
		}
		out = append(out, sv)
	}
	if at < to.End {
		out = append(out, stepView{New: b[at:to.End]})
	}
	return out
}

func spaceAt(s string, i int) bool { return i >= 0 && i < len(s) && (s[i] == ' ' || s[i] == '\n') }

// endsInSpace reports whether white space comes last in steps.
func endsInSpace(steps []stepView) bool {
	return len(steps) > 0 && strings.HasSuffix(steps[len(steps)-1].New, " ")
}

func (v *viewer) captions() {
	for i, c := range v.c.Captions {
		if i >= maxCaptions {
			break
		}
		v.view.Captions = append(v.view.Captions, captionView{
			Relation: string(c.Relation), From: v.badgeOf(c.From.Doc), To: v.badgeOf(c.To.Doc),
			FromText: v.c.Text(c.From), Anchor: v.anchor(c.To), Credit: c.Credit,
			Steps: v.steps(c.From, c.To, c.Steps, c.Edits), Same: len(c.Edits) == 0,
		})
	}
	v.more("captions", len(v.c.Captions)-maxCaptions, "pair")
}
