package compare_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
)

// leftOut lists what of a kind a comparison says is missing, and where.
func leftOut(c *compare.Comparison, kind compare.OmissionKind) []string {
	var out []string
	for _, o := range c.Omissions {
		if o.Kind != kind {
			continue
		}
		words := []string{o.What + ":"}
		for _, m := range o.Missing {
			words = append(words, c.Outlets[m].Name)
		}
		out = append(out, strings.Join(words, " "))
	}
	return out
}

// However an outlet cuts a quotation and whatever it puts around it, the words
// that were said are the same.
func TestQuotationsAreMatchedByTheirWords(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Norden Press Agency", "Bridge closed", `The mayor closed the bridge on Tuesday after cracks were found in it.
"We will not risk the lives of people who cross it," Mayor Jane Doe told reporters.`, 8),
		document(t, "The Harbour Gazette", "Bridge shut", `Cracks in a pillar have shut the bridge to all traffic.
"We will not risk the lives of people who cross it. Let them take the ferry for now," Mayor Jane Doe said, and added that repairs would last all summer.`, 9),
		document(t, "The Ardenian Post", "No way over the river", `Commuters were turned away at dawn. "We will not risk the lives of people who cross it," she said later, flanked by two engineers with helmets and a plan.`, 10),
		document(t, "Sela Valley Herald", "Ferry owners rejoice", `Owners of the three ferries spoke of the best morning in years. Mayor Jane Doe promised to look into prices.`, 11),
	}})
	want := []string{`We will not risk the lives of people who cross it: Sela Valley Herald`}
	got := leftOut(c, compare.OmittedQuote)
	for i := range got {
		got[i] = string(slices.DeleteFunc([]rune(got[i]), func(r rune) bool { return r == ',' || r == '.' || r == '"' }))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if s := leftOut(c, compare.OmittedSource); len(s) > 0 {
		t.Errorf("%q is said of an outlet in which she is the source", s)
	}
}

// Of an article whose language has no model it isn't known whom it lets be heard.
func TestWithoutModelsNothingIsSaidToBeMissing(t *testing.T) {
	s := harbor(t)
	foreign := document(t, "Der Hafenbote", "Der Hafen", `Die Regierung hat am Dienstag erklärt, dass der Hafen nicht sicher ist und dass die Menschen in der Stadt ihre Häuser verlassen müssen.
Das sagte die Ministerin in der Hauptstadt, und sie fügte hinzu, dass die Arbeiten noch in diesem Jahr beginnen sollen.`, 12)
	if !foreign.Gaps.Lack(masthead.LayerQuotes) {
		t.Fatal("a German text has quotes")
	}
	s.Docs = append(slices.Clone(s.Docs), foreign)
	c := mustCompare(t, s)
	index := slices.IndexFunc(c.Outlets, func(o compare.Outlet) bool { return o.Name == "Der Hafenbote" })
	for _, o := range c.Omissions {
		if slices.Contains(o.Missing, index) || o.Carried.N == len(c.Outlets) {
			t.Errorf("%s %q: missing in %v, carried by %d of %d", o.Kind, o.What, o.Missing, o.Carried.K, o.Carried.N)
		}
	}
	if !slices.ContainsFunc(c.Notes, func(n compare.Note) bool { return n.Section == compare.InOmissions && n.Outlet == index }) {
		t.Errorf("no note says so: %v", c.Notes)
	}
	if d := c.Docs[c.Outlets[index].Docs[0]]; d.Own != 0 {
		t.Errorf("%d of its words are said to be its own", d.Own)
	}
}

// A name within a longer word is nobody's.
func TestWhoIsHeardIsHeardByName(t *testing.T) {
	quoted := `Mayor Anna Lice said on Monday that the old pier of Lorne would be closed for a year because its pillars had cracked.`
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Norden Press Agency", "Pier to close", quoted, 8),
		document(t, "The Harbour Gazette", "Pier closed", quoted+` Boats will land at the fish market.`, 9),
		document(t, "The Ardenian Post", "Thieves at the pier", `Two police officers of the harbor said on Monday that thieves had carried off a boat and its nets in the night.`, 10),
	}})
	if got := leftOut(c, compare.OmittedSource); !slices.Contains(got, "Anna Lice: The Ardenian Post") {
		t.Errorf("got %q, want Anna Lice, whom the Post doesn't let be heard", got)
	}
}

// Whoever stands beside a verb of saying may be heard, whatever was found to be the
// quote; two who meet in one sentence may have done so in another's words; and whose
// copy an outlet uses is nothing that it tells of.
func TestWhatMayBeCarriedIsNotSaidToBeMissing(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Norden Press Agency", "Talks", `Water Minister Reza Farhadi met his counterpart, Klaus Brenner, for two hours in Tavel, Norden Press Agency learned. "We came to listen," Brenner said.`, 8),
		document(t, "The Harbour Gazette", "Talks", `Water Minister Reza Farhadi met his counterpart, Klaus Brenner, for two hours on Monday, Norden Press Agency reported. "There is no deal yet," Brenner said.`, 9),
		document(t, "Sela Valley Herald", "Talks", `Farhadi shook hands with Brenner before lunch. Brenner told him that Europe was all ears, according to the ministry.`, 10),
	}})
	for _, o := range c.Omissions {
		t.Errorf("%s %q is said to be missing in %d outlets", o.Kind, o.What, len(o.Missing))
	}
}

// Twelve ships are not twelve missing, and a number counts as carried in whatever words.
func TestNumbersAreOfOneThing(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Norden Press Agency", "Ferry", `A ferry sank off Brenn on Monday and 14 were missing. The owner has 12 ships.`, 8),
		document(t, "The Harbour Gazette", "Ferry", `Fourteen people are missing after a ferry sank. Nobody knows why.`, 9),
		document(t, "The Ardenian Post", "Ferry", `Divers went down to the wreck. Twelve divers took part, and two bodies were found.`, 10),
	}})
	want := []string{"14: The Ardenian Post"}
	if got := leftOut(c, compare.OmittedNumber); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A number in words is the same in figures.
func TestNumbersInWords(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Norden Press Agency", "Cuts", `The airline will cut 3,000 jobs after a loss of 1.4 billion crowns.`, 8),
		document(t, "The Harbour Gazette", "Cuts", `The airline will slash 3,000 jobs. It lost 1.4bn crowns.`, 9),
		document(t, "The Ardenian Post", "Cuts", `Three thousand workers will lose their jobs. The airline lost 1,400 million crowns.`, 10),
	}})
	if got := leftOut(c, compare.OmittedNumber); len(got) > 0 {
		t.Errorf("%q is said to be missing", got)
	}
}

// What an outlet tells in words of its own, in two sentences or in a headline, isn't left out.
func TestFactsInOtherWords(t *testing.T) {
	const fact = `At least 14 people were killed and dozens injured when a bus plunged into the Sela river on Monday, officials in Brodny said.`
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Norden Press Agency", "Bus", fact+` Divers searched until nightfall.`, 8),
		document(t, "The Harbour Gazette", "Bus", fact+` The bridge is closed.`, 9),
		document(t, "Sela Valley Herald", "Bus", `Fourteen passengers died as their bus fell into the Sela near Brodny. Many others were hurt.`, 10),
		document(t, "The Ardenian Post", "Roads", `The ministry wants new railings. Forty bridges are old, engineers wrote in spring.`, 11),
	}})
	got := leftOut(c, compare.OmittedFact)
	if len(got) != 1 || !strings.HasSuffix(got[0], ": The Ardenian Post") {
		t.Errorf("got %q, want that the Post alone leaves it out", got)
	}
}

// A party is named by its people, a country by its people and what is theirs, a body without
// the state whose it is; and where it was written isn't what an article tells.
func TestNamesInOtherForms(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Norden Press Agency", "Bill", "WASHINGTON — The Republican Party will fight the bill on trade with Japan, the Republican Party said. The U.S. Supreme Court is to rule on it. The U.S. Supreme Court meets in May.", 8),
		document(t, "The Harbour Gazette", "Bill", "WASHINGTON — The Republican Party dislikes the bill on trade with Japan. The U.S. Supreme Court will hear the case.", 9),
		document(t, "Sela Valley Herald", "Bill", "A Republican senator called the bill a gift to Japanese makers of cars. The Supreme Court will have the last word.", 10),
	}})
	if got := leftOut(c, compare.OmittedEntity); len(got) > 0 {
		t.Errorf("%q are said to be left out", got)
	}
}

// A number is carried however it is written.
func TestNumbersHoweverWritten(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Norden Press Agency", "Storm", `The storm left 40,000 households in Brodny without power.`, 8),
		document(t, "The Harbour Gazette", "Storm", `Some 40 000 households in Brodny had no power after the storm.`, 9),
		document(t, "Sela Valley Herald", "Storm", `Forty thousand homes in Brodny are dark.`, 10),
		document(t, "The Ardenian Post", "Storm", `Trees fell on the road to Brodny.`, 11),
	}})
	got := leftOut(c, compare.OmittedNumber)
	if len(got) != 1 || !strings.HasPrefix(got[0], "40,000") || !strings.HasSuffix(got[0], ": The Ardenian Post") {
		t.Errorf("got %q, want 40,000, which the Post alone doesn't give", got)
	}
}
