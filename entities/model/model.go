// Package model holds the name model for English news; CARD.md says what it was
// made from and how good it is. Package entities loads it; nobody else needs to.
package model

import (
	_ "embed"
	"strings"
)

//go:generate go run ../../internal/train/names -data ../../../shared/eval -glove $GLOVE -out en.bin -sum en.sha256

//go:embed en.bin
var english string

//go:embed en.sha256
var sum string

// English returns the bytes of the model for English.
func English() string { return english }

// SHA256 returns the hash of those bytes in hexadecimal. It was taken when the model was
// made, as to read all of it takes a third of the time of loading it.
func SHA256() string { return strings.TrimSpace(sum) }
