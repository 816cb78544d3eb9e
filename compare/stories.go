package compare

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"github.com/masthead-news/masthead"
)

// A Grouper groups documents by the event they are about, one by one as they
// come, in about the order of their dates; how many stories there are need not
// be known. Its zero value is ready to use; it isn't safe for concurrent use.
//
// A story that has seen nothing new for two windows is closed: it takes no more
// documents, and its words are forgotten, so that memory grows with the number
// of open stories and not with all that came.
type Grouper struct {
	// Window is how far apart in time a document and the nearest one of its
	// story may be. Zero means seven days. Documents without a date may belong
	// to any open story.
	Window time.Duration
	// Likeness is the least mean likeness, from 0 to 1, of a document to those
	// of its story; where the dates of both are known, 0.8 of it are enough. Zero
	// means 0.22: stories that it holds together wrongly are split.
	Likeness float64

	open   []*openStory // by ID
	post   map[uint64][]*openStory
	next   int
	latest time.Time
}

const (
	defaultWindow   = 7 * 24 * time.Hour
	defaultLikeness = 0.22
	// nearInTime is what is left of Likeness where dates are known: best on BASIL
	// hidden among dated articles.
	nearInTime = 0.8
)

// A Change is what became of the stories when a document was added.
type Change struct {
	Document string `json:"document"` // its ID
	Story    int    `json:"story"`    // the number of the story it went to
	New      bool   `json:"new,omitempty"`
	// Merged holds the numbers of stories that turned out to be the same, and
	// went into Story.
	Merged []int `json:"merged,omitempty"`
	// Split tells of stories that turned out to be two.
	Split []Split `json:"split,omitempty"`
	// Closed holds the numbers of stories that take no more documents, since
	// they are too old.
	Closed []int `json:"closed,omitempty"`
}

// A Split is documents that left a story for a new one.
type Split struct {
	From      int      `json:"from"`
	Into      int      `json:"into"`
	Documents []string `json:"documents"` // IDs, in the order in which they came
}

type openStory struct {
	id          int
	n           float64
	sum         vector  // of the documents' vectors
	pairs       float64 // sum of the likenesses of its documents, two by two
	first, last time.Time
	dated       bool
	gone        bool // merged into another, or closed
	docs        []grouped
}

// A grouped document is what is kept of one while its story is open.
type grouped struct {
	id   string
	v    vector
	at   time.Time
	like []float64 // to those kept before it
}

// Add puts d into a story and says which; numbers begin at 0 and are not used
// again.
func (g *Grouper) Add(d *masthead.Document) Change {
	return g.add(vectorOf(d), d.Article.Published.Time, d.Article.ID)
}

func (g *Grouper) add(v vector, at time.Time, id string) Change {
	if g.post == nil {
		g.post = map[uint64][]*openStory{}
	}
	c := Change{Document: id}
	if at.After(g.latest) {
		g.latest = at
		c.Closed = g.close()
	}
	top := v.top()
	best, score := g.nearest(v, top, at)
	if best == nil || score < g.likeness(best.dated && !at.IsZero()) {
		best = &openStory{id: g.next}
		g.next++
		g.open = append(g.open, best)
		c.New = true
	}
	g.put(best, grouped{id: id, v: v, at: at}, top)
	if into, moved := g.split(best); into != nil {
		c.Split = append(c.Split, Split{best.id, into.id, moved})
		if slices.Contains(moved, id) {
			best = into
		}
	}
	for {
		other := g.sameAs(best, top)
		if other == nil {
			break
		}
		keep, lose := best, other
		if other.id < best.id {
			keep, lose = other, best
		}
		g.merge(keep, lose)
		c.Merged = append(c.Merged, lose.id)
		best = keep
	}
	c.Story = best.id
	return c
}

// likeness is the least likeness that joins. Documents whose dates are known to
// be near each other need less.
func (g *Grouper) likeness(dated bool) float64 {
	l := g.Likeness
	if l == 0 {
		l = defaultLikeness
	}
	if dated {
		l *= nearInTime
	}
	return l
}

func (g *Grouper) window() time.Duration {
	if g.Window == 0 {
		return defaultWindow
	}
	return g.Window
}

// keyTerms is the number of a document's weightiest terms by which the stories
// that it may belong to are looked up.
const keyTerms = 24

// nearest returns the open story that v is most like.
func (g *Grouper) nearest(v, top vector, at time.Time) (best *openStory, score float64) {
	seen := map[*openStory]bool{}
	for _, t := range top {
		for _, s := range g.post[t.id] {
			if s.gone || seen[s] {
				continue
			}
			seen[s] = true
			if !s.near(at, g.window()) {
				continue
			}
			if x := dot(v, s.sum) / s.n; x > score || x == score && best != nil && s.id < best.id {
				best, score = s, x
			}
		}
	}
	return best, score
}

// near reports whether a document of time at may belong to s.
func (s *openStory) near(at time.Time, window time.Duration) bool {
	if at.IsZero() || !s.dated {
		return true
	}
	return at.Sub(s.last) <= window && s.first.Sub(at) <= window
}

func (g *Grouper) put(s *openStory, d grouped, top vector) {
	at := d.at
	s.n++
	s.pairs += dot(s.sum, d.v)
	s.sum = plus(s.sum, d.v)
	s.keep(d)
	if !at.IsZero() {
		if !s.dated || at.Before(s.first) {
			s.first = at
		}
		if !s.dated || at.After(s.last) {
			s.last = at
		}
		s.dated = true
	}
	for _, t := range top {
		if !slices.Contains(g.post[t.id], s) {
			g.post[t.id] = append(g.post[t.id], s)
		}
	}
}

// keep keeps d, if there is room.
func (s *openStory) keep(d grouped) {
	if len(s.docs) == maxKept {
		return
	}
	d.like = make([]float64, len(s.docs))
	for i, o := range s.docs {
		d.like[i] = dot(d.v, o.v)
	}
	s.docs = append(s.docs, d)
}

// sameAs returns another open story whose documents are, in the mean, as like
// those of s as the documents of one story have to be. It is looked for among
// those that share a weighty term with the document that was added last.
func (g *Grouper) sameAs(s *openStory, top vector) *openStory {
	var best *openStory
	score := 0.0
	seen := map[*openStory]bool{s: true}
	for _, t := range top {
		for _, o := range g.post[t.id] {
			if o.gone || seen[o] {
				continue
			}
			seen[o] = true
			if s.dated && o.dated && (s.first.Sub(o.last) > g.window() || o.first.Sub(s.last) > g.window()) {
				continue
			}
			if x := dot(s.sum, o.sum) / (s.n * o.n); x >= g.likeness(s.dated && o.dated) && !twoEvents(s, o, x) && (x > score || x == score && best != nil && o.id < best.id) {
				best, score = o, x
			}
		}
	}
	return best
}

// merge puts the documents of lose into keep.
func (g *Grouper) merge(keep, lose *openStory) {
	keep.pairs += lose.pairs + dot(keep.sum, lose.sum)
	keep.sum = plus(keep.sum, lose.sum)
	keep.n += lose.n
	for _, d := range lose.docs {
		keep.keep(d)
	}
	if lose.dated {
		if !keep.dated || lose.first.Before(keep.first) {
			keep.first = lose.first
		}
		if !keep.dated || lose.last.After(keep.last) {
			keep.last = lose.last
		}
		keep.dated = true
	}
	for _, t := range lose.sum {
		ss := g.post[t.id]
		if i := slices.Index(ss, lose); i >= 0 {
			if slices.Contains(ss, keep) {
				g.post[t.id] = slices.Delete(ss, i, i+1)
			} else {
				ss[i] = keep
			}
		}
	}
	lose.gone = true
	g.open = slices.DeleteFunc(g.open, func(s *openStory) bool { return s == lose })
}

// close forgets the stories that are too old to take another document, and
// returns their numbers.
func (g *Grouper) close() (closed []int) {
	old := func(s *openStory) bool { return s.dated && g.latest.Sub(s.last) > 2*g.window() }
	if !slices.ContainsFunc(g.open, old) {
		return nil
	}
	for _, s := range g.open {
		if old(s) {
			s.gone, s.docs = true, nil
			closed = append(closed, s.id)
		}
	}
	g.open = slices.DeleteFunc(g.open, old)
	for id, ss := range g.post {
		if ss = slices.DeleteFunc(ss, func(s *openStory) bool { return s.gone }); len(ss) == 0 {
			delete(g.post, id)
		} else {
			g.post[id] = ss
		}
	}
	return closed
}

// Stories groups docs by the event they are about, in the order of their first
// documents: by a zero [Grouper], in the order of their dates.
func Stories(docs []*masthead.Document) []*Story {
	order := slices.Clone(docs)
	slices.SortStableFunc(order, func(a, b *masthead.Document) int {
		return compareDates(a.Article.Published, b.Article.Published)
	})
	var g Grouper
	var h History
	for i, d := range order {
		// IDs may be missing or repeated; the place in the order is neither.
		h.Apply(g.add(vectorOf(d), d.Article.Published.Time, strconv.Itoa(i)))
	}
	index := map[int]*Story{}
	var out []*Story
	for i, d := range order {
		id, _ := h.StoryOf(strconv.Itoa(i))
		if index[id] == nil {
			index[id] = &Story{}
			out = append(out, index[id])
		}
		index[id].Docs = append(index[id].Docs, d)
	}
	return out
}

// A vector holds the weights of a document's terms, by id. Its length is 1.
type vector []weighted

type weighted struct {
	id     uint64
	weight float64
}

// top returns the weightiest terms of v.
func (v vector) top() vector {
	t := slices.Clone(v)
	slices.SortFunc(t, func(a, b weighted) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.id, b.id))
	})
	return t[:min(len(t), keyTerms)]
}
