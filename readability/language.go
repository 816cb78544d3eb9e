package readability

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/masthead-news/masthead/internal/wordlist"
)

//go:embed lists/functionwords.txt
var functionWordList string

// A wordVote says in which languages a function word is used.
type wordVote struct {
	langs  []uint8
	weight float64 // less where many languages share it
}

type functionWords struct {
	tags  []string
	votes map[string]wordVote
}

var loadFunctionWords = sync.OnceValue(func() functionWords {
	f := functionWords{votes: map[string]wordVote{}}
	for line := range wordlist.Lines(functionWordList) {
		tag, words, _ := strings.Cut(line, "\t")
		l := uint8(len(f.tags))
		f.tags = append(f.tags, tag)
		for w := range strings.FieldsSeq(words) {
			v := f.votes[w]
			if !slices.Contains(v.langs, l) {
				v.langs = append(v.langs, l)
				v.weight = 1 / float64(len(v.langs))
			}
			f.votes[w] = v
		}
	}
	return f
})

// detectLanguage returns the language of s by its letters and function words,
// and "" where there are too few to tell or two languages come too near to one
// another.
func detectLanguage(s string) string {
	const look = 20 << 10
	if len(s) > look {
		s = s[:look]
	}
	if tag, sure := byScript(s); sure {
		return tag
	}
	f := loadFunctionWords()
	scores := make([]float64, len(f.tags))
	words, known := 0, 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		if len(w) > 12 {
			continue
		}
		v, ok := f.votes[w]
		if !ok {
			v, ok = f.votes[strings.ToLower(w)]
		}
		if !ok {
			continue
		}
		known++
		for _, l := range v.langs {
			scores[l] += v.weight
		}
	}
	best, second := 0, -1
	for l := 1; l < len(scores); l++ {
		switch {
		case scores[l] > scores[best]:
			best, second = l, best
		case second < 0 || scores[l] > scores[second]:
			second = l
		}
	}
	// 20 words: below, single names decide. A sixth: English, German and French
	// news have 30–40 % of their words in the list, lists of names under 10 %.
	if words < 20 || known*6 < words || scores[best] < 4 || scores[best] < 1.15*scores[second] {
		return ""
	}
	return f.tags[best]
}

// byScript tells languages that are alone in their script, and reports whether
// the text is in one. Cyrillic and Arabic are told apart by letters.
func byScript(s string) (tag string, sure bool) {
	var latin, cyrillic, arabic, han, kana, hangul, other int
	var ukrainian, serbian, belarusian, bulgarian, russian, persian, urdu int
	counts := map[string]int{}
	for _, r := range s {
		switch {
		case r < 0x250:
			if unicode.IsLetter(r) {
				latin++
			}
		case r >= 0x400 && r < 0x530:
			cyrillic++
			switch unicode.ToLower(r) {
			case 'і', 'ї', 'є', 'ґ':
				ukrainian++
			case 'ў':
				belarusian++
			case 'ј', 'љ', 'њ', 'ћ', 'ђ':
				serbian++
			case 'ы', 'э', 'ё':
				russian++
			case 'ъ':
				bulgarian++
			}
		case r >= 0x600 && r < 0x780 || r >= 0xfb50 && r < 0xfeff:
			arabic++
			switch r {
			case 'ے', 'ٹ', 'ڈ', 'ں', 'ھ':
				urdu++
			case 'پ', 'چ', 'ژ', 'گ', 'ی', 'ک':
				persian++
			}
		case unicode.Is(unicode.Han, r):
			han++
		case r >= 0x3040 && r < 0x3100:
			kana++
		case r >= 0xac00 && r < 0xd7b0:
			hangul++
		default:
			for _, sc := range otherScripts {
				if r >= sc.from && r < sc.to {
					counts[sc.tag]++
					other++
					break
				}
			}
		}
	}
	// A Chinese text has about a third as many letters as an English one.
	all := latin + cyrillic + arabic + other + 3*(han+kana+hangul)
	if all < 40 || 2*latin > all {
		return "", false
	}
	switch {
	case 6*(han+kana) > all && 10*kana > han:
		return "ja", true
	case 6*hangul > all:
		return "ko", true
	case 6*han > all:
		return "zh", true
	case 2*cyrillic > all:
		switch {
		case 200*serbian > cyrillic && russian == 0:
			return "sr", true
		case 100*belarusian > cyrillic:
			return "be", true
		case 100*ukrainian > cyrillic && russian*4 < ukrainian:
			return "uk", true
		case 200*bulgarian > cyrillic && russian*4 < bulgarian:
			return "bg", true
		}
		return "ru", true
	case 2*arabic > all:
		switch {
		case 50*urdu > arabic:
			return "ur", true
		case 25*persian > arabic:
			return "fa", true
		}
		return "ar", true
	}
	for _, sc := range otherScripts {
		if 2*counts[sc.tag] > all {
			return sc.tag, true
		}
	}
	return "", false
}

var otherScripts = []struct {
	tag      string
	from, to rune
}{
	{"el", 0x370, 0x400},
	{"he", 0x590, 0x600},
	{"hi", 0x900, 0x980},
	{"bn", 0x980, 0xa00},
	{"pa", 0xa00, 0xa80},
	{"gu", 0xa80, 0xb00},
	{"ta", 0xb80, 0xc00},
	{"te", 0xc00, 0xc80},
	{"kn", 0xc80, 0xd00},
	{"ml", 0xd00, 0xd80},
	{"si", 0xd80, 0xe00},
	{"th", 0xe00, 0xe80},
	{"lo", 0xe80, 0xf00},
	{"my", 0x1000, 0x10a0},
	{"ka", 0x10a0, 0x1100},
	{"am", 0x1200, 0x1380},
	{"km", 0x1780, 0x1800},
	{"hy", 0x530, 0x590},
}
