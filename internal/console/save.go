package console

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// The exit codes of a program that didn't do all it was asked.
const (
	Failed      = 1 // a page failed, or nothing was read
	Usage       = 2 // the command line is wrong
	Interrupted = 130
)

// Save writes a file beside path and moves it there once it is whole.
func Save(path string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".masthead-*")
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, plainly(err))
	}
	err = errors.Join(write(f), f.Chmod(0o644), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", path, err), os.Remove(f.Name()))
	}
	return nil
}

// Replaces reports whether there is a report of ours at path, which saving would
// replace. What isn't one of ours is an error.
func Replaces(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, nil // there is none, or saving will tell
	}
	defer func() { _ = f.Close() }()
	head := make([]byte, 4096)
	n, err := io.ReadFull(f, head)
	switch {
	case n == 0 && !errors.Is(err, io.EOF):
		return false, fmt.Errorf("reading %s: %w", path, plainly(err))
	case n > 0 && !bytes.Contains(head[:n], []byte("masthead")):
		return false, fmt.Errorf("%s is there already and no report of masthead; name another file with -o", path)
	}
	return n > 0, nil
}

// plainly drops the name of the passing file from err.
func plainly(err error) error {
	if e, ok := errors.AsType[*os.PathError](err); ok {
		return e.Err
	}
	return err
}
