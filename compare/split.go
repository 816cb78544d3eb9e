package compare

import "slices"

// maxKept is the number of documents of a story that are kept to tell whether
// it has become two. A larger story isn't split any more.
const maxKept = 128

// minSplit is the number of documents from which a story may be split.
const minSplit = 6

// split tells whether s, which has just grown, holds two stories. It looks at
// each document up to sixteen, then at each fourth. It returns the new story and
// the IDs of the documents that went to it.
func (g *Grouper) split(s *openStory) (into *openStory, moved []string) {
	n := len(s.docs)
	if n < minSplit || n > 16 && n%4 != 0 || float64(n) != s.n {
		return nil, nil
	}
	a, b := s.halves()
	if a == nil {
		return nil, nil
	}
	if len(a) < len(b) {
		a, b = b, a
	}
	into = &openStory{id: g.next}
	g.next++
	g.open = append(g.open, into)
	g.refill(s, a)
	g.refill(into, b)
	for _, d := range b {
		moved = append(moved, d.id)
	}
	return into, moved
}

// refill makes docs the documents of s.
func (g *Grouper) refill(s *openStory, docs []grouped) {
	*s = openStory{id: s.id}
	for _, d := range docs {
		g.put(s, d, d.v.top())
	}
}

// A History follows the changes of a [Grouper], so that a monitor knows at any
// time which documents a story has and what became of one that is gone. Its zero
// value is empty and ready to use. It remembers all documents; [History.Forget]
// drops a story that is of no more use.
type History struct {
	of      map[string]int   // the story of a document
	docs    map[int][]string // the documents of a story, in the order they came
	into    map[int]int      // the story that one was merged into
	parents map[int]int      // the story that one was split from
}

// Apply takes over a change. Changes have to come in the order in which the
// Grouper gave them.
func (h *History) Apply(c Change) {
	if h.of == nil {
		h.of, h.docs, h.into, h.parents = map[string]int{}, map[int][]string{}, map[int]int{}, map[int]int{}
	}
	// The document went to a story before that was split or merged: where it is
	// now is what the change says.
	h.move(c.Document, c.Story)
	for _, s := range c.Split {
		h.parents[s.Into] = s.From
		for _, d := range s.Documents {
			h.move(d, s.Into)
		}
	}
	for _, m := range c.Merged {
		if m == c.Story {
			continue
		}
		for _, d := range h.docs[m] {
			h.of[d] = c.Story
		}
		h.docs[c.Story] = append(h.docs[c.Story], h.docs[m]...)
		delete(h.docs, m)
		h.into[m] = c.Story
	}
	// A story may be split off and merged in one change.
	h.move(c.Document, c.Story)
}

func (h *History) move(doc string, to int) {
	if from, ok := h.of[doc]; ok {
		if from == to {
			return
		}
		h.docs[from] = slices.DeleteFunc(h.docs[from], func(d string) bool { return d == doc })
	}
	h.of[doc] = to
	h.docs[to] = append(h.docs[to], doc)
}

// StoryOf returns the story that a document is in now.
func (h *History) StoryOf(document string) (story int, ok bool) {
	story, ok = h.of[document]
	return story, ok
}

// Documents returns the documents of a story, in the order in which they came to
// it. The slice is h's own.
func (h *History) Documents(story int) []string { return h.docs[story] }

// Now returns the story that the given one has become by being merged: itself
// if it wasn't.
func (h *History) Now(story int) int {
	for range len(h.into) {
		next, ok := h.into[story]
		if !ok {
			break
		}
		story = next
	}
	return story
}

// Parent returns the story from which the given one was split, if it was.
func (h *History) Parent(story int) (from int, ok bool) {
	from, ok = h.parents[story]
	return from, ok
}

// Forget drops a story, such as one that is closed, its documents, and the
// stories that it took in.
func (h *History) Forget(story int) {
	for _, d := range h.docs[story] {
		delete(h.of, d)
	}
	delete(h.docs, story)
	var in []int // those merged into it, or into one that was
	for m := range h.into {
		if h.Now(m) == story {
			in = append(in, m)
		}
	}
	for _, m := range in {
		delete(h.into, m)
		delete(h.parents, m)
	}
	delete(h.parents, story)
}
