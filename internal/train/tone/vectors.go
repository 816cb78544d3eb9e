package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/gob"
	"encoding/json"
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
)

// Settings of the word vectors: skip-gram with negative sampling (Mikolov and
// others 2013), in one thread, so that the same data gives the same vectors.
const (
	vectorSize   = 64
	vectorWindow = 6
	vectorEpochs = 2
	minCount     = 12
	negatives    = 5
	subsample    = 3e-5
	startRate    = 0.04
)

// vectors holds a vector of unit length for each word, the most frequent first.
type vectors struct {
	words []string
	index map[string]int
	size  int
	v     []float32 // size numbers a word
}

func (x *vectors) of(i int) []float32 { return x.v[i*x.size : (i+1)*x.size] }

// unit makes all vectors as long as 1.
func (x *vectors) unit() {
	for i := range x.words {
		v := x.of(i)
		norm := float32(math.Sqrt(float64(dot(v, v))))
		for d := range v {
			v[d] /= max(norm, 1e-9)
		}
	}
}

// readNews returns the words of the articles in a gzipped JSON Lines file, one
// slice a paragraph.
func readNews(path string) ([][]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var out [][]string
	seen := map[string]bool{}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var a struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return nil, err
		}
		for p := range strings.SplitSeq(a.Text, "\n") {
			if len(p) < 60 || seen[p] {
				continue
			}
			seen[p] = true
			out = append(out, plainWords(p))
		}
	}
	return out, lines.Err()
}

// plainWords splits at everything but letters, apostrophes and digits, as the
// tokens of package text do for most words, and folds case.
func plainWords(s string) []string {
	s = strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	ws := strings.FieldsFunc(s, func(r rune) bool {
		inWord := r >= 'a' && r <= 'z' || r >= 0x80 && r != '“' && r != '”' && r != '—' && r != '–' && r != '‘' || r == '\'' || r >= '0' && r <= '9'
		return !inWord
	})
	out := ws[:0]
	for _, w := range ws {
		w = strings.Trim(w, "'")
		if base, ok := strings.CutSuffix(w, "n't"); ok {
			w = base
			out = append(out, w, "n't")
			continue
		}
		w, _, _ = strings.Cut(w, "'")
		if w != "" {
			out = append(out, w)
		}
	}
	return slices.Clone(out)
}

// learnVectors trains on news.
func learnVectors(news [][]string) *vectors {
	count := map[string]int{}
	total := 0
	for _, p := range news {
		for _, w := range p {
			count[w]++
			total++
		}
	}
	x := &vectors{index: map[string]int{}, size: vectorSize}
	for w, n := range count {
		if n >= minCount {
			x.words = append(x.words, w)
		}
	}
	slices.SortFunc(x.words, func(a, b string) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return strings.Compare(a, b)
	})
	for i, w := range x.words {
		x.index[w] = i
	}
	n := len(x.words)
	r := rand.New(rand.NewPCG(7, 11))
	x.v = make([]float32, n*vectorSize)
	for i := range x.v {
		x.v[i] = (r.Float32() - 0.5) / vectorSize
	}
	out := make([]float32, n*vectorSize)
	table := noiseTable(x.words, count)
	keep := make([]float32, n)
	for i, w := range x.words {
		f := float64(count[w]) / float64(total)
		keep[i] = float32(math.Min(1, math.Sqrt(subsample/f)+subsample/f))
	}
	sigmoid := sigmoidTable()
	grad := make([]float32, vectorSize)
	var ids []int
	done, all := 0, total*vectorEpochs
	for range vectorEpochs {
		for _, p := range news {
			ids = ids[:0]
			for _, w := range p {
				if i, ok := x.index[w]; ok && (keep[i] >= 1 || r.Float32() < keep[i]) {
					ids = append(ids, i)
				}
			}
			done += len(p)
			rate := float32(startRate * math.Max(0.01, 1-float64(done)/float64(all)))
			for c := range ids {
				b := 1 + r.IntN(vectorWindow)
				for k := max(0, c-b); k <= min(len(ids)-1, c+b); k++ {
					if k == c {
						continue
					}
					in := x.of(ids[k])
					clear(grad)
					for s := 0; s <= negatives; s++ {
						t, label := ids[c], float32(1)
						if s > 0 {
							t, label = int(table[r.IntN(len(table))]), 0
							if t == ids[c] {
								continue
							}
						}
						o := out[t*vectorSize : (t+1)*vectorSize]
						g := (label - sigmoid(dot(in, o))) * rate
						for d := range o {
							grad[d] += float32(g * o[d])
							o[d] += float32(g * in[d])
						}
					}
					for d := range in {
						in[d] += grad[d]
					}
				}
			}
		}
	}
	x.unit()
	return x
}

func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	for d := 0; d+3 < len(a); d += 4 {
		s0 += float32(a[d] * b[d])
		s1 += float32(a[d+1] * b[d+1])
		s2 += float32(a[d+2] * b[d+2])
		s3 += float32(a[d+3] * b[d+3])
	}
	return s0 + s1 + s2 + s3
}

// noiseTable holds words in proportion to count^0.75.
func noiseTable(words []string, count map[string]int) []int32 {
	sum := 0.0
	for _, w := range words {
		sum += math.Pow(float64(count[w]), 0.75)
	}
	table := make([]int32, 0, 1<<20)
	for i, w := range words {
		k := max(1, int(math.Pow(float64(count[w]), 0.75)/sum*(1<<20)))
		for range k {
			table = append(table, int32(i))
		}
	}
	return table
}

func sigmoidTable() func(float32) float32 {
	const reach, steps = 6, 1024
	var t [2*reach*steps/reach + 1]float32
	for i := range t {
		x := float64(float64(i)/float64(len(t)-1)*2*reach) - reach
		t[i] = float32(1 / (1 + math.Exp(-x)))
	}
	return func(x float32) float32 {
		switch {
		case x >= reach:
			return 1
		case x <= -reach:
			return 0
		}
		return t[int((x+reach)/(2*reach)*float32(len(t)-1))]
	}
}

// keptVectors reads vectors from the file keep or, if there is none, learns them
// from news and writes them there. An empty keep means no file.
func keptVectors(keep, news string) (*vectors, error) {
	if keep != "" {
		if b, err := os.ReadFile(keep); err == nil {
			x := &vectors{index: map[string]int{}, size: vectorSize}
			d := gob.NewDecoder(bytes.NewReader(b))
			if err := errors.Join(d.Decode(&x.words), d.Decode(&x.v)); err != nil {
				return nil, err
			}
			return x, nil
		}
	}
	texts, err := readNews(news)
	if err != nil {
		return nil, err
	}
	x := learnVectors(texts)
	if keep == "" {
		return x, nil
	}
	var b bytes.Buffer
	e := gob.NewEncoder(&b)
	if err := errors.Join(e.Encode(x.words), e.Encode(x.v)); err != nil {
		return nil, err
	}
	return x, os.WriteFile(keep, b.Bytes(), 0o644)
}
