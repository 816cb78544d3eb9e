// Package hostile makes pages and texts that have brought readers of the web to
// their knees: deep nesting, endless runs, broken markup, random bytes. Every
// case is a function of its size, so nothing large is stored.
package hostile

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
)

// A Case is one family of inputs.
type Case struct {
	Name string
	// Make returns about n bytes.
	Make func(n int) []byte
	// Text, where not empty, must be found in what is extracted.
	Text string
}

// Prose is ordinary news prose with a quotation, names and a number.
const Prose = `The river board said on Tuesday that the new gates, which open in May, would hold back a flood of four metres. ` +
	`"We have waited ten years for this," Nora Feld, the deputy director, told reporters in Tavel. ` +
	`Farmers were not convinced, and two unions called the plan a gift to the builders. `

const last = "The last word belongs to the ferryman of Upper Sela, who has seen every flood since 1961: " +
	"the gates will hold, he said, as long as somebody clears the branches from them in spring."

func paragraphs(n int) string { return repeat("<p>"+Prose+Prose+"</p>\n", n) }

func repeat(s string, n int) string { return strings.Repeat(s, max(1, n/len(s))) }

// page wraps extra in an article that any reader finds.
func page(head, extra string) []byte {
	return []byte("<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>New gates for the Sela</title>" + head +
		"</head><body><article><h1>New gates for the Sela</h1>" + paragraphs(2500) + extra + "</article></body></html>")
}

func body(s string) func(int) []byte {
	return func(n int) []byte { return page("", repeat(s, n)) }
}

func inParagraph(s string) func(int) []byte {
	return func(n int) []byte { return page("", "<p>"+repeat(s, n)+"</p>") }
}

func head(s string) func(int) []byte {
	return func(n int) []byte { return page(repeat(s, n), "") }
}

// nested puts a sentence under as many open tags as fit into n bytes.
func nested(open, end string) func(int) []byte {
	return func(n int) []byte {
		k := max(1, n/(len(open)+len(end)))
		return page("", strings.Repeat(open, k)+"<p>"+last+"</p>"+strings.Repeat(end, k))
	}
}

func plain(s string) func(int) []byte {
	return func(n int) []byte { return []byte(repeat(s, n)) }
}

// Pages returns the families of hostile HTML.
func Pages() []Case {
	return []Case{
		{"nothing", func(int) []byte { return nil }, ""},
		{"one byte", func(int) []byte { return []byte("<") }, ""},
		{"byte order mark", func(int) []byte { return []byte("\xef\xbb\xbf") }, ""},
		{"frames", func(int) []byte {
			return []byte("<html><frameset><frame src=a></frameset><noframes>" + paragraphs(2000) + "</noframes></html>")
		}, ""},
		{"random bytes", func(n int) []byte { return random(n, 1) }, ""},
		{"tag soup", tagSoup, ""},
		{"bytes that aren't UTF-8", inParagraph("caf\xe9 \xff\xfe \xed\xa0\x80 \xc0\xaf "), "Nora Feld"},
		{"NUL bytes", inParagraph("a\x00b \x00\x00 "), "Nora Feld"},

		{"ordinary", func(n int) []byte { return page("", paragraphs(n)) }, "Nora Feld"},
		{"paragraphs of a letter", body("<p>x</p>"), "Nora Feld"},
		{"paragraphs never closed", body("<p>x"), "Nora Feld"},
		{"line breaks", body("<br>"), "Nora Feld"},
		{"lines", inParagraph("some words of text<br>"), "Nora Feld"},
		{"links", body("<a href='/x'>link text</a> "), "Nora Feld"},
		{"divisions with text", body("<div>Some text, with commas, here.</div>"), "Nora Feld"},
		{"equal candidates", body("<div class=post><p>Some text, with commas, here, and more, so it scores.</p></div>"), ""},
		{"images", body("<img src=a.jpg alt='the river'>"), "Nora Feld"},
		{"headings", body("<h2>Head</h2>"), "Nora Feld"},
		{"table rows", func(n int) []byte { return page("", "<table>"+repeat("<tr><td>a<td>b</tr>", n)+"</table>") }, "Nora Feld"},
		{"spans", inParagraph("<span>x</span>"), "Nora Feld"},
		{"figures", body("<figure><img src=a.jpg alt=b><figcaption>The river (AP)</figcaption></figure>"), "Nora Feld"},
		{"closing tags", body("</p></div></b>"), "Nora Feld"},

		{"standfirsts and titles", func(n int) []byte {
			return []byte("<html><head><title>The talks of the twelve towns end</title></head><body><p>" +
				repeat("<span class=dek>The towns on the river talked.</span> ", n/2) + "</p>" +
				repeat("<p>The talks of the twelve towns ended</p>", n/2) + "</body></html>")
		}, ""},

		{"deep div", nested("<div>", "</div>"), last},
		{"deep div never closed", func(n int) []byte { return page("", repeat("<div>", n)+"<p>"+last) }, last},
		{"deep bold", nested("<b>", "</b>"), last},
		{"deep font and paragraph", nested("<font color=red><p>", "</font>"), ""},
		{"deep table", nested("<table><tr><td>", "</td></tr></table>"), ""},
		{"deep list", nested("<ul><li>", "</li></ul>"), ""},
		{"deep quotation", nested("<blockquote>", "</blockquote>"), last},
		{"misnested formatting", body("<a><b><i>x</a></b></i>"), "Nora Feld"},

		{"attributes", func(n int) []byte {
			var b strings.Builder
			for i := 0; b.Len() < n; i++ {
				fmt.Fprintf(&b, " a%d=1", i)
			}
			return page("", "<p"+b.String()+">"+last+"</p>")
		}, "Nora Feld"},
		{"body tags with attributes", func(n int) []byte {
			var b strings.Builder
			for i := 0; b.Len() < n; i++ {
				fmt.Fprintf(&b, "<body b%d=1>", i)
			}
			return page("", b.String())
		}, "Nora Feld"},
		{"attribute never closed", func(n int) []byte { return page("", `<a href="`+repeat("x y ", n)) }, "Nora Feld"},
		{"comment never closed", func(n int) []byte { return page("", "<!--"+repeat("x y ", n)) }, "Nora Feld"},
		{"script never closed", func(n int) []byte { return page("", "<script>"+repeat("x y ", n)) }, "Nora Feld"},
		{"class names", func(n int) []byte {
			return page("", "<div class='"+repeat("comment article ", n)+"'>"+paragraphs(2000)+"</div>")
		}, ""},

		{"long title", func(n int) []byte {
			return []byte("<html><head><title>" + repeat("Word | other - more » ", n) + "</title></head><body>" + paragraphs(3000) + "</body></html>")
		}, "Nora Feld"},
		{"meta tags", head("<meta property='og:title author' content='x y'>"), "Nora Feld"},
		{"bylines", body("<span class=byline>By Ann Lee</span>"), "Nora Feld"},
		{"long byline", func(n int) []byte { return page("", "<div class=byline rel=author>By "+repeat("Ann ", n)+"</div>") }, ""},
		{"JSON-LD of brackets", func(n int) []byte {
			return page("<script type='application/ld+json'>"+repeat("[", n)+"</script>", "")
		}, "Nora Feld"},
		{"JSON-LD nested", func(n int) []byte {
			k := n / 6
			return page("<script type='application/ld+json'>"+strings.Repeat(`{"a":`, k)+"1"+strings.Repeat("}", k)+"</script>", "")
		}, "Nora Feld"},
		{"JSON-LD graph", func(n int) []byte {
			return page(`<script type='application/ld+json'>{"@graph":[`+repeat(`{"@type":"NewsArticle","headline":"x"},`, n)+`{}]}</script>`, "")
		}, "Nora Feld"},
		{"JSON-LD that leads in circles", func(n int) []byte {
			return page(`<script type='application/ld+json'>{"@graph":[`+repeat(`{"@id":"a","author":{"@id":"a"}},`, n)+`{"@id":"a","@type":"NewsArticle","author":{"@id":"a"}}]}</script>`, "")
		}, "Nora Feld"},
		{"dates", body("<span class=date>12 March 2021 10:20:30</span>"), "Nora Feld"},
		{"long date", func(n int) []byte {
			return page("<meta property='article:published_time' content='"+repeat("2020-01-01 ", n)+"'>", "")
		}, "Nora Feld"},
		{"one word in a page", inParagraph("a"), "Nora Feld"},
		{"spaces in a page", inParagraph(" "), "Nora Feld"},
	}
}

// Texts returns the families of hostile text.
func Texts() []Case {
	runs := map[string]string{
		"letters": "a", "capitals": "A", "digits": "7", "dots": ".", "question marks": "?", "exclamation marks": "!",
		"straight quotes": `"`, "apostrophes": "'", "opening quotes": "“", "closing quotes": "”", "brackets": "(",
		"commas": ",", "hyphens": "-", "dashes": "—", "slashes": "/", "at signs": "@", "spaces": " ", "newlines": "\n",
		"tabs": "\t", "no-break spaces": "\u00a0", "zero-width joiners": "\u200d", "combining accents": "e\u0301\u0301\u0301",
		"emoji": "👩‍👩‍👧", "flags": "🇦🇧", "right-to-left marks": "\u202e", "Chinese": "部长星期二表示", "Arabic": "قال الوزير ",
		"quoted letters": `"a" `, "quoted names": `"Israel" `, "capital words": "New ", "one name": "Ann ", "initials": "U.S. ", "abbreviations": "Mr. Dr. ",
		"said": "said ", "quotes and said": `"x," said `, "titles": "Minister ", "surname and said": "Lind said that ", "not": "not ",
		"a clause without end": "Lind said, ", "quotations said": "“a b,” said Lind. ", "asides": ", a source told Axios", "contrasts": "but, ", "editorial brackets": "[X] ",
		"bullets": "• ", "colons": "Name: ", "links": "https://a.example/b?c=d ", "addresses": "a@b.example ", "hashtags": "#a ",
		"dates": "3 Apr 2024 ", "money": "$5 million ", "lines": "a line\n", "bullet lines": "  • News\n", "paragraphs": "A word.\n\n",
		"bad bytes": "\xff\xfe", "quotes in quotes": "“‘", "link starts": "[a](", "links of a page": "[a](b)\n", "numbers of a list": "1. ", "numbered lines": "1. a\n", "dashes of a list": "- ", "list lines": "- a\n",
		"bullets of a letter": "• a\n", "tag lines": "Tags: a\n", "headings": "# a\n", "headings apart": "## The board\n\n", "address lines": "https://a.example/b\n", "rights": "© 2024 The Post\n", "pointers": "Read more: the gates of the river\n",
		"boxes": "Related News\n\nThe gates of the river\n\n", "captions": "Ann Lee in Tavel on Friday. (AP)\n", "date lines": "3 May 2024 10:00\n", "buttons": "(BUTTON) a\n", "a sentence a line": "The board said so on Tuesday.\n", "by lines": "By Ann Lee\n", "prose": Prose, "prose without stops": "the river board said that ",
	}
	cases := []Case{
		{"random", func(n int) []byte { return random(n, 2) }, ""},
		{"one word per rune", func(n int) []byte {
			var b strings.Builder
			for r := rune('a'); b.Len() < n; r = (r*31 + 7) % 0x2fff {
				if r > ' ' {
					b.WriteRune(r)
					b.WriteByte(' ')
				}
			}
			return []byte(b.String())
		}, ""},
		{"marks in marks after speech", func(n int) []byte {
			return []byte("“We will appeal,” said Ann Lee.\n\n" + repeat(`"." `, n))
		}, ""},
		{"different names", func(n int) []byte {
			var b strings.Builder
			for i := 0; b.Len() < n; i++ {
				fmt.Fprintf(&b, "Ann Lee%c%c said Bo Ray%c%c. ", 'a'+i%26, 'a'+i/26%26, 'a'+i%26, 'a'+i/26%26)
			}
			return []byte(b.String())
		}, ""},
	}
	cases = slices.Grow(cases, len(runs))
	for _, name := range slices.Sorted(maps.Keys(runs)) {
		cases = append(cases, Case{name, plain(runs[name]), ""})
	}
	return cases
}

func random(n int, seed uint64) []byte {
	r := rand.New(rand.NewPCG(seed, seed))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

func tagSoup(n int) []byte {
	tags := strings.Fields("a b i p div table tr td span form ul li h2 font button select option svg math template noscript iframe figure article section")
	r := rand.New(rand.NewPCG(3, 3))
	var b strings.Builder
	b.WriteString("<html><body>")
	for b.Len() < n {
		t := tags[r.IntN(len(tags))]
		switch r.IntN(7) {
		case 0, 1:
			fmt.Fprintf(&b, "<%s>", t)
		case 2:
			fmt.Fprintf(&b, "</%s>", t)
		case 3:
			fmt.Fprintf(&b, "<%s class='c%d article' id=x%d>", t, r.IntN(50), r.IntN(50))
		case 4:
			b.WriteString(Prose[:20+r.IntN(200)])
		case 5:
			fmt.Fprintf(&b, "<%s style=\"display:none\" ", t)
		case 6:
			fmt.Fprintf(&b, "&#x%x;<!--%s-->", r.IntN(0x120000), t)
		}
	}
	return []byte(b.String())
}
