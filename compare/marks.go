package compare

// Marked is a word or phrase that outlets set apart: in scare quotes, or by
// using it though it takes sides.
type Marked struct {
	Words    string  `json:"words"`
	ByOutlet []Count `json:"byOutlet"`
	// Plain is how often each outlet has the same words without the marks. It
	// is empty for loaded terms.
	Plain []Count `json:"plain,omitempty"`
}
