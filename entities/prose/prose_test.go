package prose_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/masthead-news/masthead/entities/entitiestest"
	"github.com/masthead-news/masthead/entities/prose"
	"github.com/masthead-news/masthead/text"
)

func TestConformance(t *testing.T) { entitiestest.Run(t, prose.New()) }

func ExampleNew() {
	d := text.New("Angela Merkel spoke in Berlin.")
	ms, err := prose.New().Recognize(context.Background(), d)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range ms {
		fmt.Println(d.Slice(m.Span), m.Kind)
	}
	// Output:
	// Angela Merkel person
	// Berlin location
}
