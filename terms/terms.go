// Package terms counts words and says which of them set two collections apart.
package terms

import "github.com/masthead-news/masthead/text"

// A Counts holds how often each term occurs, in how many articles, and in all.
// Counts can be merged, so that parts of a collection may be counted apart.
// The zero value is empty and ready to use; it isn't safe for concurrent use.
type Counts struct{}

// Add counts the terms of one article.
func (c *Counts) Add(d *text.Doc) {}

// Merge adds the counts of o.
func (c *Counts) Merge(o *Counts) {}
