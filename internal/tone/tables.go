package tone

// A short is two weights, or a sum of a few: z, and a.
type short struct{ z, a int16 }

func (s *short) add(b short) {
	s.z += b.z
	s.a += b.a
}

// A cell has the weights of a feature: toward a target, and without one.
type cell struct {
	short
	s int16
}

// termSums is what the weights say of a word by itself: sums over the features
// that are there wherever it stands in some way, and what the model knows of it.
// Each half fills a line of a cache.
type termSums struct {
	h         uint32   // the hash of the word
	side      [2]short // in the sentence, left or right of the target
	denied    short    // under a negation
	rate      int16    // in a sentence without a target
	rateNot   int16
	count     int8 // features of it wherever it stands, and by side and distance
	countRate int8 // in a sentence without a target

	known   bool   // the model knows it: what follows is there
	class   uint16 // in the news
	kind    uint16 // in the other text
	learned float32
	rated   float32
	sides   [2][2]float32 // z and a of its meaning, left or right of the target
	around  [2]float32    // the same by distance
	lean    float32       // without a target

	near   [2]short // one of the six words before, or after
	clause [2]short // in the same clause
	window [8]short // by position, -4 to 4 without the target's
	stem   uint32   // the hash of its stem
	part   bool     // all that is toward a target is still to be added up
	_      [11]byte
}

// A classSums is what the weights say of the words of a class.
type classSums struct {
	far    [2][7]short // by side and distance
	voices [4]short    // by whose word it is
}

// tables has the weights of features that are few.
type tables struct {
	valence     [2][2][6]cell // by side, in quotes or not, step
	valenceFar  [2][6][7]cell
	voices      [4][6]cell
	clause      [2][6]cell
	rated       [6]int16 // steps, without a target
	sum, none   [sumCount]cell
	sumStep     [sumCount][17]cell
	learned     [learnedCount]cell
	learnedStep [learnedCount][17]cell
	most        [mostCount]cell
	mostStep    [mostCount][17]cell
	rule        cell
	ruleStep    [17]cell
	fades       [fadeSize]float64
	fadesNear   [fadeSize]float32
	far         [18]uint8 // what far says of a distance, and of all that are longer
}

// fadeSize is the distance up to which the fading of words is kept in a table.
const fadeSize = 64

// fade is how much a word d words from the target counts in sums.
func (t *tables) fade(d int) float64 {
	d = max(d, -d)
	if d < fadeSize {
		return t.fades[d]
	}
	return fade(d)
}

// fadeNear is how much the meaning of a word d words from the target counts.
func (t *tables) fadeNear(d int) float32 {
	if d < fadeSize {
		return t.fadesNear[d]
	}
	return fadeNear(d)
}

func fade(d int) float64 { return 1 / (1 + float64(d)/3) }

func fadeNear(d int) float32 { return 1 / (1 + float32(d)/4) }

// id returns the ID of a feature of kind k.
func id(k, a uint32) uint32 { return mix(k, a) & (1<<Bits - 1) }

// at returns the weights of a feature toward a target.
func (m *Model) at(id uint32) short {
	w := &m.toward[id]
	return short{int16(w[0]), int16(w[1])}
}

func (m *Model) cell(k, a uint32) cell {
	i := id(k, a)
	return cell{m.at(i), int16(m.rates[i])}
}

// tabulate fills in what is added up once.
func (m *Model) tabulate() {
	m.begin, m.end = m.sumsOf(hashBegin, hashBegin, nil), m.sumsOf(hashEnd, hashEnd, nil)
	m.name, m.number = m.sumsOf(hashName, hashName, nil), m.sumsOf(hashNumber, hashNumber, nil)
	top := uint16(0)
	for i := range m.Infos {
		top = max(top, m.Infos[i].Class)
	}
	m.classes = make([]classSums, int(top)+1)
	for c := uint32(1); c <= uint32(top); c++ { // 0 is no class and adds nothing
		x := &m.classes[c]
		for side := range uint32(2) {
			for f := range uint32(7) {
				x.far[side][f] = m.at(id(fClassFar|side<<16|f<<20, c))
			}
		}
		for k := range uint32(4) {
			x.voices[k] = m.at(id(fVoiceClass|k<<16, c))
		}
	}
	t := &m.tables
	for s := range uint32(6) {
		t.rated[s] = m.cell(fValence, s).s
		for side := range uint32(2) {
			t.valence[side][0][s] = m.cell(fValence|side<<16, s)
			t.valence[side][1][s] = m.cell(fValence|side<<16, s+8)
			t.clause[side][s] = m.cell(fClauseValence|2*side<<16, s)
			for f := range uint32(7) {
				t.valenceFar[side][s][f] = m.cell(fValenceFar|side<<16, s<<8+f)
			}
		}
		for k := range uint32(4) {
			t.voices[k][s] = m.cell(fVoiceValence|k<<16, s)
		}
	}
	for k := range uint32(sumCount) {
		t.sum[k], t.none[k] = m.cell(fSum, k), m.cell(fSumNone, k)
		for s := range uint32(17) {
			t.sumStep[k][s] = m.cell(fSumStep|k<<16, s)
		}
	}
	for k := range uint32(learnedCount) {
		t.learned[k] = m.cell(fLearned, k)
		for s := range uint32(17) {
			t.learnedStep[k][s] = m.cell(fLearnedStep|k<<16, s)
		}
	}
	for k := range uint32(mostCount) {
		t.most[k] = m.cell(fMost, k)
		for s := range uint32(17) {
			t.mostStep[k][s] = m.cell(fMostStep|k<<16, s)
		}
	}
	t.rule = m.cell(fRule, 0)
	for s := range uint32(17) {
		t.ruleStep[s] = m.cell(fRuleStep, s)
	}
	for d := range fadeSize {
		t.fades[d], t.fadesNear[d] = fade(d), fadeNear(d)
	}
	for d := range t.far {
		t.far[d] = uint8(far(d))
	}
}

// sumsOf adds up what the weights say of a word with hash h and stem s, and with
// info, unless it is nil.
func (m *Model) sumsOf(h, s uint32, info *Info) termSums {
	x := m.ratedOf(h, s, info)
	m.addToward(&x)
	return x
}

// ratedOf adds up what they say of it in sentences without a target.
func (m *Model) ratedOf(h, s uint32, info *Info) termSums {
	x := termSums{h: h, stem: s, part: true, count: 2, countRate: 1}
	if info != nil {
		x.known, x.class, x.kind, x.learned, x.rated = true, info.Class, info.Kind, info.Valence, info.Rated
		for side := range x.sides {
			for k := range 2 {
				x.sides[side][k] = info.Lean[k] + info.Lean[2*(1+side)+k]
			}
		}
		x.around, x.lean = [2]float32{info.Lean[6], info.Lean[7]}, info.Lean[2*Zone]
	}
	x.rate = int16(m.rates[id(fWord, h)])
	if s != h {
		x.rate += int16(m.rates[id(fStem, s)])
		x.count += 2
		x.countRate++
	}
	if k := uint32(x.kind); k != 0 {
		x.rate += int16(m.rates[id(fClass, k)])
		x.countRate++
	}
	if x.class != 0 {
		x.count += 3
	}
	x.rateNot = int16(m.rates[id(fNot, h)]) + int16(m.rates[id(fNotStem, s)])
	return x
}

// addToward adds up what they say of it toward a target.
func (m *Model) addToward(x *termSums) {
	h, s, c := x.h, x.stem, uint32(x.class)
	for side := range uint32(2) {
		w := &x.side[side]
		w.add(m.at(id(fWord, h)))
		w.add(m.at(id(fSide|side<<16, h)))
		if s != h {
			w.add(m.at(id(fStem, s)))
			w.add(m.at(id(fSideStem|side<<16, s)))
		}
		if c != 0 {
			w.add(m.at(id(fClass, c)))
			w.add(m.at(id(fClassSide|side<<16, c)))
		}
		x.clause[side] = m.at(id(fClause|2*side<<16, s))
		x.near[side] = m.at(id(fNear, h))
	}
	x.near[0].add(m.at(id(fLeft, h)))
	x.near[0].add(m.at(id(fLeftStem, s)))
	x.near[1].add(m.at(id(fRight, h)))
	x.near[1].add(m.at(id(fRightStem, s)))
	for k := range uint32(8) {
		p := k // the place of the target, 4, is left out
		if k > 3 {
			p++
		}
		x.window[k] = m.at(id(fWin|p<<16, h))
	}
	x.denied = m.at(id(fNot, h))
	x.denied.add(m.at(id(fNotStem, s)))
	x.part = false
}
