package quotes

// A Standing answers on whose word an article stands.
type Standing struct {
	// Origins share the reported words among those they come from, most words
	// first.
	Origins []Origin `json:"origins"`
	// Words is the number of reported words, Own that of the outlet's own, in
	// the body.
	Words int `json:"words"`
	Own   int `json:"own"`
	// Anonymous is the number of reported words that come from sources without
	// a name.
	Anonymous int `json:"anonymous"`
}

// An Origin is one source of reported words.
type Origin struct {
	Name   string     `json:"name"`
	Kind   SourceKind `json:"kind"`
	Entity int        `json:"entity"` // index, or -1
	Words  int        `json:"words"`
	Quotes []int      `json:"quotes"` // indices
}
