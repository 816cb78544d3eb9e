package compare

// Words says which words set the outlets apart. The words of agency copy count
// once, for the outlet that had them first.
type Words struct {
	Terms []Term `json:"terms"` // most telling first
	// Keys holds, for each outlet, the terms that are telling for it against
	// all others, most telling first.
	Keys [][]Key `json:"keys"`
	// Total is the number of words counted for each outlet, Copied of those
	// left out as another's copy.
	Total  []int `json:"total"`
	Copied []int `json:"copied"`
}

// A Term is a word with its count in each outlet.
type Term struct {
	Term     string  `json:"term"`
	ByOutlet []Count `json:"byOutlet"`
}

// A Key is how telling a term is for one outlet against the rest of the story.
type Key struct {
	Term      int     `json:"term"`     // index into Words.Terms
	N         int     `json:"n"`        // in this outlet
	Rest      int     `json:"rest"`     // in all others
	G2        float64 `json:"g2"`       // Dunning's log-likelihood ratio, signed
	LogRatio  float64 `json:"logRatio"` // of the relative frequencies, to base 2
	Low, High float64 `json:"-"`        // of LogRatio, 95 %
	LogOdds   float64 `json:"logOdds"`  // weighted, z score
	Log10P    float64 `json:"log10p"`   // of G2
	Adjusted  float64 `json:"log10q"`   // of G2, after Benjamini and Hochberg
}
