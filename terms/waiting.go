package terms

// Words of an article wait until there are many of them. To look up a word means
// to wait for memory, twice, and the processor does much of that for many words at
// once if nothing else stands between.
type waiting struct {
	short []uint64
	mid   []midKey
	ids   []int32 // scratch
}

// maxWaiting is small enough for the words to stay in the processor's cache.
const maxWaiting = 512

// later counts one more of a word of up to 8 bytes.
func (c *Counts) later(key uint64) {
	if len(c.wait.short) == maxWaiting {
		c.flushShort()
	}
	c.wait.short = append(c.wait.short, key)
}

// laterMid counts one more of a word of more than 8 bytes and up to 16.
func (c *Counts) laterMid(key midKey) {
	if len(c.wait.mid) == maxWaiting {
		c.flushMid()
	}
	c.wait.mid = append(c.wait.mid, key)
}

// flush counts the words that wait.
func (c *Counts) flush() {
	c.flushShort()
	c.flushMid()
}

func (c *Counts) flushShort() {
	ids := c.wait.ids[:0]
	for _, key := range c.wait.short {
		// A word met before mostly has the first slot that it is looked for in.
		t := &c.words.short
		if len(t.slots) > 0 {
			if s := &t.slots[mix(key)&uint64(len(t.slots)-1)]; s.key == key {
				ids = append(ids, int32(s.id-1))
				continue
			}
		}
		ids = append(ids, c.words.shortID(key))
	}
	c.wait.ids, c.wait.short = ids, c.wait.short[:0]
	c.hitWords(ids)
}

func (c *Counts) flushMid() {
	ids := c.wait.ids[:0]
	for _, key := range c.wait.mid {
		t := &c.words.mid
		if len(t.slots) > 0 {
			if s := &t.slots[key.mix()&uint64(len(t.slots)-1)]; s.key == key {
				ids = append(ids, int32(s.id-1))
				continue
			}
		}
		ids = append(ids, c.words.midID(key))
	}
	c.wait.ids, c.wait.mid = ids, c.wait.mid[:0]
	c.hitWords(ids)
}

// hitWords counts one more of each of the words.
func (c *Counts) hitWords(words []int32) {
	c.known()
	if len(c.ids) != len(c.terms) { // there are terms of several words between
		for i, w := range words {
			words[i] = c.ids[w]
		}
	}
	if c.PerArticle {
		for _, id := range words {
			c.hit(id, 0)
		}
		return
	}
	article := int32(c.articles)
	for _, id := range words {
		e := &c.terms[id]
		isNew := int32(0) // in this article; half of the words are
		if e.last != article {
			isNew = 1
		}
		e.n++
		e.arts += isNew
		e.last = article
	}
	c.totals[0] += len(words)
}

// hitWord counts one more of word w.
func (c *Counts) hitWord(w int32) {
	c.known()
	id := w
	if len(c.ids) != len(c.terms) { // there are terms of several words between
		id = c.ids[w]
	}
	c.hit(id, 0)
}

// known makes a term of each word that is none.
func (c *Counts) known() {
	for len(c.ids) < len(c.words.ends) {
		c.ids = append(c.ids, int32(len(c.terms)))
		c.terms = append(c.terms, entry{prefix: -1, word: int32(len(c.ids) - 1), length: 1})
	}
}
