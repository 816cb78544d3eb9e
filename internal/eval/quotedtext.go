package eval

import (
	"slices"
	"strings"
)

// A quotedText is a text in code points with its tokens, and with what stands
// in double quotation marks.
type quotedText struct {
	runes  []rune
	tokens []Range
	words  []bool // which tokens are words
	quoted []bool // which code points stand in quotation marks, these included
}

func newQuotedText(s string) *quotedText {
	t := &quotedText{runes: []rune(s)}
	for i := 0; i < len(t.runes); {
		r := t.runes[i]
		j := i + 1
		switch {
		case isSpace(r):
			i = j
			continue
		case isWord(r):
			for j < len(t.runes) && isWord(t.runes[j]) {
				j++
			}
		}
		t.tokens = append(t.tokens, Range{i, j})
		t.words = append(t.words, isAlnum(r))
		i = j
	}
	t.markQuoted()
	return t
}

// markQuoted finds what stands in double marks, paragraph by paragraph: curly
// ones, straight ones that open and close in turn, and pairs of apostrophes.
func (t *quotedText) markQuoted() {
	t.quoted = make([]bool, len(t.runes))
	start := 0
	for start < len(t.runes) {
		end := start
		for end < len(t.runes) && t.runes[end] != '\n' {
			end++
		}
		t.markParagraph(start, end)
		start = end + 1
	}
}

func (t *quotedText) markParagraph(start, end int) {
	pair := func(i int, r rune) bool { return i+1 < len(t.runes) && t.runes[i] == r && t.runes[i+1] == r }
	fill := func(from, to int) {
		for i := from; i < to; i++ {
			t.quoted[i] = true
		}
	}
	open := -1
	for i := start; i < end; i++ {
		r := t.runes[i]
		ticks, apostrophes := pair(i, '`'), pair(i, '\'')
		switch {
		case r == '“' || r == '„' || ticks || open < 0 && (r == '"' || apostrophes):
			if open < 0 {
				open = i
			}
			if ticks || apostrophes {
				i++
			}
		case r == '”' || r == '"' || apostrophes:
			if apostrophes {
				i++
			}
			if open >= 0 {
				fill(open, min(i+1, len(t.runes)))
				open = -1
			}
		}
	}
	if open >= 0 {
		fill(open, end)
	}
}

// The types of attribution, by how much of the content stands in quotation
// marks: nearly all, some, none.
const (
	direct = iota
	mixed
	indirect
)

var typeNames = [...]string{"direct", "mixed", "indirect"}

func (t *quotedText) types(as []Attribution) []int {
	out := make([]int, len(as))
	for i := range as {
		letters, inQuotes := 0, 0
		for _, r := range as[i].Content {
			for k := r[0]; k < min(r[1], len(t.runes)); k++ {
				if isAlnum(t.runes[k]) {
					letters++
					if t.quoted[k] {
						inQuotes++
					}
				}
			}
		}
		switch {
		case inQuotes == 0:
			out[i] = indirect
		case float64(inQuotes) >= .9*float64(letters):
			out[i] = direct
		default:
			out[i] = mixed
		}
	}
	return out
}

// tokensIn returns the tokens that begin in rs, wordsIn those that are words.
func (t *quotedText) tokensIn(rs []Range) map[int]bool { return t.within(rs, false) }
func (t *quotedText) wordsIn(rs []Range) map[int]bool  { return t.within(rs, true) }

func (t *quotedText) within(rs []Range, onlyWords bool) map[int]bool {
	in := make(map[int]bool)
	for _, r := range rs {
		for i := t.firstToken(r[0]); i < t.firstToken(r[1]); i++ {
			if !onlyWords || t.words[i] {
				in[i] = true
			}
		}
	}
	return in
}

// firstToken returns the first token that begins at or after the code point at.
func (t *quotedText) firstToken(at int) int {
	i, _ := slices.BinarySearchFunc(t.tokens, at, func(tok Range, at int) int { return tok[0] - at })
	return i
}

func (t *quotedText) holdsSpeechVerb(cue Ranges) bool {
	for i := range t.tokensIn(cue) {
		if speechVerbs[lower(string(t.runes[t.tokens[i][0]:t.tokens[i][1]]))] {
			return true
		}
	}
	return false
}

const (
	edgePunctuation = ".,;: \t\n\r\u00a0"
	edgeQuotes      = edgePunctuation + "\"“”„«»‘’'`"
)

// trimAll cuts punctuation off both ends of each range; bareAll cuts quotation
// marks as well.
func (t *quotedText) trimAll(rs []Range) []Range { return t.cutEdges(rs, edgePunctuation) }
func (t *quotedText) bareAll(rs []Range) []Range { return t.cutEdges(rs, edgeQuotes) }

func (t *quotedText) cutEdges(rs []Range, edge string) []Range {
	var out []Range
	for _, r := range rs {
		out = append(out, t.cut(r, func(c rune) bool { return strings.ContainsRune(edge, c) }))
	}
	return out
}

func (t *quotedText) cut(r Range, edge func(rune) bool) Range {
	for r[0] < r[1] && r[0] < len(t.runes) && edge(t.runes[r[0]]) {
		r[0]++
	}
	for r[1] > r[0] && r[1] <= len(t.runes) && edge(t.runes[r[1]-1]) {
		r[1]--
	}
	return r
}

// cutAll cuts ranges at the ends of paragraphs.
func (t *quotedText) cutAll(rs []Range) []Range {
	var out []Range
	for _, r := range rs {
		for start := r[0]; start < r[1]; {
			end := start
			for end < r[1] && end < len(t.runes) && t.runes[end] != '\n' {
				end++
			}
			if p := t.cut(Range{start, end}, isSpace); p[0] < p[1] {
				out = append(out, p)
			}
			start = end + 1
		}
	}
	return out
}

// speechVerbs are forms of verbs of saying. The published scorer takes an
// attribution for speech when its cue holds one of them.
var speechVerbs = setOf(strings.Fields(`
say says said saying tell tells told telling add adds added adding write writes wrote written writing ask asks asked asking
according state states stated stating announce announces announced announcing report reports reported reporting tweet tweets
tweeted tweeting explain explains explained claim claims claimed claiming argue argues argued arguing note notes noted noting
declare declares declared insist insists insisted insisting warn warns warned warning stress stresses stressed emphasize
emphasizes emphasized acknowledge acknowledges acknowledged admit admits admitted deny denies denied denying call calls called
calling reply replies replied respond responds responded confirm confirms confirmed reveal reveals revealed vow vows vowed
promise promises promised pledge pledges pledged accuse accuses accused accusing criticize criticizes criticized blast blasts
blasted slam slams slammed mock mocked joke joked quip quipped shout shouted remark remarked mention mentioned mentioning
predict predicts predicted predicting conclude concluded recall recalls recalled comment commented contend contends contended
concede concedes conceded assert asserts asserted describe describes described describing cite cites cited citing quote quotes
quoted relay relayed suggest suggests suggested suggesting propose proposed urge urges urged demand demands demanded reject
rejects rejected testify testified statement continued`))
