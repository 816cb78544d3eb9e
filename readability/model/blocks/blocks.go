// Package blocks holds the trees that tell an article's paragraphs from the rest
// of its page. CARD.md says what they were made from, how, and how good they are.
package blocks

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"

	"github.com/masthead-news/masthead/internal/gbt"
	"github.com/masthead-news/masthead/internal/lazy"
)

//go:embed blocks.bin
var bin []byte

// Model returns the trees of the first and of the second step, loaded once.
func Model() [2]*gbt.Model { return model.Get(decode) }

var model lazy.Value[[2]*gbt.Model]

func decode() [2]*gbt.Model {
	first, rest, err := gbt.Decode(bin)
	if err == nil {
		var second *gbt.Model
		if second, _, err = gbt.Decode(rest); err == nil {
			return [2]*gbt.Model{first, second}
		}
	}
	panic("readability/model/blocks: the embedded model is broken: " + err.Error())
}

// SHA256 returns the hash of the model's bytes in hexadecimal.
func SHA256() string { return sum.Get(hash) }

var sum lazy.Value[string]

func hash() string {
	h := sha256.Sum256(bin)
	return hex.EncodeToString(h[:])
}
