package flat

import (
	"slices"
	"testing"
)

// Lines that no training has seen are told apart by the words they share with
// those that it has.
func TestLexicon(t *testing.T) {
	seen := Lines("The minister said that the guild had asked for less.\nSubscribe to our newsletter and never miss a story.\n")
	x := TrainLexicon([]*Line{&seen[0], &seen[1]}, []float32{1, 0}, []float32{1, 1})
	for text, body := range map[string]bool{
		"The guild said that it would go on.":    true,
		"Never miss a story: our newsletter!":    false,
		"Subscribe to our newsletter for 2 euro": false,
	} {
		if got := x.Score(&Lines(text)[0]); got > 0 != body {
			t.Errorf("%q: %.2f", text, got)
		}
	}
	b := x.appendBinary(nil)
	y, rest, err := DecodeLexicon(append(b, "next"...))
	if err != nil || string(rest) != "next" || !slices.Equal(x.weights, y.weights) || x.bias != y.bias {
		t.Errorf("written and read again it is another: %v, %q left", err, rest)
	}
}
