package report

import (
	"fmt"
	"strings"

	"github.com/masthead-news/masthead/compare"
)

// telling are the kinds of edit that tell most of an outlet.
var telling = map[compare.EditKind]bool{
	compare.Naming: true, compare.Attribution: true, compare.ScareQuotes: true, compare.LoadedTerm: true, compare.Hedge: true,
}

// short puts the strongest findings in a sentence each.
func (v *viewer) short() {
	add := func(b badge, anchor, format string, args ...any) {
		v.view.Short = append(v.view.Short, shortView{b, fmt.Sprintf(format, args...), anchor})
	}
	for i, c := range v.c.Copies[:min(len(v.c.Copies), maxCopies)] {
		words := v.c.Docs[c.To]
		if words.Words == 0 || words.Copied*10 < words.Words {
			continue
		}
		var s []string
		for _, e := range c.Edits {
			if telling[e.Kind] {
				s = append(s, fmt.Sprintf("%s %d", e.Kind, e.N))
			}
		}
		line := fmt.Sprintf("has %.0f %% of its words from %s", 100*float64(words.Copied)/float64(words.Words), v.badgeOf(c.From).Name)
		if len(s) > 0 {
			line += " and edited them: " + strings.Join(s, ", ")
		}
		add(v.badgeOf(c.To), fmt.Sprintf("copy-%d", i), "%s.", line)
	}
	for _, c := range v.c.Captions {
		for _, e := range c.Edits {
			if e.Kind == compare.Naming && c.Relation == compare.AltToCaption {
				add(v.badgeOf(c.To.Doc), "captions", "changed “%s” to “%s” in a caption.", v.withNext(e.From), v.withNext(e.To))
			}
		}
	}
	for o := range v.c.Outlets {
		n, words := 0, []string{}
		for _, m := range v.c.Scare {
			n += m.ByOutlet[o].N
			if m.ByOutlet[o].N > 0 && len(words) < 3 {
				words = append(words, "“"+m.Words+"”")
			}
		}
		if n > 1 {
			add(v.badge(o), "marks", "puts scare quotes round words %d times: %s.", n, strings.Join(words, ", "))
		}
	}
	for _, x := range v.c.Voices {
		if x.Quotes < 3 || len(x.Origins) == 0 || x.Reported == 0 {
			continue
		}
		if top := x.Origins[0]; 2*top.Words > x.Reported {
			add(v.badge(x.Outlet), "voices", "takes %.0f %% of its reported words from one source: %s.", 100*float64(top.Words)/float64(x.Reported), top.Name)
		}
	}
	missing := make([]int, len(v.c.Outlets))
	kinds := make([]map[string]bool, len(v.c.Outlets))
	for _, o := range v.c.Omissions {
		for _, m := range o.Missing {
			if o.Kind == compare.OmittedSource {
				missing[m]++
				if kinds[m] == nil {
					kinds[m] = map[string]bool{}
				}
				kinds[m][o.What] = true
			}
		}
	}
	for o, n := range missing {
		if n > 0 {
			add(v.badge(o), "omissions", "does not quote %s, as most others do.", list(kinds[o]))
		}
	}
	if left := len(v.view.Short) - maxShort; left > 0 {
		v.view.Short = leading(v.view.Short)
		v.view.More["short"] = many(left, "finding") + " more in the sections below."
	}
}

// maxShort is the number of findings in the overview.
const maxShort = 14

// leading returns as many findings as the overview takes, in their order: the
// first of each outlet, then the second ones, and so on.
func leading(all []shortView) []shortView {
	taken := make([]bool, len(all))
	n := 0
	for n < maxShort {
		seen := map[string]bool{}
		for i, s := range all {
			if !taken[i] && !seen[s.Name] && n < maxShort {
				seen[s.Name], taken[i] = true, true
				n++
			}
		}
	}
	var out []shortView
	for i, s := range all {
		if taken[i] {
			out = append(out, s)
		}
	}
	return out
}

// withNext returns the words at p with the one that follows: "Water Minister".
func (v *viewer) withNext(p compare.Place) string {
	t := v.c.Docs[p.Doc].Text
	if p.End >= len(t) || t[p.End] != ' ' {
		return v.c.Text(p)
	}
	next := t[p.End+1:]
	if i := strings.IndexAny(next, " \n"); i >= 0 {
		next = next[:i]
	}
	return v.c.Text(p) + " " + next
}

// list joins the names in m: "A, B and C".
func list(m map[string]bool) string {
	s := sortedKeys(m)
	if len(s) > 3 {
		return strings.Join(s[:3], ", ") + fmt.Sprintf(" and %d more", len(s)-3)
	}
	if len(s) > 1 {
		return strings.Join(s[:len(s)-1], ", ") + " or " + s[len(s)-1]
	}
	return strings.Join(s, "")
}
