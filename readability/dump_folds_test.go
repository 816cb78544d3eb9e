package readability

import (
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
)

// TestUnseenDumps reads each development page with the model that was trained
// without its site and writes what it found. go run ./internal/cmd/eval unseen
// does this and scores it:
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
	found := map[string]map[string]prediction{}
	all, err := pages.Load(*foldData, pages.Styles)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		key := p.Style + "." + p.Set
		if found[key] == nil {
			found[key] = map[string]prediction{}
		}
		models[p.Fold].Ask(p.Lines)
		a, err := readDump(p.Lines, &Page{ID: p.ID})
		if err != nil { // no article, which is the answer
			found[key][p.ID] = prediction{}
			continue
		}
		found[key][p.ID] = predictionOf(a)
	}
	for key, out := range found {
		writePredictions(t, key+".json", out)
	}
}
