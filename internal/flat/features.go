package flat

import (
	"math"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A page is what the features of a dump's lines are counted from.
type page struct {
	lines   []Line
	cues    []Cue
	ends    []bool         // the line ends like a sentence
	long    []float64      // cumulative characters of long lines
	chars   []float64      // cumulative characters
	copies  []int          // how many lines have this text
	first   []bool         // none of them before this one
	vocab   map[string]int // words of long lines, and in how many
	runs    []int          // of short lines, the length of the run
	lists   []int          // of list items, the length of the run
	sinceUp []int          // lines since a long one
	untilUp []int          // lines until a long one
	heads   []int          // lines since a heading of a box: "Related", "Most read"
	headUps []int          // long lines since then
	notes   [3][]int       // lines since a heading for comments, a note on author or tags, a legal note
	stamps  []int          // lines with a date or time up to here
	densest int            // where the 20 lines with most long text start

	words    []float32 // what the words of each line say
	spelled  []float64 // cumulative, by the number of words
	wordSums []float64 // cumulative words
}

const (
	shortChars = 60 // a line of a menu is shorter
	farLines   = 40 // from here on all is far
)

func newPage(lines []Line) *page {
	n := len(lines)
	p := &page{
		lines: lines, cues: make([]Cue, n), ends: make([]bool, n),
		long: make([]float64, n+1), chars: make([]float64, n+1),
		copies: make([]int, n), first: make([]bool, n), vocab: map[string]int{},
		runs: make([]int, n), lists: make([]int, n),
		sinceUp: make([]int, n), untilUp: make([]int, n), heads: make([]int, n), headUps: make([]int, n),
	}
	seen := make(map[string]int, n)
	for i := range lines {
		l := &lines[i]
		p.cues[i] = l.cues
		p.ends[i] = endsSentence(l.Text)
		p.chars[i+1], p.long[i+1] = p.chars[i]+float64(l.chars), p.long[i]
		if l.long {
			p.long[i+1] += float64(l.chars)
			for _, w := range l.words {
				p.vocab[w]++
			}
		}
		seen[l.Text]++
		p.first[i] = seen[l.Text] == 1
	}
	for i := range lines {
		p.copies[i] = seen[lines[i].Text]
	}
	p.countRuns(p.runs, func(l *Line) bool { return l.chars < shortChars })
	p.countRuns(p.lists, func(l *Line) bool { return l.Bullet })
	since, head, ups := farLines, farLines, 0
	for i := range lines {
		p.sinceUp[i], p.heads[i], p.headUps[i] = since, head, ups
		since, head = min(since+1, farLines), min(head+1, farLines)
		if lines[i].long {
			since = 1
			ups++
		}
		if p.cues[i]&(CueRelated|CuePopular|CueMore|CueBreaking) != 0 && lines[i].chars < shortChars {
			head, ups = 1, 0
		}
	}
	for k, c := range [...]Cue{CueComment, CueAbout | CueTags, CueLegal | CueSubscribe} {
		p.notes[k] = make([]int, n)
		since := farLines
		for i := range lines {
			p.notes[k][i] = since
			since = min(since+1, farLines)
			if lines[i].Has(c) && lines[i].chars < longChars {
				since = 1
			}
		}
	}
	p.stamps = make([]int, n+1)
	for i := range lines {
		p.stamps[i+1] = p.stamps[i]
		if lines[i].Has(CueWhen|CueMonth) && lines[i].chars < longChars {
			p.stamps[i+1]++
		}
	}
	until := farLines
	for i := n - 1; i >= 0; i-- {
		p.untilUp[i] = until
		until = min(until+1, farLines)
		if lines[i].long {
			until = 1
		}
	}
	most := -1.
	for i := range lines {
		if v := p.long[min(n, i+20)] - p.long[i]; v > most {
			most, p.densest = v, i
		}
	}
	return p
}

// countRuns sets into, for each line that is what is asked, to the length of the
// run of such lines around it.
func (p *page) countRuns(into []int, is func(*Line) bool) {
	for i := 0; i < len(p.lines); {
		j := i
		for j < len(p.lines) && is(&p.lines[j]) {
			j++
		}
		for k := i; k < j; k++ {
			into[k] = j - i
		}
		i = max(j, i+1)
	}
}

func ln(x float64) float32 { return float32(math.Log1p(x)) }

func yes(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

// neighbors are the lines around one whose shape is looked at.
var neighbors = [...]int{-4, -3, -2, -1, 1, 2, 3, 4}

// base appends what is known of line i before any is scored.
func (p *page) base(x []float32, i int) []float32 {
	l, n := &p.lines[i], len(p.lines)
	at := func(j int) bool { return 0 <= j && j < n }
	// The line and its place.
	x = append(x, ln(float64(l.chars)), ln(float64(len(l.words))), float32(l.Indent), yes(l.Bullet), yes(l.Image), float32(l.Level), yes(l.Blank), yes(i+1 < n && p.lines[i+1].Blank),
		float32(i)/float32(n), float32(p.chars[i]/p.chars[n]), float32(min(i, 1000)), float32(min(n-i, 1000)), ln(p.chars[n]), ln(p.long[n]),
		float32(min(max(i-p.densest, -200), 200)), float32(p.long[i]/(p.long[n]+1)))
	// Its words.
	x = append(x, yes(p.ends[i]), yes(strings.HasSuffix(l.Text, ".")), yes(strings.HasSuffix(l.Text, ":")), yes(strings.HasSuffix(l.Text, "?")))
	for k := range bits.Len(uint(cueEnd) - 1) {
		x = append(x, yes(p.cues[i]>>k&1 != 0))
	}
	x = p.shape(x, l)
	x = append(x, float32(min(p.copies[i], 10)), yes(p.first[i]), float32(min(p.runs[i], 100)), float32(min(p.lists[i], 100)),
		float32(p.sinceUp[i]), float32(p.untilUp[i]), float32(p.heads[i]), float32(min(p.headUps[i], 20)))
	x = append(x, float32(p.notes[0][i]), float32(p.notes[1][i]), float32(p.notes[2][i]),
		float32(p.stamps[i]-p.stamps[max(0, i-6)]), float32(p.stamps[min(n, i+7)]-p.stamps[i]), float32(min(p.stamps[i], 20)),
		yes(strings.HasSuffix(l.Text, "said:") || strings.HasSuffix(l.Text, "says:") || strings.HasSuffix(l.Text, "wrote:")))
	// What stands around it.
	for _, w := range [...]int{5, 15, 40} {
		a, b := max(0, i-w), min(n, i+w+1)
		x = append(x, ln(p.long[i]-p.long[a]), ln(p.long[b]-p.long[i+1]))
	}
	for _, k := range neighbors {
		if j := i + k; at(j) {
			x = append(x, ln(float64(p.lines[j].chars)), yes(p.lines[j].Bullet), yes(p.ends[j]))
		} else {
			x = append(x, -1, -1, -1)
		}
	}
	for _, k := range [...]int{-2, -1, 1, 2, 3} {
		if j := i + k; at(j) {
			c := p.cues[j]
			x = append(x, yes(c&(CueBy|CueRole) != 0), yes(c&(CueWhen|CueMonth) != 0), yes(c&CueCredit != 0), yes(c&(CueMore|CueRelated|CuePopular) != 0))
		} else {
			x = append(x, -1, -1, -1, -1)
		}
	}
	for _, j := range [...]int{i - 1, i + 1} {
		if at(j) {
			m := &p.lines[j]
			x = append(x, alike(l, m), float32(m.Indent-l.Indent), yes(m.Text == l.Text))
		} else {
			x = append(x, -1, 0, 0)
		}
	}
	return x
}

// shape appends how the words of l are made.
func (p *page) shape(x []float32, l *Line) []float32 {
	var upper, digits, short, known, content int
	var commas, signs, letters, year, clock int
	start := true
	for i, r := range l.Text {
		switch {
		case unicode.IsLetter(r):
			letters++
			if start && unicode.IsUpper(r) {
				upper++
			}
		case r == ',' || r == ';' || r == '，' || r == '、':
			commas++
		case r == ':':
			if i > 0 && isDigit(l.Text[i-1]) && i+1 < len(l.Text) && isDigit(l.Text[i+1]) {
				clock++
			}
		case strings.ContainsRune("|›»>•·/©→", r):
			signs++
		}
		start = !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’'
	}
	own := 0
	if l.long {
		own = 1
	}
	for _, w := range l.words {
		if isDigit(w[0]) {
			digits++
			if len(w) == 4 && (strings.HasPrefix(w, "20") || strings.HasPrefix(w, "19")) {
				year++
			}
		}
		if len(w) <= 4 {
			short++
		}
		if len(w) > 3 {
			content++
			if p.vocab[w] > own {
				known++
			}
		}
	}
	n := float32(len(l.words))
	r, _ := utf8.DecodeRuneInString(l.Text)
	return append(x, float32(upper)/n, float32(digits)/n, float32(short)/n, float32(known)/float32(content+1), float32(min(content, 30)),
		float32(min(commas, 10)), float32(min(signs, 10)), float32(letters)/float32(l.chars), float32(min(year, 3)), float32(min(clock, 3)),
		yes(unicode.IsLower(r)), yes(unicode.IsDigit(r)), yes(strings.ContainsRune("“\"„«‘'", r)), yes(r == '(' || r == '['),
		yes(strings.Contains(l.Text, "©")), yes(strings.HasSuffix(l.Text, ")")))
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// alike is the share of the longer line's words that the other has too. Of long
// lines the start is looked at.
func alike(a, b *Line) float32 {
	const most = 60
	aw, bw := a.words[:min(len(a.words), most)], b.words[:min(len(b.words), most)]
	same := 0
	if len(aw)*len(bw) <= 400 {
		for _, w := range bw {
			if slices.Contains(aw, w) {
				same++
			}
		}
	} else {
		set := make(map[string]bool, len(aw))
		for _, w := range aw {
			set[w] = true
		}
		for _, w := range bw {
			if set[w] {
				same++
			}
		}
	}
	return float32(same) / float32(max(len(aw), len(bw)))
}

// around appends what the scores of a first look say about the lines around line
// i. prob are the scores, sums their sums so far, weighted by characters.
func (p *page) around(x []float32, i int, s *scores) []float32 {
	n := len(p.lines)
	x = append(x, s.prob[i])
	for k := 1; k <= 5; k++ {
		for _, j := range [...]int{i - k, i + k} {
			v := float32(0)
			if 0 <= j && j < n {
				v = s.prob[j]
			}
			x = append(x, v)
		}
	}
	share := func(a, b int) float32 {
		return float32((s.sums[b] - s.sums[a]) / (p.chars[b] - p.chars[a] + 1))
	}
	for _, w := range [...]int{4, 10, 30} {
		x = append(x, share(max(0, i-w), i), share(i+1, min(n, i+w+1)))
	}
	near := func(d int) float32 { return float32(min(max(d, -200), 200)) }
	return append(x, near(i-s.first), near(s.last-i), near(i-s.middle), float32(s.sums[i]/(s.sums[n]+1)), ln(s.sums[n]))
}

// breaks appends how much that is likely no body lies between line i and the
// middle of the body, and how much likely body lies beyond it.
func (p *page) breaks(x []float32, i int, s *scores) []float32 {
	return append(x, ln(s.waste(p, i)), ln(float64(s.longestGap(i))))
}

// scores are the answers of one model for all lines.
type scores struct {
	prob   []float32
	sums   []float64 // cumulative, weighted by characters
	first  int       // the first line that is sure and no mere word
	last   int
	middle int   // the weighted mean
	gaps   []int // the longest run of unlikely lines between line i and the middle
}

// waste is the number of characters of unlikely lines between line i and the
// middle.
func (s *scores) waste(p *page, i int) float64 {
	a, b := min(i, s.middle), max(i, s.middle)
	return max(0, (p.chars[b]-p.chars[a])-(s.sums[b]-s.sums[a]))
}

func (s *scores) longestGap(i int) int { return s.gaps[i] }

func (p *page) newScores(prob []float32) *scores {
	s := &scores{prob: prob, sums: make([]float64, len(prob)+1), first: -1, last: -1}
	var mass, moment float64
	for i, q := range prob {
		w := float64(float64(q) * float64(p.lines[i].chars))
		s.sums[i+1] = s.sums[i] + w
		mass += w
		moment += float64(w * float64(i))
		if q > .6 && p.lines[i].chars > shortChars {
			if s.first < 0 {
				s.first = i
			}
			s.last = i
		}
	}
	s.middle = min(int(moment/(mass+1e-9)), len(prob)-1)
	s.gaps = make([]int, len(prob))
	for _, step := range [...]int{-1, 1} {
		run, most := 0, 0
		for i := s.middle; 0 <= i && i < len(prob); i += step {
			s.gaps[i] = most
			if prob[i] < .3 {
				run++
				most = max(most, run)
			} else if p.lines[i].chars > shortChars {
				run = 0
			}
		}
	}
	return s
}

// topic appends how much the words of line i are those of the likely body, and
// how rare: a headline's are.
func (p *page) topic(x []float32, i int, bodyWords map[string]int) []float32 {
	content, known, rare := 0, 0, 0
	for _, w := range p.lines[i].words {
		if len(w) <= 3 {
			continue
		}
		content++
		if n := bodyWords[w]; n > 0 {
			known++
			if n >= 2 {
				rare++
			}
		}
	}
	return append(x, float32(known)/float32(content+1), float32(rare)/float32(content+1), float32(min(known, 20)))
}

// bodyWords counts the words of lines that are likely body.
func (p *page) bodyWords(prob []float32) map[string]int {
	m := map[string]int{}
	for i, q := range prob {
		if q > .5 && p.lines[i].chars > shortChars {
			for _, w := range p.lines[i].words {
				if len(w) > 3 {
					m[w]++
				}
			}
		}
	}
	return m
}

// beside appends where line i stands to the likely headline, and the scores for
// it of the lines next to i.
func (p *page) beside(x []float32, i, title int, prob []float32) []float32 {
	near := float32(min(max(i-title, -100), 100))
	same := float32(0)
	if title >= 0 {
		same = alike(&p.lines[i], &p.lines[title])
	}
	x = append(x, near, prob[i], same)
	for _, j := range [...]int{i - 2, i - 1, i + 1} {
		v := float32(0)
		if 0 <= j && j < len(prob) {
			v = prob[j]
		}
		x = append(x, v)
	}
	return x
}

// spell reads the words of all lines.
func (p *page) spell(x *Lexicon) {
	n := len(p.lines)
	p.words, p.spelled, p.wordSums = make([]float32, n), make([]float64, n+1), make([]float64, n+1)
	for i := range p.lines {
		p.words[i] = x.Score(&p.lines[i])
		w := float64(min(len(p.lines[i].words), 30))
		p.spelled[i+1] = p.spelled[i] + float64(w*float64(p.words[i]))
		p.wordSums[i+1] = p.wordSums[i] + w
	}
}

// wording appends what the words of line i say, and those of the lines around.
func (p *page) wording(x []float32, i int) []float32 {
	n := len(p.lines)
	mean := func(a, b int) float32 {
		return float32((p.spelled[b] - p.spelled[a]) / (p.wordSums[b] - p.wordSums[a] + 1))
	}
	x = append(x, p.words[i])
	for _, w := range [...]int{1, 5, 15} {
		x = append(x, mean(max(0, i-w), i), mean(i+1, min(n, i+1+w)))
	}
	return append(x, mean(0, n))
}
