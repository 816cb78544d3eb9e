// Package model holds the weights by which package quotes reads English news.
// CARD.md says what they were made from.
package model

import _ "embed"

//go:generate go run github.com/masthead-news/masthead/internal/train/quotes -glove $GLOVE -o en.bin

// English is the model, in the form of internal/quotetag.
//
//go:embed en.bin
var English []byte
