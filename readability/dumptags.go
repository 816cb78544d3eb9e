package readability

import (
	"slices"
	"strings"
	"unicode"

	"github.com/masthead-news/masthead/internal/flat"
)

// findTags takes the lines that are likely tags, and the less likely beside
// them: of all runs of such lines the best, and those that are nearly as good.
func (d *dumpReader) findTags(a *Article) {
	const (
		nearly = .85
		far    = 12 // lines, from which on a run is another list
		near   = 4
		most   = 4  // lines of a run that may be rows
		menu   = .7 // a run of which the text doesn't speak, less likely than this, is a menu
		many   = 6  // and a run of so many lines, of which the text speaks of one in so many
	)
	said := d.said(len(d.lines))
	is, sure := d.tagLines(), d.listed(said)
	for i, q := range sure {
		is[i] = is[i] || q > 0
	}
	type run struct {
		first, end int
		mean       float32
		sure       bool
		told       int  // the lines of which the text speaks
		headed     bool // a heading for tags stands above
	}
	var runs []run
	best := run{}
	for i := 0; i < len(d.lines); i++ {
		if !is[i] {
			continue
		}
		r := run{first: i, end: i}
		for ; r.end < len(d.lines) && is[r.end]; r.end++ {
			r.mean += d.lines[r.end].Tag
			r.sure = r.sure || sure[r.end] > 0
			if slices.ContainsFunc(d.tagsOf(r.end, most), func(t string) bool { return said[strings.Join(flat.Words(t), " ")] }) {
				r.told++
			}
		}
		r.headed = i > d.title && (tagBox(&d.lines[i]) || i > 0 && tagBox(&d.lines[i-1]))
		r.mean /= float32(r.end - i)
		runs = append(runs, r)
		if r.mean > best.mean {
			best = r
		}
		i = r.end
	}
	for _, r := range runs {
		switch beside := best.told > 0 && r.end > best.first-near && r.first < best.end+near; {
		case r.sure || r.headed && r.told > 0:
		case r.mean < best.mean*nearly || r.first > best.end+far:
			continue
		case r.told == 0 && !r.headed && !beside && r.mean < menu:
			continue
		case r.end-r.first >= many && r.told*many < r.end-r.first && !r.headed && r.mean < menu:
			continue
		}
		for i := r.first; i < r.end; i++ {
			d.use[i] = useTag
			a.Tags = append(a.Tags, d.shortTags(i, r.end-r.first, said)...)
		}
	}
	a.Tags = cleanTags(a.Tags)
}

// shortTags returns the tags of line i but for those that are as long as a headline
// and aren't words of the text.
func (d *dumpReader) shortTags(i, lines int, said map[string]bool) []string {
	const most = 6 // words
	return slices.DeleteFunc(d.tagsOf(i, lines), func(t string) bool {
		words := flat.Words(t)
		return len(strings.Fields(t)) > most && !said[strings.Join(words, " ")]
	})
}

// tagLines says which lines are likely tags.
func (d *dumpReader) tagLines() []bool {
	const (
		seed  = .4
		grow  = .2
		apart = 3 // lines after a list of tags: what stands there is no tag
	)
	is := make([]bool, len(d.lines))
	items, after := 0, -1 // tags in a list, up to here; the line after one
	for i := range d.lines {
		l := &d.lines[i]
		if l.Bullet {
			if i > 0 && !is[i-1] {
				items = 0
			}
		} else {
			if items > 2 && i > 0 && is[i-1] {
				after = i
			}
			items = 0
			if after >= 0 && i < after+apart {
				continue
			}
		}
		listed := i > d.last && i < d.last+12 && l.Has(flat.CueTags) && strings.Contains(l.Text, ": ") && len(l.Words()) > 1 && d.use[i] == unused
		is[i] = listed || d.mayBeTag(i) && (l.Tag > seed || i > 0 && is[i-1] && l.Tag > grow && d.alike(i-1, i) || i > 0 && tagBox(&d.lines[i-1]) && l.Tag > grow/2)
		if is[i] && l.Bullet {
			items++
		}
	}
	for i := len(d.lines) - 2; i >= 0; i-- {
		is[i] = is[i] || d.mayBeTag(i) && is[i+1] && d.lines[i].Tag > grow && d.alike(i, i+1)
	}
	return is
}

// listed returns how sure we are of lines that are tags for where they stand and
// what they say, whatever the model thinks of them: lists and rows near the text
// whose entries the text speaks of. It is 0 for the others.
func (d *dumpReader) listed(said map[string]bool) []float32 {
	sure := make([]float32, len(d.lines))
	d.lists(sure, said)
	d.rows(sure, said)
	return sure
}

// lists finds the lists of short entries, of which the text speaks of half. One in
// the order of the alphabet that was taken for the end of the text is given back.
func (d *dumpReader) lists(sure []float32, said map[string]bool) {
	const (
		least, most = 3, 6 // lines of a list, words of an entry
		below       = 20   // lines
	)
	for i := d.title + 1; i < min(len(d.lines), d.last+below); {
		j, told, sorted, body := i, 0, true, false
		for ; j < len(d.lines); j++ {
			l := &d.lines[j]
			taken := d.use[j] == useBody && !endsSentence(l.Text)
			if !l.Bullet || len(l.Words()) > most || !taken && !d.mayBeTag(j) || l.Indent != d.lines[i].Indent || l.Blank && j > i {
				break
			}
			if said[strings.Join(l.Words(), " ")] {
				told++
			}
			sorted = sorted && (j == i || strings.ToLower(d.lines[j-1].Text) <= strings.ToLower(l.Text))
			body = body || taken
		}
		if n := j - i; n >= least && told*2 >= n && (!body || sorted && n > least && j > d.last) {
			for k := i; k < j; k++ {
				sure[k] = float32(told) / float32(n)
				d.use[k] = unused
			}
			d.shrink()
		}
		i = max(j, i+1)
	}
}

// rows finds lines below the text that are several tags with nothing between, of
// which the text speaks of two in five, or each with a number sign.
func (d *dumpReader) rows(sure []float32, said map[string]bool) {
	const (
		least = 3 // tags
		near  = 12
		words = 60
	)
	for i := max(d.last+1, 0); i < min(len(d.lines), d.last+2*near); i++ {
		l := &d.lines[i]
		if l.Bullet || len(l.Words()) > words || !d.mayBeTag(i) || endsSentence(l.Text) || l.Words()[0] == "more" {
			continue
		}
		if strings.Count(l.Text, "#") > 1 && strings.HasPrefix(l.Text, "#") {
			sure[i] = 1
			continue
		}
		tags := d.tagsOf(i, 1)
		told := 0
		for _, t := range tags {
			if said[strings.Join(flat.Words(t), " ")] {
				told++
			}
		}
		_, headed := tagHead(l.Text)
		if headed && told > 0 || i < d.last+near && len(tags) >= least && told*5 >= len(tags)*2 {
			sure[i] = float32(told) / float32(len(tags))
		}
	}
}

// said returns the runs of up to four words in the headline, the dek and the body, as
// far as these stand before line end.
func (d *dumpReader) said(end int) map[string]bool {
	const most = 4
	said := map[string]bool{}
	for i, u := range d.use[:end] {
		if u != useBody && u != useTitle && u != useDek {
			continue
		}
		words := d.lines[i].Words()
		for a := range words {
			for b := a + 1; b <= min(a+most, len(words)); b++ {
				said[strings.Join(words[a:b], " ")] = true
			}
		}
	}
	return said
}

// tagBox reports whether l heads a box of tags: "Related tags", "Related people".
func tagBox(l *flat.Line) bool {
	if len(l.Words()) > 5 || endsSentence(strings.TrimSuffix(l.Text, ":")) || !l.Has(flat.CueRelated|flat.CueTags|flat.CueMore) {
		return false
	}
	for _, w := range l.Words() {
		switch w {
		case "tags", "topics", "people", "countries", "places", "organizations", "companies", "subjects", "keywords", "themen", "temas", "sujets",
			"schlagwörter", "schlagworte", "stichworte", "etiquetas", "argomenti", "assuntos", "ämnen", "emner", "onderwerpen", "tagi", "topik":
			return true
		}
	}
	return false
}

// alike reports whether lines i and j look like items of one list.
func (d *dumpReader) alike(i, j int) bool { return d.lines[i].Bullet == d.lines[j].Bullet }

// mayBeTag reports whether line i is free to be a tag, or several in a row.
func (d *dumpReader) mayBeTag(i int) bool {
	const most, row = 12, 60 // words
	l := &d.lines[i]
	n := len(l.Words())
	switch {
	case d.use[i] != unused && d.use[i] != useRelated || notTags[strings.ToLower(l.Text)] || n > row || endsSentence(l.Text) && n > 6:
		return false
	case l.Has(flat.CueTags):
		return true
	case n > most && l.Tag < .5, d.use[i] == useRelated && l.Tag < .4 && (i == 0 || !tagBox(&d.lines[i-1])), l.Tag < .75 && d.boxed(i):
		return false
	}
	return !l.Has(flat.CueSocial | flat.CueRelated | flat.CuePopular | flat.CueLegal | flat.CueSubscribe)
}

// notTags are lines that stand beside tags.
var notTags = map[string]bool{
	"alle themen": true, "all topics": true, "more": true, "mehr": true, "mail": true, "mailen": true, "pocket": true, "reddit": true, "senden": true,
	"zitieren": true, "twittern": true, "flippen": true, "comments": true, "kommentieren": true, "view": true, "view all": true, "see all": true, "show more": true,
	"first name": true, "last name": true, "home": true, "startseite": true, "video": true, "about us": true, "jobs": true, "tags": true, "tagi": true, "etiquetas": true,
}

// boxed reports whether line i is an item of a list below a heading such as "Most
// read".
func (d *dumpReader) boxed(i int) bool {
	const far = 15
	for j := i - 1; j >= max(0, i-far) && d.lines[i].Bullet; j-- {
		if h := &d.lines[j]; !h.Bullet {
			return len(h.Words()) <= 5 && h.Has(flat.CueRelated|flat.CuePopular|flat.CueMore) && !h.Has(flat.CueTags)
		}
	}
	return false
}

// tagsOf returns the tags in line i, which is one of so many lines of tags that
// follow one another: itself, what stands behind "Tags:", or several in a row.
func (d *dumpReader) tagsOf(i, lines int) []string {
	l := &d.lines[i]
	s := l.Text
	headed := false
	if head, rest, ok := strings.Cut(s, ":"); ok && l.Has(flat.CueTags) && len(strings.Fields(head)) <= 3 {
		s, headed = strings.TrimSpace(rest), true
	} else if head, ok := tagHead(s); ok && !l.Bullet {
		s, headed = s[len(head):], true
	}
	for _, end := range []string{" Alle Themen", " All topics", " View all", " More"} {
		s = strings.TrimSuffix(s, end)
	}
	if l.Has(flat.CueTags) && !headed && !l.Bullet {
		return nil // it only says that tags follow
	}
	for _, sep := range []string{", ", "#", " | ", " · ", " • ", "; ", " / ", " > "} {
		if strings.Contains(s, sep) && (headed || strings.Count(s, sep) > 1 || sep == "#") {
			row := strings.Split(s, sep)
			if !headed && slices.ContainsFunc(row, func(t string) bool { return strings.TrimSpace(t) != "" && inSentence(t) }) {
				return nil
			}
			return row
		}
	}
	if words := strings.Fields(s); len(words) > 2 && (headed || lines <= 3) {
		row := d.splitRow(words)
		switch {
		case len(row) > 2 && !headed && slices.ContainsFunc(row, inSentence):
			return nil // a headline
		case len(row) > 2 || headed:
			return row
		}
	}
	return []string{s}
}

// inSentence reports whether a piece of a row can only be a piece of a sentence: it
// begins or ends with a word that ties the parts of a sentence, or ends with a colon.
func inSentence(tag string) bool {
	return strings.HasSuffix(tag, ":") || sentenceWords[strings.ToLower(firstWord(tag))] || sentenceWords[strings.ToLower(lastWord(tag))]
}

// sentenceWords are words that sentences have and with which no tag begins or ends.
var sentenceWords = map[string]bool{
	"after": true, "amid": true, "and": true, "are": true, "as": true, "at": true, "but": true, "by": true, "for": true, "from": true,
	"has": true, "have": true, "in": true, "is": true, "of": true, "on": true, "over": true, "says": true, "that": true, "to": true,
	"was": true, "will": true, "with": true, "auf": true, "bei": true, "das": true, "dem": true, "den": true, "die": true,
	"diese": true, "ein": true, "eine": true, "für": true, "hat": true, "im": true, "ist": true, "mit": true, "nach": true,
	"nicht": true, "und": true, "von": true, "wie": true, "wird": true, "zu": true, "con": true, "del": true, "en": true, "es": true,
	"para": true, "por": true, "que": true, "se": true, "avec": true, "dans": true, "est": true, "pour": true, "sur": true,
	"une": true,
}

// tagHead returns the words at the start of a line that say that tags follow.
func tagHead(s string) (string, bool) {
	for _, head := range []string{"Tags", "Topics", "Topic", "Themen", "Schlagworte", "Filed under", "Filed Under", "Etiquetas", "Temas", "Weitere Artikel zu", "Tagi", "Mots clés", "Argomenti"} {
		if rest, ok := strings.CutPrefix(s, head); ok && (rest == "" || rest[0] == ' ') {
			return head, true
		}
	}
	return "", false
}

// splitRow parts the tags that stand in a line with nothing between them, so that
// as many words as can be stand in names that the page has elsewhere. Two words
// may also belong together if they do so in two other lines; of words that stand
// nowhere else each is a tag, with the words without a capital that follow it.
func (d *dumpReader) splitRow(words []string) []string {
	const longest = 5 // words of a name
	names, together := d.names(), d.pairs()
	units := rowUnits(words)
	best := make([]float64, len(units)+1) // the score of the best way to part the first units
	from := make([]int, len(units)+1)     // where its last tag begins
	for end := 1; end <= len(units); end++ {
		best[end] = -1
		paired := true
		for start := end - 1; start >= 0 && end-start <= longest; start-- {
			tag := units[start:end]
			score := 1.
			if n := len(tag); n > 1 {
				paired = paired && together[pair(strings.ToLower(lastWord(tag[0])), strings.ToLower(firstWord(tag[1])))] > 1
				switch {
				case names[nameKey(strings.Join(tag, " "))]:
					score = float64(n) + .5
				case paired:
					score = float64(n) + .1
				default:
					continue
				}
			}
			if s := best[start] + score; s > best[end] {
				best[end], from[end] = s, start
			}
		}
	}
	var out []string
	for end := len(units); end > 0; end = from[end] {
		out = append(out, strings.Join(units[from[end]:end], " "))
	}
	slices.Reverse(out)
	return out
}

// rowUnits joins the words that can't be parted: one without a capital goes with
// the word before it, and so does what follows a word that can't end a tag.
func rowUnits(words []string) []string {
	var units []string
	for k, w := range words {
		if k > 0 && (!unicode.IsUpper(firstRune(w)) && !unicode.IsDigit(firstRune(w)) || joins(words[k-1])) {
			units[len(units)-1] += " " + w
			continue
		}
		units = append(units, w)
	}
	return units
}

func firstWord(s string) string { return strings.Fields(s)[0] }

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// names returns, by their keys, the runs of words with capitals in the article and
// the short items of lists on the page.
func (d *dumpReader) names() map[string]bool {
	const most = 5 // words
	if d.named != nil {
		return d.named
	}
	names := map[string]bool{}
	d.named = names
	add := func(run []string) {
		if n := len(run); 1 < n && n <= most {
			names[nameKey(strings.Join(run, " "))] = true
		}
	}
	for i := range d.lines {
		words := strings.Fields(d.lines[i].Text)
		if d.use[i] != useBody && d.use[i] != useDek {
			if d.lines[i].Bullet {
				add(words)
			}
			continue
		}
		var run []string
		for k, w := range words {
			bare := strings.Trim(w, ".,:;!?()[]“”\"„«»‘’'")
			bare = strings.TrimSuffix(strings.TrimSuffix(bare, "’s"), "'s")
			upper := unicode.IsUpper(firstRune(bare))
			if upper {
				run = append(run, bare)
			}
			if upper && bare == w && k+1 < len(words) {
				continue
			}
			add(run)
			if len(run) == k+1 { // the first word of a sentence has a capital anyway
				add(run[1:])
			}
			run = run[:0]
		}
	}
	return names
}

// nameKey is s in lower case, with one kind of apostrophe.
func nameKey(s string) string { return strings.ToLower(strings.ReplaceAll(s, "’", "'")) }

// joins reports whether a word cannot end a tag.
func joins(w string) bool {
	switch strings.ToLower(w) {
	case "united", "new", "north", "south", "east", "west", "northern", "southern", "european", "vereinte", "vereinigte", "europäische", "los", "las", "san", "saint", "santa", "el", "le", "al", "abu",
		"the", "of", "and", "&", "de", "la", "der", "die", "das", "von", "van", "und", "et", "y", "-", "–":
		return true
	}
	return strings.HasSuffix(w, "-") || len(w) == 2 && w[1] == '.'
}

// pairs counts in how many lines of the page, each text once, two words stand
// together, in lower case.
func (d *dumpReader) pairs() map[string]int {
	if d.together != nil {
		return d.together
	}
	d.together = map[string]int{}
	seen := map[string]bool{}
	for i := range d.lines {
		if s := d.lines[i].Text; !seen[s] {
			seen[s] = true
			words := strings.Fields(strings.ToLower(s))
			for k := 1; k < len(words); k++ {
				d.together[pair(words[k-1], words[k])]++
			}
		}
	}
	return d.together
}

func pair(a, b string) string { return a + " " + strings.TrimRight(b, ".,:;!?)”\"") }
