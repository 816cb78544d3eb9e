package eval

import (
	"strings"
	"testing"
)

func TestSpeakers(t *testing.T) {
	const text = "Mara Lind came. “We will appeal,” she said. Officials said no."
	at := func(s string) Range {
		i := strings.Index(text, s)
		n := len([]rune(text[:i]))
		return Range{n, n + len([]rune(s))}
	}
	gold := []Attribution{
		{ID: "E1", Source: Ranges{at("she")}, Content: Ranges{at("“We will appeal,”")}},
		{ID: "E2", Source: Ranges{at("Officials")}, Content: Ranges{at("no")}},
	}
	who := map[string]GoldSpeaker{"E1": {Namings: []Range{at("Mara Lind")}}, "E2": {Unnamed: true}}
	for _, tt := range []struct {
		name        string
		she, others Ranges
		want        float64
	}{
		{"both right", Ranges{at("Mara Lind")}, nil, 1},
		{"a surname is enough", Ranges{at("Lind")}, nil, 1},
		{"no one for she", nil, nil, .5},
		{"officials are themselves", Ranges{at("Lind")}, Ranges{at("Officials")}, 1},
		{"officials aren't Lind", Ranges{at("Lind")}, Ranges{at("Lind")}, .5},
	} {
		pred := []Attribution{gold[0], gold[1]}
		pred[0].Speaker, pred[1].Speaker = tt.she, tt.others
		var s SpeakerScorer
		s.Add(text, gold, pred, who)
		m, n := s.Metrics()
		if got, _ := m.Get("speaker"); got != tt.want || n != 2 {
			t.Errorf("%s: %v of %d, want %v", tt.name, got, n, tt.want)
		}
	}
	var s SpeakerScorer
	wrong := gold[0]
	wrong.Source = Ranges{at("Officials")}
	s.Add(text, gold[:1], []Attribution{wrong}, who)
	if _, n := s.Metrics(); n != 0 {
		t.Errorf("an attribution with the wrong source counts")
	}
}

func TestSpeakerListCanBeRead(t *testing.T) {
	docs := map[string]bool{}
	for k := range GoldSpeakers() {
		docs[k.Doc] = true
	}
	if len(docs) != 20 {
		t.Errorf("%d articles", len(docs))
	}
	for _, s := range []string{"a\tE1", "a\tE1\t3", "a\tE1\t5-3", "a\tE1\t?x-y"} {
		if _, _, err := readSpeaker(s); err == nil {
			t.Errorf("%q is read", s)
		}
	}
}
