package corpus

import (
	"path"
	"path/filepath"
	"strings"
	"unicode"
)

// telling reports whether a folder's name may be an outlet's: it has a letter and
// does not just say what the folder holds.
func telling(name string) bool {
	switch strings.ToLower(name) {
	case "html", "htm", "txt", "text", "md", "raw", "page", "pages", "article", "articles", "archive", "data", "download", "downloads", "tmp":
		return false
	}
	return strings.ContainsFunc(name, unicode.IsLetter)
}

// hintFrom returns the outlet's name that a folder called name suggests, where
// the folders above suggest hint.
func hintFrom(hint, name string) string {
	if hint == "" && telling(name) {
		return name
	}
	return hint
}

// hintAbove returns the nearest telling name at or above a path on disk. A file
// itself doesn't count; an archive does, but later, where it is opened.
func hintAbove(name string, isDir bool) string {
	abs, err := filepath.Abs(name)
	if err != nil {
		return ""
	}
	abs = filepath.ToSlash(abs)
	if !isDir {
		abs = path.Dir(abs)
	}
	for ; path.Base(abs) != "/" && path.Base(abs) != "."; abs = path.Dir(abs) {
		if base := path.Base(abs); telling(base) {
			return base
		}
	}
	return ""
}

// stem returns an archive's name without its endings.
func stem(name string) string {
	name = path.Base(name)
	for _, end := range []string{".gz", ".tgz", ".tar", ".zip"} {
		if len(name) > len(end) && strings.EqualFold(name[len(name)-len(end):], end) {
			name = name[:len(name)-len(end)]
		}
	}
	return name
}
