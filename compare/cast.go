package compare

import (
	"cmp"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/entities"
)

// A cast joins the entities of all documents of a story.
type cast struct {
	members []member // most mentions first
	of      [][]int  // for each document and entity: its member, or -1
}

type member struct {
	name     string
	kind     entities.Kind
	key      string
	mentions int
}

// member returns the member that entity e of document d is, or -1.
func (c *cast) member(d, e int) int {
	if e < 0 || e >= len(c.of[d]) {
		return -1
	}
	return c.of[d][e]
}

// mentions lists, for each member, the documents and mentions that name it;
// pronouns don't.
func (c *cast) mentions(rs []*reading) [][]link {
	of := make([][]link, len(c.members))
	for d, r := range rs {
		for i, mention := range r.Mentions {
			if m := c.member(r.index, mention.Entity); m >= 0 && mention.Form != entities.Pronoun {
				of[m] = append(of[m], link{d, i})
			}
		}
	}
	return of
}

// newCast joins the entities of rs: by key, else by name, since two documents
// may take one name for different kinds (a document that has both keeps them
// apart), else, for a person of
// whom only a surname is given, to the one person of the story who bears it.
func newCast(rs []*reading) *cast {
	c := &cast{of: make([][]int, len(rs))}
	byKey := map[string]int{}
	byName := map[string]int{}
	bySurname := map[string][]int{}
	var loose []link // document and entity, for those with no key
	join := func(d, e, m int) {
		c.of[d][e] = m
		c.members[m].mentions += len(rs[d].Entities[e].Mentions)
	}
	start := func(ent *entities.Entity, k string) int {
		m := len(c.members)
		c.members = append(c.members, member{name: ent.Name, kind: ent.Kind, key: ent.Key})
		byKey[k] = m
		if n := foldWord(ent.Name); ent.Kind != entities.NORP {
			if _, ok := byName[n]; !ok {
				byName[n] = m
			}
		}
		if parts := strings.Fields(ent.Name); ent.Kind == entities.Person && len(parts) > 1 {
			s := foldWord(parts[len(parts)-1])
			bySurname[s] = append(bySurname[s], m)
		}
		return m
	}
	for d, r := range rs {
		c.of[d] = make([]int, len(r.Entities))
		for e := range r.Entities {
			ent := &r.Entities[e]
			c.of[d][e] = -1
			switch {
			case ent.Kind == entities.Date || ent.Kind == entities.Money || ent.Name == "":
			case ent.Key == "":
				loose = append(loose, link{d, e})
			default:
				m, ok := byKey[ent.Key]
				if !ok {
					m, ok = byName[foldWord(ent.Name)]
					ok = ok && !slices.Contains(c.of[d][:e], m)
				}
				if !ok {
					m = start(ent, ent.Key)
				}
				byKey[ent.Key] = m
				join(d, e, m)
			}
		}
	}
	for _, l := range loose {
		ent := &rs[l.a].Entities[l.b]
		if same := bySurname[foldWord(ent.Name)]; ent.Kind == entities.Person && len(same) == 1 {
			join(l.a, l.b, same[0])
			continue
		}
		k := string(ent.Kind) + "\x00" + foldWord(ent.Name)
		m, ok := byKey[k]
		if !ok {
			m = start(ent, k)
		}
		join(l.a, l.b, m)
	}
	c.sort()
	return c
}

// sort puts the members with most mentions first.
func (c *cast) sort() {
	order := make([]int, len(c.members))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &c.members[a], &c.members[b]
		return cmp.Or(cmp.Compare(y.mentions, x.mentions), strings.Compare(x.name, y.name), strings.Compare(x.key, y.key))
	})
	to := make([]int, len(order))
	sorted := make([]member, len(order))
	for i, m := range order {
		to[m], sorted[i] = i, c.members[m]
	}
	c.members = sorted
	for _, es := range c.of {
		for e, m := range es {
			if m >= 0 {
				es[e] = to[m]
			}
		}
	}
}

// add counts p.
func (c *Count) add(p Place) {
	c.N++
	c.Places = append(c.Places, p)
}

// total is the sum of cs.
func total(cs []Count) int {
	n := 0
	for _, c := range cs {
		n += c.N
	}
	return n
}

// carriers is the number of cs that aren't zero.
func carriers(cs []Count) int {
	n := 0
	for _, c := range cs {
		if c.N > 0 {
			n++
		}
	}
	return n
}
