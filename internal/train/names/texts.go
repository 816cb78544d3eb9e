package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// readTexts returns the paragraphs of unlabelled news that word vectors are
// learned from. Each path is a JSON Lines file whose lines have a "text" (and
// perhaps a "title"), plain or gzipped, or a folder of .txt files.
func readTexts(paths []string) ([]string, error) {
	var out []string
	seen := map[string]bool{} // agency copy runs in many papers: count it once
	add := func(s string) {
		for p := range strings.Lines(s) {
			p = strings.TrimSpace(p)
			if len(p) > 200 && seen[p] || p == "" {
				continue
			}
			if len(p) > 200 {
				seen[p] = true
			}
			out = append(out, p)
		}
	}
	for _, path := range paths {
		if err := readTextPath(path, add); err != nil {
			return nil, fmt.Errorf("unlabelled text: %w", err)
		}
	}
	return out, nil
}

func readTextPath(path string, add func(string)) error {
	st, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !st.IsDir() {
		return readTextFile(path, add)
	}
	files, err := fs.Glob(os.DirFS(path), "*.txt")
	if err != nil {
		return err
	}
	slices.Sort(files)
	for _, f := range files {
		b, err := os.ReadFile(filepath.Join(path, f))
		if err != nil {
			return err
		}
		add(string(b))
	}
	return nil
}

func readTextFile(path string, add func(string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // opened for reading
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		r = z
	}
	d := json.NewDecoder(bufio.NewReader(r))
	for {
		var row struct{ Title, Text string }
		if err := d.Decode(&row); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		add(row.Title)
		add(row.Text)
	}
}
