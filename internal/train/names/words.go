package main

import (
	"bufio"
	"fmt"
	"os"
)

// A word is a word of the unlabelled texts with its cluster.
type word struct {
	text  string
	count int
	leaf  uint16
}

// readWords reads what writeWords wrote. It fails where path is empty.
func readWords(path string) ([]word, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // opened for reading
	var ws []word
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		var w word
		if _, err := fmt.Sscanf(sc.Text(), "%d %d %s", &w.leaf, &w.count, &w.text); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		ws = append(ws, w)
	}
	return ws, sc.Err()
}

func writeWords(path string, ws []word) error {
	if path == "" {
		return nil
	}
	var b []byte
	for _, w := range ws {
		b = fmt.Appendln(b, w.leaf, w.count, w.text)
	}
	return os.WriteFile(path, b, 0o644)
}
