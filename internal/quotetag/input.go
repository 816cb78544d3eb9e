// Package quotetag finds the parts of reported speech in a text: who is heard
// (source), the words that say so (cue), and what was said (content).
//
// Two taggers label each token in turn, the second seeing what the first made
// of the whole paragraph. A third takes every cue they found and labels the
// tokens of its paragraph anew, as that cue's source, its content or neither;
// so two cues may share a source, and content finds its cue without guessing
// afterwards. All three are linear, over hashed features, and decode with
// Viterbi. The second takes more words for cues than are, and the third reads each
// in several ways; decision trees tell how sure each reading is, and the surest are
// taken. The readings of a cue compete, so that the trees need not tell how sure a
// cue is from each of its readings anew.
package quotetag

import (
	"unicode"
	"unicode/utf8"

	"github.com/masthead-news/masthead/text"
)

// A Mark is a pair of quotation marks that stand round speech.
type Mark struct {
	text.Span      // the marks and all between
	Hidden    bool // stands round a name: read the text as if the marks weren't there
}

// Outermost leaves of marks, ordered by their start, those that no other holds,
// and the hidden ones. It reuses their space.
func Outermost(marks []Mark) []Mark {
	out := marks[:0]
	end := 0
	for _, m := range marks {
		if !m.Hidden {
			if m.Start < end {
				continue
			}
			end = m.End
		}
		out = append(out, m)
	}
	return out
}

// A Range is a half-open range of tokens.
type Range struct{ First, Last int }

func (r Range) holds(i int) bool { return r.First <= i && i < r.Last }

func (r Range) overlaps(s Range) bool { return r.First < s.Last && s.First < r.Last }

// An Input is a document as the taggers see it: tokens that are hidden marks
// are left out, and words joined by hyphens are one.
type Input struct {
	First, Last []int32 // of Doc.Tokens that a token stands for, half-open

	word, shape, prefix, suffix []uint32
	class, sense                []uint16 // as in Word
	prior, kin, field, speaks   []uint8
	vector                      [][nVector]int8
	state                       []uint8 // outside, inside, opening, closing
	mark                        []int32 // index into marks, or -1
	sentence                    []int32 // index into Sentences

	marks      []Range
	Sentences  []Range
	Paragraphs []Range
}

// The states of a token with regard to quotation marks.
const (
	outside uint8 = iota
	inside
	opening
	closing
)

// Len returns the number of tokens.
func (in *Input) Len() int { return len(in.First) }

// Words returns the hash of each token.
func (in *Input) Words() []uint32 { return in.word }

// Tokens returns the document's tokens that r stands for, half-open.
func (in *Input) Tokens(r Range) (first, last int) {
	if r.Last <= r.First {
		return 0, 0
	}
	return int(in.First[r.First]), int(in.Last[r.Last-1])
}

// Read makes in the input for d, whose quotation marks are in marks, ordered
// and not overlapping; hidden ones may lie within others. It reuses in's space.
func (in *Input) Read(d *text.Doc, marks []Mark, w *Words) {
	in.reset()
	at := newCursor(marks)
	last, block := -1, -1
	for i, next := 0, 0; i < len(d.Tokens); i = next {
		next = i + 1
		t := &d.Tokens[i]
		mark, state, hidden := at.place(t.Span)
		if hidden {
			continue
		}
		next = compound(d, i)
		n := in.Len()
		if t.Sentence != last {
			b := d.Sentences[t.Sentence].Block
			if b != block || brokenLine(d, i) || n-in.Paragraphs[len(in.Paragraphs)-1].First > maxParagraph {
				in.Paragraphs = append(in.Paragraphs, Range{n, n})
			}
			in.Sentences = append(in.Sentences, Range{n, n})
			last, block = t.Sentence, b
		} else if n-in.Paragraphs[len(in.Paragraphs)-1].First > 2*maxParagraph {
			in.Paragraphs = append(in.Paragraphs, Range{n, n}) // a sentence without end
		}
		in.First, in.Last = append(in.First, int32(i)), append(in.Last, int32(next))
		in.add(d.Text[t.Start:d.Tokens[next-1].End], w)
		in.state = append(in.state, state)
		in.mark = append(in.mark, in.markAt(mark, n))
		in.sentence = append(in.sentence, int32(len(in.Sentences)-1))
		in.Sentences[len(in.Sentences)-1].Last = n + 1
		in.Paragraphs[len(in.Paragraphs)-1].Last = n + 1
	}
}

func (in *Input) reset() {
	in.First, in.Last, in.word, in.shape, in.prefix, in.suffix = in.First[:0], in.Last[:0], in.word[:0], in.shape[:0], in.prefix[:0], in.suffix[:0]
	in.class, in.sense, in.prior, in.kin, in.field = in.class[:0], in.sense[:0], in.prior[:0], in.kin[:0], in.field[:0]
	in.speaks, in.vector = in.speaks[:0], in.vector[:0]
	in.state, in.mark, in.sentence = in.state[:0], in.mark[:0], in.sentence[:0]
	in.marks, in.Sentences, in.Paragraphs = in.marks[:0], in.Sentences[:0], in.Paragraphs[:0]
}

// compound returns the end of the word that begins with token i: "front-runner"
// is three tokens of the document.
func compound(d *text.Doc, i int) int {
	t := d.Tokens
	if !isAlnum(d.Text[t[i].End-1]) {
		return i + 1
	}
	for i+2 < len(t) && t[i+2].Sentence == t[i].Sentence && t[i+1].Start == t[i].End && t[i+2].Start == t[i+1].End &&
		d.Text[t[i+1].Start:t[i+1].End] == "-" && isAlnum(d.Text[t[i+2].Start]) {
		i += 2
	}
	return i + 1
}

func isAlnum(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c >= utf8.RuneSelf
}

// maxParagraph bounds the tokens of a paragraph, give or take a sentence of as
// many.
const maxParagraph = 1500

// brokenLine reports whether a line ends between token i and the one before.
func brokenLine(d *text.Doc, i int) bool {
	for k := d.Tokens[i-1].End; k < d.Tokens[i].Start; k++ {
		if d.Text[k] == '\n' {
			return true
		}
	}
	return false
}

// markAt notes that token n lies in the mark, numbered as the caller does, and
// returns in's number for it.
func (in *Input) markAt(mark, n int) int32 {
	if mark < 0 {
		return -1
	}
	if k := len(in.marks); k == 0 || in.mark[n-1] < 0 || in.state[n] == opening {
		in.marks = append(in.marks, Range{n, n})
	}
	k := len(in.marks) - 1
	in.marks[k].Last = n + 1
	return int32(k)
}

// A cursor walks the marks along with the tokens.
type cursor struct {
	marks []Mark
	next  int // the first that isn't past
}

func newCursor(marks []Mark) cursor { return cursor{marks: marks} }

// place says which mark the token t lies in, or -1, and whether t is one of two
// marks that are hidden.
func (c *cursor) place(t text.Span) (mark int, state uint8, hidden bool) {
	for c.next < len(c.marks) && c.marks[c.next].End <= t.Start {
		c.next++
	}
	mark = -1
	for k := c.next; k < len(c.marks) && c.marks[k].Start < t.End && k < c.next+16; k++ {
		m := &c.marks[k]
		if m.End <= t.Start {
			continue
		}
		first, last := t.Start == m.Start, t.End == m.End
		if m.Hidden {
			if (first || last) && t.Len() <= 3 {
				hidden = true
			}
			continue
		}
		if mark >= 0 {
			continue
		}
		mark, state = k, inside
		if first {
			state = opening
		} else if last {
			state = closing
		}
	}
	return mark, state, hidden
}

// add appends the hashes of the token s.
func (in *Input) add(s string, w *Words) {
	var buf [24]byte
	f, shape := foldToken(&buf, s)
	h := hashBytes(f)
	pre, suf := h, h
	if len(f) > 4 {
		pre = hashBytes(f[:4])
	}
	if len(f) > 3 {
		suf = hashBytes(f[len(f)-3:])
	}
	in.word = append(in.word, h)
	in.prefix = append(in.prefix, pre)
	in.suffix = append(in.suffix, suf)
	in.shape = append(in.shape, shape)
	known := w.find(h)
	in.prior = append(in.prior, known.Prior)
	in.kin = append(in.kin, known.Kin)
	in.class = append(in.class, known.Class)
	in.sense = append(in.sense, known.Sense)
	in.field = append(in.field, known.Field)
	in.speaks = append(in.speaks, known.Speaks)
	in.vector = append(in.vector, known.Vector)
}

// foldToken returns s in lower case, its first and last bytes if it is long,
// with all double marks alike, all dashes and all apostrophes; and a hash of
// the kinds of its characters.
func foldToken(buf *[24]byte, s string) ([]byte, uint32) {
	out := buf[:0]
	shape := uint32(2166136261)
	var last, before byte
	if len(s) > 3*len(buf) {
		cut := len(buf)
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = s[:cut]
	}
	for i := 0; i < len(s); {
		c := s[i]
		var k byte
		n := 1
		switch {
		case c >= 'a' && c <= 'z':
			k = 'x'
		case c >= 'A' && c <= 'Z':
			k, c = 'X', c|0x20
		case c >= '0' && c <= '9':
			k = 'd'
		case c < utf8.RuneSelf:
			k = c
		default:
			var r rune
			r, n = utf8.DecodeRuneInString(s[i:])
			switch {
			case r == '’' || r == '‘':
				c, k = '\'', '\''
			case r == '“' || r == '”' || r == '„' || r == '«' || r == '»':
				c, k = '"', '"'
			case r == '—' || r == '–' || r == '―':
				c, k = '-', '-'
			case unicode.IsUpper(r):
				k = 'X'
			default:
				k = 'x'
			}
			if k == 'X' || k == 'x' {
				var rb [4]byte
				m := utf8.EncodeRune(rb[:], unicode.ToLower(r))
				if len(out)+m <= len(buf) {
					out = append(out, rb[:m]...)
				}
				c = 0
			}
		}
		i += n
		if c != 0 && len(out) < len(buf) {
			out = append(out, c)
		}
		if k != last || k != before {
			shape = (shape ^ uint32(k)) * 16777619
		}
		before, last = last, k
	}
	switch string(out) {
	case "''", "``":
		out = append(out[:0], '"')
	case "--":
		out = append(out[:0], '-')
	}
	return out, shape
}

func hashBytes(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

func mix(a, b uint32) uint32 {
	h := a*0x9E3779B1 ^ (b + 0x7F4A7C15 + a<<6 + a>>2)
	h ^= h >> 15
	return h * 0x85EBCA6B
}
