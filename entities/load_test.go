package entities_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/entities/entitiestest"
	"github.com/masthead-news/masthead/entities/model"
)

func TestLoad(t *testing.T) {
	r, err := entities.Load(strings.NewReader(model.English()))
	if err != nil {
		t.Fatal(err)
	}
	entitiestest.Run(t, r)
	_, err = entities.Load(strings.NewReader("no model"))
	if !errors.Is(err, entities.ErrModel) {
		t.Errorf("bytes that are no model: error %v, want ErrModel", err)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := entities.Load(strings.NewReader(model.English())); err != nil {
			b.Fatal(err)
		}
	}
}
