package readability

import (
	"strings"
	"testing"
)

// What a page says in several places is taken from the first that the comment on
// extractHTML names; without that, from the next, and so on.
func TestPrecedence(t *testing.T) {
	const (
		ld    = `<script type="application/ld+json">{"@type":"NewsArticle",`
		story = `<p>The old harbor of Sand Point will close for a year, the town council decided on Monday night, after divers found cracks in the piles.</p>` +
			`<p>Ferries to the islands will leave from the fish pier instead, said the head of the port, and the crossing will take about twelve minutes longer.</p>` +
			`<p>Shop owners along the quay fear for the summer, and asked the town to lower the rent that they pay for their stalls by the water.</p>`
	)
	type place struct{ where, markup, want string }
	for _, c := range []struct {
		field  string
		get    func(*Article) string
		url    string
		places []place
	}{
		{
			field: "title", get: func(a *Article) string { return a.Title },
			places: []place{
				{"json-ld", ld + `"headline":"Harbor to close for one whole year"}</script>`, "Harbor to close for one whole year"},
				{"open graph", `<meta property="og:title" content="Old harbor closes for a year">`, "Old harbor closes for a year"},
				{"title element", `<title>Sand Point harbor will close | Example Times</title>`, "Sand Point harbor will close"},
			},
		},
		{
			field: "authors", get: func(a *Article) string {
				if len(a.Authors) == 0 {
					return ""
				}
				return a.Authors[0].Name + " " + a.Authors[0].Source
			},
			places: []place{
				{"json-ld", ld + `"author":{"@type":"Person","name":"Ann Lee"}}</script>`, "Ann Lee json-ld"},
				{"meta", `<meta name="author" content="Bo Rand">`, "Bo Rand meta"},
				{"rel=author", `<!--head--><p>By <a rel="author" href="/c">Cleo Marsh</a></p>`, "Cleo Marsh text"},
			},
		},
		{
			field: "published", url: "https://www.example.com/2024/03/04/harbor",
			get: func(a *Article) string { return a.Published.Time.Format("2006-01-02 ") + a.Published.Source },
			places: []place{
				{"json-ld", ld + `"datePublished":"2024-03-01T10:00:00Z"}</script>`, "2024-03-01 json-ld"},
				{"meta", `<meta property="article:published_time" content="2024-03-02T10:00:00Z">`, "2024-03-02 meta"},
				{"microdata", `<meta itemprop="datePublished" content="2024-03-03T10:00:00Z">`, "2024-03-03 microdata"},
				{"time", `<!--head--><time datetime="2024-03-05T10:00:00Z">5 March</time>`, "2024-03-05 time"},
				{"address", ``, "2024-03-04 url"},
			},
		},
		{
			field: "outlet", url: "https://www.example.com/news/harbor",
			get: func(a *Article) string { return a.Outlet },
			places: []place{
				{"open graph", `<meta property="og:site_name" content="Example Times">`, "Example Times"},
				{"json-ld", ld + `"headline":"Harbor to close","publisher":{"name":"Example Post"}}</script>`, "Example Post"},
				{"application-name", `<meta name="application-name" content="Example Echo">`, "Example Echo"},
				{"address", ``, "example.com"},
			},
		},
		{
			field: "section", get: func(a *Article) string { return a.Section },
			places: []place{
				{"json-ld", ld + `"articleSection":"Port"}</script>`, "Port"},
				{"meta", `<meta property="article:section" content="Town">`, "Town"},
				{"microdata", `<!--head--><span itemprop="articleSection">Coast</span>`, "Coast"},
			},
		},
		{
			field: "tags", get: func(a *Article) string { return strings.Join(a.Tags, " ") },
			places: []place{
				{"json-ld", ld + `"keywords":["ferries","quay"]}</script>`, "ferries quay"},
				{"article:tag", `<meta property="article:tag" content="piles">`, "piles"},
				{"news_keywords", `<meta name="news_keywords" content="divers, cracks">`, "divers cracks"},
				{"tags seen", `<!--foot--><ul><li><a rel="tag" href="/t/islands">islands</a></li></ul>`, "islands"},
				{"keywords", `<meta name="keywords" content="council, rent">`, "council rent"},
			},
		},
		{
			field: "language", get: func(a *Article) string { return a.Language.Tag + " " + a.Language.Source },
			places: []place{
				{"html lang", `<!--html lang="en-GB"-->`, "en-GB html"},
				{"json-ld", ld + `"inLanguage":"en-IE"}</script>`, "en-IE json-ld"},
				{"og:locale", `<meta property="og:locale" content="en_US">`, "en-US html"},
				{"words", ``, "en text"},
			},
		},
		{
			field: "address", url: "https://www.example.com/news/harbor?from=mail",
			get: func(a *Article) string { return a.URL },
			places: []place{
				{"canonical", `<link rel="canonical" href="/news/harbor">`, "https://www.example.com/news/harbor"},
				{"og:url", `<meta property="og:url" content="https://www.example.com/news/harbor.html">`, "https://www.example.com/news/harbor.html"},
				{"where it was", ``, "https://www.example.com/news/harbor?from=mail"},
			},
		},
	} {
		for from := range c.places {
			var head, top, foot, lang string
			for _, p := range c.places[from:] {
				switch {
				case strings.HasPrefix(p.markup, "<!--head-->"):
					top += p.markup
				case strings.HasPrefix(p.markup, "<!--foot-->"):
					foot += p.markup
				case strings.HasPrefix(p.markup, "<!--html "):
					lang = strings.TrimSuffix(strings.TrimPrefix(p.markup, "<!--html"), "-->")
				default:
					head += p.markup
				}
			}
			html := "<html" + lang + "><head>" + head + "</head><body><article><h1>Harbor to close</h1>" + top + story + foot + "</article></body></html>"
			if c.field == "title" {
				html = strings.Replace(html, "<h1>Harbor to close</h1>", "", 1)
			}
			a, err := Extract(&Page{URL: c.url, Body: []byte(html)})
			if err != nil {
				t.Errorf("%s from %s: %v", c.field, c.places[from].where, err)
				continue
			}
			if got := c.get(a); got != c.places[from].want {
				t.Errorf("%s: got %q, want %q from %s", c.field, got, c.places[from].want, c.places[from].where)
			}
		}
	}
}
