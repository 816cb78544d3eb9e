package readability

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var predictions = flag.String("predictions", "", "folder for what a cross-validation finds on pages that its models have not seen")

// A prediction is what a page holds, as the scorers read it.
type prediction struct {
	ArticleBody string   `json:"articleBody"`
	Title       string   `json:"title"`
	Authors     []string `json:"authors"`
	Date        string   `json:"date"`
	Tags        []string `json:"tags"`
	Captions    []string `json:"captions"`
}

// predictionOf is an article as the scorers read it: the body is the running
// text without headline, dek and captions.
func predictionOf(a *Article) prediction {
	p := prediction{Title: a.Title, Tags: a.Tags}
	var body []string
	for _, b := range a.Blocks {
		if b.Kind.InBody() {
			body = append(body, a.Text[b.Start:b.End])
		}
	}
	p.ArticleBody = strings.Join(body, "\n")
	for _, au := range a.Authors {
		p.Authors = append(p.Authors, au.Name)
	}
	if !a.Published.IsZero() && a.Published.Precision != ToMonth {
		p.Date = a.Published.Time.Format(time.DateOnly)
	}
	for _, im := range a.Images {
		if !im.Caption.Empty() {
			p.Captions = append(p.Captions, a.Text[im.Caption.Start:im.Caption.End])
		}
	}
	return p
}

// writePredictions writes found, by page, to a file in -predictions.
func writePredictions(t *testing.T, file string, found map[string]prediction) {
	t.Helper()
	b, err := json.Marshal(found)
	if err == nil {
		err = os.WriteFile(filepath.Join(*predictions, file), b, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}
