package quotetag

// What words mean, by the clusters of their vectors, lets what was learned of one
// verb hold for those like it: the corpus has seven thousand cues, and most of
// them once.

const (
	nLexical     = 16
	nLexicalRole = 8
)

// lexical writes the features of token i that rest on what words mean.
func (in *Input) lexical(b *builder, p Range, i int, s *near) {
	x := i - p.First
	w, w1, v1 := uint32(in.sense[i]), at16(in.sense, i-1, p), at16(in.sense, i+1, p)
	f, f1, f2, g1, g2 := uint32(in.field[i]), at8(in.field, i-1, p), at8(in.field, i-2, p), at8(in.field, i+1, p), at8(in.field, i+2, p)
	k, k1, l1 := uint32(in.kin[i]), at8(in.kin, i-1, p), at8(in.kin, i+1, p)
	q := uint32(in.state[i])
	sense := func(k int32) uint32 {
		if k < 0 {
			return 9999
		}
		return uint32(in.sense[k])
	}
	left, right := sense(s.leftAt[x]), sense(s.rightAt[x])
	b.add(w)
	b.add(w1)
	b.add(v1)
	b.add(mix(w, in.suffix[i]))
	b.add(mix(w, at(in.word, i+1, p)))
	b.add(mix(w, at(in.word, i-1, p)))
	b.add(mix(mix(f1, f), g1))
	b.add(mix(mix(f2, f1), f))
	b.add(mix(mix(f, g1), g2))
	b.add(mix(k, q))
	b.add(mix(mix(k1, k), l1))
	b.add(mix(mix(k, uint32(in.prior[i])), in.suffix[i]))
	b.add(mix(k, mix(uint32(in.class[i]), at16(in.class, i+1, p))))
	b.add(mix(left, mix(bucket(int(s.left[x])), 1)))
	b.add(mix(right, mix(bucket(int(s.right[x])), 2)))
	b.add(mix(mix(left, right), q))
}

// lexicalRole writes such features of token i with regard to the cue of f.
func (in *Input) lexicalRole(b *builder, f *frame, i int, dir, l, near uint32) {
	w := uint32(in.sense[i])
	c := uint32(in.class[i])
	b.add(mix(f.sense, mix(dir, l)))
	b.add(mix(f.sense, mix(mix(dir, l), near)))
	b.add(mix(f.sense, mix(dir, in.word[i])))
	b.add(mix(f.sense, mix(mix(dir, c), l)))
	b.add(mix(f.field, mix(mix(dir, l), uint32(in.field[i]))))
	b.add(mix(mix(f.sense, f.next), mix(dir, l)))
	b.add(mix(w, mix(dir, l)))
	b.add(mix(f.kin, mix(mix(dir, l), near)))
}
