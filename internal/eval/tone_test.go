package eval

import (
	"math"
	"testing"
)

// Ten predictions that claim to be right nine times in ten, and are six times;
// two that claim half, abstain, and are right once.
func TestScoreSureness(t *testing.T) {
	var items []ToneItem
	for i := range 10 {
		x := ToneItem{Gold: 1, Pred: 1, Sure: 0.9}
		if i >= 6 {
			x.Gold = -1
		}
		items = append(items, x)
	}
	items = append(items, ToneItem{Sure: 0.5, Abstains: true}, ToneItem{Gold: 1, Sure: 0.5, Abstains: true})
	m := ScoreSureness(items)
	for name, want := range map[string]float64{
		"calibration": 0.25, "abstained": 2. / 12, "kept": 0.6,
		"sure.90.claimed": 0.9, "sure.90.right": 0.6, "sure.90.n": 10, "sure.50.right": 0.5,
	} {
		if got, ok := m.Get(name); !ok || math.Abs(got-want) > 1e-9 {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	if m := ScoreSureness([]ToneItem{{Gold: 1, Pred: 1}}); m != nil {
		t.Errorf("nothing is claimed, and yet: %v", m)
	}
}
