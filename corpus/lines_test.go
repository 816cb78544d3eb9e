package corpus_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/masthead-news/masthead/corpus"
	"github.com/masthead-news/masthead/readability"
)

func lines(s string) []string { return list(corpus.JSONLines(strings.NewReader(s), "x.jsonl")) }

func TestJSONLines(t *testing.T) {
	check(t, lines("\ufeff{\"id\": 17, \"text\": \"by number\"}\r\n\r\n"+
		`{"url": "https://globe.example/a", "TEXT": "by address"}`+"\n"+
		`{"text": ["a list", "of lines"]}`+"\n"+
		`{"text": "<p>a page</p>"}`+"\n"+
		`{"html": "<p>a page</p>", "text": "its words"}`+"\n"+
		`{"title": "nothing else"}`+"\n"+
		`[1, 2]`+"\n"+
		`null`+"\n"+
		`{"text": "cut off`+"\n"+
		`{"text": "the last, with no line end"}`),
		"17 (): by number",
		"https://globe.example/a (): by address",
		"x.jsonl:4 (): a list\n\nof lines",
		"x.jsonl:5 (): <p>a page</p>",
		"x.jsonl:6 (): <p>a page</p>",
		"! x.jsonl:7: not a record: neither text nor html in it; write one JSON object to a line",
		"! x.jsonl:8: not a record: json: cannot unmarshal array into Go value of type map[string]json.RawMessage; write one JSON object to a line",
		"! x.jsonl:9: not a record: null; write one JSON object to a line",
		"! x.jsonl:10: not a record: unexpected end of JSON input; write one JSON object to a line",
		"x.jsonl:11 (): the last, with no li",
	)
}

func TestRecordFields(t *testing.T) {
	rec := `{"source": {"id": null, "name": "The Globe"}, "title": "Rain", "date": "2024-04-03T11:02+02:00", ` +
		`"author": ["Mara Lind", {"name": "Ivo Tamm"}, null], "lang": "en", "body": "It rained.\nIt poured."}`
	for p, err := range corpus.JSONLines(strings.NewReader(rec), "r.jsonl") {
		if err != nil {
			t.Fatal(err)
		}
		a, err := readability.Extract(p)
		if err != nil {
			t.Fatal(err)
		}
		got := fmt.Sprint(a.Outlet, " | ", a.Title, " | ", a.Authors, " | ", a.Published.Time, a.Published.Precision, a.Published.Zone, " | ", a.Language.Tag, " | ", len(a.Blocks), " | ", a.Text[a.Body.Start:a.Body.End])
		want := "The Globe | Rain | [{Mara Lind false record} {Ivo Tamm false record}] | 2024-04-03 11:02:00 +0200 +0200minutetrue | en | 3 | It rained.\n\nIt poured."
		if got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

func TestReaderThatFails(t *testing.T) {
	in := iotest.TimeoutReader(strings.NewReader(strings.Repeat(`{"text":"x"}`+"\n", 20000)))
	n := 0
	var last error
	for _, err := range corpus.JSONLines(in, "slow.jsonl") {
		n++
		last = err
	}
	if !errors.Is(last, iotest.ErrTimeout) || n < 2 {
		t.Errorf("after %d pages: %v", n, last)
	}
}

// Memory must not grow with the number of lines.
func TestJSONLinesHeap(t *testing.T) {
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	n := 0
	var early uint64
	for range corpus.JSONLines(&endless{line: `{"text":"` + strings.Repeat("word ", 200) + "\"}\n", left: 20000}, "") {
		switch n++; n {
		case 1000:
			early = heap()
		case 20000:
			if late := heap(); late > early+1<<20 {
				t.Errorf("heap grew from %d to %d bytes", early, late)
			}
		}
	}
	if n != 20000 {
		t.Errorf("got %d pages", n)
	}
}

// endless reads as line, left times.
type endless struct {
	line string
	left int
	rest string
}

func (e *endless) Read(b []byte) (int, error) {
	if e.rest == "" {
		if e.left == 0 {
			return 0, errEnd
		}
		e.left--
		e.rest = e.line
	}
	n := copy(b, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

func ExampleJSONLines() {
	in := strings.NewReader(`{"url": "https://globe.example/rain", "outlet": "The Globe", "title": "Rain", "text": "It rained."}`)
	for page, err := range corpus.JSONLines(in, "export.jsonl") {
		if err != nil {
			fmt.Println(err)
			continue
		}
		article, _ := readability.Extract(page)
		fmt.Printf("%s: %s\n%s\n", article.Outlet, article.ID, article.Text)
	}
	// Output:
	// The Globe: https://globe.example/rain
	// Rain
	//
	// It rained.
}
