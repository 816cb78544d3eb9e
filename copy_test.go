package masthead_test

import (
	"strings"
	"testing"

	"github.com/masthead-news/masthead/readability"
)

// A page that is another outlet's copy passes every word on from there; one that
// only uses some material does not.
func TestWhoseCopy(t *testing.T) {
	const story = `<p>The town council of Westport voted on Monday to close the old harbor after a long debate.</p>
<p>“We will appeal,” said Mara Lind, the director of the port, outside the town hall. She has led it since 2011.</p>
<p>Fishermen and their families had come by bus from the villages along the coast to hear the vote.</p>`
	for _, tt := range []struct{ name, head, first, last, want string }{
		{"the outlet's own", `<p class="byline">By Ann Lee</p>`, "", "", ""},
		{"a source under the headline", `<p class="byline">By Ann Lee</p><p class="source">Source: Axios</p>`, "", "", "Axios"},
		{"a byline that is only the agency", `<p class="byline">By Reuters</p>`, "", "", "Reuters"},
		{"the agency's staff", `<p class="byline">By Reuters Staff</p>`, "", "", "Reuters"},
		{"the agency twice", `<p class="byline">By Reuters</p>`, "<p>WESTPORT (Reuters) - The harbor of the town will close in May.</p>", "<p>— Reuters</p>", "Reuters"},
		{"staff and an agency", `<p class="byline">By Lantern staff and Reuters</p>`, "", "", ""},
		{"a reporter of the agency", `<p class="byline">By Ann Lee, Associated Press</p>`, "", "", "AP"},
		{"a dateline", "", "<p>WESTPORT (AP) — The harbor of the town will close in May, the council said.</p>", "", "AP"},
		{"a dateline of two agencies", "", "<p>WESTPORT (dpa/AFP) - The harbor of the town will close in May.</p>", "", ""},
		{"signed below", "", "", "<p>— Reuters</p>", "Reuters"},
		{"and agencies", `<p class="byline">By Ann Lee and agencies</p>`, "", "", ""},
		{"an agency contributed", `<p class="byline">By Ann Lee</p>`, "", "<p><em>Reuters contributed to this report.</em></p>", ""},
		{"with material", `<p class="byline">By Ann Lee</p>`, "", "<p><em>With material from NPA.</em></p>", ""},
		{"a picture", "", `<figure><img src="/i/quay.jpg" alt="A quay" width=800><figcaption>The quay. <span class="credit">Photo: Jane Doe/AP</span></figcaption></figure>`, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := analyze(t, &readability.Page{
				URL: "https://lantern.example/harbor",
				Body: []byte(`<html lang="en"><head><title>Harbor to close</title><meta property="og:site_name" content="The Lantern"></head><body><article><h1>Harbor to close</h1>` +
					tt.head + tt.first + story + tt.last + `</article></body></html>`),
			})
			if got := d.Standing().CopyOf; got != tt.want {
				t.Errorf("copy of %q, want %q; credits %+v", got, tt.want, d.Article.Credits)
			}
			want := "Mara Lind"
			if tt.want != "" {
				want += " → " + tt.want + " → The Lantern"
			}
			for i := range d.Quotes {
				var way []string
				for _, l := range d.Quotes[i].Chain {
					way = append(way, l.Name)
				}
				if got := strings.Join(way, " → "); strings.Contains(d.Slice(d.Quotes[i].Span()), "appeal") && got != want {
					t.Errorf("the words came by %s, want %s", got, want)
				}
			}
			for _, c := range d.Article.Credits {
				if c.Unnamed != (c.Name == "agencies") {
					t.Errorf("credit %+v", c)
				}
			}
		})
	}
}

func TestOwnDateline(t *testing.T) {
	d := analyze(t, &readability.Page{
		URL: "https://corvin.example/harbor",
		Body: []byte(`<html lang="en"><head><title>Harbor to close</title><meta property="og:site_name" content="Corvin News Agency"></head><body><article><h1>Harbor to close</h1>` +
			`<p>WESTPORT (CNA) - The harbor of the town will close in May, the council said on Monday after a long debate.</p>` +
			`<p>“We looked at every other way,” Mara Lind told the council, and there was none that would have kept people safe.</p></article></body></html>`),
	})
	if got := d.Standing().CopyOf; got != "" || len(d.Article.Credits) == 0 {
		t.Errorf("an agency's own article is a copy of %q", got)
	}
}
