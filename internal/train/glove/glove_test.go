package glove

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func vector(first float32) string {
	return fmt.Sprintf("[%g%s,2.5,1]", first, strings.Repeat(",0", Dims-1))
}

func TestWordsKeepTheirOrderAndVectors(t *testing.T) {
	in := `{"size":2,"words":["the","port"],"vectors":{"port":` + vector(.5) + `,"the":` + vector(-1) + `},"unkVector":[0]}`
	v, err := parse(strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(v.Words, []string{"the", "port"}) {
		t.Errorf("words %q", v.Words)
	}
	if len(v.Vec[0]) != Dims || v.Vec[0][0] != -1 || v.Vec[1][0] != .5 {
		t.Errorf("vectors of %d numbers, the first of them %g and %g", len(v.Vec[0]), v.Vec[0][0], v.Vec[1][0])
	}
}

func TestBrokenFilesAreSaidToBe(t *testing.T) {
	for in, want := range map[string]string{
		``:                                "EOF",
		`[]`:                              "object",
		`{}`:                              "no words",
		`{"words":["port"],"vectors":{}}`: "no vector",
		`{"words":["port"],"vectors":{"port":[1,2]}}`: "2 numbers",
	} {
		if _, err := parse(strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want one with %q", in, err, want)
		}
	}
}
