// Package compare sets the documents of several outlets side by side: which
// words, names, sources and tone each one chose, how each edited the agency's
// copy, and what each left out.
package compare

import (
	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/text"
)

// A Story is a group of documents about one event.
type Story struct {
	Docs []*masthead.Document
}

// A Place is where something stands: a span of one document of the story.
type Place struct {
	Doc int `json:"doc"` // index into Story.Docs
	text.Span
}
