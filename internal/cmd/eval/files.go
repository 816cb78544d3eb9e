package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// open opens a file, compressed or not.
func open(file string) (io.ReadCloser, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	b := bufio.NewReader(f)
	if magic, _ := b.Peek(2); !bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		return readCloser{b, f}, nil
	}
	z, err := gzip.NewReader(b)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", file, err), f.Close())
	}
	return readCloser{z, f}, nil
}

type readCloser struct {
	io.Reader
	io.Closer
}

// readAll reads a file, compressed or not.
func readAll(file string) ([]byte, error) {
	f, err := open(file)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	b, err := io.ReadAll(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return b, nil
}

// readJSON reads a file that is one JSON value.
func readJSON(file string, v any) error {
	b, err := readAll(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// readLines reads a file of one JSON value a line.
func readLines[T any](file string) ([]T, error) {
	f, err := open(file)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	vs, err := decodeLines[T](f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return vs, nil
}

func decodeLines[T any](r io.Reader) ([]T, error) {
	var vs []T
	d := json.NewDecoder(r)
	for {
		var v T
		switch err := d.Decode(&v); {
		case errors.Is(err, io.EOF):
			return vs, nil
		case err != nil:
			return nil, fmt.Errorf("value %d: %w", len(vs)+1, err)
		}
		vs = append(vs, v)
	}
}

func encodeLines[T any](w io.Writer, vs []T) error {
	e := json.NewEncoder(w)
	for _, v := range vs {
		if err := e.Encode(v); err != nil {
			return err
		}
	}
	return nil
}

// firstFile returns the first of several places that exists.
func firstFile(places ...string) (string, error) {
	for _, p := range places {
		if _, err := os.Stat(p); err == nil {
			return p, nil
		}
	}
	return "", fmt.Errorf("%w: none of %s", fs.ErrNotExist, strings.Join(places, ", "))
}

// sibling returns the file beside data whose name matches pattern, if it is the
// only one.
func sibling(data, pattern string) (string, error) {
	found, err := filepath.Glob(filepath.Join(filepath.Dir(data), pattern))
	if err != nil {
		return "", err
	}
	if len(found) != 1 {
		return "", fmt.Errorf("%w: %d files %s beside %s", fs.ErrNotExist, len(found), pattern, data)
	}
	return found[0], nil
}

// steps counts from 0 to n-1 and shows on a terminal how far it is.
func steps(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		info, err := os.Stderr.Stat()
		show := err == nil && info.Mode()&os.ModeCharDevice != 0
		for i := range n {
			if show && i%max(1, n/100) == 0 {
				fmt.Fprintf(os.Stderr, "\r%d of %d", i, n)
			}
			if !yield(i) {
				break
			}
		}
		if show {
			fmt.Fprint(os.Stderr, "\r\033[K")
		}
	}
}
