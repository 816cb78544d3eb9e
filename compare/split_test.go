package compare_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/masthead-news/masthead/compare"
)

// Two events in one town look like one until enough is written of each; then
// the story splits, and the history knows which document is where.
func TestAStorySplits(t *testing.T) {
	const place = "The town council met. "
	quake := "an earthquake shook houses, cracked walls, toppled chimneys, and seismologists measured tremors and aftershocks."
	fire := "a blaze burned the sawmill, firefighters sprayed foam, smoke darkened streets, and investigators suspect arson by teenagers."
	var g compare.Grouper
	var h compare.History
	split := false
	g.Likeness = 0.01 // lets all in
	add := func(id, words string) {
		c := g.Add(plain(id, "A", words, 2))
		h.Apply(c)
		split = split || len(c.Split) > 0
	}
	for _, n := range []string{"1", "2", "3"} {
		add("quake "+n, place+quake+" Schools closed.")
		add("fire "+n, place+fire+" Nobody was hurt.")
	}
	if !split {
		t.Fatal("no split")
	}
	of := func(id string) int { s, _ := h.StoryOf(id); return s }
	if of("quake 1") != of("quake 3") || of("fire 1") != of("fire 3") || of("quake 1") == of("fire 1") {
		t.Errorf("quakes in %d, %d; fires in %d, %d", of("quake 1"), of("quake 3"), of("fire 1"), of("fire 3"))
	}
	if from, ok := h.Parent(max(of("quake 1"), of("fire 1"))); !ok || from != min(of("quake 1"), of("fire 1")) {
		t.Errorf("split from %d, %v", from, ok)
	}
}

// Articles that arrive late go where they would have gone in time.
func TestOutOfOrderArrival(t *testing.T) {
	var g compare.Grouper
	var h compare.History
	for _, d := range []struct {
		id, words string
		day       int
	}{{"flood 2", floodTwo, 5}, {"ferry 1", ferryOne, 6}, {"flood 1", floodOne, 1}, {"ferry 2", ferryTwo, 3}} {
		h.Apply(g.Add(plain(d.id, "A", d.words, d.day)))
	}
	a, _ := h.StoryOf("flood 1")
	b, _ := h.StoryOf("flood 2")
	if a != b {
		t.Errorf("the floods are in %d and %d", a, b)
	}
}

func TestHistoryFollowsMergers(t *testing.T) {
	var h compare.History
	h.Apply(compare.Change{Document: "a", Story: 0, New: true})
	h.Apply(compare.Change{Document: "b", Story: 1, New: true})
	h.Apply(compare.Change{Document: "c", Story: 0, Merged: []int{1}})
	if got := h.Documents(0); !slices.Equal(got, []string{"a", "c", "b"}) || h.Now(1) != 0 {
		t.Errorf("%v; story 1 is now %d", got, h.Now(1))
	}
	h.Forget(0)
	if _, ok := h.StoryOf("b"); ok {
		t.Error("a forgotten story still has documents")
	}
}

// What was merged into a story over another goes with it.
func TestHistoryForgetsChains(t *testing.T) {
	var h compare.History
	for i, d := range []string{"a", "b", "c"} {
		h.Apply(compare.Change{Document: d, Story: i, New: true})
	}
	h.Apply(compare.Change{Document: "d", Story: 1, Merged: []int{0}})
	h.Apply(compare.Change{Document: "e", Story: 2, Merged: []int{1}})
	if h.Now(0) != 2 {
		t.Fatalf("story 0 is now %d", h.Now(0))
	}
	h.Forget(2)
	if got := h.Now(0); got != 0 {
		t.Errorf("story 0 is still known to have become %d", got)
	}
}

func ExampleHistory() {
	var g compare.Grouper
	var h compare.History
	h.Apply(g.Add(plain("flood 1", "A", floodOne, 1)))
	h.Apply(g.Add(plain("flood 2", "B", floodTwo, 2)))
	fmt.Println(h.Documents(0))
	// Output: [flood 1 flood 2]
}
