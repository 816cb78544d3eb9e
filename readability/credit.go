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
	for _, have := range list {
		if sameName(have.Name, c.Name) {
			return list
		}
	}
	return append(list, c)
}

// bylineCredits returns the agencies in a byline or in the list of authors:
// "Mara Lind, AP", "Reuters".
func bylineCredits(list []Credit, words, source string) []Credit {
	for _, name := range splitNames(strings.NewReplacer("/", ",", "(", ",", ")", ",", " | ", ",", " - ", ",", "+", ",").Replace(words)) {
		if a := agencyName(trimName(name)); a != "" {
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
				if a := agencyName(strings.TrimSpace(name)); a != "" {
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
	for _, says := range []string{" contributed to this ", " contributed reporting", "with inputs from ", "with input from ", "with agency inputs", "with reporting from ", "with files from ", "additional reporting by ", "this story was originally published by ", "this article was originally published by ", "republished from ", "with information from ", "con información de ", "com informações d", "mit material von ", "mit agenturmaterial"} {
		if !strings.Contains(lower, says) {
			continue
		}
		if a, words := agencyWithin(line); a != "" {
			return Credit{Name: a, Words: words, Source: "footer"}, true
		}
	}
	return Credit{}, false
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
