package names

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// A Range is a sentence: a half-open range of bytes.
type Range struct{ Start, End int }

// A unit is a Unit with what its features are made of.
type unit struct {
	Unit
	w, lw         uint64 // hash of the folded word, and of it in lower case
	shape, cshape uint64 // pattern of capitals and digits, full and with runs cut short
	low, lows     int32  // where its letters lie in small, and how many bytes; 0 for a mark
	leaf          uint16 // cluster, counted from 1; 0 for none
	casing        Casing // how the corpus mostly writes it
	inner         uint8  // what it can be to a name in lower case
	single        List   // lists that hold the unit alone
	in            [3]List
	doc           uint32 // evidence from the rest of the text
	sent          uint8  // how much of the sentence is capitalized
	cap, allcap   bool
	digit, alpha  bool
	punct         bool
	open          bool  // may be part of a name; all others are outside
	ends          bool  // may be the last unit of a name
	seen          int32 // index into the evidence about this word, or -1
}

// Analysis is a text made ready for the model. It is scratch space: one text
// after another, one goroutine at a time.
type Analysis struct {
	// Headlines says to take the words of headlines with capitals on all of them as they are
	// mostly written. A model learns without it, and is better with it.
	Headlines bool

	us    []unit
	first []int  // index of each sentence's first unit, and of the end
	lex   []Unit // the units of us
	small []byte // the words in lower case
	buf   []byte
	ev    []evidence
	evAt  hashIndex
	low   hashIndex
	seg   segment
	open  []run
	plain []bool    // unit by unit of a headline: the capital tells nothing
	em    []float32 // scores of labels, open unit by open unit
	views []view
	votes []vote
}

var edge = unit{w: 1, lw: 1, shape: 1, cshape: 1, seen: -1}

// Analyze cuts the sentences of text into units and describes them.
func (a *Analysis) Analyze(l *Lexicon, text string, sents []Range) {
	a.us, a.lex, a.first, a.small = a.us[:0], a.lex[:0], append(a.first[:0], 0), a.small[:0]
	for _, s := range sents {
		from := len(a.us)
		a.lex = Lex(text, s.Start, s.End, a.lex)
		a.us = slices.Grow(a.us, len(a.lex)-from)
		recase := oneCase(text, a.lex[from:])
		a.plain = a.plain[:0]
		if a.Headlines && !recase && titled(l, text, a.lex[from:]) {
			a.plain = l.lowered(text, a.lex[from:], a.plain)
		}
		for i, u := range a.lex[from:] {
			a.us = append(a.us, unit{Unit: u, seen: -1})
			a.describe(l, &a.us[len(a.us)-1], text[u.Start:u.End], recase || i < len(a.plain) && a.plain[i])
		}
		a.first = append(a.first, len(a.us))
		us := a.us[from:]
		markLists(l, us)
		opened(us)
	}
	a.evidence(text)
}

// Units returns the units of sentence i, until the next text is analyzed.
func (a *Analysis) Units(i int) []Unit { return a.lex[a.first[i]:a.first[i+1]] }

// oneCase reports whether the sentence of these units is written in capitals or in
// small letters throughout, so that its words have to be taken as they are
// mostly written.
func oneCase(text string, us []Unit) bool {
	upper, lower, words := 0, 0, 0
	for _, u := range us {
		w := text[u.Start:u.End]
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(r) || len(w) == 1 && w != "I" {
			continue
		}
		words++
		switch {
		case w == "I": // in capitals everywhere, but not where there are none
			upper++
		case !unicode.IsUpper(r):
			lower++
		case len(w) > 1 && 'A' <= w[1] && w[1] <= 'Z':
			upper++
		}
	}
	return words >= 3 && (upper*10 >= words*8 || lower == words)
}

// describe fills in what u's own letters say.
func (a *Analysis) describe(l *Lexicon, u *unit, w string, recase bool) {
	if isCurrency(w) {
		w = "$" // the rare ones behave like the common one
	}
	at := len(a.small)
	a.small = Fold(a.small, w, true)
	low := a.small[at:]
	u.lw = hashBytes(low)
	known := l.words.get(key32(u.lw))
	u.casing, u.inner = known.casing, known.inner
	word := low
	switch {
	case recase && u.casing != asWritten:
		a.buf = refold(a.buf[:0], low, u.casing)
		word = a.buf
	case !smallLetters(w):
		a.buf = Fold(a.buf[:0], w, false)
		word = a.buf
	}
	u.w, u.leaf = u.lw, known.leaf
	if len(word) != len(low) || &word[0] != &low[0] {
		u.w = hashBytes(word)
		if leaf := l.words.get(key32(u.w)).leaf; leaf != 0 {
			u.leaf = leaf
		}
	}
	u.shapes(word)
	if !u.punct {
		u.low, u.lows = int32(at), int32(len(low))
	}
}

// letters returns u's word in lower case, if it isn't a mark.
func (a *Analysis) letters(u *unit) []byte { return a.small[u.low : u.low+u.lows] }

// smallLetters reports whether w is nothing but small letters of English.
func smallLetters[T string | []byte](w T) bool {
	for i := 0; i < len(w); i++ {
		if w[i]-'a' > 'z'-'a' {
			return false
		}
	}
	return true
}

// isCurrency reports whether w is the sign of a currency.
func isCurrency(w string) bool {
	if w[0] < utf8.RuneSelf {
		return false
	}
	r, n := utf8.DecodeRuneInString(w)
	return n == len(w) && unicode.Is(unicode.Sc, r)
}

const asWritten = Casing(0)

// refold appends the word with these small letters in casing c to b.
func refold(b, low []byte, c Casing) []byte {
	at := len(b)
	b = append(b, low...)
	switch c {
	case Capital:
		if c := b[at]; 'a' <= c && c <= 'z' {
			b[at] = c &^ 0x20
		}
	case Upper:
		for i, c := range b[at:] {
			if 'a' <= c && c <= 'z' {
				b[at+i] = c &^ 0x20
			}
		}
	default:
	}
	return b
}

// shapes sets shape, cshape and the flags from the letters of w.
func (u *unit) shapes(w []byte) {
	full, short := uint64(17), uint64(19)
	step := func(h uint64, k byte) uint64 { return (h ^ uint64(k)) * 1099511628211 }
	capital := 0
	if w[0]-'A' <= 'Z'-'A' {
		capital = 1
		full, short = step(full, 'X'), step(short, 'X')
	}
	if rest := w[capital:]; smallLetters(rest) { // like most words
		for range min(4, len(rest)) {
			full = step(full, 'x')
		}
		if len(rest) > 0 {
			short = step(short, 'x')
		}
		u.alpha, u.cap = true, capital == 1
		u.shape, u.cshape = full^full>>29, short^short>>29
		return
	}
	full, short = 17, 19
	var last byte
	run, letters := 0, 0
	u.punct, u.allcap, u.alpha = true, true, true
	for i := 0; i < len(w); {
		c, n := rune(w[i]), 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRune(w[i:])
		}
		var k byte
		switch {
		case c < utf8.RuneSelf && isDigit(byte(c)):
			k = 'd'
			u.digit, u.punct, u.alpha = true, false, false
		case 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf && !punctuation(c) && unicode.IsUpper(c):
			k = 'X'
			u.punct = false
			u.cap = u.cap || i == 0
			letters++
		case 'a' <= c && c <= 'z' || c >= utf8.RuneSelf && isLetter(c):
			k = 'x'
			u.punct, u.allcap = false, false
			letters++
		default:
			k = byte(c)
			u.alpha = false
		}
		if k != last {
			short = step(short, k)
			run = 0
		}
		if run++; run <= 4 {
			full = step(full, k)
		}
		last = k
		i += n
	}
	u.allcap = u.allcap && u.cap && letters > 1
	u.shape, u.cshape = full^full>>29, short^short>>29
}

// markLists marks the units that are, or are part of, phrases of the lists.
func markLists(l *Lexicon, us []unit) {
	caps, words := 0, 0
	for i := range us {
		if us[i].alpha {
			words++
			if us[i].cap {
				caps++
			}
		}
		if !us[i].cap {
			continue
		}
		end, found, alone := l.longest(i, len(us), func(j int) uint64 { return us[j].lw })
		us[i].single = alone
		if end > i {
			for j := i; j <= end; j++ {
				switch j {
				case i:
					us[j].in[0] |= found
				case end:
					us[j].in[2] |= found
				default:
					us[j].in[1] |= found
				}
			}
		}
	}
	how := uint8(0)
	if words >= 3 {
		how = uint8(1 + caps*4/words)
	}
	for i := range us {
		us[i].sent = how
	}
}

// opened marks the units that may be part of a name: those with a capital letter or a
// digit, and others that names hold, from one that can begin a name to one that can end it, or
// that stand within a phrase of the lists: "es" in "Dar es Salaam".
func opened(us []unit) {
	for i := range us {
		u := &us[i]
		u.open, u.ends = u.cap || u.digit, u.cap || u.digit
		if u.open {
			continue
		}
		u.open = u.in[1] != 0 || u.inner&canBegin != 0 || u.inner&canContinue != 0 && i > 0 && us[i-1].open
		u.ends = u.inner&canEnd != 0
	}
	ends := false
	for i := len(us) - 1; i >= 0; i-- {
		u := &us[i]
		ends = u.ends || ends && u.open
		u.open = u.open && ends
	}
}
