package readability

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/masthead-news/masthead/internal/flat"
	"github.com/masthead-news/masthead/internal/train/dumps/pages"
)

var (
	foldModels = flag.String("folds", "", "folder with the models of a cross-validation (internal/train/dumps -folds)")
	foldData   = flag.String("data", "../../shared/eval/extract", "folder with the development pages")
	foldOut    = flag.String("predictions", "", "folder for predictions as the scorers read them")
)

// TestUnseenDumps reads each development page with the model that was trained
// without it and writes what it found, for a scorer:
//
//	go run ./internal/train/dumps -folds DIR
//	go test ./readability -run UnseenDumps -folds DIR -predictions OUT
func TestUnseenDumps(t *testing.T) {
	if *foldModels == "" {
		t.Skip("no -folds: this scores a cross-validation")
	}
	var models [pages.Folds]*flat.Model
	for f := range models {
		b, err := os.ReadFile(filepath.Join(*foldModels, fmt.Sprintf("%d.bin", f)))
		if err != nil {
			t.Fatal(err)
		}
		if models[f], err = flat.Decode(b); err != nil {
			t.Fatal(err)
		}
	}
	found := map[string]map[string]any{}
	all, err := pages.Load(*foldData, pages.Styles)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		models[p.Fold].Ask(p.Lines)
		a, err := readDump(p.Lines, &Page{ID: p.ID})
		key := p.Style + "." + p.Set
		if found[key] == nil {
			found[key] = map[string]any{}
		}
		if err != nil {
			t.Logf("%s %s: %v", key, p.ID, err)
			continue
		}
		out := map[string]any{"articleBody": a.Text[a.Body.Start:a.Body.End], "title": a.Title, "tags": a.Tags, "dek": a.Dek}
		if !a.Published.IsZero() {
			out["date"] = a.Published.Time.Format("2006-01-02")
		}
		var names, captions []string
		for _, au := range a.Authors {
			names = append(names, au.Name)
		}
		for _, im := range a.Images {
			captions = append(captions, a.Text[im.Caption.Start:im.Caption.End])
		}
		out["authors"], out["captions"] = names, captions
		found[key][p.ID] = out
	}
	for key, out := range found {
		b, err := json.Marshal(out)
		if err == nil {
			err = os.WriteFile(filepath.Join(*foldOut, key+".json"), b, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
