package readability

import (
	"slices"
	"strings"
	"unicode"

	"github.com/masthead-news/masthead/internal/flat"
)

// titleAboveTalk looks again for a headline that was found where readers speak.
func (d *dumpReader) titleAboveTalk() {
	found := d.title
	d.title = -1
	talk := d.comments()
	if found >= talk {
		d.use[found] = unused
		if d.findTitle(talk); d.title >= 0 {
			return
		}
		d.use[found] = useTitle
	}
	d.title = found
}

// findTitle takes the likeliest headline before a line that has little of the body
// above it. Where none is likely, it is the line above the byline and the date.
func (d *dumpReader) findTitle(before int) {
	const (
		most   = .35 // of the body above the headline: what a ticker may look like
		least  = .05
		likely = .3
		doubt  = .5 // a headline is no sentence

		longest = 50 // words of a headline
		few     = 4  // words of a button: "Search for: Search"
		button  = .5 // is how much such a line counts
		ledTo   = .3 // of the doubt is left where a trail of sections leads to the line
	)
	var all, above float64
	weight := func(i int) float64 { return float64(float64(d.lines[i].Body) * float64(len(d.lines[i].Text))) }
	first, last := d.core(before)
	for i := first; i <= last; i++ {
		all += weight(i)
	}
	end := 0
	for ; end < before && (end <= first+2 || above <= most*all); end++ {
		if end >= first {
			above += weight(end)
		}
	}
	head := d.head(end)
	best := float32(least)
	for i := range d.lines[:end] {
		l := &d.lines[i]
		if l.Level == 1 {
			d.setTitle(i)
			return
		}
		if len(l.Words()) > longest || d.underBreaking(i) || menuLike(l) || l.Title < doubt && sentenceLike(l) {
			continue
		}
		q := l.Title * (1 - l.Caption/2)
		if head >= 0 && i > head {
			q *= .75
		}
		if len(l.Words()) <= few && l.Has(flat.CueNav) {
			q *= button
		}
		if d.trailed(i) {
			q = 1 - (1-q)*ledTo
		}
		if q > best && (i < first+3 || i < head) && !sameName(l.Text, d.site) {
			d.title, best = i, q
		}
	}
	if d.title < 0 || d.lines[d.title].Title < likely {
		if i := d.aboveHead(head); i >= 0 && (d.title < 0 || d.title > head || d.ticker(d.title, i)) {
			d.title = i
		} else if i := d.aboveDate(); i >= 0 && i < before && (d.title < 0 || d.lines[i].Title > d.lines[d.title].Title) {
			d.title = i
		}
	}
	if d.title > 0 && d.dekOf(d.title-1, d.title) {
		d.title--
	}
	if d.title >= 0 {
		d.setTitle(d.title)
	}
}

// trailed reports whether a trail of sections near line i leads to it: "Home /
// Fishing / Skippers leave talks".
func (d *dumpReader) trailed(i int) bool {
	const (
		above, below = 8, 2 // lines
		least        = 3    // words of a headline
		most         = 80   // bytes of the trail
		sections     = 2    // at least, of a trail that does not start at home
	)
	s := d.lines[i].Text
	for j := max(0, i-above); j <= min(len(d.lines)-1, i+below) && len(d.lines[i].Words()) >= least; j++ {
		trail, ok := strings.CutSuffix(d.lines[j].Text, s)
		if ok && trail != "" && len(trail) <= most && (startsAtHome(trail) || len(linePieces(trail)) > sections+1) {
			return true
		}
	}
	return false
}

// startsAtHome reports whether s begins with what sites call their front page.
func startsAtHome(s string) bool {
	switch strings.ToLower(strings.TrimRight(firstWord(s), "/|>»›·•:")) {
	case "home", "homepage", "startseite", "start", "inicio", "início", "accueil", "hjem", "hem", "strona":
		return true
	}
	return false
}

// dekOf reports whether line j, which looks like a headline, is the dek of the one
// right above it: j is a sentence, i a shorter line without an end mark.
func (d *dumpReader) dekOf(i, j int) bool {
	const likely, least = .25, 3 // words
	a, b := &d.lines[i], &d.lines[j]
	return a.Title > likely && len(a.Words()) >= least && len(a.Words()) < len(b.Words()) && endsSentence(b.Text) && !endsSentence(a.Text) && !menuLike(a)
}

// sentenceLike reports whether l is a whole sentence, longer than a headline that
// ends with a full stop.
func sentenceLike(l *flat.Line) bool {
	const least = 12 // words
	return endsWithDot(l.Text) && len(l.Words()) >= least
}

// ticker reports whether line i, above the head, is one of several sentences or
// calls that stand without a blank line between, and line j is not, or its last.
func (d *dumpReader) ticker(i, j int) bool {
	const least = 3 // lines
	if d.lines[i].Title > 2*d.lines[j].Title+.2 || j <= i {
		return false
	}
	a, b := i, i
	for a > 0 && !d.lines[a].Blank && len(d.lines[a-1].Words()) >= 5 {
		a--
	}
	for b+1 < len(d.lines) && b < j && !d.lines[b+1].Blank && len(d.lines[b+1].Words()) >= 5 {
		b++
	}
	return b-a+1 >= least && b <= j || d.lines[max(a-1, 0)].Has(flat.CueBreaking)
}

// menuLike reports whether l is a menu in one line: it begins with the page's home and
// goes on with names of sections, or signs part it into many pieces.
func menuLike(l *flat.Line) bool {
	const many = 4
	words := strings.Fields(l.Text)
	if l.Level > 0 || len(words) < 3 || endsSentence(l.Text) {
		return false
	}
	if pieces(l.Text) >= many {
		return true
	}
	if words[0] != "Home" && words[0] != "Menu" {
		return false
	}
	return !slices.ContainsFunc(words, func(w string) bool { return unicode.IsLower(firstRune(w)) })
}

// underBreaking reports whether line i is one of several that stand below a
// heading such as "Breaking" without a blank line between: a ticker.
func (d *dumpReader) underBreaking(i int) bool {
	const least, far = 3, 10
	end := i + 1
	for end < len(d.lines) && end < i+far && !d.lines[end].Blank {
		end++
	}
	for j := i; j > max(0, i-far) && !d.lines[j].Blank; j-- {
		if h := &d.lines[j-1]; len(h.Words()) <= 3 && h.Has(flat.CueBreaking) {
			return end-j >= least
		}
	}
	return false
}

func (d *dumpReader) setTitle(i int) { d.title, d.use[i] = i, useTitle }

// head returns the line with the byline or the date that stand together above
// the body, before end; -1 if there are none.
func (d *dumpReader) head(end int) int {
	const near = 4
	best, score := -1, float32(.8)
	for i := range d.lines[:end] {
		l := &d.lines[i]
		q := l.Author
		if l.Has(flat.CueBy) && len(l.Words()) < 12 {
			q += .3
		}
		if q < .3 {
			continue
		}
		for j := max(0, i-near); j < min(end, i+near+1); j++ {
			if s := q + d.lines[j].Date; d.lines[j].Date > .3 && s > score {
				best, score = min(i, j), s
			}
		}
	}
	return best
}

// aboveHead finds the headline above line head: the likeliest of the few lines
// there that are not a sentence, else the nearest.
func (d *dumpReader) aboveHead(head int) int {
	const far = 5
	best := -1
	for i := head - 1; i >= max(0, head-far); i-- {
		l := &d.lines[i]
		if n := len(l.Words()); l.Bullet || n < 4 || n > 30 || endsWithDot(l.Text) || l.Has(flat.CueCredit|flat.CueNav) {
			continue
		}
		if best < 0 || l.Title > d.lines[best].Title {
			best = i
		}
	}
	return best
}

// aboveDate finds the headline of an article that has only a date between that and
// the text, whatever stands above: teasers may be longer than the article.
func (d *dumpReader) aboveDate() int {
	const (
		sure        = .9
		least, most = 4, 30 // words of a headline
		body, far   = .5, 8 // of a line of the text, and how far below the date it is
	)
	best := -1
	for i := range max(0, len(d.lines)-2) {
		l := &d.lines[i]
		if n := len(l.Words()); d.lines[i+1].Date < sure || l.Bullet || n < least || n > most || endsWithDot(l.Text) || l.Body > body || best >= 0 && l.Title < d.lines[best].Title {
			continue
		}
		for j := i + 2; j < min(len(d.lines), i+far); j++ {
			if d.lines[j].Body > body {
				best = i
				break
			}
		}
	}
	return best
}

// headline returns the words of the title's line without what the page put
// before or behind them in the same line, a section or the site's name, where
// the words alone stand elsewhere: as a line, or as a piece of one that signs part,
// such as "Home / Fishing / Skippers leave talks".
func (d *dumpReader) headline() string {
	s := cutQuoted(d.joined())
	for i := range d.lines {
		if d.lines[i].Text == s {
			continue
		}
		for k, l := range linePieces(d.lines[i].Text) {
			if len(l)*2 > len(s) && len(l) < len(s) && len(strings.Fields(l)) >= 3 && (followsKicker(s, l, k > 0) || standsBefore(s, l)) {
				return l
			}
		}
	}
	if rest := d.cutKicker(s); rest != "" {
		return rest
	}
	return cutSite(s, []string{d.site}, host(d.in.URL))
}

// joined returns the headline's line, with the kicker above it where the page broke
// the line before the colon between the two.
func (d *dumpReader) joined() string {
	s := d.lines[d.title].Text
	if d.title > 0 && strings.HasPrefix(s, ": ") {
		return d.lines[d.title-1].Text + s
	}
	return s
}

// lineSigns part the pieces of a line.
var lineSigns = strings.NewReplacer(" / ", "\n", " | ", "\n", " - ", "\n", " – ", "\n", " » ", "\n", " › ", "\n", " > ", "\n", " · ", "\n", " • ", "\n")

// linePieces returns the line s, and the pieces that signs part it into.
func linePieces(s string) []string {
	all := []string{s}
	if parted := lineSigns.Replace(s); parted != s {
		for piece := range strings.SplitSeq(parted, "\n") {
			all = append(all, strings.TrimSpace(piece))
		}
	}
	return all
}

// followsKicker reports whether s is a kicker and then the headline l: "12 of the" is
// no kicker; where l is but a piece of a line, nor is what ends with a sign; and a colon
// makes several words part of the headline, but not a section.
func followsKicker(s, l string, piece bool) bool {
	kicker, ok := strings.CutSuffix(s, " "+l)
	if !ok || joins(lastWord(kicker)) || piece && !unicode.IsLetter(lastRune(kicker)) {
		return false
	}
	topic, colon := strings.CutSuffix(kicker, ":")
	return !colon || len(strings.Fields(topic)) == 1
}

// standsBefore reports whether s is the headline l and then a word or two, or what a
// sign parts from it.
func standsBefore(s, l string) bool {
	const most = 2 // words
	rest, ok := strings.CutPrefix(s, l+" ")
	return ok && (len(strings.Fields(rest)) <= most && !unicode.IsLower(firstRune(rest)) || strings.ContainsRune("|-–—·•/»›>", firstRune(rest)))
}

// cutQuoted cuts a kicker that is a quotation and has run into the headline: “We go
// on”Skippers leave talks.
func cutQuoted(s string) string {
	const least = 3 // words of a headline
	for _, mark := range []string{`"`, "”", "“", "«", "»"} {
		i := strings.LastIndex(s, mark)
		if i <= 0 || s[i-1] == ' ' {
			continue
		}
		if rest := s[i+len(mark):]; unicode.IsUpper(firstRune(rest)) && len(strings.Fields(rest)) >= least {
			return rest
		}
	}
	return s
}

// cutKicker returns the headline without the kicker above it: "Fishing: Skippers
// leave talks" stands on the page again as "Fishing Skippers leave talks", where
// the two are parts of one heading. It is empty where there is none.
func (d *dumpReader) cutKicker(s string) string {
	kicker, rest, ok := strings.Cut(s, ": ")
	if !ok || len(strings.Fields(kicker)) > 6 || len(strings.Fields(rest)) < 3 {
		return ""
	}
	k := squeeze(s)
	for i := range d.lines {
		if l := d.lines[i].Text; l != s && len(l) < len(s)+4 && len(l) > len(s)-4 && !strings.Contains(l, kicker+":") && squeeze(l) == k {
			return rest
		}
	}
	return ""
}
