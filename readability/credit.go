package readability

import (
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
	switch strings.ToLower(c.Name) {
	case "agencies", "news agencies", "wire services", "agenturen", "agences", "agencias":
		c.Unnamed = true
	}
	return append(list, c)
}

// bylineCredits returns the agencies in a byline or in the list of authors:
// "Mara Lind, AP", "Reuters".
func bylineCredits(list []Credit, words, source string) []Credit {
	for _, name := range splitNames(strings.NewReplacer("/", ",", "(", ",", ")", ",", " | ", ",", " - ", ",", "+", ",").Replace(words)) {
		name = trimName(name)
		a := agencyName(name)
		if a == "" { // "Reuters Staff"
			if of, ok := strings.CutSuffix(name, " Staff"); ok {
				a = agencyName(of)
			}
		}
		if a != "" {
			list = addCredit(list, Credit{Name: a, Words: fold(words), Source: source})
		}
	}
	return list
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

// noteCredit finds who is credited in a short line: "Source: Axios", "— Reuters",
// "With inputs from PTI", "Reuters contributed to this report", "© AP".
func noteCredit(line string) (Credit, bool) {
	if len(line) > 300 {
		return Credit{}, false
	}
	lower := strings.ToLower(line)
	if len(lower) != len(line) {
		return Credit{}, false
	}
	for _, start := range []string{"source: ", "sources: ", "source – ", "source - ", "quelle: ", "quellen: ", "fuente: ", "fonte: ", "bron: ", "via "} {
		if strings.HasPrefix(lower, start) {
			rest := trimName(line[len(start):])
			if a := agencyName(rest); a != "" {
				return Credit{Name: a, Words: line, Source: "footer"}, true
			}
			if start != "via " && authorLike(rest) && len(strings.Fields(rest)) <= 5 && unicode.IsUpper(firstRune(rest)) {
				return Credit{Name: rest, Words: line, Source: "footer"}, true
			}
		}
	}
	if bare := strings.Trim(line, "—–- ()[]©."); len(bare) < 40 {
		if a := agencyName(bare); a != "" && bare != line {
			return Credit{Name: a, Words: line, Source: "footer"}, true
		}
	}
	for _, says := range []string{" contributed to this ", " contributed reporting", "with inputs from ", "with input from ", "with agency inputs", "with reporting from ", "with material from ", "with files from ", "additional reporting by ", "this story was originally published by ", "this article was originally published by ", "republished from ", "with information from ", "con información de ", "com informações d", "mit material von ", "mit agenturmaterial"} {
		at := strings.Index(lower, says)
		if at < 0 {
			continue
		}
		if a, words := agencyWithin(line); a != "" {
			return Credit{Name: a, Words: words, Source: "footer"}, true
		}
		if strings.HasPrefix(says, "with ") {
			if a := agencyBehind(line[at+len(says):]); a != "" {
				return Credit{Name: a, Words: line, Source: "footer"}, true
			}
		}
	}
	return Credit{}, false
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

// unnamedAgencies appends a credit for a byline such as "Mara Lind and agencies".
func unnamedAgencies(list []Credit, words string) []Credit {
	lower := strings.ToLower(words)
	for _, w := range []string{"and agencies", "with agencies", ", agencies", "/agencies", "mit agenturen", "/agenturen", "avec agences", "y agencias"} {
		if strings.HasSuffix(lower, w) {
			return addCredit(list, Credit{Name: strings.Trim(w[strings.LastIndexAny(w, " /")+1:], " "), Words: fold(words), Source: "byline"})
		}
	}
	return list
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

// agencyWithin returns the first agency that line names, and line.
func agencyWithin(line string) (name, words string) {
	fields := strings.FieldsFunc(line, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '\''
	})
	for i := range fields {
		if r, _ := utf8.DecodeRuneInString(fields[i]); !unicode.IsUpper(r) && fields[i] != "dpa" {
			continue
		}
		for n := min(3, len(fields)-i); n > 0; n-- {
			if a := agencyName(strings.Join(fields[i:i+n], " ")); a != "" {
				return a, line
			}
		}
	}
	return "", ""
}
