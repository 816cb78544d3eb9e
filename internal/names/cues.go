package names

import "sync"

// A cue is a word that tells something of the names beside it.
type cueKind uint8

const (
	cueTitle cueKind = 1 + iota
	cueBody
	cueSaid
	cuePlace
	cueThe
	cueOwner
	cueParen
)

// cueWords lists the words of each kind, without points.
func cueWords() map[cueKind][]string {
	return map[cueKind][]string{
		cueTitle: {
			"mr", "mrs", "ms", "dr", "president", "minister", "sir", "prof", "professor", "judge", "justice", "senator", "governor",
			"mayor", "general", "gen", "col", "colonel", "king", "queen", "prince", "princess", "sheikh", "chief", "secretary", "spokesman", "spokeswoman",
			"spokesperson", "chairman", "chairwoman", "director", "ambassador", "sen", "rep", "capt", "captain", "leader", "premier", "chancellor",
			"coach", "son", "wife", "lawmaker", "analyst", "activist", "author", "actor", "singer", "pm", "mp", "ceo", "officer", "imam", "pope",
		},
		cueBody: {
			"inc", "corp", "ltd", "co", "company", "ministry", "university", "bank", "party", "council", "committee", "association",
			"agency", "group", "union", "court", "commission", "organization", "organisation", "institute", "department", "police", "army",
			"foundation", "authority", "club", "college", "school", "centre", "center", "federation", "league", "office", "service", "board",
			"network", "movement", "force", "forces", "fund", "times", "post", "news",
		},
		cueSaid: {
			"said", "says", "told", "added", "stressed", "noted", "explained", "stated", "insisted", "warned", "argued", "claimed",
			"announced", "tweeted", "wrote", "asked", "replied", "recalled", "believes", "admitted",
		},
		cuePlace: {"in", "at", "from", "near", "to", "of", "into", "across", "around", "outside", "inside", "toward", "towards"},
		cueThe:   {"the"},
		cueOwner: {"'s", "’s"},
		cueParen: {"("},
	}
}

var cueTable = sync.OnceValue(func() *table[cueKind] {
	t := new(table[cueKind])
	for k, ws := range cueWords() {
		for _, w := range ws {
			*t.at(key32(hashBytes(w))) = k
		}
	}
	return t
})

// cue returns what the word with hash lw tells of its neighbors.
func cue(lw uint64) cueKind { return cueTable().get(key32(lw)) }
