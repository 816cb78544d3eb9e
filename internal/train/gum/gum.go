// Package gum says which texts of the GUM corpus weights may be learned from.
package gum

import "strings"

// Open reports whether a text of a file of Universal Dependencies may be learned
// from. Of GUM, whose annotations are CC BY 4.0, these are the genres of which
// the corpus says that the texts themselves are CC BY or CC BY-SA, without a ban
// on commerce; see the model cards. All of other files may be.
func Open(file, id string) bool {
	if !strings.HasPrefix(file, "gum") {
		return true
	}
	for _, genre := range []string{"news", "interview", "bio", "voyage", "textbook", "vlog"} {
		if strings.HasPrefix(id, "GUM_"+genre+"_") {
			return true
		}
	}
	return false
}
