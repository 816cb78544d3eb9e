package readability_test

import (
	"fmt"

	"github.com/masthead-news/masthead/readability"
)

func ExampleExtract() {
	page := readability.Page{
		URL: "https://www.example.com/2024/03/05/harbor",
		Body: []byte(`<title>Harbor to close | Example Times</title>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Harbor to close</h1><p class="byline">By Ann Lee</p>
<p>SAND POINT (AP) — The old harbor will close for a year, the town council decided on Monday night.</p>
<p>Ferries to the islands will leave from the fish pier instead, said Mara Lind, who runs the port.</p></article>`),
	}
	a, err := readability.Extract(&page)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Title, "by", a.Authors[0].Name)
	fmt.Println("copy of", a.Credits[0].Name, "in the", a.Credits[0].Source)
	fmt.Println(a.Published.Time.Format("2 January 2006"), "from the", a.Published.Source)
	for _, b := range a.Blocks {
		if b.Kind.InBody() {
			fmt.Println("-", a.Text[b.Start:b.End])
		}
	}
	// Output:
	// Harbor to close by Ann Lee
	// copy of AP in the dateline
	// 5 March 2024 from the url
	// - SAND POINT (AP) — The old harbor will close for a year, the town council decided on Monday night.
	// - Ferries to the islands will leave from the fish pier instead, said Mara Lind, who runs the port.
}
