package flat

import "strings"

// parts are the answers of the first look for the parts besides the body: title,
// dek, byline, date, caption, tag.
type parts struct {
	page  *page
	prob  [][]float32 // of each part, for each line
	best  []int       // the likeliest line of each part
	body  *scores
	told  []bool // the line's words stand together in the body or the headline
	start []int  // where the run of lines of one shape starts that the line is in
	end   []int  // and where it ends
}

// maxRun bounds the lines of a run.
const maxRun = 40

func (p *page) newParts(prob [][]float32, body *scores) *parts {
	n := len(p.lines)
	t := &parts{page: p, prob: prob, best: make([]int, len(prob)), body: body, told: make([]bool, n), start: make([]int, n), end: make([]int, n)}
	for k, q := range prob {
		for i := range q {
			if q[i] > q[t.best[k]] {
				t.best[k] = i
			}
		}
	}
	said := phrases{}
	for i := range p.lines {
		if body.prob[i] > .5 && p.lines[i].chars > shortChars || i == t.best[0] {
			said.add(p.lines[i].words)
		}
	}
	for i := range p.lines {
		t.told[i] = i != t.best[0] && said.has(p.lines[i].words)
	}
	for i := 0; i < n; {
		j := i + 1
		for j < n && j-i < maxRun && p.lines[j].likeItem(&p.lines[i]) {
			j++
		}
		for k := i; k < j; k++ {
			t.start[k], t.end[k] = i, j
		}
		i = j
	}
	return t
}

// likeItem reports whether l and m may be items of one list.
func (l *Line) likeItem(m *Line) bool {
	return m.Bullet == l.Bullet && m.Indent == l.Indent && m.chars < shortChars && l.chars < shortChars
}

// around appends what the first look said of line i and of the lines around it.
func (t *parts) around(x []float32, i int) []float32 {
	n := len(t.page.lines)
	for k, q := range t.prob {
		top := t.best[k]
		x = append(x, q[i], q[i]/(q[top]+1e-6), float32(min(max(i-top, -100), 100)))
		for _, j := range [...]int{i - 2, i - 1, i + 1, i + 2} {
			v := float32(-1)
			if 0 <= j && j < n {
				v = q[j]
			}
			x = append(x, v)
		}
	}
	for k := range t.prob {
		var up, down float32
		for j := max(0, i-8); j < i; j++ {
			up = max(up, t.prob[k][j])
		}
		for j := i + 1; j < min(n, i+9); j++ {
			down = max(down, t.prob[k][j])
		}
		x = append(x, up, down)
	}
	return t.run(x, i)
}

// run appends what the run of lines is in which line i stands: tags speak of the
// article, entries of a menu don't, and stand on the page again.
func (t *parts) run(x []float32, i int) []float32 {
	a, b := t.start[i], t.end[i]
	var sum, most float32
	told, again := 0, 0
	for j := a; j < b; j++ {
		q := t.prob[Tag-Title][j]
		sum += q
		most = max(most, q)
		if t.told[j] {
			told++
		}
		if t.page.copies[j] > 1 {
			again++
		}
	}
	size := float32(b - a)
	near := func(d int) float32 { return float32(min(max(d, -200), 200)) }
	x = append(x, yes(t.told[i]), float32(told), float32(told)/size, float32(again)/size, size, float32(i-a), sum/size, most,
		near(a-t.body.first), near(a-t.body.last))
	head := Cue(0)
	if a > 0 {
		head = t.page.cues[a-1]
	}
	head |= t.page.cues[a]
	return append(x, yes(head&CueTags != 0), yes(head&(CueRelated|CuePopular|CueMore|CueBreaking) != 0), yes(head&(CueSocial|CueSubscribe|CueComment) != 0), yes(head&CueNav != 0))
}

// phrases are the runs of a few words of a text.
type phrases map[string]bool

// maxPhrase is the number of words of the longest.
const maxPhrase = 4

func (p phrases) add(words []string) {
	all := strings.Join(words, " ")
	at := 0
	for i, w := range words {
		end := at
		for n := range min(maxPhrase, len(words)-i) {
			end += len(words[i+n])
			p[all[at:end]] = true
			end++
		}
		at += len(w) + 1
	}
}

func (p phrases) has(words []string) bool {
	return len(words) <= maxPhrase && p[strings.Join(words, " ")]
}
