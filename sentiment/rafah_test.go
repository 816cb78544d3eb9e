package sentiment

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/text"
)

// TestRealPage reads a page that is no part of this project and looks at the
// signs a careful reader gave the ones it names.
func TestRealPage(t *testing.T) {
	b, err := os.ReadFile("../../shared/pages/almayadeen-rafah.txt")
	if err != nil {
		t.Skip("the page is not here: ", err)
	}
	body := string(b)
	body = body[strings.Index(body, "The United States and"):strings.Index(body, "Read more: Famine in Gaza")]
	body = regexp.MustCompile(`(?s)Related News.*?trade talks with US\n`).ReplaceAllString(body, "")
	d := text.New(body)
	r := &entities.Resolution{}
	for _, e := range []struct {
		name, words string
		form        entities.Form
	}{
		{"US", `\b(?:The United States|the US|The US|US)\b`, entities.Name},
		{"Israel", `\b(?:Israel|Israeli)\b`, entities.Name},
		{"Hamas", `\bHamas\b`, entities.Name},
		{"Gaza", `\b(?:Gaza|Gazans|Gazan)\b`, entities.Name},
		{"WHO", `World Health Organization|\bWHO\b`, entities.Name},
		{"Harris", `(?:Margaret )?Harris`, entities.Name},
		{"Sullivan", `(?:Jake )?Sullivan`, entities.Name},
		{"Blinken", `Antony Blinken`, entities.Name},
		{"Axios", `Axios`, entities.Name},
		{"IPC", `Integrated Food Security Phase Classification`, entities.Name},
		{"UN", `UN Security Council`, entities.Name},
		{"Rafah", `\bRafah\b`, entities.Name},
	} {
		n := len(r.Entities)
		r.Entities = append(r.Entities, entities.Entity{Name: e.name, Of: -1})
		for _, at := range regexp.MustCompile(e.words).FindAllStringIndex(body, -1) {
			r.Mentions = append(r.Mentions, entities.Mention{Span: text.Span{Start: at[0], End: at[1]}, Form: e.form, Entity: n})
			r.Entities[n].Mentions = append(r.Entities[n].Mentions, len(r.Mentions)-1)
		}
	}
	var x quotes.Extractor
	q := x.Extract(d, r, quotes.Context{Outlet: "Al Mayadeen"})
	var a Analyzer
	got := a.Analyze(d, r, &q)
	want := map[string]func(float64) bool{
		"Israel":   func(s float64) bool { return s < -0.1 },
		"US":       func(s float64) bool { return s <= 0 && s > -0.3 },
		"Hamas":    func(s float64) bool { return s > -0.25 && s < 0.1 },
		"Gaza":     func(s float64) bool { return s > -0.2 },
		"WHO":      func(s float64) bool { return s > 0 },
		"Harris":   func(s float64) bool { return s > -0.2 },
		"Sullivan": func(s float64) bool { return s > -0.2 },
		"Blinken":  func(s float64) bool { return s > -0.25 }, // who only attended what a “plot” was the matter of
	}
	for _, x := range got.Targets {
		name := r.Entities[x.Entity].Name
		if ok := want[name]; ok != nil && !ok(x.Tone.Score) {
			t.Errorf("%s: %.3f by %s", name, x.Tone.Score, show(d, x.Tone))
		}
	}
}
