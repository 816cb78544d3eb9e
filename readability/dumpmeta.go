package readability

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/masthead-news/masthead/internal/flat"
)

// furniture reports whether the line s is what many sites set between their
// paragraphs, often, so that it looks like a name that comes again.
func furniture(s string) bool {
	switch strings.ToLower(strings.Trim(s, " .:-–—[]()")) {
	case "advertisement", "advertisements", "advertising", "ad", "ads", "sponsored", "sponsored content", "promoted", "promoted content", "paid content",
		"subscribe", "subscribe now", "sign in", "sign up", "log in", "menu", "search", "share", "newsletter", "newsletters", "most read", "related", "read more",
		"article continues below advertisement", "story continues below", "story continues below advertisement", "continue reading":
		return true
	}
	return false
}

// outlet guesses the publisher's name: from the copyright line, else from a
// short line that begins the page and comes again.
func (d *dumpReader) outlet() string {
	if d.in.Outlet != "" {
		return d.in.Outlet
	}
	votes := map[string]int{}
	spelled := map[string]string{}
	vote := func(s string, n int) {
		s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(s), " logo"), " Logo"))
		words := strings.Fields(s)
		k := squeeze(s)
		if len(words) == 0 || len(words) > 5 || furniture(s) || utf8.RuneCountInString(k) < 3 || !unicode.IsUpper(firstRune(s)) && !strings.Contains(s, ".") {
			return
		}
		if _, ok := spelled[k]; !ok {
			spelled[k] = s
		}
		votes[k] += n
	}
	copies := map[string]int{}
	for i := range d.lines {
		copies[d.lines[i].Text]++
	}
	for i := range d.lines {
		l := &d.lines[i]
		if i < 12 && i != d.title && !l.Has(flat.CueNav|flat.CueBreaking|flat.CueSocial|flat.CueSubscribe|flat.CueComment|flat.CuePopular) && (copies[l.Text] > 1 || strings.HasSuffix(strings.ToLower(l.Text), " logo")) && !l.Bullet {
			n := min(copies[l.Text], 4)
			if i == 0 {
				n += 2
			}
			vote(l.Text, n)
		}
		if name := copyright(l.Text); name != "" {
			vote(name, 3)
		}
	}
	if len(d.lines) > 1 && d.title != 0 && mastheadLike(&d.lines[0]) {
		vote(d.lines[0].Text, 3)
	}
	best := ""
	for k, n := range votes {
		if n < 3 {
			continue
		}
		if best == "" || n > votes[best] || n == votes[best] && k < best {
			best = k
		}
	}
	return spelled[best]
}

// paperWords are what names of papers have as their last word.
var paperWords = map[string]bool{"bulletin": true, "chronicle": true, "citizen": true, "courier": true, "daily": true, "dispatch": true, "echo": true, "examiner": true, "express": true, "gazette": true, "globe": true, "guardian": true, "herald": true, "independent": true, "inquirer": true, "journal": true, "ledger": true, "mail": true, "mercury": true, "mirror": true, "monitor": true, "nation": true, "observer": true, "post": true, "register": true, "reporter": true, "sentinel": true, "standard": true, "star": true, "telegraph": true, "times": true, "tribune": true, "vanguard": true, "voice": true}

// mastheadLike reports whether l is written as a paper's name and no more.
func mastheadLike(l *flat.Line) bool {
	words := l.Words()
	return len(words) > 1 && len(words) <= 4 && paperWords[words[len(words)-1]] && nameLike(l.Text) && !l.Bullet
}

// copyright returns who holds the rights by a line such as "© 2024 The Globe.
// All rights reserved.".
func copyright(s string) string {
	i := strings.Index(s, "©")
	if i >= 0 {
		s = s[i+len("©"):]
	} else if rest, ok := cutFold(s, "copyright"); ok {
		s = rest
	} else {
		return ""
	}
	for range 2 {
		s = strings.TrimLeft(s, " 0123456789-–,.()cC:")
		if rest, ok := cutFold(s, "copyright"); ok {
			s = rest
		}
		if rest, ok := cutFold(s, "by "); ok {
			s = rest
		}
	}
	// The leading "C" may have been a letter of the name.
	for _, end := range []string{".", ",", "|", " - ", " – ", " All ", " all ", " Alle ", " 20", " 19", " Inc", " Ltd", " LLC", " Limited", " GmbH", " AG", " Pvt", " PLC", " Plc", "(", " Media Group"} {
		if i := strings.Index(s, end); i > 0 && (end != "." || i+1 == len(s) || s[i+1] == ' ') {
			s = s[:i]
		}
	}
	return withoutCompany(strings.TrimSpace(s))
}

// withoutCompany takes off a name of three words or more what companies have behind
// the name of their paper: "Sela Herald Newspapers".
func withoutCompany(s string) string {
	if strings.Count(s, " ") < 2 {
		return s
	}
	for _, end := range []string{" Media", " Newspapers", " Publishing", " Publications", " Communications", " Holdings"} {
		if rest, ok := strings.CutSuffix(s, end); ok {
			return rest
		}
	}
	return s
}

// cutFold is strings.CutPrefix for ASCII letters of any case.
func cutFold(s, prefix string) (string, bool) {
	if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

// authors reads the bylines: the likeliest line, and those next to it.
func (d *dumpReader) authors(a *Article) {
	const (
		least  = .22 // of the first line
		others = .5  // of lines near it
		beside = 4   // lines
		top    = 3   // lines
		dated  = .9
	)
	score := func(i int) float32 {
		l := &d.lines[i]
		q := l.Author
		if l.Has(flat.CueBy) && len(l.Words()) < 16 && i > d.title && i < d.first+4 {
			q += .3 // says so, and stands where bylines stand
		}
		if l.Date > dated && i > d.title && i < d.first && unicode.IsLetter(firstRune(l.Text)) {
			q += .1 // has the date, too
		}
		if l.Has(flat.CueSocial|flat.CueSubscribe|flat.CueComment|flat.CueBreaking|flat.CueMore|flat.CuePopular|flat.CueNav) && !l.Has(flat.CueBy) {
			q -= .3
		}
		return q
	}
	at := -1
	// At the end of the text there may be a note on the author.
	said := d.said(min(len(d.lines), max(d.title+1, d.first+(d.last-d.first)*2/3)))
	for _, i := range d.likely(.1, func(l *flat.Line) float32 { return l.Author }, score) {
		l := &d.lines[i]
		q := score(i)
		if q < least || d.use[i] == useTitle || d.use[i] == useDek || d.use[i] == useBody && (l.Body > q || len(l.Words()) > 12) || pictureBy(l) || d.use[i] == useCaption && d.captionOnly(l) {
			continue
		}
		if i < d.title && !l.Has(flat.CueBy) && (i < top || pieces(l.Text) > 2 || len(linePieces(l.Text)) > 3) {
			continue // the outlet's name, a menu, a ticker
		}
		if at >= 0 && (q < others || i < at-beside || i > at+beside) {
			continue
		}
		found := dumpByline(l.Text, a.Outlet)
		if !l.Has(flat.CueBy) {
			// Whom the article speaks of has not written it.
			found = slices.DeleteFunc(found, func(f Author) bool { return !f.Desk && said[strings.Join(flat.Words(f.Name), " ")] })
		}
		if len(found) == 0 || persons(a.Authors) > 0 && persons(found) == 0 {
			continue
		}
		if at < 0 {
			at = i
		}
		for _, f := range found {
			// "Mara Lind" and "Portrait of Mara Lind" are one.
			if !slices.ContainsFunc(a.Authors, func(b Author) bool {
				return strings.Contains(squeeze(b.Name), squeeze(f.Name)) || strings.Contains(squeeze(f.Name), squeeze(b.Name))
			}) {
				a.Authors = addAuthors(a.Authors, f)
			}
		}
		if d.use[i] == unused {
			d.use[i] = useHead
		}
	}
	d.reportersBelow(a)
}

// captionOnly reports whether l, which was taken for a caption, is likely one, and
// longer than a name, and has no piece that says that an author's name follows.
func (d *dumpReader) captionOnly(l *flat.Line) bool {
	const likely, name = .5, 6 // words
	_, marked := markedFirst(l.Text)
	return l.Caption > likely && len(l.Words()) > name && !l.Has(flat.CueBy) && !marked
}

// pieces counts what signs such as "|" part s into.
func pieces(s string) int {
	return len(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("|•·›»>", r) }))
}

// reportersBelow finds the authors in a note below the body.
func (d *dumpReader) reportersBelow(a *Article) {
	const near = 4 // lines
	for i := max(d.last-1, 0); i < min(len(d.lines), d.last+near) && len(a.Authors) == 0; i++ {
		if reporters(d.lines[i].Text) != "" {
			a.Authors = dumpByline(d.lines[i].Text, a.Outlet)
		}
	}
}

// pictureBy reports whether l says who took a picture: "Mara Lind/AP",
// "Illustration by Mara Lind".
func pictureBy(l *flat.Line) bool {
	const most = 8 // words
	s := l.Text
	if len(l.Words()) > most || l.Has(flat.CueBy) {
		return false
	}
	if front, rest, ok := strings.Cut(s, "/"); ok {
		agency := func(s string) bool { s = strings.Trim(s, " /)]"); return agencyName(s) != "" || agencyShape(s) }
		front = front[strings.LastIndexByte(front, ':')+1:] // "Photo: NPA/Jonas Reck"
		if agency(rest) || agency(front) && strings.Contains(strings.TrimSpace(rest), " ") {
			return true
		}
	}
	for _, start := range []string{"illustration", "photo", "photograph", "foto", "bild:", "image", "picture", "grafik", "graphic"} {
		if _, ok := cutFold(s, start); ok {
			return true
		}
	}
	return false
}

// likely returns the lines whose probability is over cut, or near the headline
// and marked as a byline, the highest score first.
func (d *dumpReader) likely(cut float32, prob func(*flat.Line) float32, score func(int) float32) []int {
	const most = 20
	var at []int
	for i := range d.lines {
		if prob(&d.lines[i]) > cut || score(i) > cut {
			at = append(at, i)
		}
	}
	slices.SortStableFunc(at, func(i, j int) int { return cmp.Compare(score(j), score(i)) })
	return at[:min(len(at), most)]
}

// bylineEnds are what stands behind the names of a byline.
var bylineEnds = []string{" is a ", " is an ", " is the ", " ist ", "Published", "Updated", "Posted", " updated", " published", " posted", " Stand:", " Stand ", "Lesezeit", "Aktualisiert", "Veröffentlicht", "Follow", " Tips ", " on ", " in ", " for ", " For ", " @", "Korrespondent", "Redakteur"}

// bylineFronts stand before them, where an image of the author comes first.
var bylineFronts = []string{"Autorenprofilbild von ", "Profilbild von ", "Portrait of ", "Profile image of ", "Photo of ", "Picture of ", "Kolumne von ", "Eine Analyse von ", "Ein Kommentar von ", "Kommentar von "}

// dumpByline reads the names in a byline that may hold a date, a role and a
// reading time too: "27 January 2026 • Mara Lind • 3 min read".
func dumpByline(s, outlet string) []Author {
	if who := reporters(s); who != "" {
		s = "By " + who
	}
	for _, front := range bylineFronts {
		if _, rest, ok := strings.Cut(s, front); ok {
			s = rest
		}
	}
	s = cutFile(s)
	s, marked := cutByline(s)
	if i := strings.IndexByte(s, '('); i > 0 {
		s = s[:i] // "Mara Lind (special envoy)"
	}
	for _, sep := range []string{"•", "·", "|", "/", "—", "–", ">", " - "} {
		s = strings.ReplaceAll(s, sep, "|")
	}
	first := false // the first piece says that a name follows, the others don't count
	if !marked {
		s, first = markedFirst(s)
	}
	for _, end := range bylineEnds {
		if i := strings.Index(s, end); i > 0 {
			s = s[:i]
		}
	}
	var out []Author
	for piece := range strings.SplitSeq(s, "|") {
		piece, again := cutByline(fold(piece))
		if first && !again && len(out) > 0 {
			break
		}
		if i := strings.IndexFunc(piece, unicode.IsDigit); i >= 0 {
			piece = piece[:i] // a date, or the time since
			if place, date, ok := strings.Cut(piece, ","); ok && !marked && !again && !strings.Contains(place, " ") && strings.TrimSpace(date) != "" {
				piece = "" // "Tolm, March 3"
			}
		}
		for i, n := range byline(piece, outlet, "text") {
			n.Name = cutMonth(n.Name)
			place := i > 0 && !strings.Contains(n.Name, " ") && len(out) > 0 // "Mara Lind, Zürich"
			if nameLike(n.Name) && !place && !datePieces(n.Name) {
				out = append(out, n)
			}
		}
		if len(out) > 0 && !again && (marked || persons(out) > 0) {
			break
		}
	}
	return out
}

// cutFile cuts the name of an image's file that stands before a byline: "lind.jpg Von
// Mara Lind".
func cutFile(s string) string {
	for _, end := range []string{".jpg ", ".jpeg ", ".png ", ".webp "} {
		if i := strings.Index(strings.ToLower(s), end); i >= 0 && i+len(end) < len(s) {
			return s[i+len(end):]
		}
	}
	return s
}

// markedFirst puts the piece of a line that says that a name follows before the
// others, if there is one: "News | Today | Written by Mara Lind".
func markedFirst(s string) (string, bool) {
	pieces := strings.Split(s, "|")
	for i, p := range pieces {
		if _, marked := cutByline(fold(p)); marked {
			return strings.Join(append([]string{p}, slices.Delete(pieces, i, i+1)...), "|"), true
		}
	}
	return s, false
}

// reporters returns the names of a note such as "(Reporting by Mara Lind in Oslo
// and Tomas Vale; Editing by Ines Roth)", parted by commas.
func reporters(s string) string {
	rest, ok := cutFold(strings.TrimLeft(s, "( "), "reporting by ")
	if !ok {
		return ""
	}
	if i := strings.IndexAny(rest, ";)"); i >= 0 {
		rest = rest[:i]
	}
	names := splitNames(rest)
	for i, n := range names {
		n, _, _ = strings.Cut(n, " in ")
		names[i] = strings.TrimSpace(n)
	}
	return strings.Join(names, ", ")
}

// cutMonth takes a month's name off the end of a person's: what is left of a
// date.
func cutMonth(name string) string {
	words := strings.Fields(name)
	for len(words) > 0 {
		last := strings.ToLower(strings.Trim(words[len(words)-1], ".,"))
		if months()[last] == 0 || len(words) < 3 && last == "may" {
			break
		}
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// notInNames are small words that headlines have, and names don't.
var notInNames = map[string]bool{"as": true, "at": true, "by": true, "for": true, "has": true, "her": true, "his": true, "hit": true, "in": true, "is": true, "its": true, "not": true, "off": true, "on": true, "out": true, "say": true, "to": true, "up": true, "was": true, "win": true, "won": true}

// nameLike reports whether the words of s begin with capitals, as names' do, but
// for small words between.
func nameLike(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 5 || strings.ContainsRune(s, ':') {
		return false
	}
	for _, w := range words {
		r := firstRune(w)
		if !unicode.IsUpper(r) && !unicode.Is(unicode.Lo, r) && (utf8.RuneCountInString(w) > 3 || notInNames[w]) {
			return false
		}
	}
	low := strings.ToLower(s)
	if notNames[low] || roleLike(lastWord(low)) {
		return false
	}
	for _, w := range []string{"stand", "lesezeit", "lesedauer", "anhören", "aktualisiert am", "mehr", "more", "weitere", "senior writer", "download", "teilen", "lesen", "share", "distribution"} {
		if low == w || strings.HasPrefix(low, w+" ") {
			return false
		}
	}
	for _, w := range []string{" published", " updated", " posted", " illustration", " getty", " images", " imago", " shutterstock", " picture alliance", ".com", "copy link", " sharing", "newsletter", ".jpg", ".png"} {
		if strings.Contains(" "+low, w) {
			return false
		}
	}
	return unicode.IsLetter(firstRune(words[0]))
}

// notNames are lines that stand where bylines do and have capitals as names have.
var notNames = map[string]bool{"von": true, "news feature": true, "feature": true, "features": true, "opinion": true, "analysis": true, "interview": true, "reviewer": true, "circulation": true, "gastkommentar": true, "gastkommentare": true, "top story": true, "dive deeper": true, "deep dive": true}

// roleLike reports whether w, in lower case, is what someone does at a paper, as the
// last word of a line of its own.
func roleLike(w string) bool {
	for _, end := range []string{"redakteur", "redakteurin", "korrespondent", "korrespondentin"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// dates reads when the article was published and modified.
func (d *dumpReader) dates(a *Article) {
	us := d.monthFirst()
	date := func(l *flat.Line) float32 { return l.Date }
	for _, i := range d.likely(.15, date, func(i int) float32 { return d.lines[i].Date }) {
		l := &d.lines[i]
		if when, ok := parseDate(l.Text, us); ok {
			when.Source = "text"
			if d.use[i] == unused {
				d.use[i] = useHead
			}
			if a.Published.IsZero() {
				a.Published = when
			} else if when.Time.After(a.Published.Time) && a.Modified.IsZero() && i > d.title && i < d.first && updated(l.Text) {
				a.Modified = when
			}
		}
	}
	if !a.Published.IsZero() {
		return
	}
	for i := max(0, d.title-4); i < min(len(d.lines), d.first+2); i++ {
		if l := &d.lines[i]; len(l.Words()) < 25 {
			if when, ok := parseDate(l.Text, us); ok && when.Precision != ToMonth {
				when.Source = "text"
				a.Published = when
				return
			}
		}
	}
	d.datesAgo(a)
}

// datesAgo reads "2 hours ago" near the headline, on a page of which we know when
// it was read.
func (d *dumpReader) datesAgo(a *Article) {
	const near, most = 12, 14 // lines, words
	for i := max(0, d.title-4, d.first-near); i < min(len(d.lines), d.first+1); i++ {
		l := &d.lines[i]
		if d.use[i] == useTitle || d.use[i] == useBody || d.use[i] == useDek || len(l.Words()) > most || l.Has(flat.CueRelated|flat.CuePopular|flat.CueBreaking) {
			continue
		}
		when, ok := agoDate(l.Text, d.in.Fetched)
		if !ok {
			continue
		}
		when.Source = "text"
		if d.use[i] == unused {
			d.use[i] = useHead
		}
		if updated(l.Text) && !a.Published.IsZero() {
			a.Modified = when
			return
		}
		if a.Published.IsZero() {
			a.Published = when
		}
	}
}

// updated reports whether a line speaks of a change.
func updated(s string) bool {
	s = strings.ToLower(s)
	for _, w := range []string{"updated", "modified", "aktualisiert", "mis à jour", "actualizado", "aggiornato", "atualizado", "uppdaterad", "oppdatert"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// monthFirst says how to read 3/4/2024: as Americans do where the page has a
// time zone of theirs.
func (d *dumpReader) monthFirst() bool {
	h := host(d.in.URL)
	if h != "" && !strings.HasSuffix(h, ".com") && !strings.HasSuffix(h, ".org") && !strings.HasSuffix(h, ".net") {
		return false
	}
	for i := range d.lines {
		l := &d.lines[i]
		if len(l.Words()) > 20 {
			continue
		}
		for _, z := range []string{"EST", "EDT", "PST", "PDT", "CST", "CDT", " ET", " PT", "U.S. News"} {
			if strings.HasSuffix(l.Text, z) || strings.Contains(l.Text, z+" ") {
				return true
			}
		}
	}
	return false
}

// credits finds whose copy the article is: in the byline, by a line of its own,
// in the first words of the body.
func (d *dumpReader) credits(a *Article) {
	for _, au := range a.Authors {
		a.Credits = bylineCredits(a.Credits, au.Name, "byline")
	}
	a.Authors = withoutAgencies(a.Authors)
	for i := max(d.title+1, d.first-15, 0); i < min(d.first, len(d.lines)); i++ {
		if d.use[i] == useCaption || d.use[i] == useDek {
			continue
		}
		found := addCredits(noteCredits(d.lines[i].Text, "byline"), labelCredits(d.lines[i].Text))
		a.Credits = addCredits(a.Credits, found)
		if len(found) > 0 {
			d.use[i] = useHead
		}
	}
	for i := d.first; i < min(len(d.lines), d.first+3); i++ {
		if d.use[i] == useBody {
			a.Credits = addCredits(a.Credits, datelineCredits(d.lines[i].Text))
			break
		}
	}
	if d.last >= 0 {
		a.Credits = addCredits(a.Credits, closingCredits(d.lines[d.last].Text))
	}
	for i := max(d.first, d.last-3, 0); i < min(len(d.lines), d.last+4); i++ {
		if d.use[i] != useCaption {
			a.Credits = addCredits(a.Credits, noteCredits(d.lines[i].Text, "footer"))
		}
	}
	for _, p := range d.parts.pictures {
		a.Credits = pictureCredit(a.Credits, p.credit)
	}
}

// readMinutes reads "4 min read" near the headline.
func (d *dumpReader) readMinutes(a *Article) {
	for i := max(0, d.title); i < min(len(d.lines), max(d.first, d.title+15)); i++ {
		l := &d.lines[i]
		if !l.Has(flat.CueMinutes) || len(l.Words()) > 16 {
			continue
		}
		words := l.Words()
		for k, w := range words {
			n := atoi(w)
			if n <= 0 || n > 120 || k+1 >= len(words) || !strings.HasPrefix(words[k+1], "min") {
				continue
			}
			if k+2 < len(words) && (words[k+2] == "ago" || words[k+2] == "önce") {
				continue
			}
			a.ReadMinutes = n
			if d.use[i] == unused {
				d.use[i] = useHead
			}
			return
		}
	}
}
