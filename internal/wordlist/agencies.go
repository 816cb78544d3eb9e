package wordlist

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed agencies.txt
var agencyList string

// An agency is what one line of the list says.
type agency struct {
	name   string // that we use
	outlet bool   // it is an outlet like others
}

// agencies holds them by what pages call them.
var agencies = sync.OnceValue(func() map[string]agency {
	m := map[string]agency{}
	for line := range Lines(agencyList) {
		f := append(strings.Split(line, "\t"), "", "")
		for call := range strings.SplitSeq(f[1], ", ") {
			a := agency{f[0], f[2] == "outlet"}
			m[call] = a
			if len(call) > maxCapitals {
				m[strings.ToLower(call)] = a
			}
		}
	}
	return m
})

// maxCapitals is the length up to which a name counts only as it is written.
const maxCapitals = 4

func agencyOf(s string) agency {
	m := agencies()
	if a, ok := m[s]; ok || len(s) <= maxCapitals {
		return a
	}
	return m[strings.ToLower(s)]
}

// Agency returns our name for the agency, or the publisher that others carry as
// they do an agency's copy, that s names, or "".
func Agency(s string) string { return agencyOf(s).name }

// IsAgency reports whether s names a news agency.
func IsAgency(s string) bool {
	a := agencyOf(s)
	return a.name != "" && !a.outlet
}
