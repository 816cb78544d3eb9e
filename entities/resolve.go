package entities

import (
	"slices"
	"strings"

	"github.com/masthead-news/masthead/internal/forename"
	"github.com/masthead-news/masthead/text"
)

// A Resolution is a document's mentions joined to entities.
type Resolution struct {
	Mentions []Mention // with Entity set; nominal mentions and pronouns added
	Roles    []Role    // in order of the text
	Entities []Entity  // in order of first mention
}

// Resolve joins the mentions of d that name the same entity. It doesn't change
// ms, which must be in order. Dates and amounts of money stay without entity.
//
// A surname goes to the one person of the text whose full name it ends; where
// two people share it, it stays by itself and has no key. An acronym goes to the
// organization it is made of. Names of a country become one entity, and the
// names of its people another, which points to it. "The minister", "he" and "she"
// are added where one person only can be meant, or of several ministers one is named by far the most.
func Resolve(d *text.Doc, ms []Mention) Resolution {
	ms = slices.Clone(ms)
	for i := range ms {
		ms[i].Entity = -1
		ms[i].Quoted = quotedAlone(d.Text, ms[i].Span)
	}
	r := newResolver(d, ms)
	r.group()
	r.joinKinds()
	r.joinPersons()
	r.joinOrganizations()
	r.joinForms()
	res := Resolution{Mentions: ms, Roles: roles(d, ms)}
	res.Entities = r.entities()
	reigning(d, &res)
	refer(d, &res)
	return res
}

// Linked groups the mentions by what they are linked to: as Entities do, but
// with a demonym beside the names of its country, as entity-linking data has it.
func (r *Resolution) Linked() [][]int {
	group := make([][]int, len(r.Entities))
	home := map[string]int{}
	for i, e := range r.Entities {
		at := i
		if e.Of >= 0 {
			at = e.Of
		} else if e.Country != "" {
			if h, ok := home[e.Country]; ok {
				at = h
			} else {
				home[e.Country] = i
			}
		}
		group[at] = append(group[at], e.Mentions...)
	}
	group = slices.DeleteFunc(group, func(g []int) bool { return len(g) == 0 })
	for _, g := range group {
		slices.Sort(g)
	}
	return group
}

// A node is a set of mentions that share a normalized name, and then whatever
// was joined to it.
type node struct {
	key      string
	words    []string // in one spelling
	written  []string // the same as the text first has them
	kind     Kind
	known    known
	acronym  bool
	id       string // the user's own
	mentions []int
	names    []string // surface forms, longest first once joined
	into     *node    // what this node was joined to
	vague    bool     // a surname that several people of the text share
	couple   bool     // who is called so is Mr in one place and Mrs in another
	gender   string   // "m" or "f" where a form of address says so
	twin     bool     // the text has another person whose name is spelled otherwise
}

func (n *node) root() *node {
	for n.into != nil {
		n = n.into
	}
	return n
}

type resolver struct {
	d     *text.Doc
	ms    []Mention
	nodes []*node
	of    []*node // node of each mention
}

func newResolver(d *text.Doc, ms []Mention) *resolver {
	return &resolver{d: d, ms: ms, of: make([]*node, len(ms))}
}

// A nodeID says which mentions are of one name.
type nodeID struct {
	person bool
	key    string
}

// group puts mentions with the same normalized name into one node.
func (r *resolver) group() {
	byID := map[nodeID]*node{}
	persons := make([][]string, len(r.ms)) // the words of their names, as they are written
	for i, m := range r.ms {
		if m.Kind == Person && m.ID == "" {
			persons[i] = personWords(r.d.Slice(m.Span))
		}
	}
	couples, twins := r.couples(persons), r.twins(persons)
	for i, m := range r.ms {
		if m.Kind == Date || m.Kind == Money || m.Form != Name {
			continue
		}
		s := r.d.Slice(m.Span)
		id, words, k := identify(m, s)
		written, gender, couple, twin := words, "", false, false
		if id.person {
			words, written = oneSpelling(persons[i]), persons[i]
			if twin = twins[ends(words)]; twin {
				words = written
			}
			id.key = groupKey(s, words)
			gender, couple = r.gender(m.Span), couples[id.key]
			if couple {
				id.key += " " + gender
			}
		}
		n := byID[id]
		if n == nil {
			n = &node{key: id.key, words: words, written: written, twin: twin, kind: m.Kind, known: k, acronym: acronym(s), id: m.ID, couple: couple, vague: couple && gender == ""}
			byID[id] = n
			r.nodes = append(r.nodes, n)
		}
		if n.gender == "" {
			n.gender = gender
		}
		n.mentions = append(n.mentions, i)
		n.names = append(n.names, s)
		r.of[i] = n
	}
}

// identify returns what the name s of mention m is grouped by, its words, and what the
// lists know of it. Of persons it says no more than that they are.
func identify(m Mention, s string) (nodeID, []string, known) {
	if m.Kind == Person && m.ID == "" {
		return nodeID{person: true}, nil, known{}
	}
	words, key := nameKey(s)
	if m.ID != "" {
		return nodeID{key: "id " + m.ID}, words, known{}
	}
	k := gazetteer()[key]
	switch {
	case k.country != nil && k.demonym:
		key = "people " + k.country.name
	case k.country != nil:
		key = "country " + k.country.name
	case k.name != "":
		key = string(k.kind) + " " + k.name
	}
	return nodeID{key: key}, words, k
}

// nameKey returns the normalized words of the name s, and the key that groups
// its mentions.
func nameKey(s string) (words []string, key string) {
	words = normalize(s)
	for len(words) > 1 && honorific(words[0]) {
		words = words[1:]
	}
	return words, groupKey(s, words)
}

// groupKey returns what mentions of the name s, which has these words, are grouped by:
// whether a hyphen stands in it makes no difference.
func groupKey(s string, words []string) string {
	if len(words) == 0 {
		return s
	}
	return strings.ReplaceAll(strings.Join(words, " "), "-", " ")
}

// couples returns the keys of names that are called both Mr and Mrs in the text. Persons are the
// words of the mentions' names.
func (r *resolver) couples(persons [][]string) map[string]bool {
	first, both := map[string]string{}, map[string]bool{}
	for i, m := range r.ms {
		if m.Kind != Person || m.ID != "" {
			continue
		}
		g := r.gender(m.Span)
		if g == "" {
			continue
		}
		key := groupKey(r.d.Slice(m.Span), oneSpelling(persons[i]))
		if f := first[key]; f == "" {
			first[key] = g
		} else if f != g {
			both[key] = true
		}
	}
	return both
}

// gender returns "m" or "f" where a title that has one begins the name s or stands
// before it, and "" where none does.
func (r *resolver) gender(s text.Span) string {
	w, _, _ := strings.Cut(r.d.Slice(s), " ")
	if g := addressed(w); g != "" {
		return g
	}
	before := strings.TrimRight(r.d.Text[max(0, s.Start-maxTitle):s.Start], " \u00a0")
	return addressed(lastWord(before))
}

// maxTitle is more than the length of any title that has a gender, in bytes.
const maxTitle = 16

func addressed(w string) string { return titles()[strings.TrimSuffix(w, ".")].gender }

// acronym reports whether s is written as an acronym: "WHO", "U.N.", "UNHCR".
func acronym(s string) bool {
	n := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'A' <= c && c <= 'Z', '0' <= c && c <= '9' && n > 0:
			n++
		case c != '.' && c != '-' && c != '&':
			return false
		}
	}
	return n >= 2 && n <= 8
}

// join puts what from holds into to.
func (r *resolver) join(from, to *node) {
	from, to = from.root(), to.root()
	if from == to || from.id != "" && to.id != "" {
		return
	}
	if to.id == "" {
		to.id = from.id
	}
	from.into = to
	to.mentions = append(to.mentions, from.mentions...)
	to.names = append(to.names, from.names...)
	if to.known == (known{}) {
		to.known = from.known
	}
}

// joinKinds joins nodes of one name that was taken now for a person, now for
// something else: the rarer kind was a slip.
func (r *resolver) joinKinds() {
	byKey := map[string]*node{}
	for _, n := range r.nodes {
		if n.known.country != nil {
			continue
		}
		written := n.key // the key of what is no person
		if !n.couple {
			written = groupKey(n.names[0], n.written)
		}
		o := byKey[n.key]
		if o == nil {
			o = byKey[written]
		}
		switch {
		case o == nil:
			o = n
		case r.weight(o) >= r.weight(n):
			r.join(n, o)
		default:
			r.join(o, n)
			o = n
		}
		byKey[n.key], byKey[written] = o, o
	}
}

// weight is how much the mentions of n speak for its kind.
func (r *resolver) weight(n *node) float32 {
	w := float32(0)
	for _, i := range n.mentions {
		w += r.ms[i].Confidence + 0.01
	}
	return w
}

// doubtful reports whether n may well be a person, though it was taken for
// something else.
func (r *resolver) doubtful(n *node) bool {
	return n.known == (known{}) && !n.acronym && (n.kind == Misc || n.kind == "" || r.weight(n) < 0.8*float32(len(n.mentions)))
}

// founder reports whether n, which was taken for an outlet, may be who gave it the name, since
// the text nowhere has it report: "Bloomberg" where Michael Bloomberg speaks.
func (r *resolver) founder(n *node) bool {
	if n.kind != Organization || len(n.words) != 1 || n.words[0] != "bloomberg" && n.words[0] != "forbes" {
		return false
	}
	for _, i := range n.mentions {
		m := r.ms[i]
		before, behind := lastWord(strings.TrimSuffix(r.d.Text[:m.Start], " ")), strings.TrimPrefix(r.d.Text[m.End:], " ")
		switch next := behind[:wordLen(behind)]; next {
		case "reported", "reports", "News", "Television", "TV", "Businessweek", "Opinion", "Philanthropies", "LP", "magazine":
			return false
		}
		switch before {
		case "told", "to", "by", "with", "via":
			return false
		}
	}
	return true
}

// An index finds nodes by the first, by the last, and by the other words of their names.
type index struct{ first, last, inner map[string][]*node }

// crowded is the number of names with one word in common from which on none is
// tried any more: a bound on time, far above what an article holds.
const crowded = 40

func indexed(ns []*node) index {
	x := index{map[string][]*node{}, map[string][]*node{}, map[string][]*node{}}
	for _, n := range ns {
		f, l := n.words[0], n.words[len(n.words)-1]
		x.first[f] = append(x.first[f], n)
		x.last[l] = append(x.last[l], n)
		for i := 1; i < min(len(n.words)-1, innerWords); i++ {
			x.inner[n.words[i]] = append(x.inner[n.words[i]], n)
		}
	}
	return x
}

// innerWords is the number of words of a name from which on none is found by.
const innerWords = 6

// joinPersons joins the forms of a person's name.
func (r *resolver) joinPersons() {
	var full, parts, single []*node // parts may be of a name: "al-Rubaie"
	for _, n := range r.nodes {
		switch {
		case n.into != nil || len(n.words) == 0 || n.kind != Person && !r.doubtful(n) && !r.founder(n):
		case len(n.words) > 1 && n.kind == Person:
			full = append(full, n)
		case len(n.words) > 1:
			parts = append(parts, n)
		default:
			single = append(single, n)
		}
	}
	x := indexed(full)
	for _, a := range full {
		for _, b := range within(x.last[a.words[len(a.words)-1]]) {
			if b != a && sameFullName(a, b) {
				r.join(a, b)
				break
			}
		}
	}
	// A shorter name of several words is part of exactly one longer one.
	for _, a := range append(parts, full...) {
		if !r.joinTo(a, x.last[a.words[len(a.words)-1]], func(b *node) bool { return hasSuffix(b.words, a.words) }) && !a.vague {
			r.joinTo(a, x.first[a.words[0]], func(b *node) bool { return hasPrefix(b.words, a.words) })
		}
	}
	for _, b := range full {
		if b.gender == "" {
			b.gender = gendered(b.names[0])
		}
	}
	for _, a := range single {
		fits := func(b *node) bool {
			return (a.gender == "" || b.gender == "" || a.gender == b.gender) && !r.knownBefore(a, b, wellKnown) && !r.together(a, b)
		}
		if a.couple {
			fits = func(b *node) bool { return a.gender != "" && a.gender == b.gender }
		}
		called := func(b *node) bool { return a.written[0] == b.written[0] && fits(b) } // Justice Thomas isn't Tom Marsh
		if !r.joinTo(a, x.last[a.words[0]], fits) && !a.vague && !r.joinTo(a, x.first[a.words[0]], called) && !a.vague && len(x.last[a.words[0]]) == 0 && len(a.words[0]) > 1 {
			r.joinTo(a, x.inner[a.words[0]], fits) // "Sheinbaum" of "Claudia Sheinbaum Pardo"
		}
		if a.into != nil && r.founder(a) {
			for _, i := range a.mentions {
				r.ms[i].Kind = Person
			}
		}
	}
}

// gendered returns "m" or "f" where the forename of a full name says so.
func gendered(name string) string {
	if g := forename.Gender(name); g != 0 {
		return string(g)
	}
	return ""
}

// together reports whether the surname a and the full name b stand side by side, as those of
// two people: "President Trump and Melania Trump", "Ms Bowles’ father, Shaun Bowles".
func (r *resolver) together(a, b *node) bool {
	for _, i := range b.mentions {
		for _, j := range [...]int{i - 1, i + 1} {
			if j < 0 || j >= len(r.ms) || r.of[j] != a {
				continue
			}
			first, next := r.ms[min(i, j)].Span, r.ms[max(i, j)].Span
			if first.End >= next.Start {
				continue
			}
			if between := r.d.Text[first.End:next.Start]; between == " and " || next == r.ms[i].Span && ofKin(between) {
				return true
			}
		}
	}
	return false
}

// wellKnown is the number of places in the running text, all before a fuller name
// stands there, at which a mere surname means someone whom readers know, and not
// the one who is named in full in the end: "Trump … Trump … Trump … Melania Trump".
const wellKnown = 5

// knownBody is the same of bodies, whose full name comes first as a rule: "Congress …
// Congress … the Reconstruction Congress".
const knownBody = 2

// knownBefore reports whether the short name a stands so many times before the full name b.
func (r *resolver) knownBefore(a, b *node, times int) bool {
	first := len(r.d.Text)
	for _, i := range b.mentions {
		if r.running(i) {
			first = min(first, r.ms[i].Start)
		}
	}
	if first == len(r.d.Text) {
		return false
	}
	n := 0
	for _, i := range a.mentions {
		if r.running(i) && r.ms[i].Start < first {
			n++
		}
	}
	return n >= times
}

// running reports whether mention i stands in running text.
func (r *resolver) running(i int) bool {
	s := r.ms[i].Span
	for _, b := range r.d.Blocks {
		if b.Contains(s) {
			return b.Kind.InBody()
		}
	}
	return false
}

// within returns ns, or nothing if there are too many to try.
func within(ns []*node) []*node {
	if len(ns) > crowded {
		return nil
	}
	return ns
}

// joinTo joins a to the one node among candidates that fits. Where several fit
// that aren't the same, a is vague and stays by itself.
func (r *resolver) joinTo(a *node, candidates []*node, fits func(*node) bool) bool {
	var found *node
	if len(candidates) > crowded {
		a.vague = true
		return false
	}
	for _, b := range candidates {
		if b.root() == a.root() || !fits(b) {
			continue
		}
		if found != nil && found != b.root() {
			a.vague = true
			return false
		}
		found = b.root()
	}
	if found == nil {
		return false
	}
	r.join(a, found)
	return true
}

// sameFullName reports whether the names of a and b, of several words, are forms of one:
// equal surnames, first names that agree or are an initial of one another, and
// nothing between that contradicts.
func sameFullName(a, b *node) bool {
	v, w := withoutSuffix(a.words), withoutSuffix(b.words)
	if (len(v) < len(a.words)) != (len(w) < len(b.words)) {
		return false // a son has his father's name
	}
	if len(v) < 2 || len(w) < 2 {
		return false
	}
	if len(v) != len(w) && (particleOf(v[0]) == strongParticle || particleOf(w[0]) == strongParticle) {
		return false // "Abu" is no forename: Abu Amer isn't Abu Hassan Amer
	}
	if len(v) > len(w) {
		a, b, v, w = b, a, w, v
	}
	same := func(i, j int) bool { return v[i] == w[j] || initialOf(a.written[i], b.written[j]) }
	if v[len(v)-1] != w[len(w)-1] || !same(0, 0) {
		return false
	}
	j := 1
	for i := 1; i < len(v)-1; i++ {
		for j < len(w)-1 && !same(i, j) && (particleOf(v[i]) == noParticle || particleOf(w[j]) == noParticle) {
			j++
		}
		if j == len(w)-1 {
			return false
		}
		j++
	}
	return true
}

// initialOf reports whether one of two words is a letter, and the other begins with it.
func initialOf(a, b string) bool {
	return len(a) == 1 && strings.HasPrefix(b, a) || len(b) == 1 && strings.HasPrefix(a, b)
}

// withoutSuffix drops "Jr" and the like from the end of a name.
func withoutSuffix(w []string) []string {
	if len(w) > 2 {
		switch w[len(w)-1] {
		case "jr", "sr", "junior", "senior", "ii", "iii", "iv":
			return w[:len(w)-1]
		}
	}
	return w
}

func hasPrefix(long, short []string) bool {
	return len(short) < len(long) && len(short) < len(withoutSuffix(long)) && slices.Equal(long[:len(short)], short)
}

func hasSuffix(long, short []string) bool {
	return len(short) < len(long) && slices.Equal(long[len(long)-len(short):], short)
}

// joinOrganizations joins acronyms to the names they are made of, and short
// forms to the one long form that they begin.
func (r *resolver) joinOrganizations() {
	var long, short []*node
	for _, n := range r.nodes {
		switch {
		case n.kind == Person || n.known.country != nil || n.into != nil:
		case n.acronym:
			short = append(short, n)
		case len(n.words) > 1:
			long = append(long, n)
		}
	}
	made := map[string][]*node{} // by the acronyms that a name can make
	for _, b := range long {
		some, all := initials(b.words), allInitials(b.words)
		made[some] = append(made[some], b)
		if all != some {
			made[all] = append(made[all], b)
		}
	}
	r.joinSpelledOut()
	for _, a := range short {
		if a.known.name != "" || a.into != nil {
			continue
		}
		if b := r.definition(a); b != nil {
			r.join(a, b)
			continue
		}
		r.joinTo(a, made[strings.ReplaceAll(a.key, " ", "")], func(*node) bool { return true })
	}
	x := indexed(long)
	for _, a := range r.nodes {
		if a.kind == Person || a.known != (known{}) || a.into != nil || len(a.words) == 0 || a.vague {
			continue
		}
		r.joinTo(a, x.last[a.words[len(a.words)-1]], func(b *node) bool { return nickname(a, b) && !r.knownBefore(a, b, knownBody) })
	}
	for _, a := range r.nodes {
		if a.kind == Person || a.known.country != nil || a.into != nil || len(a.words) == 0 {
			continue
		}
		r.joinTo(a, x.first[a.words[0]], func(b *node) bool {
			return hasPrefix(b.words, a.words) && (a.kind != Location || b.kind == Location) && corporate(b.words[len(a.words):])
		})
	}
}

// nickname reports whether a is the end of the longer name b by which it goes:
// "White Sox", "Congress" of "U.S. Congress".
func nickname(a, b *node) bool {
	if !hasSuffix(b.words, a.words) || a.kind == Location && b.kind != Location {
		return false
	}
	switch b.words[len(b.words)-len(a.words)-1] {
	case "of", "in", "at", "for", "and", "the", "&", "de", "new", "south", "north", "east", "west", "central":
		return false
	}
	if len(a.words) == 1 && (corporate(a.words) || a.words[0] == "house") {
		return false // "Bank" may be any, and "House" isn't the White House
	}
	return true
}

// joinForms joins the plural of a name to its singular: "Moslems", "Moslem".
func (r *resolver) joinForms() {
	byKey := map[string]*node{}
	for _, n := range r.nodes {
		if n.kind != Person && n.known.country == nil {
			byKey[n.key] = n
		}
	}
	for _, n := range r.nodes {
		if s, ok := strings.CutSuffix(n.key, "s"); ok && byKey[n.key] == n && len(s) > 3 {
			if o := byKey[s]; o != nil {
				r.join(n, o)
			}
		}
	}
}

// joinSpelledOut joins each name of one word to the one beside it whose initials it is, where
// the text puts either in parentheses after the other: "Isis (Institute of Strategic and
// International Studies)", "Sustainable Development Goals (SDGs)". The text knows better than
// the lists what it means.
func (r *resolver) joinSpelledOut() {
	for i := 1; i < len(r.ms); i++ {
		a, b := r.of[i-1], r.of[i]
		if a == nil || b == nil || strings.TrimSpace(r.d.Text[r.ms[i-1].End:r.ms[i].Start]) != "(" {
			continue
		}
		if len(a.words) > 1 {
			a, b = b, a
		}
		if len(a.words) != 1 || a.into != nil || a.gender != "" || a.known.country != nil || a.known.name != "" && b.known.name != "" || !spells(b.words, a.words[0]) {
			continue
		}
		a.known = known{}
		for _, k := range a.mentions {
			r.ms[k].Kind = b.kind
		}
		r.join(a, b)
	}
}

// minInitials is the number of letters from which on initials aren't alike by chance.
const minInitials = 3

// spells reports whether the initials of words are the name short, in the plural perhaps.
func spells(words []string, short string) bool {
	for _, s := range [...]string{short, strings.TrimSuffix(short, "s")} {
		if len(s) >= minInitials && (initials(words) == s || allInitials(words) == s) {
			return true
		}
	}
	return false
}

// definition finds the name that acronym a stands for where the text puts one
// in parentheses after the other.
func (r *resolver) definition(a *node) *node {
	for _, i := range a.mentions {
		m := r.ms[i]
		if i > 0 && r.of[i-1] != nil && r.of[i-1].kind != Person && strings.TrimSpace(r.d.Text[r.ms[i-1].End:m.Start]) == "(" {
			if b := r.of[i-1].root(); b != a && b.known.country == nil && (len(b.words) > 1 && begins(b.words, a.key) || abbreviates(a.key, b.key)) {
				return b
			}
		}
		if i+1 < len(r.ms) && r.of[i+1] != nil && r.of[i+1].kind != Person && strings.TrimSpace(r.d.Text[m.End:r.ms[i+1].Start]) == "(" {
			if b := r.of[i+1].root(); len(b.words) > 1 && b != a && b.known.country == nil && begins(b.words, a.key) {
				return b
			}
		}
	}
	return nil
}

// begins reports whether acronym could stand for words: its first letter begins
// one of them.
func begins(words []string, acronym string) bool {
	for _, w := range words {
		if w[0] == acronym[0] {
			return true
		}
	}
	return false
}

// initials returns the first letters of words, small words left out.
func initials(words []string) string {
	var b []byte
	for _, w := range words {
		switch w {
		case "of", "the", "and", "for", "in", "on", "de", "to", "&", "du", "la", "des", "del", "y":
			continue
		}
		b = append(b, w[0])
	}
	return string(b)
}

func allInitials(words []string) string {
	b := make([]byte, len(words))
	for i, w := range words {
		b[i] = w[0]
	}
	return string(b)
}

// corporate reports whether ws only say what kind of body a name is.
func corporate(ws []string) bool {
	for _, w := range ws {
		switch w {
		case "inc", "corp", "corporation", "ltd", "limited", "co", "company", "plc", "llc", "group", "ag", "sa", "spa", "nv", "gmbh",
			"holdings", "holding", "bank", "airlines", "airways", "party", "movement", "club", "fc", "football", "international", "industries", "motors", "logistics", "shipping", "technologies", "pharmaceuticals", "entertainment", "foods", "telecom", "aerospace", "&", "and", "sons",
			"river", "city", "airport", "magazine", "newspaper":
		default:
			return false
		}
	}
	return true
}

// entities makes the entities of the nodes that are left, and sets the Entity of
// each mention.
func (r *resolver) entities() []Entity {
	var es []Entity
	index := map[*node]int{}
	byCountry := map[*country]int{}
	for i, n := range r.of {
		if n == nil {
			continue
		}
		n = n.root()
		at, ok := index[n]
		if !ok {
			at = len(es)
			index[n] = at
			es = append(es, r.entity(n))
			if n.known.country != nil && !n.known.demonym {
				byCountry[n.known.country] = at
			}
		}
		r.ms[i].Entity = at
		if n.known.name != "" && r.ms[i].Confidence < 0.8 {
			r.ms[i].Kind = es[at].Kind // the list knows better
		}
		es[at].Mentions = append(es[at].Mentions, i)
	}
	for n, at := range index {
		if n.known.demonym {
			if c, ok := byCountry[n.known.country]; ok {
				es[at].Of = c
			}
		}
	}
	deriveUnknown(es)
	return es
}

// deriveUnknown ties peoples that no list knows to their place: "Kestovian" to
// "Kestovia".
func deriveUnknown(es []Entity) {
	places := map[string]int{}
	for i, e := range es {
		if e.Kind == Location && e.Country == "" {
			places[e.Name] = i
		}
	}
	for i := range es {
		if e := &es[i]; e.Kind == NORP && e.Country == "" && e.Of < 0 {
			for _, home := range homesOf(e.Name) {
				if at, ok := places[home]; ok {
					e.Of = at
				}
			}
		}
	}
}

func (r *resolver) entity(n *node) Entity {
	e := Entity{Name: fullest(n.names), Kind: r.majority(n), Of: -1}
	words, _ := nameKey(e.Name)
	if e.Kind == Location || e.Kind == Person && len(words) > 1 {
		e.Name = withoutCapitals(e.Name)
	}
	switch c := n.known.country; {
	case c != nil && n.known.demonym:
		e.Country, e.Kind = c.code, NORP
		e.Key = "norp:" + strings.ToLower(c.name)
	case c != nil:
		e.Name, e.Country = c.name, c.code
		if e.Kind != Location && e.Kind != Organization {
			e.Kind = Location
		}
		e.Key = "country:" + c.code
		if c.code == "" {
			e.Key = "location:" + strings.ToLower(c.name)
		}
	case n.known.name != "":
		e.Name, e.Kind = n.known.name, n.known.kind
		e.Key = string(e.Kind) + ":" + strings.Join(normalize(n.known.name), " ")
	case e.Kind == Person:
		e.Name = withoutHonors(e.Name)
		words := personWords(e.Name)
		if !n.twin {
			words = oneSpelling(words)
		}
		if k := personKey(e.Name, words); k != "" && !n.vague {
			e.Key = "person:" + k
		}
	case e.Kind == NORP && len(words) > 0:
		words[len(words)-1] = singular(words[len(words)-1])
		e.Key = "norp:" + strings.Join(words, " ")
	case len(words) > 0 && !n.vague:
		e.Key = string(e.Kind) + ":" + strings.Join(words, " ")
	}
	if n.id != "" {
		e.ID, e.Key = n.id, n.id
	}
	return e
}

// fullest returns the name with the most words, of which an initial is half a one; of these the
// one that isn't all capitals, then the most frequent, then the first.
func fullest(names []string) string {
	best := names[0]
	if !slices.ContainsFunc(names, func(s string) bool { return s != best }) {
		return best
	}
	count := map[string]int{}
	for _, s := range names {
		count[s]++
	}
	rank := func(s string) (words, mixed, n int) {
		if strings.ToUpper(s) != s {
			mixed = 1
		}
		for _, w := range normalize(s) {
			words += min(len(w), 2)
		}
		return words, mixed, count[s]
	}
	bw, bm, bn := rank(best)
	for _, s := range names[1:] {
		if s == best {
			continue
		}
		w, m, n := rank(s)
		if w > bw || w == bw && (m > bm || m == bm && n > bn) {
			best, bw, bm, bn = s, w, m, n
		}
	}
	return best
}

// majority returns the kind that most of n's mentions have, the earlier of two
// equally frequent.
func (r *resolver) majority(n *node) Kind {
	count := map[Kind]int{}
	best := r.ms[n.mentions[0]].Kind
	for _, i := range n.mentions {
		k := r.ms[i].Kind
		count[k]++
		if count[k] > count[best] {
			best = k
		}
	}
	return best
}
