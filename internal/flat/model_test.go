package flat_test

import (
	"errors"
	"testing"

	"github.com/masthead-news/masthead/internal/flat"
	"github.com/masthead-news/masthead/internal/flat/model"
	"github.com/masthead-news/masthead/internal/gbt"
)

// The model that is built in was trained on the features that this code counts.
func TestModelFits(t *testing.T) {
	m, err := flat.Decode(model.Lines())
	if err != nil {
		t.Fatal(err)
	}
	s := flat.NewSheet(flat.Lines("Rain\n\nIt rained.\n"), m.Lexicon)
	for k, trees := range m.Trees {
		if got := len(s.Rows[0]); got != trees.Features() {
			t.Errorf("model %d reads %d features, the page has %d: run go generate ./internal/flat/model", k, trees.Features(), got)
		}
		s.Answer(k, make([]float32, len(s.Rows)))
	}
	for _, n := range []int{1000, 40000} {
		if _, err := flat.Decode(model.Lines()[:n]); !errors.Is(err, gbt.ErrFormat) {
			t.Errorf("%d bytes of a model: got %v", n, err)
		}
	}
}
