// Package blocks holds the trees that tell an article's paragraphs from the rest
// of its page. CARD.md says what they were made from, how, and how good they are.
package blocks

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"

	"github.com/masthead-news/masthead/internal/gbt"
	"github.com/masthead-news/masthead/internal/hashed"
	"github.com/masthead-news/masthead/internal/lazy"
)

//go:embed blocks.bin
var bin []byte

// A Set is the parts of the model.
type Set struct {
	Words, Names  *hashed.Model // what single words say: those of a block, those in the names of elements
	First, Second *gbt.Model
}

// Model returns the parts, loaded once.
func Model() *Set { return model.Get(decode) }

var model lazy.Value[*Set]

func decode() *Set {
	s, err := parse(bin)
	if err != nil {
		panic("readability/model/blocks: the embedded model is broken: " + err.Error())
	}
	return s
}

func parse(b []byte) (*Set, error) {
	var s Set
	var err error
	for _, m := range []**hashed.Model{&s.Words, &s.Names} {
		if *m, b, err = hashed.Decode(b); err != nil {
			return nil, err
		}
	}
	for _, m := range []**gbt.Model{&s.First, &s.Second} {
		if *m, b, err = gbt.Decode(b); err != nil {
			return nil, err
		}
	}
	return &s, nil
}

// SHA256 returns the hash of the model's bytes in hexadecimal.
func SHA256() string { return sum.Get(hash) }

var sum lazy.Value[string]

func hash() string {
	h := sha256.Sum256(bin)
	return hex.EncodeToString(h[:])
}
