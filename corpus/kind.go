package corpus

import "strings"

// A kind is what a file holds, by its name.
type kind uint8

const (
	kindNone  kind = iota
	kindPage       // one page
	kindLines      // JSON Lines
	kindZip
	kindTar
)

// kindOf tells what a file of this name holds, whether it is packed with gzip,
// and for a page its media type.
func kindOf(name string) (k kind, gz bool, media string) {
	name = strings.ToLower(name)
	name, gz = strings.CutSuffix(name, ".gz")
	if short, ok := strings.CutSuffix(name, ".tgz"); ok && !gz {
		name, gz = short+".tar", true
	}
	dot := strings.LastIndexByte(name, '.')
	if dot <= strings.LastIndexByte(name, '/')+1 {
		return kindNone, false, ""
	}
	switch name[dot:] {
	case ".html", ".htm", ".xhtml":
		return kindPage, gz, "text/html"
	case ".txt":
		return kindPage, gz, "text/plain"
	case ".md":
		return kindPage, gz, "text/markdown"
	case ".jsonl", ".ndjson":
		return kindLines, gz, ""
	case ".tar":
		return kindTar, gz, ""
	case ".zip":
		if !gz {
			return kindZip, false, ""
		}
	}
	return kindNone, false, ""
}

// hidden reports whether an element of a path hides what lies below it.
func hidden(elem string) bool {
	return strings.HasPrefix(elem, ".") && elem != "." || elem == "__MACOSX"
}
