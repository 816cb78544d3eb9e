package readability

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/internal/flat"
)

// readerOf is a reader of a dump whose lines have no answers of a model, with the
// body between two lines.
func readerOf(page string, title, first, last int) *dumpReader {
	lines := flat.Lines(page)
	d := &dumpReader{in: &Page{}, lines: lines, use: make([]use, len(lines)), title: title, first: first, last: last}
	for i := first; i <= last; i++ {
		d.use[i], lines[i].Body = useBody, 1
	}
	return d
}

func TestTagsInARow(t *testing.T) {
	const page = "Skippers of Port Tolm meet Anna Osk\nThe guild says that the North Sea is empty.\nElse Vik of the Skippers Guild had come from Port Tolm too.\nNobody speaks of the cod fishing ban to Anna O’Dell.\n"
	for _, c := range []struct{ line, want string }{
		{"Herring Port Tolm North Sea Anna Osk", "Herring|Port Tolm|North Sea|Anna Osk"},
		{"Topics Herring Port Tolm Quota", "Herring|Port Tolm|Quota"},
		// Each name is in the text but once.
		{"Port Tolm Anna Osk North Sea Skippers Guild", "Port Tolm|Anna Osk|North Sea|Skippers Guild"},
		{"Tags: Herring, Port Tolm, North Sea", "Herring|Port Tolm|North Sea"},
		{"Herring # Port Tolm # Quota", "Herring|Port Tolm|Quota"},
		{"Herring · Port Tolm · Quota", "Herring|Port Tolm|Quota"},
		{"#Herring", "Herring"},
		{"Bank of Tolm", "Bank of Tolm"},
		{"Anna O'Dell Port Tolm Quota", "Anna O'Dell|Port Tolm|Quota"},
		// A headline is no row, nor is a sentence with commas.
		{"Skippers Of Port Tolm Meet Anna Osk After Talks On North Sea", ""},
		{"Port Tolm, where the cod was, and the North Sea, see new talks", ""},
	} {
		d := readerOf(page+c.line+"\n", 0, 1, 3)
		got := cleanTags(d.tagsOf(len(d.lines)-1, 1))
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q: got %s, want %s", c.line, s, c.want)
		}
	}
	// Where each tag has its line, a line of several words is one tag.
	d := readerOf(page+"Cod Fishing Ban\nHerring\nQuota\nSea\n", 0, 1, 3)
	if got := d.tagsOf(4, 4); !slices.Equal(got, []string{"Cod Fishing Ban"}) {
		t.Errorf("got %q", got)
	}
}

// What stands below the text and is what the text speaks of is tags, whatever the
// model says of the lines.
func TestTagsByPlace(t *testing.T) {
	const page = "Skippers of Port Tolm meet Anna Osk\nThe guild says that the North Sea is empty.\nElse Vik had come from Port Tolm too.\nNobody speaks of the cod ban.\n"
	for _, c := range []struct {
		below string
		last  int // of what the model takes for the body
		want  string
	}{
		{"Share\n  * Anna Osk\n  * Guild\n  * Herring\n  * Port Tolm\n", 3, "Anna Osk|Guild|Herring|Port Tolm"},
		{"  * Anna Osk\n  * Cod\n  * Guild\n  * Port Tolm\n", 7, "Anna Osk|Cod|Guild|Port Tolm"},
		{"  * Port Tolm\n  * Guild\n  * Anna Osk\n  * Cod\n", 7, ""}, // no order: a list of the text
		{"  * Weather\n  * Sports\n  * Radio\n  * Port Tolm\n", 3, ""},
		{"Share\nGuild North Sea Quota Cod\n", 3, "Guild|North Sea|Quota|Cod"},
		{"More Guild North Sea Cod\n", 3, ""},
		{"# Quota # Herring # Radio\n", 3, "Quota|Herring|Radio"},
	} {
		d := readerOf(page+c.below, 0, 1, c.last)
		d.use[0] = useTitle
		var a Article
		d.findTags(&a)
		if got := strings.Join(a.Tags, "|"); got != c.want {
			t.Errorf("%q: got %s, want %s", c.below, got, c.want)
		}
		if c.want != "" && d.last != 3 {
			t.Errorf("%q: the body ends at line %d, want 3", c.below, d.last)
		}
	}
}

// A run of lines that the model takes for tags is a menu where the text speaks of
// none of them, unless a heading for tags stands above.
func TestTagsOrMenu(t *testing.T) {
	const page = "Skippers of Port Tolm meet Anna Osk\nThe guild says that the North Sea is empty.\n"
	for _, c := range []struct{ below, want string }{
		{"Help\n  * Prices\n  * Traffic\n", ""},
		{"Explore more on these topics\n  * Prices\n  * Traffic\n", "Prices|Traffic"},
		{"Help\n  * Prices\n  * Guild\n", "Prices|Guild"},
		// The text speaks of one only of many sections.
		{"Help\n  * Guild\n  * Prices\n  * Traffic\n  * Weather\n  * Sports\n  * Radio\n  * Letters\n", ""},
		{"Help\n  * Prices\n  * What the skippers want and why the ministry says no\n  * Guild\n", "Prices|Guild"},
	} {
		d := readerOf(page+c.below, 0, 1, 1)
		d.use[0] = useTitle
		for i := 3; i < len(d.lines); i++ {
			d.lines[i].Tag = .6
		}
		var a Article
		d.findTags(&a)
		if got := strings.Join(a.Tags, "|"); got != c.want {
			t.Errorf("%q: got %s, want %s", c.below, got, c.want)
		}
	}
}

func TestReportersBelow(t *testing.T) {
	for line, want := range map[string]string{
		"(Reporting by Mara Lind in Oslo and Tomas Vale; Editing by Ines Roth)": "[{Mara Lind false text} {Tomas Vale false text}]",
		"Reporting by Mara Lind": "[{Mara Lind false text}]",
		"(Writing by Mara Lind)": "[]",
	} {
		d := readerOf("Skippers leave talks\nThe guild says that the North Sea is empty.\n"+line+"\n", 0, 1, 1)
		var a Article
		d.authors(&a)
		if got := fmt.Sprint(a.Authors); got != want {
			t.Errorf("%q: got %s, want %s", line, got, want)
		}
	}
}

func TestKindOfDump(t *testing.T) {
	const text = "The skippers have left the talks with the ministry in the town hall of Tolm.\n"
	for _, c := range []struct {
		name, page string
		title      int
		first      int
		last       int
		want       PageKind
	}{
		{"an article", "Skippers leave talks\n" + text + text, 0, 1, 2, KindArticle},
		{"a live ticker", "Talks in Tolm: live updates\n11:24\n" + text + "11:02\n" + text + "10.15am\n" + text, 0, 2, 6, KindLive},
		{"times, but no word of it", "Skippers leave talks\n11:24\n" + text + "11:02\n" + text + "10:15\n" + text, 0, 2, 6, KindArticle},
		{"a ticker that doesn't say so", "Talks in Tolm\n" + strings.Repeat("9h05 – The talks begin again.\n"+text, 8), 0, 1, 16, KindLive},
		{"a wall", "Skippers leave talks\n" + text + "Subscribe to continue reading\nLog in\n", 0, 1, 1, KindTeaser},
		{"a newsletter", "Skippers leave talks\n" + text + "Subscribe to our newsletter and read more\n", 0, 1, 1, KindArticle},
	} {
		d := readerOf(c.page, c.title, c.first, c.last)
		if got := d.kind(text); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// Readers' comments are longer than the article here, and read like it.
func TestCommentsOfDump(t *testing.T) {
	const article = "Skippers leave talks\nShare\nThe skippers of Tolm have left the talks with the ministry, and will not come back before Monday.\n"
	const comment = "Osk says:\nMarch 3, 2026 at 4:10 pm\nThe ministry never listened to us, and it won't now.\nReply\n"
	d := readerOf(article+"3 comments\n"+strings.Repeat(comment, 3), 0, 2, 2)
	if got := d.comments(); got != 3 {
		t.Errorf("comments begin at line %d, want 3", got)
	}
	// The button above the text is no heading of comments.
	d = readerOf("Skippers leave talks\nBy Mara Lind\nComments\nMarch 3, 2026\n4 pm\nUpdated 5 pm\nMarch 4\nReply\nThe skippers have left the talks with the ministry.\nThey may come back.\n", 0, 8, 9)
	if got := d.comments(); got != len(d.lines) {
		t.Errorf("comments begin at line %d of a page without", got)
	}
	// Nor is the one below the dek.
	d = readerOf("Skippers leave talks\nThe skippers of Tolm have left the talks with the ministry, and will not come back before Monday, they say.\nComments\nMarch 3, 2026\n4 pm\nUpdated 5 pm\nMarch 4\nReply\nThe skippers have left the talks with the ministry.\n", 0, 8, 8)
	d.lines[1].Body, d.lines[1].Dek = .4, .7
	if got := d.comments(); got != len(d.lines) {
		t.Errorf("comments begin at line %d, below the dek", got)
	}
}

func TestNameLike(t *testing.T) {
	for s, want := range map[string]bool{
		"Mara Lind":           true,
		"Moreau Lind":         true,
		"Von Lind":            true,
		"Von":                 false,
		"More columns":        false,
		"Mehr Gastkommentare": false,
		"Download PDF":        false,
		"Rain to hit Kestov":  false,
		"Anna van der Osk":    true,
		"Anna Togetty":        true,
		"Getty Images":        false,
		"News feature":        false,
		"Leitende Redakteur":  false,
	} {
		if got := nameLike(s); got != want {
			t.Errorf("%q: got %v, want %v", s, got, want)
		}
	}
}

func TestPictureBy(t *testing.T) {
	for line, want := range map[string]bool{
		"Mara Lind/AP":               true,
		"Illustration by Mara Lind":  true,
		"By Mara Lind/AP":            false,
		"Mara Lind":                  false,
		"Mara Lind / Political desk": false,
		"Photo: REUTERS/Mara Lind":   true,
		"Bild: SN/NPA/Mara Lind":     true,
		"NPA/Mara Lind":              true,
		"NPA/lin":                    false,
	} {
		if got := pictureBy(&flat.Lines(line)[0]); got != want {
			t.Errorf("%q: got %v, want %v", line, got, want)
		}
	}
}

func TestKicker(t *testing.T) {
	d := readerOf("Fishing: Skippers leave talks in anger\nFishing Skippers leave talks in anger\nBy Mara Lind\n", 0, 3, 2)
	if got := d.headline(); got != "Skippers leave talks in anger" {
		t.Errorf("got %q", got)
	}
	d = readerOf("Fishing: Skippers leave talks in anger\nBy Mara Lind\n", 0, 2, 1)
	if got := d.headline(); got != "Fishing: Skippers leave talks in anger" {
		t.Errorf("nothing says that it is a kicker: got %q", got)
	}
}

// A section before a colon is no part of the headline where the rest stands alone;
// several words are its topic.
func TestTopic(t *testing.T) {
	const alone = "\nSkippers leave talks in anger\nBy Mara Lind\n"
	for in, want := range map[string]string{
		"Fishing : Skippers leave talks in anger":             "Skippers leave talks in anger",
		"Strike in the harbor Skippers leave talks in anger":  "Skippers leave talks in anger",
		"Strike in the harbor: Skippers leave talks in anger": "Strike in the harbor: Skippers leave talks in anger",
	} {
		d := readerOf(in+alone, 0, 3, 2)
		if got := d.headline(); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// A button is no headline beside a line that may be one.
func TestButtonAboveTitle(t *testing.T) {
	d := readerOf("Search for: Search\nSkippers leave talks\nBy Mara Lind\n", -1, 3, 2)
	d.lines[0].Title, d.lines[1].Title = .7, .45
	d.findTitle(len(d.lines))
	if d.title != 1 {
		t.Errorf("the headline is line %d, want 1", d.title)
	}
}

// What a reader asks below the heading of the comments is no headline.
func TestTitleAboveTalk(t *testing.T) {
	const comment = "Osk says:\nMarch 3, 2026 at 4:10 pm\nWill the ministry listen to us at last?\nThe ministry never listened to us before, and it certainly won't begin to do so now.\nReply\n"
	d := readerOf("Open thread\nThis is where the readers of this paper may ask what they want to hear of next.\nComments\n"+strings.Repeat(comment, 3), -1, 6, 6)
	d.lines[0].Title, d.lines[1].Body, d.lines[5].Title = .3, .4, .6
	d.findTitle(len(d.lines))
	if d.title != 5 {
		t.Fatalf("the headline is line %d at first, want 5", d.title)
	}
	d.titleAboveTalk()
	if d.title != 0 || d.use[5] != unused {
		t.Errorf("the headline is line %d, want 0", d.title)
	}
}

// A short report of which no line is likely by itself is taken where a headline
// beyond doubt stands above it.
func TestBelowTitle(t *testing.T) {
	const report = "Skippers leave talks\nShare\nThe skippers of Tolm have left the talks with the ministry, and will not come back before Monday.\nThe guild had asked for less.\n" +
		"Sign in or make an account to follow this story and to hear of new ones\nAbout the paper and the people who make it\nHelp with the app\nTerms of use\n"
	for _, c := range []struct {
		headline float32
		want     int // lines of the body
	}{{.9, 2}, {.1, 0}} {
		d := readerOf(report, 0, 8, -1)
		d.lines[0].Title, d.lines[2].Body, d.lines[3].Body = c.headline, .15, .12
		d.findBody()
		if n := len(slices.DeleteFunc(d.use, func(u use) bool { return u != useBody })); n != c.want {
			t.Errorf("headline %.1f: a body of %d lines, want %d", c.headline, n, c.want)
		}
	}
}

func TestQuotedKicker(t *testing.T) {
	for in, want := range map[string]string{
		"“We go on”Skippers leave talks in anger":   "Skippers leave talks in anger",
		"\"We go on\"Skippers leave talks in anger": "Skippers leave talks in anger",
		"Skippers say “We go on” and leave":         "Skippers say “We go on” and leave",
		"“We go on” Skippers leave talks":           "“We go on” Skippers leave talks",
		"Skippers of the \"A\"Team":                 "Skippers of the \"A\"Team",
	} {
		if got := cutQuoted(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// What came off an agency's wire has no headline: its first sentence is none.
func TestWireCopyWithoutHeadline(t *testing.T) {
	const copied = "LONDON (Reuters) - The harbor council put off a vote on a ferry tax on Tuesday after skippers blocked the main pier for a third day, officials said.\n" +
		"\"We will not pay for a pier we cannot use,\" said Mara Lind, who leads the skippers' union.\n" +
		"The council is to meet again on Thursday. It had planned to raise the tax by 4% from January, the first rise in nine years.\n"
	a, err := Extract(&Page{ID: "wire", ContentType: "text/plain", Body: []byte(copied)})
	if err != nil {
		t.Fatal(err)
	}
	if a.Title != "" || len(a.Blocks) != 3 {
		t.Errorf("headline %q, %d blocks, want none and 3", a.Title, len(a.Blocks))
	}
	if len(a.Credits) != 1 || a.Credits[0].Name != "Reuters" || a.Credits[0].Source != "dateline" {
		t.Errorf("credits %v, want Reuters from the dateline", a.Credits)
	}
}

// What someone copied may be the text of an article and nothing else.
func TestProseAlone(t *testing.T) {
	const sentence = "The river board said on Tuesday that the new gates, which opened in May, had held back the flood. "
	for _, n := range []int{3, 40, 400} {
		a, err := Extract(&Page{ID: "prose", ContentType: "text/plain", Body: []byte(strings.Repeat(sentence, n))})
		if err != nil {
			t.Errorf("%d sentences: %v", n, err)
			continue
		}
		if got := a.Text[a.Body.Start:a.Body.End]; !strings.HasPrefix(got, "The river board") {
			t.Errorf("%d sentences: the body is %.40q", n, got)
		}
	}
}

// The headline is the line to which a trail of sections leads, not the site's
// motto, and not the dek below it.
func TestWhichHeadline(t *testing.T) {
	const text = "The skippers of Tolm have left the talks with the ministry in the town hall of Tolm.\n"
	for _, c := range []struct {
		page  string
		likes []float32
		want  string
	}{
		{"News from Tolm and the islands, free of charge\nHome Fishing Skippers leave talks in anger\nFishing\nSkippers leave talks in anger\n", []float32{.9, .1, 0, .8}, "Skippers leave talks in anger"},
		{"News from Tolm and the islands, free of charge\nTolm / Fishing / Skippers leave talks in anger\nFishing\nSkippers leave talks in anger\n", []float32{.9, .1, 0, .8}, "Skippers leave talks in anger"},
		{"A net without a catch\nWhat happens to a harbor once the boats stay away?\n", []float32{.6, .8}, "A net without a catch"},
		{"Fishing\nWhat happens to a harbor once the boats stay away?\n", []float32{.1, .8}, "What happens to a harbor once the boats stay away?"},
		{"Tolm has it all\n: Town of nets\n", []float32{.4, .8}, "Tolm has it all: Town of nets"},
		{"Talks in Tolm Skippers leave the ministry in anger\nSkippers leave the ministry in anger - Talks in Tolm\n", []float32{.9, .2}, "Skippers leave the ministry in anger"},
		{"Twelve skippers leave the talks in Tolm and do not return\nTwelve skippers leave the talks in Tolm\n", []float32{.9, .1}, "Twelve skippers leave the talks in Tolm and do not return"},
		{"12 of the best harbors of the north\nBest harbors of the north\n", []float32{.9, .1}, "12 of the best harbors of the north"},
	} {
		n := strings.Count(c.page, "\n")
		d := readerOf(c.page+text+text, -1, n, n+1)
		for i, q := range c.likes {
			d.lines[i].Title = q
		}
		if d.findTitle(len(d.lines)); d.title < 0 {
			t.Errorf("%q: no headline", c.page)
		} else if got := d.headline(); got != c.want {
			t.Errorf("%q: got %q, want %q", c.page, got, c.want)
		}
	}
}

// Names in lines that have more than a byline.
func TestDumpByline(t *testing.T) {
	for line, want := range map[string]string{
		"Mara Lind, 26.04.2024 10:00":                            "Mara Lind",
		"Mara Lind, Tomas Vale (special envoy)":                  "Mara Lind|Tomas Vale",
		"lind.jpg Von Mara Lind 28.04.2023":                      "Mara Lind",
		"Harbor, News | Published: 5 May | Written by Mara Lind": "Mara Lind",
		"Tolm, March 3, 2026":                                    "",
		"Mara Lind | Leitende Redakteurin":                       "Mara Lind",
	} {
		var names []string
		for _, a := range dumpByline(line, "") {
			names = append(names, a.Name)
		}
		if got := strings.Join(names, "|"); got != want {
			t.Errorf("%q: got %s, want %s", line, got, want)
		}
	}
}

// Teasers that the page shows above the article and again below are no body, however
// likely.
func TestTeasersTwice(t *testing.T) {
	const text = "The skippers of Tolm have left the talks with the ministry in the town hall, and will not come back before Monday.\n"
	var teasers strings.Builder
	for _, town := range []string{"Kestov", "Sela", "Port Anne", "Norvale"} {
		fmt.Fprintf(&teasers, "Rain is to reach the hills of %s before noon, and the mayor asks all who can to stay at home today\n", town)
	}
	page := teasers.String() + text + strings.Repeat("Share\n", 20) + teasers.String()
	d := readerOf(page, -1, len(strings.Split(page, "\n")), -1)
	for i := range d.lines {
		if len(d.lines[i].Words()) > 10 {
			d.lines[i].Body = .9
		}
	}
	if d.findBody(); d.first != 4 || d.last != 4 {
		t.Errorf("the body is lines %d to %d, want 4", d.first, d.last)
	}
}

// Teasers above are longer than the article, which has a date and no byline.
func TestTitleAboveDate(t *testing.T) {
	const teaser = "Rain is to reach the hills of Kestov before noon, and the mayor there asks all who can do so to stay at home.\n"
	const page = "Harbor\n" + teaser + teaser + teaser + teaser + "More\nSkippers leave talks in Tolm\nMarch 3, 2026\nThe skippers of Tolm have left the talks with the ministry.\nThey will not come back before Monday.\n"
	d := readerOf(page, -1, 10, -1)
	for i, q := range []float32{0, .7, .7, .7, .7, 0, .1, 0, .8, .8} {
		d.lines[i].Body = q
	}
	d.lines[0].Title, d.lines[6].Title, d.lines[6].Body, d.lines[7].Date = .06, .1, 0, .95
	d.findTitle(len(d.lines))
	if d.findBody(); d.title != 6 || d.first != 8 {
		t.Errorf("headline in line %d, body from line %d, want 6 and 8", d.title, d.first)
	}
}

// What looks like a dek below byline and date is the text's first paragraph, if
// the text goes on at once.
func TestDekBelowByline(t *testing.T) {
	const text = "The skippers of Tolm have left the talks with the ministry.\n"
	for _, c := range []struct {
		page string
		want int // the dek's line
	}{
		{"Skippers leave talks\nBy Mara Lind\nMarch 3, 2026\n" + text + text, -1},
		{"Skippers leave talks\n" + text + "By Mara Lind\nMarch 3, 2026\n" + text, 1},
	} {
		d := readerOf(c.page, 0, 5, -1)
		d.use[0] = useTitle
		for i := range d.lines {
			l := &d.lines[i]
			switch {
			case strings.HasPrefix(l.Text, "By "):
				l.Author = .9
			case strings.HasPrefix(l.Text, "March"):
				l.Date = .9
			case i > 0:
				d.use[i], l.Body = useBody, .7
				d.first, d.last = min(d.first, i), i
			}
		}
		d.lines[d.first].Dek = .9
		d.findDek()
		if got := slices.Index(d.use, useDek); got != c.want {
			t.Errorf("%q: the dek is line %d, want %d", c.page, got, c.want)
		}
	}
}

// Whom the article speaks of has not written it, and a caption is no byline; a note
// on the author at the end of the text is another thing.
func TestWhoHasWritten(t *testing.T) {
	const page = "Skippers leave talks\nTomas Vale\nTomas Vale and Else Vik on the pier of Tolm on Monday\nMara Lind\n" +
		"Tomas Vale, who speaks for the skippers of Tolm, has left the talks with the ministry.\nHe will not come back before Monday.\nThe ministry says nothing.\nMara Lind writes on fishing.\n"
	d := readerOf(page, 0, 4, 7)
	d.use[2] = useCaption
	d.lines[1].Author, d.lines[2].Author, d.lines[2].Caption, d.lines[3].Author = .8, .7, .6, .5
	var a Article
	if d.authors(&a); len(a.Authors) != 1 || a.Authors[0].Name != "Mara Lind" {
		t.Errorf("got %v, want Mara Lind", a.Authors)
	}
}
