package masthead_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/masthead-news/masthead"

// upstream lists, for each package, which of ours it may import, directly or
// not. Text flows one way: what isn't listed here runs against the stream.
var upstream = map[string][]string{
	"text":        {},
	"readability": {"text"},
	"entities":    {"text"},
	"quotes":      {"text", "entities"},
	"sentiment":   {"text", "entities", "quotes"},
	"terms":       {"text"},
	"":            {"text", "readability", "entities", "quotes", "sentiment", "terms"},
	"compare":     {"", "text", "readability", "entities", "quotes", "sentiment", "terms"},
	"report":      {"", "compare", "text", "readability", "entities", "quotes", "sentiment", "terms"},
	"corpus":      {"readability", "text"},
}

// layer returns the package of the table that a path belongs to: the first
// element below the module, so that text/postag counts as text.
func layer(path string) string {
	rest := strings.TrimPrefix(strings.TrimPrefix(path, module), "/")
	first, _, _ := strings.Cut(rest, "/")
	return first
}

func goList(t *testing.T, args ...string) []string {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list"}, args...)...).Output()
	if err != nil {
		t.Fatalf("go list %v: %v", args, err)
	}
	return strings.Fields(string(out))
}

func TestTextFlowsOneWay(t *testing.T) {
	for pkg, allowed := range upstream {
		path := module + "/" + pkg
		if pkg == "" {
			path = module
		}
		for _, dep := range goList(t, "-deps", path) {
			if dep == path || !strings.HasPrefix(dep, module) {
				continue
			}
			l := layer(dep)
			if l == "internal" || l == pkg || slices.Contains(allowed, l) {
				continue
			}
			t.Errorf("%s imports %s, which lies downstream of it", path, dep)
		}
	}
}

// A program that counts words should carry no model and no HTML parser.
func TestTextAndTermsStayLight(t *testing.T) {
	heavy := []string{"x/net/html", "readability", "model", "sentences.v1", "govader", "/tag", "/ner"}
	for _, pkg := range []string{"text", "terms"} {
		for _, dep := range goList(t, "-deps", module+"/"+pkg) {
			// What a package embeds is what weighs; the standard library doesn't count.
			if !strings.Contains(dep, ".") {
				continue
			}
			for _, h := range heavy {
				if strings.Contains(dep, h) {
					t.Errorf("%s links %s", pkg, dep)
				}
			}
		}
	}
}

// Our users' module graph stays short.
func TestModuleGraphIsShort(t *testing.T) {
	if n := len(goList(t, "-m", "-f", "{{.Path}}", "all")); n > 70 {
		t.Errorf("go.mod brings %d modules into a user's graph, more than 70", n)
	}
}

// Nothing heavy may come in through a package's init: importing must be free.
func TestNoHeavyDependencies(t *testing.T) {
	for _, dep := range goList(t, "-deps", "./...") {
		for _, banned := range []string{"go-trafilatura", "go-htmldate", "lingua-go", "go-shiori/go-readability", "prose/v2"} {
			if strings.Contains(dep, banned) {
				t.Errorf("%s is linked; it costs start-up time or memory", dep)
			}
		}
	}
}
