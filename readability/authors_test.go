package readability

import "testing"

// The staff of an outlet are a desk and nobody's name, whatever stands beside them.
func TestStaffAreADesk(t *testing.T) {
	got := byline("By Harbour Gazette staff, Norden Wire", "", "text")
	if len(got) != 2 || got[0].Name != "Harbour Gazette staff" || !got[0].Desk || !got[1].Desk {
		t.Errorf("got %v, want two desks", got)
	}
	if got = byline("By Mara Lind Staff Writer", "", "text"); len(got) != 1 || got[0].Name != "Mara Lind" || got[0].Desk {
		t.Errorf("got %v, want Mara Lind", got)
	}
}
