package compare_test

import (
	"testing"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/readability"
)

const promise = `"I will see to it that the ferry runs on every day of the year, that no islander pays more than a crown for it, ` +
	`and that the old pier is not pulled down before the new one stands," `

func TestWhoQuotesTheSameWordsHasNotCopied(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "The Harbour Gazette", "Mayor gives her word", promise+`Mayor Ilse Brandt told a packed hall in Port Ellery. Islanders cheered.`, 8),
		document(t, "Sela Valley Herald", "What is a promise worth?", `Two years ago the ferry stood still for a month. `+promise+`said Ilse Brandt on Monday night.`, 11),
	}})
	if len(c.Copies) != 0 {
		t.Errorf("%d copies, want none: the quotation is all that they share", len(c.Copies))
	}
	for _, d := range c.Docs {
		if d.Copied != 0 {
			t.Errorf("%d words of %q count as taken over", d.Copied, d.Title)
		}
	}
}

func TestAFolderNamedAfterAnAgencyIsTheAgency(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "The Harbour Gazette", "Ferry terminal gets its way", gazetteCopy, 8),
		document(t, "AssociatedPress", "Port Ellery approves ferry terminal", agencyCopy, 11),
	}})
	if len(c.Copies) != 1 || c.Outlets[c.Docs[c.Copies[0].From].Outlet].Name != "AssociatedPress" {
		t.Errorf("copies %v, want that of the Gazette from the agency", c.Copies)
	}
}

func TestOfAnArticleOfItsOwnOnlyWhatItTookIsSetSideBySide(t *testing.T) {
	const more = `

A storm had closed the old pier for the whole of January. Two ferries lay idle in the yard at Holt.

The school bus was cancelled as well. Parents drove over the ridge road in the dark.

Prices in the village shop rose by a fifth. Its owner sold candles and little else.

A petition of the islanders drew four thousand names. The ministry never answered it.`
	const own = `

The café on the quay opened at six as always. Nobody there spoke of anything else.

Old maps show a second landing place below the mill. Divers looked for it last summer.

Bird watchers count terns on the sandbank every May. This year they found fewer nests than ever.

A retired pilot keeps the lighthouse in paint. He has no wish to see a bigger ship.`
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Norden Press Agency", "Port Ellery approves ferry terminal", agencyCopy+more, 8),
		document(t, "The Harbour Gazette", "A morning on the quay", own+"\n\n"+gazetteCopy[:len(gazetteCopy)-len("Fishermen said the dredging would harm their grounds. The work is to cost 84 million crowns and to end in 2029.")], 11),
	}})
	if len(c.Copies) != 1 {
		t.Fatalf("%d copies, want one", len(c.Copies))
	}
	x := c.Copies[0]
	if !x.Excerpt || len(x.Sentences) != 2 {
		t.Errorf("excerpt %t with %d sentences, want the two that both have", x.Excerpt, len(x.Sentences))
	}
	for _, e := range x.Edits {
		if e.Kind == compare.Omitted {
			t.Errorf("%d omissions, want none", e.N)
		}
	}
}

// Sentence by sentence the same, and never eight words in a row: who retells took no words over.
func TestWhoRetellsHasNotCopied(t *testing.T) {
	const retold = `On Tuesday Port Ellery's council approved the ferry terminal and ended two years of harbor dispute.

The harbor authority's director, Mara Lind, told reporters after Tuesday's vote that it gave the islands a reliable ferry link.

Dredging would harm their grounds, fishermen said. The work will cost 48 million crowns and should end in 2029.

Nobody asked the crews ahead of the vote, said Jon Aske, who fished in the bay for thirty years.`
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Norden Press Agency", "Port Ellery approves ferry terminal", agencyCopy, 8),
		document(t, "The Harbour Gazette", "Harbor vote", retold, 11),
		document(t, "Sela Valley Herald", "Terminal gets its way", gazetteCopy, 12),
	}})
	for _, x := range c.Copies {
		if to := c.Outlets[c.Docs[x.To].Outlet].Name; x.Retold != (to == "The Harbour Gazette") {
			t.Errorf("%s: retold %t, with %d of %d runs", to, x.Retold, x.Taken.K, x.Taken.N)
		}
	}
	if len(c.Copies) != 2 {
		t.Errorf("%d copies, want two", len(c.Copies))
	}
}

// A folder's name, a name run together and initials are one outlet's.
func TestNamesOfOneOutlet(t *testing.T) {
	d := document(t, "norden-press-agency", "Port", "Mara Lind opened the pier, officials said.", 8)
	d.Article.Authors = []readability.Author{{Name: "Norden Press Agency"}, {Name: "Jonas Weil"}}
	d.Quotes[0].Chain = append(d.Quotes[0].Chain, quotes.Link{Name: "NPA", Kind: quotes.Outlet, Entity: -1})
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{d}})
	if got := c.Docs[0].Authors; len(got) != 1 || got[0] != "Jonas Weil" {
		t.Errorf("authors %q, want Jonas Weil alone", got)
	}
	if got := c.Voices[0].Relayed; got.N != 1 || got.K != 0 {
		t.Errorf("%d of %d quotes are heard through others", got.K, got.N)
	}
}

// Another outlet among the authors is whose copy it is, and the staff are the outlet's own.
func TestOutletsAmongTheAuthors(t *testing.T) {
	d := document(t, "The Harbour Gazette", "Ferry terminal gets its way", gazetteCopy, 8)
	d.Article.Authors = []readability.Author{{Name: "Harbour Gazette staff"}, {Name: "Norden Wire"}, {Name: "Mara Weil"}}
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{d, document(t, "norden-wire", "Port Ellery approves ferry terminal", agencyCopy, 11)}})
	if got := c.Docs[0]; len(got.Authors) != 1 || len(got.Credits) != 1 || got.Credits[0] != "Norden Wire" {
		t.Errorf("authors %q, credits %q", got.Authors, got.Credits)
	}
	if len(c.Copies) != 1 || c.Copies[0].Basis != compare.Credited || c.Copies[0].To != 0 {
		t.Errorf("copies %+v, want that of the Gazette, who credits the wire", c.Copies)
	}
}
