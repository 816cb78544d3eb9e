package names

// Vectors are word vectors: for each word, in lower case, some numbers of four bits.
// A word is found by its hash.
type Vectors struct {
	first []uint32 // by the upper half of a hash, how many words have a smaller one; none without words
	lower string   // the lower halves, two bytes each, in the order of the hashes
	codes string   // width bytes a word, each two numbers, the first in the lower half
	width int
	steps []float32 // from one value of a number to the next, number by number
}

// upperHalves is how many upper halves of a hash there are.
const upperHalves = 1 << 16

// NewVectors returns vectors of the words with these hashes, which are sorted and differ.
func NewVectors(keys []uint32, codes string, steps []float32) Vectors {
	v := Vectors{codes: codes, steps: steps, width: len(steps) / 2}
	if len(keys) == 0 {
		return v
	}
	v.first = make([]uint32, upperHalves+1)
	var lower []byte
	for _, k := range keys {
		v.first[k>>16+1]++
		lower = append(lower, byte(k), byte(k>>8))
	}
	for i := range upperHalves {
		v.first[i+1] += v.first[i]
	}
	v.lower = string(lower)
	return v
}

// Parts returns what NewVectors made v of.
func (v *Vectors) Parts() (keys []uint32, codes string, steps []float32) {
	for i := range max(0, len(v.first)-1) {
		for at := v.first[i]; at < v.first[i+1]; at++ {
			keys = append(keys, uint32(i)<<16|uint32(v.half(at)))
		}
	}
	return keys, v.codes, v.steps
}

func (v *Vectors) len() int { return len(v.lower) / 2 }

// half returns the lower half of hash i.
func (v *Vectors) half(i uint32) uint16 { return uint16(v.lower[2*i]) | uint16(v.lower[2*i+1])<<8 }

// VectorKey returns the hash of a word that is folded to lower case.
func VectorKey(w string) uint32 { return key32(hashBytes(w)) }

// of returns the code of the word with hash k, none if there is no such word.
func (v *Vectors) of(k uint32) string {
	if len(v.first) == 0 {
		return ""
	}
	for i := v.first[k>>16]; i < v.first[k>>16+1]; i++ {
		if v.half(i) == uint16(k) {
			return v.codes[int(i)*v.width : int(i+1)*v.width]
		}
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
