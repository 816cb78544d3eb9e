package readability

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A wordReader reads the words of blocks, one after another.
type wordReader struct {
	title    map[string]bool     // words of the headline, in lower case
	desc, ld map[uint64]struct{} // four-word sequences of the description, and of articleBody
	cues     map[string]uint16
	function map[string]wordVote
	lower    []byte
}

// lookAtWords reads the words of every block once.
func (l *looker) lookAtWords(title, desc, ld string) {
	r := wordReader{title: map[string]bool{}, desc: shingleSet(desc), cues: cueWords(), function: loadFunctionWords().votes}
	for w := range words(title) {
		r.title[strings.ToLower(w)] = true
	}
	l.titleN = int32(len(r.title))
	if len(ld) > 200 {
		r.ld = shingleSet(ld)
	}
	same := make(map[uint64]int16, len(l.blocks))
	for i := range l.blocks {
		b, f := &l.p.blocks[i], &l.blocks[i]
		s := l.p.text(i)
		r.read(s, f)
		f.countSigns(s)
		f.ends = endsSentence(s)
		f.colon = strings.HasSuffix(s, ":")
		f.quote = strings.HasPrefix(s, "“") || strings.HasPrefix(s, "\"") || strings.HasPrefix(s, "„") || strings.HasPrefix(s, "«")
		f.handle = strings.Contains(s, "@") || strings.Contains(s, "://") || strings.Contains(s, "pic.twitter") || strings.Contains(s, "www.")
		f.good = b.chars > 80 && b.linkChars*100 < b.chars*35
		f.hash = hashString(s)
		if same[f.hash] < 100 {
			same[f.hash]++
		}
	}
	for i := range l.blocks {
		l.blocks[i].same = same[l.blocks[i].hash]
	}
}

// read counts the words of s, and which of its four-word sequences others have.
func (r *wordReader) read(s string, f *blockLook) {
	var sh shingler
	desc, ld, all := 0, 0, 0
	note := func(k uint64) {
		all++
		if _, ok := r.desc[k]; ok {
			desc++
		}
		if _, ok := r.ld[k]; ok {
			ld++
		}
	}
	for w := range words(s) {
		r.count(w, f)
		if k, ok := sh.next(w); ok {
			note(k)
		}
	}
	if k, short := sh.rest(); short {
		note(k)
	}
	f.desc, f.ld = -1, -1
	if len(r.desc) > 0 {
		f.desc = float32(desc) / float32(max(1, all))
	}
	if len(r.ld) > 0 {
		f.ld = float32(ld) / float32(max(1, all))
	}
}

// count adds the word w to f.
func (r *wordReader) count(w string, f *blockLook) {
	f.tokens++
	switch c, _ := utf8.DecodeRuneInString(w); {
	case unicode.IsUpper(c):
		f.upper++
	case unicode.IsDigit(c):
		f.digits++
	}
	r.lower = appendLower(r.lower[:0], w)
	if len(w) <= 14 {
		if c := r.cues[string(r.lower)]; c != 0 {
			if f.tokens <= 3 {
				f.startCues |= c
			}
			for k := range f.cueCounts {
				if c&(1<<k) != 0 && f.cueCounts[k] < 20 {
					f.cueCounts[k]++
				}
			}
		}
		if _, ok := r.function[string(r.lower)]; ok {
			f.function++
		}
	}
	if r.title[string(r.lower)] {
		f.title++
	}
}

// countSigns counts what lists of values and of links have.
func (f *blockLook) countSigns(s string) {
	for _, r := range s {
		switch r {
		case ',', ';', '，', '、':
			f.commas++
		case '|', '›', '»', '•', '/':
			f.signs++
		}
		if f.commas > 1000 || f.signs > 1000 {
			break
		}
	}
}
