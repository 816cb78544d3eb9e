package readability

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// addCredit appends a credit unless its name is there already.
func addCredit(list []Credit, c Credit) []Credit {
	if c.Name == "" {
		return list
	}
	for i := range list {
		if have := &list[i]; sameName(have.Name, c.Name) {
			if c.Source == "byline" && len(c.Words) > len(have.Words) && strings.Contains(c.Words, have.Words) {
				have.Words = c.Words // "Mara Lind, AP", of which an author is "AP"
			}
			return list
		}
	}
	c.Unnamed = c.Unnamed || unnamedAgency(c.Name)
	return append(list, c)
}

// addCredits appends those of more whose names aren't in list.
func addCredits(list, more []Credit) []Credit {
	for _, c := range more {
		list = addCredit(list, c)
	}
	return list
}

// unnamedAgency reports whether s says that copy is agencies', and not whose.
func unnamedAgency(s string) bool {
	switch strings.ToLower(s) {
	case "agencies", "news agencies", "wire services", "wires", "agency inputs", "agenturen", "agences", "agencias":
		return true
	}
	return false
}

// bylineCredits returns the agencies in a byline or in the list of authors:
// "Mara Lind, AP", "Mara Lind in Oslo and agencies", "Reuters".
func bylineCredits(list []Credit, words, source string) []Credit {
	rest, _ := cutByline(fold(words))
	for _, name := range splitNames(creditSeparators.Replace(rest)) {
		if a := agencyCalled(trimName(name)); a != "" {
			list = addCredit(list, Credit{Name: a, Words: fold(words), Source: source})
		}
		for _, c := range sourceCredits(trimName(name), source) { // "By Mara Lind | Source: AP"
			c.Words = fold(words)
			list = addCredit(list, c)
		}
	}
	return list
}

// creditSeparators makes commas of what parts the names in a byline or a source.
var creditSeparators = strings.NewReplacer("/", ",", "(", ",", ")", ",", " | ", ",", " - ", ",", " – ", ",", " — ", ",", "+", ",", "•", ",", "·", ",", " with ", ",", " mit ", ",", " avec ", ",")

// agencyCalled returns our name for the agency that s names, with its place or its
// staff perhaps, "AFP in Oslo", "Reuters Staff"; s itself where it names none but
// says that there are some; or "".
func agencyCalled(s string) string {
	if unnamedAgency(s) {
		return s
	}
	if a := agencyName(s); a != "" {
		return a
	}
	name, _, _ := strings.Cut(s, " in ")
	return agencyName(strings.TrimSuffix(name, " Staff"))
}

// labelCredits finds the agencies in a short line of labels near the headline: "PTI
// | Edited by: Mara Lind | Updated: March 3". Without such signs, a line that begins
// as a byline does is asked.
func labelCredits(line string) (list []Credit) {
	const longest = 160 // bytes
	if len(line) > longest || endsWithDot(line) {
		return nil
	}
	if rest, ok := cutByline(line); ok && rest != line {
		return bylineCredits(nil, line, "byline")
	}
	pieces := strings.FieldsFunc(line, func(r rune) bool { return r == '|' || r == '•' || r == '·' })
	if len(pieces) < 2 && !slices.ContainsFunc([]string{" and agencies", " with agencies", ", agencies", " and wires"}, func(end string) bool { return strings.HasSuffix(line, end) }) {
		return nil
	}
	for _, piece := range pieces {
		if s := strings.TrimSpace(piece); !regions[s] {
			list = bylineCredits(list, s, "byline")
		}
	}
	return list
}

// regions are short names of agencies that are sections of papers more often.
var regions = map[string]bool{"AA": true, "APA": true, "MENA": true, "NAN": true, "PA": true, "TT": true}

// closingCredits finds the agencies with which the last paragraph closes: "… he said.
// -- PTI", "… he said. (ANI)", "… he said. PTI XYZ".
func closingCredits(paragraph string) []Credit {
	const longest = 40 // bytes of the close
	end := strings.TrimRight(paragraph, " )]")
	at := strings.LastIndexAny(end[:max(len(end)-1, 0)], ".!?\"”)(–—-[")
	if at < 0 || len(end)-at > longest {
		return nil
	}
	_, n := utf8.DecodeRuneInString(end[at:])
	words := strings.Trim(end[at+n:], " .")
	before := strings.TrimRight(end[:at+n], " –—-([")
	if strings.ToUpper(words) != words || !strings.ContainsRune(".!?\"”", lastRune(before)) {
		return nil
	}
	first, _, _ := strings.Cut(words, " ")
	return bylineCredits(nil, first, "footer")
}

// datelineCredits finds the agencies of a first paragraph: "GENEVA (AP) —",
// "(Reuters) -", "BERLIN, March 3 (Reuters) –", "Paris — AFP —", "Berlin (dpa)".
func datelineCredits(paragraph string) (list []Credit) {
	head := paragraph
	if len(head) > 120 {
		head = head[:120]
	}
	if i := strings.IndexByte(head, '('); i >= 0 && i < 80 {
		if j := strings.IndexByte(head[i:], ')'); j > 0 && !strings.ContainsAny(head[:i], "!?“\"") {
			inner := head[i+1 : i+j]
			for _, name := range strings.FieldsFunc(inner, func(r rune) bool { return r == '/' || r == ',' || r == ';' }) {
				name = strings.TrimSpace(name)
				a := agencyName(name)
				if a == "" && agencyShape(name) && dashFollows(head[i+j+1:]) {
					a = name
				}
				if a != "" {
					list = addCredit(list, Credit{Name: a, Words: strings.TrimSpace(head[i : i+j+1]), Source: "dateline"})
				}
			}
		}
	}
	if list != nil {
		return list
	}
	parts := strings.FieldsFunc(head, func(r rune) bool { return r == '—' || r == '–' })
	for i, p := range parts {
		if i > 2 {
			break
		}
		if a := agencyName(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(p), ":"))); a != "" && i+1 < len(parts) {
			return []Credit{{Name: a, Words: strings.TrimSpace(p), Source: "dateline"}}
		}
	}
	return nil
}

// dashFollows reports whether s goes on as a dateline does behind the agency.
func dashFollows(s string) bool {
	s = strings.TrimLeft(s, " ")
	return strings.HasPrefix(s, "—") || strings.HasPrefix(s, "–") || strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "-- ")
}

// sourceStart returns what s begins with if it is a line such as "Source: Axios", or
// "".
func sourceStart(s string) string {
	for _, start := range []string{"source: ", "sources: ", "source – ", "source - ", "quelle: ", "quellen: ", "fuente: ", "fonte: ", "bron: "} {
		if _, ok := cutFold(s, start); ok {
			return s[:len(start)]
		}
	}
	return ""
}

// inputNotes are the words of a note that says whose copy an article uses, in lower
// case. Those that begin with "with" go before a name.
var inputNotes = []string{" contributed to this ", " contributed reporting", "with inputs from ", "with input from ", "inputs from ", "with agency inputs", "with reporting from ", "with reporting by ", "with material from ", "with files from ", "additional reporting by ", "this story was originally published by ", "this article was originally published by ", "this story was first published by ", "this article was first published by ", "republished from ", "with information from ", "con información de ", "com informações d", "mit material von ", "mit agenturmaterial"}

// noteCredits finds who is credited in a short line: "Source: Axios", "— Reuters",
// "With inputs from PTI and ANI", "Reuters contributed to this report", "© AP".
func noteCredits(line, source string) []Credit {
	if len(line) > 300 {
		return nil
	}
	lower := strings.ToLower(line)
	if len(lower) != len(line) {
		return nil
	}
	if list := sourceCredits(strings.Trim(line, "()[] "), source); list != nil {
		return list
	}
	if bare := strings.Trim(line, "—–- ()[]©."); len(bare) < 40 && bare != line {
		if list := bylineCredits(nil, bare, source); len(list) > 0 && agencyName(bare) != "" {
			list[0].Words = line
			return list
		}
	}
	for _, says := range inputNotes {
		at := strings.Index(lower, says)
		if at < 0 {
			continue
		}
		if list := agenciesWithin(line, source); list != nil {
			return list
		}
		if strings.HasPrefix(says, "with ") {
			if a := agencyBehind(line[at+len(says):]); a != "" {
				return []Credit{{Name: a, Words: line, Source: source}}
			}
			if strings.Contains(lower[at:], "agenc") {
				return []Credit{{Name: "agencies", Words: line, Source: source}}
			}
		}
	}
	return nil
}

// sourceCredits reads "Source: Axios", "Source: AFP, Reuters", "via AP".
func sourceCredits(line, source string) []Credit {
	start := sourceStart(line)
	if start == "" {
		if rest, ok := cutFold(line, "via "); ok {
			if a := agencyName(trimName(rest)); a != "" {
				return []Credit{{Name: a, Words: line, Source: source}}
			}
		}
		return nil
	}
	rest := trimName(line[len(start):])
	names := splitNames(creditSeparators.Replace(rest))
	if !slices.ContainsFunc(names, func(n string) bool { return agencyCalled(trimName(n)) != "" }) {
		names = []string{rest}
	}
	var list []Credit
	for _, name := range names {
		name = trimName(name)
		if a := agencyCalled(name); a != "" {
			name = a
		} else if !authorLike(name) || len(strings.Fields(name)) > 5 || !unicode.IsUpper(firstRune(name)) {
			continue
		}
		list = addCredit(list, Credit{Name: name, Words: line, Source: source})
	}
	return list
}

// pictureCredit appends the agency that an image is credited to.
func pictureCredit(list []Credit, words string) []Credit {
	if words == "" {
		return list
	}
	for _, piece := range strings.FieldsFunc(words, func(r rune) bool { return strings.ContainsRune("/|,;", r) || r == '–' || r == '—' }) {
		piece = strings.TrimSpace(piece)
		name := agencyName(piece)
		if name == "" && agencyShape(piece) {
			name = piece
		}
		if name != "" {
			return addCredit(list, Credit{Name: name, Words: words, Source: "caption"})
		}
	}
	return list
}

// agencyShape reports whether s is written as the short names of agencies are,
// for those that no list has: two to six capitals.
func agencyShape(s string) bool {
	if len(s) < 2 || len(s) > 6 {
		return false
	}
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

// creditShape reports whether s is an agency's short name with a person's beside
// it: "NPA/Jonas Reck", "Jonas Reck/NPA".
func creditShape(s string) bool {
	head, tail, slash := strings.Cut(s, "/")
	if !slash {
		return agencyShape(s)
	}
	return agencyShape(head) && nameLike(tail) || agencyShape(tail) && nameLike(head)
}

// agencyBehind returns the name behind words that say that copy was used: what
// follows in capitals, up to the end of the clause.
func agencyBehind(s string) string {
	end := strings.IndexAny(s, "|.,;•·()")
	if end < 0 {
		end = len(s)
	}
	name := strings.TrimSpace(s[:end])
	if agencyShape(name) || len(strings.Fields(name)) <= 4 && len(strings.Fields(name)) > 1 && nameLike(name) {
		return name
	}
	return ""
}

// agenciesWithin returns the agencies that line names.
func agenciesWithin(line, source string) (list []Credit) {
	fields := strings.FieldsFunc(line, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '\''
	})
	for i := 0; i < len(fields); i++ {
		if r, _ := utf8.DecodeRuneInString(fields[i]); !unicode.IsUpper(r) && fields[i] != "dpa" {
			continue
		}
		for n := min(3, len(fields)-i); n > 0; n-- {
			if a := agencyName(strings.Join(fields[i:i+n], " ")); a != "" {
				list = addCredit(list, Credit{Name: a, Words: line, Source: source})
				i += n - 1
				break
			}
		}
	}
	return list
}
