package main

import (
	"archive/tar"
	"errors"
	"fmt"
	"io"
	"os/exec"
)

// unpack reads the files of a .tar.xz archive.
func unpack(file string) (map[string][]byte, error) {
	cmd := exec.Command("xz", "-dc", "--", file)
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	files := make(map[string][]byte)
	r := tar.NewReader(out)
	for {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, errors.Join(err, cmd.Wait())
		}
		b, err := io.ReadAll(r)
		if err != nil {
			return nil, errors.Join(err, cmd.Wait())
		}
		files[h.Name] = b
	}
	if err := cmd.Wait(); err != nil {
		return nil, fmt.Errorf("xz %s: %w", file, err)
	}
	return files, nil
}
