package flat

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/masthead-news/masthead/internal/gbt"
)

// A Lexicon says by its words alone whether a line is running text of an article
// or what stands around it: calls to subscribe, legal notes, what readers write.
// It is a logistic regression over hashes of words, of pairs, and of the first and
// the last word.
type Lexicon struct {
	bias    float32
	weights []float32 // by hash
}

// lexiconSize is the number of weights; words whose hashes are equal share one.
// Half as many tell the lines apart less well (loss .337 for .333).
const lexiconSize = 1 << 15

// Score is the log-odds of running text.
func (x *Lexicon) Score(l *Line) float32 {
	var room [256]uint32
	return x.score(l.clues(room[:0]))
}

func (x *Lexicon) score(clues []uint32) float32 {
	var sum float32
	for _, c := range clues {
		sum += x.weights[c]
	}
	return x.bias + float32(sum*share(len(clues)))
}

// share is what each of n clues counts for: a long line isn't surer for its length
// alone.
func share(n int) float32 { return float32(1 / math.Sqrt(float64(n))) }

// clues appends the hashes of what the words of l say.
func (l *Line) clues(into []uint32) []uint32 {
	const most = 80 // words; of longer lines the first and the last are read
	n := len(l.words)
	for i, w := range l.words {
		if i >= most/2 && i < n-most/2 {
			continue
		}
		into = append(into, clue('w', w, ""))
		if i+1 < n {
			into = append(into, clue('p', w, l.words[i+1]))
		}
	}
	return append(into, clue('^', l.words[0], ""), clue('$', l.words[n-1], ""))
}

// clue hashes a word, or a pair, of some kind. All digits are one.
func clue(kind byte, w, next string) uint32 {
	h := uint32(2166136261) // FNV-1a
	step := func(c byte) {
		if isDigit(c) {
			c = '0'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	step(kind)
	for i := range len(w) {
		step(w[i])
	}
	if next != "" {
		step(' ')
		for i := range len(next) {
			step(next[i])
		}
	}
	h = (h ^ h>>15) * 0x85ebca6b // so that the low bits know of all
	return (h ^ h>>13) % lexiconSize
}

// TrainLexicon fits a Lexicon to lines with labels of 0 or 1, by steps that shrink
// for each weight as it is moved (AdaGrad).
func TrainLexicon(lines []*Line, labels, weights []float32) *Lexicon {
	const (
		rounds = 6    // half as many: loss .340 for .337
		step   = .3   // a third of it: .341
		decay  = 2e-3 // five times or a quarter of it: .342 and .341
		stride = 1000003
	)
	x := &Lexicon{weights: make([]float32, lexiconSize)}
	moved := make([]float32, lexiconSize) // sums of squared gradients
	clues := make([][]uint32, len(lines))
	for i, l := range lines {
		clues[i] = l.clues(nil)
	}
	for r := range rounds {
		for k := range lines {
			i := (k*stride + r) % len(lines) // lines of one page far apart
			q := float32(1 / (1 + math.Exp(-float64(x.score(clues[i])))))
			g := weights[i] * (q - labels[i])
			x.bias -= float32(.01 * g)
			g *= share(len(clues[i]))
			for _, c := range clues[i] {
				d := g + float32(decay*weights[i]*x.weights[c])
				moved[c] += float32(d * d)
				x.weights[c] -= float32(step * d / float32(math.Sqrt(float64(moved[c])+1e-2)))
			}
		}
	}
	return x.rounded()
}

// rounded returns x as it is when it has been written and read.
func (x *Lexicon) rounded() *Lexicon {
	y, _, err := DecodeLexicon(x.appendBinary(nil))
	if err != nil {
		panic(err)
	}
	return y
}

// appendBinary appends x to b: the size of a step, the bias, and each weight in
// steps, a byte.
func (x *Lexicon) appendBinary(b []byte) []byte {
	most := max(x.bias, 1e-6)
	for _, w := range x.weights {
		most = max(most, w, -w)
	}
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(most/127))
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x.bias))
	for _, w := range x.weights {
		b = append(b, byte(int8(math.Round(float64(w/most*127)))))
	}
	return b
}

// DecodeLexicon reads a Lexicon and returns what follows it.
func DecodeLexicon(b []byte) (*Lexicon, []byte, error) {
	const head = 8
	if len(b) < head+lexiconSize {
		return nil, nil, fmt.Errorf("the words are cut short: %w", gbt.ErrFormat)
	}
	step := math.Float32frombits(binary.LittleEndian.Uint32(b))
	x := &Lexicon{bias: math.Float32frombits(binary.LittleEndian.Uint32(b[4:])), weights: make([]float32, lexiconSize)}
	for i, c := range b[head : head+lexiconSize] {
		x.weights[i] = float32(int8(c)) * step
	}
	return x, b[head+lexiconSize:], nil
}
