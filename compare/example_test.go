package compare_test

import (
	"fmt"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
)

// Three pages, of which two tell of one event.
func ExampleStories() {
	docs := []*masthead.Document{plain("flood 1", "A", floodOne, 1), plain("ferry 1", "A", ferryOne, 1), plain("flood 2", "B", floodTwo, 2)}
	for _, s := range compare.Stories(docs) {
		fmt.Println(len(s.Docs), "from", s.Docs[0].Article.ID, "on")
	}
	// Output:
	// 2 from flood 1 on
	// 1 from ferry 1 on
}

// Who has whose words, among many articles.
func ExampleReuser_Find() {
	docs := []*masthead.Document{
		plain("1", "Norden Press Agency", agencyCopy, 1),
		plain("2", "The Lantern", heraldCopy, 1),
		plain("3", "The Beacon", "From our own reporter. "+gazetteCopy, 2),
	}
	u := compare.Reuser{MinWords: 20}
	for _, s := range u.Find(docs) {
		fmt.Printf("%s and %s: %d runs of eight words, %.0f %% of the shorter one's\n",
			docs[s.A].Article.Outlet, docs[s.B].Article.Outlet, s.Runs, 100*s.Containment)
	}
	// Output: Norden Press Agency and The Beacon: 27 runs of eight words, 46 % of the shorter one's
}
