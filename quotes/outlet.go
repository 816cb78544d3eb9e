package quotes

import (
	"slices"
	"strings"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/internal/wordlist"
	"github.com/masthead-news/masthead/text"
)

// What tells the name of a news outlet.
var (
	outletWords = wordSet(`news times post journal tribune herald gazette telegraph guardian chronicle observer magazine tv television radio
		press agency newspaper network broadcaster daily website wire`)
	outletNames = wordSet(`reuters ap afp axios bloomberg cnn bbc nbc abc cbs msnbc npr pbs politico haaretz xinhua tass rt cnbc ft wsj nyt upi
		efe ansa dpa tasnim irna wafa anadolu interfax kyodo yonhap cgtn mediaite breitbart buzzfeed vox slate huffpost propublica semafor
		ynet i24news pti ani sputnik techcrunch wired economist newsweek time forbes fortune spiegel bild welt dw lemonde figaro mundo pais
		jazeera mayadeen arabiya manar ahram quds akhbar hayat yedioth yediot maariv hayom ndtv`)
	// outletInitials are names of broadcasters and sites that mean something else in
	// small letters. Agencies have a list of their own: internal/wordlist.
	outletInitials = wordSet("IOL RTÉ RTE IRIB SABC CBC ITV")
	// outletNouns are said of an outlet before its name: the newspaper Meridian.
	outletNouns = wordSet(`newspaper newspapers broadcaster broadcasters magazine daily weekly tabloid newswire channel network website outlet outlets
		podcast paper`)
)

// SameOutlet reports whether two names are of one outlet: the same but for case, hyphens and an
// article, or one is made of the other's initials: an outlet may be called by the
// name of its folder, and an agency is often called by its initials.
func SameOutlet(a, b string) bool {
	a, b = bareName(a), bareName(b)
	agency := wordlist.Agency(a)
	return strings.EqualFold(a, b) || agency != "" && agency == wordlist.Agency(b) || isInitials(a, b) || isInitials(b, a)
}

func bareName(s string) string {
	s = strings.ReplaceAll(s, "-", " ")
	if len(s) > 4 && strings.EqualFold(s[:4], "the ") {
		s = s[4:]
	}
	return s
}

// isInitials reports whether short is made of the letters that the words of long
// begin with, or of the capitals among them: three at least, for two say little.
func isInitials(short, long string) bool {
	if len(short) < 3 || len(short) > 5 || !strings.Contains(long, " ") {
		return false
	}
	var all, capitals []byte
	for w := range strings.FieldsSeq(long) {
		if w[0] >= 'A' && w[0] <= 'Z' {
			capitals = append(capitals, w[0])
		}
		all = append(all, w[0])
	}
	return short == string(capitals) || short == strings.ToUpper(string(all)) // "TOI" is the Times of India
}

// isKnown reports whether name is the outlet itself or one that the page
// credits.
func isKnown(name string, c Context) bool {
	return name != "" && (SameOutlet(name, c.Outlet) || slices.ContainsFunc(c.Credits, func(o string) bool { return strings.EqualFold(o, name) }))
}

// isOutlet reports whether name is that of a news outlet or agency.
func isOutlet(name string, c Context) bool {
	if name == "" {
		return false
	}
	if isKnown(name, c) {
		return true
	}
	words := 0
	var before, last string
	name = strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")
	if first, rest, ok := strings.Cut(name, " "); ok && (first == "newspaper" || first == "broadcaster" || first == "magazine" || first == "daily") {
		return rest != "" && rest[0] >= 'A' && rest[0] <= 'Z' // the newspaper Beacon
	}
	if len(name) > 2 && wordlist.IsAgency(name) || outletInitials[name] || isChannel(name) || strings.Contains(name, " News ") {
		return true
	}
	for w := range strings.FieldsSeq(strings.ReplaceAll(name, "-", " ")) {
		w = strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return r == '\'' || r == '’' || r == '.' || r == ',' }))
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		if outletNames[w] {
			return words == 0 || last == "al" || last == "the" || last == "le" || last == "der" || last == "el"
		}
		words++
		before, last = last, w
	}
	if last == "agency" && !outletWords[before] && before != "information" {
		return false // "the Environmental Protection Agency"
	}
	return words > 1 && words <= 5 && outletWords[last] && name[0] >= 'A' && name[0] <= 'Z'
}

// isChannel reports whether name is made of a word for news and a number, or ends
// in TV: “Channel 12”, “News24”, “NTV”.
func isChannel(name string) bool {
	if strings.HasSuffix(name, "TV") && len(name) > 2 {
		return true
	}
	kind := strings.TrimRight(name, "0123456789")
	if kind == name {
		return false
	}
	switch strings.TrimSpace(kind) {
	case "Channel", "News", "TV", "France", "Kan", "Sky News", "Canal", "Antena":
		return true
	}
	return false
}

// isPaper reports whether r means an outlet without its name: “the newspaper”.
func (rd *reading) isPaper(r run) bool {
	return r.len() == 2 && rd.is(r.first, "the", "this", "our") && rd.is(r.last-1, "newspaper", "broadcaster", "magazine", "tabloid")
}

// placeOutlets notes which entities the text calls news outlets somewhere: the
// newspaper Meridian is one where it is just Meridian, too.
func (rd *reading) placeOutlets() {
	rd.outlets = make([]bool, len(rd.r.Entities))
	for m := range rd.r.Mentions {
		men := &rd.r.Mentions[m]
		if men.Entity >= 0 && men.Form == entities.Name && men.Kind != entities.Person && men.Kind != entities.Location && (rd.calledOutlet(men.Span) || rd.reportsCiting(men.Span)) {
			rd.outlets[men.Entity] = true
		}
	}
}

// reportsCiting reports whether the name at s passes on what others told it: “Meridian
// reported on Sunday that …, citing two aides”.
func (rd *reading) reportsCiting(s text.Span) bool {
	i := rd.tokens(s).last
	if i >= len(rd.kind) {
		return false
	}
	sentence := rd.sentence(i)
	if rd.is(i, "quoted") && rd.find(run{i, min(i+12, sentence.last)}, "saying") > 0 {
		return true // “Meridian quoted an officer as saying”
	}
	if rd.is(i, ",") && rd.is(i+1, "citing", "quoting") {
		c := rd.find(run{i + 1, min(i+16, sentence.last)}, ",")
		return c > 0 && rd.is(c+1, "said", "reported", "says", "reports") && rd.anonymousIn(run{i, c})
	}
	if !rd.is(i, "reported", "reports") {
		return false
	}
	c := rd.find(run{i, sentence.last}, "citing", "quoting")
	return c > i && rd.anonymousIn(run{c, min(c+8, sentence.last)})
}

// calledOutlet reports whether the words next to the name at s say that it is a
// news outlet: the newspaper Meridian, news agency NPA, Meridian, a daily.
func (rd *reading) calledOutlet(s text.Span) bool {
	t := rd.tokens(s)
	if t.empty() {
		return false
	}
	i := t.first - 1
	if rd.is(i, "called", "named") {
		i--
	}
	if i >= 0 && rd.kind[i] == lower && (outletNouns[strings.ToLower(rd.word(i))] || rd.is(i, "agency", "site", "service", "organization", "station") && rd.is(i-1, "news", "press", "radio", "television", "TV")) {
		return !rd.is(i-1, "social") && rd.block(i) == rd.block(t.first)
	}
	if !rd.is(t.last, ",") || !rd.is(t.last+1, "a", "an", "the") {
		return false
	}
	for k := t.last + 2; k < t.last+6 && rd.isWord(k) && rd.mention[k] < 0 && rd.block(k) == rd.block(t.first); k++ {
		if outletNouns[strings.ToLower(rd.word(k))] || rd.is(k, "agency") && rd.is(k-1, "news") {
			return !rd.is(k-1, "social") && (rd.is(k+1, ",", ".", "in", "of", "that", "for") || k+1 == len(rd.kind))
		}
	}
	return false
}
