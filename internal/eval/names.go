package eval

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// A NameSpan is a named entity: [start, end, type] in bytes of the text.
type NameSpan struct {
	Start, End int
	Type       string
}

// UnmarshalJSON reads [start, end, type, …].
func (s *NameSpan) UnmarshalJSON(b []byte) error {
	var a []any
	if err := json.Unmarshal(b, &a); err != nil {
		return err
	}
	if len(a) < 3 {
		return fmt.Errorf("a span has %d parts, want start, end and type: %s", len(a), b)
	}
	start, ok1 := a[0].(float64)
	end, ok2 := a[1].(float64)
	typ, ok3 := a[2].(string)
	if !ok1 || !ok2 || !ok3 {
		return fmt.Errorf("not a span: %s", b)
	}
	*s = NameSpan{int(start), int(end), typ}
	return nil
}

// MarshalJSON writes [start, end, type].
func (s NameSpan) MarshalJSON() ([]byte, error) { return json.Marshal([]any{s.Start, s.End, s.Type}) }

// A NamesGold is a text with its names, in nine classes, in four, or in both.
type NamesGold struct {
	ID     string     `json:"id"`
	Region string     `json:"region"`
	Text   string     `json:"text"`
	Nine   []NameSpan `json:"spans9"`
	Four   []NameSpan `json:"spans4"`
}

// A NamesPrediction has the names found in a text, typed as in the nine
// classes.
type NamesPrediction struct {
	ID    string     `json:"id"`
	Spans []NameSpan `json:"spans"`
}

// fourClass maps the nine classes to four. Dates and sums of money have none.
var fourClass = map[string]string{
	"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC",
	"NORP": "MISC", "Product": "MISC", "Misc": "MISC",
	"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC",
}

// ScoreNames scores names against the gold in nine classes or, with four set,
// in four: a span is right if start, end and type are. Where gold in four
// classes never uses MISC, as sets without that class do, it isn't asked for.
func ScoreNames(gold []NamesGold, pred []NamesPrediction, four bool) Metrics {
	byID := make(map[string][]NameSpan, len(pred))
	for _, p := range pred {
		byID[p.ID] = p.Spans
	}
	spans := func(g NamesGold) []NameSpan { return g.Nine }
	if four {
		spans = func(g NamesGold) []NameSpan { return g.Four }
	}
	hasFour, hasMisc := false, false
	for _, g := range gold {
		hasFour = hasFour || len(g.Four) > 0
		hasMisc = hasMisc || slices.ContainsFunc(g.Four, func(s NameSpan) bool { return s.Type == "MISC" })
	}
	three := map[string]bool{"PER": true, "ORG": true, "LOC": true}

	tallies := make(map[string]*tally)
	var untyped, threeKinds tally
	for _, g := range gold {
		want, got := spans(g), byID[g.ID]
		if four {
			got = mapTypes(got)
			if !hasMisc {
				got = keepTypes(got, three)
			}
		}
		addTyped(tallies, "", setOf(want), setOf(got))
		if g.Region != "" {
			addTyped(tallies, "region."+g.Region, setOf(want), setOf(got))
		}
		untyped.add(setOf(dropTypes(want)), setOf(dropTypes(got)))
		if hasFour {
			threeKinds.add(setOf(keepTypes(g.Four, three)), setOf(keepTypes(mapTypes(byID[g.ID]), three)))
		}
	}

	var m Metrics
	all := tallies[""]
	if all == nil {
		all = &tally{}
	}
	f := all.prf()
	m.Add("f1", f.F1)
	m.Add("precision", f.P)
	m.Add("recall", f.R)
	if hasFour {
		m.Add("per_org_loc_f1", threeKinds.prf().F1)
	}
	m.Add("untyped_f1", untyped.prf().F1)
	worst := 1.
	regions := false
	for _, k := range sortedKeys(tallies) {
		if k == "" {
			continue
		}
		f := tallies[k].prf().F1
		m.Add("f1."+k, f)
		if strings.HasPrefix(k, "region.") {
			worst, regions = min(worst, f), true
		}
	}
	if regions {
		m.Add("worst_region_f1", worst)
	}
	return m
}

// addTyped counts spans under key and, where key is empty, under their types.
func addTyped(t map[string]*tally, key string, want, got map[NameSpan]bool) {
	at := func(k string) *tally {
		if t[k] == nil {
			t[k] = &tally{}
		}
		return t[k]
	}
	at(key).add(want, got)
	if key != "" {
		return
	}
	for s := range want {
		at(s.Type).gold++
		if got[s] {
			at(s.Type).tp++
		}
	}
	for s := range got {
		at(s.Type).pred++
	}
}

func mapTypes(ss []NameSpan) []NameSpan {
	var out []NameSpan
	for _, s := range ss {
		if t := fourClass[s.Type]; t != "" {
			out = append(out, NameSpan{s.Start, s.End, t})
		}
	}
	return out
}

func keepTypes(ss []NameSpan, types map[string]bool) []NameSpan {
	var out []NameSpan
	for _, s := range ss {
		if types[s.Type] {
			out = append(out, s)
		}
	}
	return out
}

func dropTypes(ss []NameSpan) []NameSpan {
	out := make([]NameSpan, len(ss))
	for i, s := range ss {
		out[i] = NameSpan{s.Start, s.End, ""}
	}
	return out
}

// A tally counts right, predicted and wanted items.
type tally struct{ tp, pred, gold int }

func (t *tally) add(want, got map[NameSpan]bool) {
	t.tp += common(want, got)
	t.pred += len(got)
	t.gold += len(want)
}

func (t *tally) prf() PRF { return counts(t.tp, t.pred, t.gold) }
