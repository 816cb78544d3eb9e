package names

import (
	"bytes"
	"errors"
	"testing"
)

// small returns a model that takes each capitalized word for a name.
func small() *Model {
	m := &Model{Classes: []string{"name"}}
	m.AddCluster("Lind", 7)
	m.AddInner("of", false, false)
	m.AddPhrase("New Norvale", City)
	for i := range m.Trust {
		m.Trust[i] = float32(i) / 20
	}
	m.SetVectors(NewVectors([]uint32{VectorKey("lind")}, "\x12\x34", []float32{1, 1, 1, 1}))
	a := new(Analysis)
	a.Analyze(&m.Lexicon, "Lind", []Range{{0, 4}})
	w := NewWeights([]Feature{{Key: key32(mix(11, a.us[0].shape)), Labels: []int8{1 + single: 50}, Hidden: &[Hidden]int8{3: -20, 4: 10}}}, 5, 0.1)
	trans := make([]float32, 25)
	for i := range 5 {
		for j := range 5 {
			if !Follows(i, j) {
				trans[i*5+j] = never
			}
		}
	}
	m.Layer = NewLayer(w, NewNet(0.1, make([]float32, Roles*Hidden*4), make([]float32, Hidden*5), &m.vectors), trans)
	return m
}

func TestFind(t *testing.T) {
	m := small()
	var a Analysis
	s := "mayor Lind said no"
	a.Analyze(&m.Lexicon, s, []Range{{0, len(s)}})
	fs := m.Find(&a, nil)
	if len(fs) != 1 || s[fs[0].Start:fs[0].End] != "Lind" || fs[0].P < 0.8 || fs[0].P > 1 {
		t.Errorf("Find(%q) = %+v, want Lind, nearly sure", s, fs)
	}
}

func TestPlaces(t *testing.T) {
	for c := range maxClasses {
		for place, want := range [4]struct{ enters, leaves bool }{begin: {true, false}, inside: {false, false}, end: {false, true}, single: {true, true}} {
			l := 1 + 4*c + place
			if entering.has(l) != want.enters || leaving.has(l) != want.leaves {
				t.Errorf("label %d: enters %t, leaves %t, want %t", l, entering.has(l), leaving.has(l), want)
			}
		}
	}
	if !entering.has(Outside) || !leaving.has(Outside) {
		t.Error("Outside neither enters nor leaves")
	}
}

func TestFormat(t *testing.T) {
	var one, two bytes.Buffer
	if _, err := small().WriteTo(&one); err != nil {
		t.Fatal(err)
	}
	m, err := Read(one.String())
	if err != nil {
		t.Fatal(err)
	}
	m.WriteTo(&two)
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("a model that is read and written again has other bytes")
	}
	for i := range one.Len() {
		if _, err := Read(one.String()[:i]); !errors.Is(err, ErrFormat) {
			t.Fatalf("the first %d bytes of a model: error %v, want ErrFormat", i, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	small().WriteTo(&b)
	f.Add(b.Bytes(), "Mara Lind said no")
	f.Fuzz(func(t *testing.T, data []byte, s string) {
		m, err := Read(string(data))
		if err != nil {
			return
		}
		var a Analysis
		a.Analyze(&m.Lexicon, s, []Range{{0, len(s)}})
		m.Find(&a, nil)
	})
}
