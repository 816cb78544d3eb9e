// Package model holds the name model for English news; CARD.md says what it was
// made from and how good it is. Package entities loads it; nobody else needs to.
package model

import _ "embed"

//go:generate go run ../../internal/train/names -data ../../../shared/eval -glove $GLOVE -out en.bin

//go:embed en.bin
var english string

// English returns the bytes of the model for English.
func English() string { return english }
