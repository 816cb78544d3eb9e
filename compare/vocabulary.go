package compare

import "github.com/masthead-news/masthead/text"

// A vocabulary numbers the words of a story, so that a reading needn't hold them.
type vocabulary struct {
	number map[string]uint32
	words  []string
}

// add returns the number of a folded word.
func (v *vocabulary) add(fold string) uint32 {
	n, ok := v.number[fold]
	if !ok {
		n = uint32(len(v.words))
		v.number[fold] = n
		v.words = append(v.words, fold)
	}
	return n
}

// A bodyWord is a word of the running text in as few bytes as will do: a story may
// have millions.
type bodyWord struct {
	start  uint32 // a byte of the document's text
	number uint32 // in the vocabulary
	size   uint8  // in bytes: words are cut at maxWord
	kind   wordKind
}

func (w bodyWord) span() text.Span {
	return text.Span{Start: int(w.start), End: int(w.start) + int(w.size)}
}

// body returns ws by their numbers.
func (v *vocabulary) body(ws []word) []bodyWord {
	out := make([]bodyWord, len(ws))
	for i, w := range ws {
		out[i] = bodyWord{uint32(w.Start), v.add(w.fold), uint8(w.Len()), w.kind}
	}
	return out
}
