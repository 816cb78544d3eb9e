package main

import (
	"strings"
	"testing"
)

func TestWhoIsOnTheListIsToldOutletByOutlet(t *testing.T) {
	var out strings.Builder
	if err := run(t.Context(), "names.txt", []string{"../outlets/sample"}, &out); err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(out.String()), " ")
	for _, want := range []string{
		"Sela Valley Herald: named 2× (articles: 1), as Mayor; tone ",
		"too few sentences to tell the tone; heard ",
		"Ardenian Dam Minister",
		"Mirek Stahl named by none",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}
