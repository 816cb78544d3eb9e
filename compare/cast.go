package compare

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/internal/spelling"
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
	names    map[string]int           // what documents call it, by mentions
	kinds    map[entities.Kind]int    // what documents take it for, by mentions
	keys     map[entities.Kind]string // the key that they give it, by what they take it for
	titles   map[string]int           // of a person, the last words of the titles given: "president"
	gender   byte                     // 'm' or 'f' where forename or form of address says so
	pronouns bool                     // of a person, whether "he" or "she" means them somewhere
}

// member returns the member that entity e of document d is, or -1.
func (c *cast) member(d, e int) int {
	if e < 0 || e >= len(c.of[d]) {
		return -1
	}
	return c.of[d][e]
}

// mentions lists, for each member, the documents and mentions that name it;
// pronouns don't, nor datelines. A country is named, too, by who speaks for it: its capital
// ("Tehran says"), its people's officials ("the Iranian government").
func (c *cast) mentions(rs []*reading) [][]link {
	country := c.states()
	compass := c.compass()
	inOffice := c.inOffice(rs)
	of := make([][]link, len(c.members))
	for d, r := range rs {
		for i, mention := range r.Mentions {
			m := c.member(r.index, mention.Entity)
			if m < 0 || mention.Form == entities.Pronoun || r.inDateline(mention.Span) {
				continue
			}
			if code := r.speaksFor(i); code != "" {
				if state, ok := country[code]; ok && (r.mentionKind(i) != entities.Person || m == inOffice) {
					m = state
				}
			} else if state, ok := compass[strings.TrimPrefix(foldWord(r.Slice(mention.Span)), "the ")]; ok && mention.Kind == entities.Location {
				m = state
			}
			of[m] = append(of[m], link{d, i})
		}
	}
	return of
}

// inOffice returns the person whose administration is the country's, or -1. Of several
// whose administrations a story speaks of, one is in office, the one it speaks of most; what
// the others' did was theirs.
func (c *cast) inOffice(rs []*reading) int {
	best := -1
	for d, r := range rs {
		for i := range r.reach {
			if m := c.member(d, r.Mentions[i].Entity); m >= 0 && r.mentionKind(i) == entities.Person && (best < 0 || m < best) {
				best = m // members come by their mentions
			}
		}
	}
	return best
}

// compass returns the countries that are named for a quarter of the sky and may
// go by it alone: "the North" where North Korea, and no other North, is spoken of.
func (c *cast) compass() map[string]int {
	of := map[string]int{}
	for m, who := range c.members {
		first, rest, _ := strings.Cut(foldWord(who.name), " ")
		if !strings.HasPrefix(who.key, "country:") || rest == "" || !quarters[first] {
			continue
		}
		if _, ok := of[first]; ok {
			m = -1
		}
		of[first] = m
	}
	maps.DeleteFunc(of, func(_ string, m int) bool { return m < 0 })
	return of
}

var quarters = map[string]bool{"north": true, "south": true, "east": true, "west": true}

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
		who := &c.members[m]
		n := len(rs[d].Entities[e].Mentions)
		who.mentions += n
		ent := &rs[d].Entities[e]
		who.names[ent.Name] += n
		who.kinds[ent.Kind] += n
		who.keys[ent.Kind] = cmp.Or(who.keys[ent.Kind], ent.Key)
		if ent.Kind == entities.Person {
			who.describe(rs[d], e)
		}
	}
	start := func(ent *entities.Entity, k string) int {
		m := len(c.members)
		c.members = append(c.members, member{name: ent.Name, kind: ent.Kind, key: ent.Key, names: map[string]int{}, titles: map[string]int{}, kinds: map[entities.Kind]int{}, keys: map[entities.Kind]string{}})
		byKey[k] = m
		if n := foldWord(ent.Name); ent.Kind != entities.NORP {
			if _, ok := byName[n]; !ok {
				byName[n] = m
			}
		}
		if parts := strings.Fields(ent.Name); ent.Kind == entities.Person && len(parts) > 1 {
			s := spelling.Of(foldWord(parts[len(parts)-1]))
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
		if same := bySurname[spelling.Of(foldWord(ent.Name))]; ent.Kind == entities.Person && len(same) == 1 && !c.differs(same[0], rs[l.a].gender(l.b)) {
			join(l.a, l.b, same[0])
			continue
		}
		// Documents may take one name for different kinds of thing.
		if m, ok := byName[foldWord(ent.Name)]; ok && !slices.Contains(c.of[l.a], m) {
			join(l.a, l.b, m)
			continue
		}
		k := string(ent.Kind) + "\x00" + foldWord(ent.Name)
		m, ok := byKey[k]
		if !ok {
			m = start(ent, k)
		}
		join(l.a, l.b, m)
	}
	for m := range c.members {
		c.members[m].decide()
	}
	c.joinMisread(rs)
	c.joinPersons()
	c.joinParties()
	c.joinBodies(rs)
	for m := range c.members {
		c.members[m].choose()
	}
	c.sort()
	return c
}

// decide makes a member what most mentions take it for: one document may have
// misread it. A country is known by its name.
func (m *member) decide() {
	if strings.HasPrefix(m.key, "country:") {
		return
	}
	best := m.kind
	for _, k := range slices.Sorted(maps.Keys(m.kinds)) {
		if m.kinds[k] > m.kinds[best] {
			best = k
		}
	}
	if best != m.kind {
		m.kind, m.key = best, m.keys[best]
	}
}

// choose makes a person's name of two words or more the one that most mentions have:
// one document may have misread it. A name that a dateline has in capitals is written
// as other texts do.
func (m *member) choose() {
	for _, name := range slices.Sorted(maps.Keys(m.names)) {
		if acronym(m.name) && !acronym(name) && foldWord(name) == foldWord(m.name) {
			m.name = name
		}
	}
	if m.kind != entities.Person || !strings.Contains(m.name, " ") {
		return
	}
	best := m.name
	for _, name := range slices.Sorted(maps.Keys(m.names)) {
		if n := m.names[name]; strings.Contains(name, " ") && (n > m.names[best] || n == m.names[best] && len(name) < len(best)) {
			best = name
		}
	}
	m.name = best
}

// joinPersons joins persons of whom documents give names of different length:
// "Kim Jong" and "Kim Jong-un", a bare "Lind" and "Mara Lind". Where several
// bear a name, it goes to the one who is named by far the most, if there is one.
func (c *cast) joinPersons() {
	type person struct {
		m     int
		parts []string
		first string // the first word of the name as it is written
	}
	var ps []person
	for m := range c.members {
		if c.members[m].kind == entities.Person {
			first, _, _ := strings.Cut(foldWord(c.members[m].name), " ")
			ps = append(ps, person{m, nameParts(c.members[m].name), first})
		}
	}
	at := map[string][]person{} // by first and by last part of names of two parts or more
	for _, p := range ps {
		if n := len(p.parts); n > 1 {
			at[p.parts[0]] = append(at[p.parts[0]], p)
			if p.parts[n-1] != p.parts[0] {
				at[p.parts[n-1]] = append(at[p.parts[n-1]], p)
			}
		}
	}
	docs := c.documents()
	to := make([]int, len(c.members))
	for m := range to {
		to[m] = m
	}
	for _, p := range ps {
		if len(p.parts) == 0 {
			continue
		}
		var fit []int // members of longer names
		for _, q := range at[p.parts[0]] {
			if len(p.parts) == 1 && p.parts[0] != q.parts[len(q.parts)-1] && p.first != q.first {
				continue // a bare Thomas isn't Tom Lind
			}
			if c.fuller(q.m, len(q.parts), p.m, len(p.parts)) && longer(q.parts, p.parts) && (len(p.parts) == 1 || !meet(docs[p.m], docs[q.m])) &&
				!c.differs(p.m, c.members[q.m].gender) {
				fit = append(fit, q.m)
			}
		}
		if len(fit) > 1 {
			fit = c.titled(p.m, fit)
		}
		slices.SortStableFunc(fit, func(a, b int) int {
			return cmp.Or(cmp.Compare(c.members[b].mentions, c.members[a].mentions), strings.Compare(c.members[a].name, c.members[b].name))
		})
		if len(fit) == 1 || len(fit) > 1 && c.members[fit[0]].mentions >= byFar*c.members[fit[1]].mentions {
			to[p.m] = fit[0]
		}
	}
	c.move(to)
}

// fuller reports whether member a, whose name has so many parts, stands before b
// in the order in which names take in others: so that no two take in each other.
func (c *cast) fuller(a, partsA, b, partsB int) bool {
	return cmp.Or(cmp.Compare(partsA, partsB), cmp.Compare(c.members[a].mentions, c.members[b].mentions), cmp.Compare(b, a)) > 0
}

// joinParties joins a party with its people: "Democrats" with "Democratic Party".
func (c *cast) joinParties() {
	to := make([]int, len(c.members))
	parties := map[string]int{}
	for m := range c.members {
		to[m] = m
		if name, ok := strings.CutSuffix(foldWord(c.members[m].name), " party"); ok && c.members[m].kind == entities.Organization {
			parties[name] = m
		}
	}
	names := slices.Sorted(maps.Keys(parties))
	for m, who := range c.members {
		people, ok := strings.CutSuffix(foldWord(who.name), "s")
		if who.kind != entities.NORP || !ok || len(people) < 4 {
			continue
		}
		// Names with one beginning stand side by side.
		i, _ := slices.BinarySearch(names, people)
		if i < len(names) && strings.HasPrefix(names[i], people) && !strings.Contains(names[i][len(people):], " ") {
			to[m] = parties[names[i]]
		}
	}
	c.move(to)
}

// byFar is how many times the mentions of any other a person needs to be meant
// by a part of a name that several bear.
const byFar = 3

// nameParts returns the parts of a name, folded and in one spelling, without hyphens, initials and
// forms of address.
func nameParts(name string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(foldWord(name), func(r rune) bool { return r == ' ' || r == '-' || r == '\t' || r == '\n' }) {
		if w = strings.TrimSuffix(w, "."); len(w) > 1 && !address[w] {
			out = append(out, spelling.Of(w))
		}
	}
	return out
}

// address holds what stands by a name and is no part of it.
var address = map[string]bool{"jr": true, "sr": true, "mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "sir": true, "dame": true, "lord": true, "lady": true}

// longer reports whether short is what a name begins or ends with, or the whole
// of it in another spelling.
func longer(name, short []string) bool {
	n := len(short)
	if n > len(name) {
		return false
	}
	return slices.Equal(name[:n], short) || slices.Equal(name[len(name)-n:], short)
}

// documents returns for each member the documents that have it, in order.
func (c *cast) documents() [][]int {
	out := make([][]int, len(c.members))
	for d, es := range c.of {
		for _, m := range es {
			if m >= 0 && (len(out[m]) == 0 || out[m][len(out[m])-1] != d) {
				out[m] = append(out[m], d)
			}
		}
	}
	return out
}

// meet reports whether two sorted lists have a value in common.
func meet(a, b []int) bool {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			return true
		}
	}
	return false
}

// move joins each member to the one that to names, and drops those that are
// joined to another.
func (c *cast) move(to []int) {
	root := func(m int) int {
		for range to {
			if to[m] == m {
				break
			}
			m = to[m]
		}
		return m
	}
	index := make([]int, len(c.members))
	var kept []member
	for m := range c.members {
		index[m] = -1
		if root(m) == m {
			index[m] = len(kept)
			kept = append(kept, c.members[m])
		}
	}
	for m := range c.members {
		if r := root(m); index[m] < 0 && index[r] >= 0 {
			index[m] = index[r]
			kept[index[m]].mentions += c.members[m].mentions
			for name, n := range c.members[m].names {
				kept[index[m]].names[name] += n
			}
		}
	}
	c.members = kept
	for _, es := range c.of {
		for e, m := range es {
			if m >= 0 {
				es[e] = index[m]
			}
		}
	}
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
