package quotetag

// A Weight is a number that scores labels: whole ones in a model, others while
// it is trained.
type Weight interface{ int32 | float32 }

// Pairs scores each label by the one before it. The last row is for the first
// label of a paragraph.
type Pairs[W Weight] [nLabels + 1][8]W

// never is the score of a pair that can't be: an inner label goes on with what
// its own kind began.
const never = -1 << 24

// Forbid sets the pairs that can't be among the first n labels, where those
// from 2 on in steps of two are inner ones.
func (p *Pairs[W]) Forbid(n int) {
	for l := 2; l < n; l += 2 {
		for k := range p {
			if k != l && k != l-1 {
				p[k][l] = never
			}
		}
	}
}

// A Decoder holds the space of a Viterbi search.
type Decoder[W Weight] struct {
	Score [][8]W // of each label of each token: set before Best, which overwrites it
	back  [][8]uint8
}

// Resize makes room for n tokens.
func (v *Decoder[W]) Resize(n int) {
	if cap(v.Score) < n {
		v.Score, v.back = make([][8]W, n), make([][8]uint8, n)
	}
	v.Score, v.back = v.Score[:n], v.back[:n]
}

// Best fills out with the best of the first labels labels, and returns their
// score.
func (v *Decoder[W]) Best(next *Pairs[W], labels int, out []uint8) W {
	n := len(out)
	if n == 0 {
		return 0
	}
	for l := range labels {
		v.Score[0][l] += next[nLabels][l]
	}
	for i := 1; i < n; i++ {
		prev := &v.Score[i-1]
		for l := range labels {
			best, from := prev[0]+next[0][l], 0
			for k := 1; k < labels; k++ {
				if s := prev[k] + next[k][l]; s > best {
					best, from = s, k
				}
			}
			v.Score[i][l] += best
			v.back[i][l] = uint8(from)
		}
	}
	at := 0
	for l := 1; l < labels; l++ {
		if v.Score[n-1][l] > v.Score[n-1][at] {
			at = l
		}
	}
	total := v.Score[n-1][at]
	for i := n - 1; i >= 0; i-- {
		out[i] = uint8(at)
		at = int(v.back[i][at])
	}
	return total
}
