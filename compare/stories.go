package compare

import "github.com/masthead-news/masthead"

// Stories groups docs by the event they are about, in the order of their first
// documents.
func Stories(docs []*masthead.Document) []*Story { return []*Story{{Docs: docs}} }
