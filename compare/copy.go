package compare

// A Copy is the use of one document's words in another.
type Copy struct {
	From int `json:"from"` // the document with the words first
	To   int `json:"to"`   // the one that took them over
	// Basis says why From is held to be the source.
	Basis Basis `json:"basis"`
	// Taken is how many of the runs of eight words of To's body stand in From,
	// Kept how many of From's stand in To.
	Taken Share `json:"taken"`
	Kept  Share `json:"kept"`
	// Sentences pairs the sentences of both, in the order of To; sentences of
	// From that To lacks stand where they would have come.
	Sentences []SentencePair `json:"sentences"`
	// Excerpt is true where what To took over is less than a third of the sentences
	// of each: it has an article of its own. Then Sentences has those alone, for
	// what else the two have was neither dropped nor put in.
	Excerpt bool `json:"excerpt,omitempty"`
	// Retold is true where the two share no run of eight words: sentence by sentence,
	// To says what From says in words of its own.
	Retold bool `json:"retold,omitempty"`
	// Edits counts the edits of each kind.
	Edits []EditCount `json:"edits"`
}

// Basis is why one document is held to be the source of another.
type Basis string

// The bases, strongest first.
const (
	Credited Basis = "credited" // the later page names the outlet of the earlier one
	Earlier  Basis = "earlier"  // it was published earlier
	Agency   Basis = "agency"   // it is an agency's
	Unsure   Basis = "unsure"   // no date, no credit: it may be the other way round
)

// A SentencePair is a sentence and what became of it.
type SentencePair struct {
	From Place `json:"from,omitzero"` // empty where To is new
	To   Place `json:"to,omitzero"`   // empty where From was dropped
	// Moved is true where the sentence stands in another order than in From.
	Moved bool   `json:"moved,omitempty"`
	Steps []Step `json:"steps,omitempty"` // from the first word to the last
	Edits []Edit `json:"edits,omitempty"` // in the same order
}

// A Step is a stretch of two aligned sentences. It is kept where both spans
// hold words and Edit is -1, dropped where To is empty, put in where From is.
type Step struct {
	From Place `json:"from"`
	To   Place `json:"to"`
	Edit int   `json:"edit"` // index into the pair's edits, or -1 for no change
}

// An Edit is one change, from the words at From to those at To; one of them is
// empty where words were put in or dropped.
type Edit struct {
	Kind EditKind `json:"kind"`
	From Place    `json:"from"`
	To   Place    `json:"to"`
}

// EditKind sorts edits by what they do.
type EditKind string

// The kinds of edit.
const (
	Naming      EditKind = "naming"       // "Defense Minister" → "Security Minister"
	Attribution EditKind = "attribution"  // "say" → "claim"
	ScareQuotes EditKind = "scare quotes" // Israel → "Israel"
	Hedge       EditKind = "hedge"        // "reportedly" put in or dropped
	LoadedTerm  EditKind = "loaded"       // "militants" → "terrorists"
	Number      EditKind = "number"       // "12" → "dozens"
	Omitted     EditKind = "omission"     // words dropped
	Added       EditKind = "addition"     // words put in
	Moved       EditKind = "moved"        // words that stand elsewhere in the sentence
	Wording     EditKind = "wording"      // other words for the same
	Mechanical  EditKind = "mechanical"   // spelling, punctuation: "U.S." → "US"
)

// EditKinds lists the kinds in the order in which they are shown.
var EditKinds = [...]EditKind{Naming, Attribution, ScareQuotes, Hedge, LoadedTerm, Number, Omitted, Added, Moved, Wording, Mechanical}

// An EditCount is how often an edit of one kind was made.
type EditCount struct {
	Kind EditKind `json:"kind"`
	N    int      `json:"n"`
}

// Captions sets two texts of one image side by side: what the page shows
// against what it gives for an image that isn't shown, or what two outlets wrote.
type Captions struct {
	Relation Relation `json:"relation"`
	From     Place    `json:"from"`
	To       Place    `json:"to"`
	Credit   string   `json:"credit,omitempty"` // of the image: "AP"
	Steps    []Step   `json:"steps"`
	Edits    []Edit   `json:"edits"`
}

// Relation is how two captions belong together.
type Relation string

// The relations.
const (
	AltToCaption Relation = "alt text to caption" // in one document
	SameImage    Relation = "same image"          // one image address in two documents
	SameCaption  Relation = "same caption"        // nearly the same words in two documents
)
