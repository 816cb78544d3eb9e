package masthead_test

import (
	"strings"
	"testing"

	"github.com/masthead-news/masthead"
)

const pier = `Defense Minister Ivan Marek met Petra Holm, the head of the council, in Lorne on Monday.
"The pier," Mr. Marek said, "will not be sold." Holm called the plan a disgrace.
Anna Holm, a cousin of the councillor, said she had heard nothing of it.`

func TestLookup(t *testing.T) {
	var a masthead.Analyzer
	d, err := a.AnalyzeText(t.Context(), "pier", pier)
	if err != nil {
		t.Fatal(err)
	}
	marek := d.Find("ivan marek")
	if marek < 0 || d.Find("Marek") != marek || d.Find(d.Entities[marek].Key) != marek {
		t.Fatalf("Ivan Marek isn't found by his name, his surname and his key among %v", d.Entities)
	}
	if i := d.Find("Nobody"); i != -1 {
		t.Errorf("Nobody is %q", d.Entities[i].Name)
	}
	var roles, said []string
	for _, r := range d.RolesOf(marek) {
		roles = append(roles, d.Slice(r.Span))
	}
	for i, q := range d.QuotesOf(marek) {
		if q != &d.Quotes[i] {
			t.Errorf("quote %d isn't the document's", i)
		}
		said = append(said, d.Words(q))
	}
	if got := strings.Join(roles, "|"); !strings.HasPrefix(got, "Defense Minister") {
		t.Errorf("roles are %q", got)
	}
	if got, want := strings.Join(said, "|"), `"The pier," … "will not be sold."`; got != want {
		t.Errorf("he says %s, want %s", got, want)
	}
	if tone := d.ToneOf(marek); tone == nil || tone.Entity != marek {
		t.Errorf("the tone toward him is %v", tone)
	}
	for _, q := range d.QuotesOf(-1) {
		t.Errorf("no entity says %q", d.Words(q))
	}
	if d.ToneOf(-1) != nil || len(d.RolesOf(-1)) > 0 {
		t.Error("no entity has a tone or roles")
	}
}

func TestGapsSaidByReason(t *testing.T) {
	gs := masthead.Gaps{
		{Layer: masthead.LayerEntities, Reason: "no model"},
		{Layer: masthead.LayerTone, Reason: "too odd", Doubtful: true},
		{Layer: masthead.LayerQuotes, Reason: "no model"},
	}
	if got, want := gs.String(), "entities, quotes: no model\ntone: too odd"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !gs.Lack(masthead.LayerQuotes) || gs.Lack(masthead.LayerTone) || masthead.Gaps(nil).Lack(masthead.LayerTone) {
		t.Error("a layer is missing if a gap says so, not if it is doubtful")
	}
}
