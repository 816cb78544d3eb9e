package terms

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"testing"

	"github.com/masthead-news/masthead/text"
)

// A difference that is known is found again: each of these terms of the party
// conventions of 2012 is among the first fifty of its side by one of the scores.
func TestKnownDifference(t *testing.T) {
	f, err := os.Open("../../shared/eval/compare/data/convention2012.jsonl.gz")
	if err != nil {
		t.Skip("the speeches aren't here: ", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	sides := map[string]*Counts{"democrat": {MaxWords: 2}, "republican": {MaxWords: 2}}
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var a struct{ Outlet, Text string }
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		sides[a.Outlet].Add(text.New(a.Text))
	}
	for side, terms := range map[string][]string{
		"democrat":   {"auto", "auto industry", "insurance companies", "pell", "millionaires", "middle class", "forward"},
		"republican": {"big government", "mitt was", "16 trillion", "government", "business"},
	} {
		target, reference := sides["democrat"], sides["republican"]
		if side == "republican" {
			target, reference = reference, target
		}
		ranks := map[string]map[Order]int{}
		for _, by := range []Order{ByG2, ByLogOdds, ByLogRatio} {
			// Of terms seen fewer than ten times in 200,000 words little can be said.
			k := Keyness{By: by, MinCount: 10}
			for i, key := range k.Compare(target, reference) {
				if ranks[key.Term] == nil {
					ranks[key.Term] = map[Order]int{}
				}
				ranks[key.Term][by] = i + 1
			}
		}
		for _, term := range terms {
			r := ranks[term]
			t.Logf("%s: %-20s G2 %4d  log-odds %4d  log ratio %4d", side, term, r[ByG2], r[ByLogOdds], r[ByLogRatio])
			if r == nil || min(r[ByG2], r[ByLogOdds], r[ByLogRatio]) > 50 {
				t.Errorf("%s isn't among the first fifty: %v", term, r)
			}
		}
	}
}
