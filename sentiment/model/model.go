// Package model holds the trained weights of package sentiment for English.
// CARD.md says what they were made from.
package model

import _ "embed"

//go:generate go run ../../internal/train/tone -data ../../../shared/eval -glove $GLOVE -out .

// English is the model, in the form that internal/tone reads.
//
//go:embed en.bin
var English string
