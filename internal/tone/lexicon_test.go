package tone

import (
	"strings"
	"testing"
)

// Every entry of our own lists is well formed and says where it came from.
func TestBuiltInLists(t *testing.T) {
	for name, list := range map[string]string{"vader": vaderText, "news": newsText, "verbs": verbsText, "loaded": loadedText} {
		if !strings.HasPrefix(list, "# ") {
			t.Errorf("%s.txt doesn't begin with where it came from", name)
		}
	}
	for line := range strings.Lines(newsText) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if line[0] != '#' && (len(f) != 4 || f[3] == "") {
			t.Errorf("news.txt: %q has no provenance", line)
		}
	}
	for _, term := range []string{"famine", "genocide", "starvation", "invasion", "occupation", "warmongering", "slammed", "heart", "hearts"} {
		if v, ok := BuiltIn().Find(term); !ok || v.Valence == 0 {
			t.Errorf("%s is missing", term)
		}
	}
	if n := len(Frames()); n < 300 {
		t.Errorf("%d forms of verbs", n)
	}
	for _, form := range []string{"slammed", "slamming", "accuses", "vilified", "praising", "expelled"} {
		if Frames()[form] == nil {
			t.Errorf("verb form %s is missing", form)
		}
	}
}
