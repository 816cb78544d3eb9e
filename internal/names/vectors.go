package names

// Vectors are word vectors: for each word, in lower case, some numbers of four bits.
// A word is found by its hash.
type Vectors struct {
	keys  []uint32 // sorted
	codes string   // width bytes a word, each two numbers, the first in the lower half
	width int
	steps []float32 // from one value of a number to the next, number by number
	first []uint32  // where the words begin whose hash has these upper bits
	shift uint
}

// NewVectors returns vectors of the words with these hashes, which are sorted and differ.
func NewVectors(keys []uint32, codes string, steps []float32) Vectors {
	v := Vectors{keys: keys, codes: codes, steps: steps, width: len(steps) / 2}
	v.index()
	return v
}

// Parts returns what NewVectors made v of. It isn't to be changed.
func (v *Vectors) Parts() (keys []uint32, codes string, steps []float32) {
	return v.keys, v.codes, v.steps
}

// index makes v.first.
func (v *Vectors) index() {
	v.shift = 32
	for len(v.keys)>>(32-v.shift) > 2 {
		v.shift--
	}
	v.first = make([]uint32, 1<<(32-v.shift)+1)
	at := 0
	for b := range v.first {
		for at < len(v.keys) && int(v.keys[at]>>v.shift) < b {
			at++
		}
		v.first[b] = uint32(at)
	}
}

// VectorKey returns the hash of a word that is folded to lower case.
func VectorKey(w string) uint32 { return key32(hashBytes(w)) }

// find returns the number of the word with hash k, or -1.
func (v *Vectors) find(k uint32) int {
	if len(v.first) == 0 {
		return -1
	}
	b := k >> v.shift
	for i := v.first[b]; i < v.first[b+1]; i++ {
		if v.keys[i] == k {
			return int(i)
		}
	}
	return -1
}

// of returns the code of the word with hash k, none if there is no such word.
func (v *Vectors) of(k uint32) string {
	if i := v.find(k); i >= 0 {
		return v.codes[i*v.width : i*v.width+v.width]
	}
	return ""
}

func (v *Vectors) dims() int { return len(v.steps) }

// value returns what level c of number d stands for.
func (v *Vectors) value(d, c int) float32 { return Value(c, v.steps[d]) }

// Levels is how many values a number of a vector can have.
const Levels = 16

// Level returns the level nearest to x for numbers with this step.
func Level(x, step float32) int {
	c := x/step + 8
	switch {
	case !(c > 0):
		return 0
	case c >= Levels:
		return Levels - 1
	}
	return int(c)
}

// Value returns what a level of numbers with this step stands for.
func Value(level int, step float32) float32 { return (float32(level) - 7.5) * step }
