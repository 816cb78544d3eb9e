package sentiment

import (
	"os"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/internal/tone"
	"github.com/masthead-news/masthead/sentiment/model"
)

func TestModelReads(t *testing.T) {
	m, err := tone.Unpack(model.English)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Words) < 10_000 || m.Heat <= 0 {
		t.Errorf("%d words, heat %f", len(m.Words), m.Heat)
	}
	for _, n := range []int{0, 10, 1000, len(model.English) / 2, len(model.English) - 1} {
		if _, err := tone.Unpack(model.English[:n]); err == nil {
			t.Errorf("%d bytes of the model pass for all of it", n)
		}
	}
}

// The card names the model that is here.
func TestCard(t *testing.T) {
	card, err := os.ReadFile("model/CARD.md")
	if err != nil {
		t.Fatal(err)
	}
	var a Analyzer
	if sha := a.MadeWith().SHA256; !strings.Contains(string(card), sha) {
		t.Errorf("CARD.md doesn't name the model's hash, %s", sha)
	}
}
