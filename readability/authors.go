package readability

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/masthead-news/masthead/internal/wordlist"
)

// bylineStarts are the words a byline begins with, in lower case.
var bylineStarts = []string{
	"by ", "by: ", "by:", "written by ", "written by: ", "reported by: ", "words by ", "story by ", "reported by ", "posted by ", "posted by: ", "text by ", "article by ", "article by: ", "author: ", "authors: ", "author:", "from ",
	"text: ", "text von ", "von ", "von: ", "par ", "por ", "por: ", "di ", "de ", "da ", "door ", "av ", "af ", "autor: ", "autor:", "autore: ", "auteur: ", "escrito por ", "publicado por ", "publié par ", "ein artikel von ", "eine kolumne von ", "ein kommentar von ", "ein gastbeitrag von ", "a cura di ", "reporting by ", "opinion by ", "analysis by ", "review by ", "interview by ",
}

// deskWords mark a byline that names no person.
var deskWords = map[string]bool{
	"staff": true, "desk": true, "team": true, "newsroom": true, "editorial": true, "editors": true, "reporters": true, "reporter": true, "bureau": true,
	"news": true, "agency": true, "agencies": true, "agencias": true, "agenturen": true, "redaktion": true, "redacción": true, "redacao": true, "redação": true, "rédaction": true, "redazione": true, "redactie": true,
	"press": true, "media": true, "online": true, "network": true, "magazine": true, "times": true, "today": true, "tv": true, "radio": true, "service": true,
	"correspondent": true, "correspondents": true, "board": true, "contributors": true, "admin": true, "webdesk": true, "wire": true, "wires": true, "english": true, "international": true, "zeitung": true, "herald": true, "post": false, "tribune": true, "associated": true, "report": true, "daily": true, "nachrichten": true, "noticias": true, "notizie": true, "nieuws": true, "web": true, "guest": true, "journal": true,
}

// titleWords begin what stands after a name: "Jane Doe, Political Editor".
var titleWords = map[string]bool{
	"editor": true, "reporter": true, "correspondent": true, "columnist": true, "writer": true, "producer": true, "journalist": true, "contributor": true, "chief": true, "senior": true, "deputy": true, "staff": true, "political": true, "assistant": true, "associate": true, "redakteur": true, "redakteurin": true, "journaliste": true, "head": true, "analyst": true, "commentator": true, "director": true, "professor": true, "lecturer": true, "freelance": true, "science": true, "business": true, "sports": true, "photographer": true, "korrespondent": true, "autor": true, "autorin": true, "executive": true, "managing": true, "author": true, "special": true, "environment": true, "health": true, "economics": true, "world": true, "fellow": true, "jr": true, "phd": true, "md": true,
}

// beatWords stand before editors and correspondents, and say what they write about.
var beatWords = map[string]bool{
	"africa": true, "arts": true, "asia": true, "city": true, "consumer": true, "court": true, "crime": true, "culture": true, "defence": true, "defense": true, "diplomatic": true, "education": true, "energy": true, "europe": true, "features": true, "financial": true, "foreign": true, "home": true, "investigations": true, "legal": true, "local": true, "media": true, "national": true, "news": true, "parliamentary": true, "policy": true, "religion": true, "royal": true, "security": true, "sport": true, "technology": true, "transport": true, "travel": true, "war": true, "washington": true, "westminster": true,
}

// byline splits a byline into authors. Outlet is the outlet's name, if known: a
// byline that names it is a desk.
func byline(s, outlet, source string) []Author {
	s = fold(s)
	if utf8.RuneCountInString(s) > 300 || sourceStart(s) != "" {
		return nil
	}
	s, marked := cutByline(s)
	for _, sep := range []string{" | ", " • ", " · ", " – ", " — ", " / ", " - "} {
		if head, tail, ok := strings.Cut(s, sep); ok {
			if authorLike(tail) && !hasTitleWord(tail) && !deskName(tail, outlet) && sep != " - " && sep != " – " && sep != " — " {
				s = head + "," + tail
			} else {
				s = head
			}
		}
	}
	var out []Author
	for i, name := range splitNames(s) {
		name, _ = cutByline(name)
		name = withoutTitle(trimName(name))
		if who, where, ok := strings.Cut(name, " in "); ok && unicode.IsUpper(firstRune(where)) && (agencyName(who) != "" || nameLike(who) && strings.Contains(who, " ")) {
			name = who // "AFP in Nairobi", "Jane Doe in Oslo"
		}
		switch {
		case name == "" || !authorLike(name) || sourceStart(name) != "":
			continue
		case i > 0 && hasTitleWord(name) && len(out) > 0:
			continue
		case (!marked || i > 0) && (looksLikeDate(name) || datePieces(name)):
			continue
		}
		out = append(out, Author{Name: name, Desk: deskName(name, outlet), Source: source})
	}
	return out
}

// cutByline removes the words a byline begins with and reports whether there
// were any.
func cutByline(s string) (string, bool) {
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		lower = s // case folding moved bytes; no start is found, which is rare
	}
	for range 2 {
		for _, start := range bylineStarts {
			if strings.HasPrefix(lower, start) {
				rest := strings.TrimLeft(s[len(start):], " :")
				r, _ := utf8.DecodeRuneInString(rest)
				// "di Marzio" and "de la Cruz" are names; a start in lower case
				// is followed by a capital.
				if len(start) <= 4 && start != "by " && unicode.IsUpper(firstRune(s)) && (start == "di " || start == "de " || start == "da ") || !unicode.IsUpper(r) && !unicode.Is(unicode.Lo, r) {
					if start != "by " && start != "by: " {
						continue
					}
				}
				return rest, true
			}
		}
	}
	return s, false
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// splitNames cuts a list of names at commas, semicolons and "and".
func splitNames(s string) []string {
	for _, and := range []string{" and ", " & ", " und ", " et ", " y ", " e ", " og ", " och ", " en ", " with ", " mit ", " AND ", ";", "|", " ja ", " i ", "、", "，"} {
		s = strings.ReplaceAll(s, and, ",")
	}
	return strings.Split(s, ",")
}

func trimName(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",;:|•·*-–—/\\\"“”'", r)
	})
	if i := strings.IndexAny(s, "(["); i > 0 {
		if s[i:] == "(AP)" || strings.HasSuffix(s, ")") || strings.HasSuffix(s, "]") {
			s = strings.TrimSpace(s[:i])
		}
	}
	if strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "r.") && strings.Count(s, ".") == 1 {
		s = strings.TrimSuffix(s, ".")
	}
	return s
}

// authorLike reports whether s can be the name of somebody or of a desk.
func authorLike(s string) bool {
	n := utf8.RuneCountInString(s)
	if n < 2 || n > 60 || strings.Contains(s, "://") || strings.HasPrefix(s, "@") || strings.HasPrefix(s, "www.") || strings.Contains(s, "@") && strings.Contains(s, ".") {
		return false
	}
	words := strings.Fields(s)
	if len(words) > 7 {
		return false
	}
	digit, letter := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			digit++
		case unicode.IsLetter(r):
			letter++
		case strings.ContainsRune("<>{}=?!", r):
			return false
		}
	}
	if letter < 2 || digit > 3 || digit*2 > letter || isDigit(s[0]) {
		return false
	}
	if n < 4 && strings.ToLower(s) == s && agencyName(s) == "" && letter == n && s[0] < utf8.RuneSelf {
		return false // "von", "red"
	}
	switch strings.ToLower(s) {
	case "by", "author", "authors", "unknown", "none", "null", "admin", "anonymous", "share", "follow", "updated", "published", "n/a", "follow us", "view all", "twitter", "facebook", "email", "see all", "more", "profile", "read more", "bio", "website", "comments", "posted", "posted in", "posted by", "written by", "updated on", "published on", "last updated", "correspondent", "contributor", "view comments", "about the author", "about author", "themen bearbeiten", "nachrichten", "in news", "news", "redacteur", "redakteur":
		return false
	}
	return true
}

// withoutTitle leaves the first words of s, two or more, that stand before one
// with which titles or dates begin: "Jane Doe Senior Reporter", "Jane Doe Updated".
func withoutTitle(s string) string {
	words := strings.Fields(s)
	for i := 2; i < len(words); i++ {
		w := strings.ToLower(strings.Trim(words[i], ".,'’"))
		if w == "updated" || w == "published" || w == "posted" {
			return strings.Join(words[:i], " ")
		}
		if titleWords[w] && i > 2 && beatWords[strings.ToLower(words[i-1])] {
			return strings.Join(words[:i-1], " ") // "Jane Doe Diplomatic Editor"
		}
		if words[i] == "staff" && i == len(words)-1 {
			return s // "Harbor Gazette staff" are a desk
		}
		if titleWords[w] && unicode.IsUpper(firstRune(words[i-1])) && !hasTitleWord(words[i-1]) {
			return strings.Join(words[:i], " ")
		}
	}
	return s
}

func hasTitleWord(s string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if titleWords[strings.Trim(w, ".,'’")] {
			return true
		}
	}
	return false
}

func looksLikeDate(s string) bool {
	_, ok := parseDate(s, false)
	return ok
}

// datePieces reports whether s has only months' and weekdays' names: what is left of
// a date.
func datePieces(s string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if w = strings.Trim(w, ".,"); months()[w] == 0 && !weekday(w) {
			return false
		}
	}
	return true
}

// withoutAgencies leaves out the agencies that a byline names: it is their copy, which
// is a credit. What the records of a page call its author stays.
func withoutAgencies(list []Author) []Author {
	return slices.DeleteFunc(list, func(a Author) bool {
		return a.Source == "text" && agencyCalled(a.Name) != ""
	})
}

// deskName reports whether s names a desk, an outlet or an agency.
func deskName(s, outlet string) bool {
	if agencyName(s) != "" {
		return true
	}
	if outlet != "" && sameName(s, outlet) {
		return true
	}
	if strings.Contains(s, ".") && !strings.Contains(s, " ") {
		return true // example.com
	}
	words := strings.Fields(strings.ToLower(s))
	for _, w := range words {
		if deskWords[strings.Trim(w, ".,'’")] {
			return true
		}
	}
	return outlet != "" && len(words) > 1 && strings.Contains(squeeze(s), squeeze(outlet)) && len(squeeze(outlet)) > 4
}

// sameName compares two names of outlets: case, spaces, signs, "The" and ".com"
// don't count.
func sameName(a, b string) bool {
	a, b = squeeze(a), squeeze(b)
	return a != "" && (a == b || strings.TrimPrefix(a, "the") == strings.TrimPrefix(b, "the"))
}

// squeeze keeps the letters and digits of s, in lower case, without a domain's
// ending.
func squeeze(s string) string {
	s = strings.ToLower(s)
	for _, end := range []string{".com", ".org", ".net", ".de", ".co.uk", ".co", ".at", ".ch", ".fr"} {
		s = strings.TrimSuffix(s, end)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// addAuthors appends those of more whose names aren't in list.
func addAuthors(list []Author, more ...Author) []Author {
	for _, a := range more {
		k := squeeze(a.Name)
		if k == "" || slices.ContainsFunc(list, func(b Author) bool { return squeeze(b.Name) == k }) {
			continue
		}
		list = append(list, a)
	}
	return list
}

// agencyName returns our name for the agency that s names, or "".
func agencyName(s string) string { return wordlist.Agency(s) }
