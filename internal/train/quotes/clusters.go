package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"

	"github.com/masthead-news/masthead/internal/quotetag"
	"github.com/masthead-news/masthead/text"
)

// Words that stand among the same neighbors behave alike: clusters let a verb
// that the corpus never uses as a cue lean on those it does.
const (
	vocabulary = 24000 // words that get a cluster
	neighbors  = 1500  // words that count as neighbors, on each side
	dimensions = 96
	clusters   = 320
	rounds     = 12
)

// readArticles returns the texts of a gzipped file of JSON lines, every nth.
func readArticles(path string, nth int) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []string
	s := bufio.NewScanner(z)
	s.Buffer(nil, 1<<26)
	for n := 0; s.Scan(); n++ {
		if n%nth != 0 {
			continue
		}
		var l struct{ Text string }
		if err := json.Unmarshal(s.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, l.Text)
	}
	return out, s.Err()
}

// cluster gives each frequent word of the texts the number of its cluster, from
// 1 on.
func cluster(texts []string) map[uint32]uint16 {
	var stream []uint32 // word hashes, 0 between sentences
	var in quotetag.Input
	for _, s := range texts {
		in.Read(text.New(s), nil, &quotetag.Words{})
		for _, r := range in.Sentences {
			stream = append(append(stream, in.Words()[r.First:r.Last]...), 0)
		}
	}
	rank := frequent(stream, vocabulary)
	member, _ := spherical(contexts(stream, rank), clusters, rounds)
	out := make(map[uint32]uint16, len(rank))
	for h, r := range rank {
		out[h] = uint16(member[r] + 1)
	}
	return out
}

// frequent ranks the n most frequent words.
func frequent(stream []uint32, n int) map[uint32]int {
	count := make(map[uint32]int)
	for _, h := range stream {
		if h != 0 {
			count[h]++
		}
	}
	words := make([]uint32, 0, len(count))
	for h, c := range count {
		if c >= 5 {
			words = append(words, h)
		}
	}
	slices.SortFunc(words, func(a, b uint32) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	words = words[:min(n, len(words))]
	rank := make(map[uint32]int, len(words))
	for i, h := range words {
		rank[h] = i
	}
	return rank
}

// contexts returns for each ranked word a vector of unit length: the positive
// pointwise mutual information with its neighbors, projected at random.
func contexts(stream []uint32, rank map[uint32]int) [][]float32 {
	type pair struct{ word, context int32 }
	count := make(map[pair]float64)
	words, ctx := make([]float64, len(rank)), make([]float64, 2*neighbors)
	total := 0.0
	at := func(i int) int {
		if i < 0 || i >= len(stream) || stream[i] == 0 {
			return neighbors - 1 // the edge of a sentence
		}
		if r, ok := rank[stream[i]]; ok && r < neighbors-1 {
			return r
		}
		return -1
	}
	for i, h := range stream {
		w, ok := rank[h]
		if !ok {
			continue
		}
		for side, c := range [2]int{at(i - 1), at(i + 1)} {
			if c >= 0 {
				c += side * neighbors
				count[pair{int32(w), int32(c)}]++
				words[w]++
				ctx[c]++
				total++
			}
		}
	}
	pairs := make([]pair, 0, len(count))
	for p := range count {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.word, b.word), cmp.Compare(a.context, b.context))
	})
	out := make([][]float32, len(rank))
	for i := range out {
		out[i] = make([]float32, dimensions)
	}
	for _, p := range pairs {
		pmi := math.Log(count[p] * total / (words[p.word] * ctx[p.context]))
		if pmi <= 0 {
			continue
		}
		v := out[p.word]
		seed := uint64(p.context+1) * 0x9E3779B97F4A7C15
		for k := 0; k < dimensions; k += 32 {
			seed ^= seed >> 29
			seed *= 0xBF58476D1CE4E5B9
			bits := seed ^ seed>>32
			for b := range 32 {
				if bits>>b&1 == 0 {
					v[k+b] += float32(pmi)
				} else {
					v[k+b] -= float32(pmi)
				}
			}
		}
	}
	for i := range out {
		unit(out[i])
	}
	return out
}
