package names

// Where a headline has capitals on all its words, they tell nothing of names: "Lind Meets Dahl" would be
// one. Its words are taken as they are mostly written.

// titled reports whether the sentence of these units is written as many headlines are: with
// capitals on all words but the small ones, of which enough are mostly written without, one that looks
// like a verb among them.
func titled(l *Lexicon, text string, us []Unit) bool {
	upper, plain, verbs := 0, 0, 0
	for i, u := range us {
		w := text[u.Start:u.End]
		switch c := w[0]; {
		case 'a' <= c && c <= 'z':
			if !smallWord(w) {
				return false
			}
		case 'A' <= c && c <= 'Z':
			upper++
			if i == 0 || l.usual(w) != Lower {
				continue
			}
			plain++
			if i+1 < len(us) && len(w) > 3 && (w[len(w)-1] == 's' || w[len(w)-2:] == "ed") {
				verbs++
			}
		}
	}
	return upper >= 4 && verbs > 0 && 3*plain >= upper
}

// smallWord reports whether w may stand without a capital in a headline.
func smallWord(w string) bool {
	switch w {
	case "a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "at", "to", "for", "from", "by", "with", "as", "into", "over", "after", "amid",
		"is", "are", "be", "it", "its", "his", "her", "than", "up", "out", "off", "via", "vs", "per", "if", "s":
		return true
	}
	return false
}

// lowered appends for each unit of a titled sentence whether it is to be taken for a word in small
// letters, as it is mostly written: not so the first one, nor the words of a name that the lists hold.
func (l *Lexicon) lowered(text string, us []Unit, out []bool) []bool {
	for i, u := range us {
		w := text[u.Start:u.End]
		out = append(out, i > 0 && 'A' <= w[0] && w[0] <= 'Z' && (len(w) == 1 || smallLetters(w[1:])) && l.usual(w) == Lower)
	}
	var buf []byte
	for i := range us {
		end, _, _ := l.longest(i, len(us), func(j int) uint64 {
			buf = Fold(buf[:0], text[us[j].Start:us[j].End], true)
			return hashBytes(buf)
		})
		if end > i {
			clear(out[i : end+1])
		}
	}
	return out
}
