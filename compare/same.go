package compare

import (
	"fmt"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/entities"
)

// join makes one member of those that each list of names means, called by the first
// name of the list, and notes it in c. A name means the member that has it as its name
// or key, else the one that texts call so most often.
func (x *cast) join(c *Comparison, rs []*reading, lists [][]string) {
	if len(lists) == 0 {
		return
	}
	called := x.called(rs)
	to := make([]int, len(x.members))
	for m := range to {
		to[m] = m
	}
	for _, names := range lists {
		first := -1
		var found []string
		for _, name := range names {
			m, ok := called[foldName(name)]
			if !ok || to[m] != m {
				continue // nobody, or of a list before
			}
			if first < 0 {
				first = m
				x.members[m].name = names[0]
			}
			if to[m] = first; foldName(name) != foldName(names[0]) {
				found = append(found, name)
			}
		}
		if len(found) > 0 {
			c.note(InNames, -1, fmt.Sprintf("As asked for, %s counts as %s.", strings.Join(found, ", "), names[0]))
		}
	}
	x.move(to)
	x.sort()
}

// called returns which member each name means.
func (x *cast) called(rs []*reading) map[string]int {
	most := map[string]int{}
	out := map[string]int{}
	uses := map[string]map[int]int{}
	for _, r := range rs {
		for _, m := range r.Mentions {
			who := x.member(r.index, m.Entity)
			if who < 0 || m.Form != entities.Name {
				continue
			}
			name := strings.TrimPrefix(foldName(r.Slice(m.Span)), "the ")
			if uses[name] == nil {
				uses[name] = map[int]int{}
			}
			uses[name][who]++
			if n := uses[name][who]; n > most[name] || n == most[name] && who < out[name] {
				most[name], out[name] = n, who
			}
		}
	}
	for m := range slices.Backward(x.members) { // those with most mentions last, so that they stay
		out[foldName(x.members[m].name)] = m
		if key := x.members[m].key; key != "" {
			out[foldName(key)] = m
		}
	}
	return out
}

// checkSame reports a list that names nobody, or a name of two lists.
func checkSame(lists [][]string) error {
	var all []string
	for i, names := range lists {
		if len(names) < 2 {
			return fmt.Errorf("list %d of names that mean one has %d of them; it takes two", i, len(names))
		}
		for _, name := range names {
			f := foldName(name)
			if strings.TrimSpace(f) == "" {
				return fmt.Errorf("list %d of names that mean one has an empty name", i)
			}
			if slices.Contains(all, f) {
				return fmt.Errorf("%q stands twice among the names that mean one", name)
			}
			all = append(all, f)
		}
	}
	return nil
}
