// Package model holds the trees that tell the lines of a flattened page apart.
// CARD.md says what they were made of.
package model

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"

	"github.com/masthead-news/masthead/internal/lazy"
)

//go:generate go run ../../train/dumps -data ../../../../shared/eval/extract -out lines.bin

//go:embed lines.bin
var lines string

// Lines returns the model.
func Lines() []byte { return []byte(lines) }

// SHA256 is the model's hash, in hexadecimal.
func SHA256() string { return sum.Get(hash) }

var sum lazy.Value[string]

func hash() string {
	h := sha256.Sum256([]byte(lines))
	return hex.EncodeToString(h[:])
}
