package compare_test

import (
	"testing"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
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
