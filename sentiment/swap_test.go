package sentiment

import (
	"fmt"
	"math"
	"testing"
)

// Another name in the same place has the same tone, to the last bit: it is what
// is said of it that counts. Quotes are left out, since package quotes reads names. 500 sentences, each with five names.
func TestSwap(t *testing.T) {
	who := []string{"%s", "President %s", "The lawyer %s", "“%s", "Even %s"}
	did := []string{
		"slammed the plan", "was accused of fraud", "won the race", "has praised the nurses", "bombed the port",
		"lied to the inquiry", "is a brilliant leader", "faces a crisis", "met the delegates", "was not to blame",
	}
	then := []string{
		"on Tuesday.", "and nobody was surprised.", "but critics called it a disgrace.", "after the famine.", "to great applause.",
		"despite the warnings.", "in a scathing report.", "and the talks went on.", "while [Port Vale] burned.", "said [Mara Lind].",
	}
	names := []string{"John", "Ahmed", "Olga Petrova", "Norland", "Hope Love Peace"}
	var an Analyzer
	n := 0
	for _, a := range who {
		for _, b := range did {
			for _, c := range then {
				n++
				var want Tone
				for k, name := range names {
					d, r := marked(fmt.Sprintf(a, "["+name+"=X]") + " " + b + " " + c)
					got := an.Analyze(d, r, nil)
					if len(got.Targets) == 0 {
						t.Fatalf("no tone toward %s", name)
					}
					tone := got.Targets[0].Tone
					if k == 0 {
						want = tone
						continue
					}
					if tone.Label != want.Label || math.Abs(tone.Score-want.Score) > 1e-12 || tone.Confidence != want.Confidence {
						t.Errorf("%q: %s with %s, %s with %s", a+" "+b+" "+c, show1(tone), name, show1(want), names[0])
					}
				}
			}
		}
	}
	if n != 500 {
		t.Errorf("%d sentences, want 500", n)
	}
}

func show1(t Tone) string { return fmt.Sprintf("%s %.4f", t.Label, t.Score) }
