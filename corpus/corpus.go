// Package corpus reads pages from where people keep them: folders, archives
// and JSON Lines.
package corpus
