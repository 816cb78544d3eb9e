package main

import (
	"errors"
	"io"
)

func loadReference(o *options) (task, error) { return nil, errors.New("not yet") }
func check(args []string, w io.Writer) error { return errors.New("not yet") }
func docs(args []string, w io.Writer) error  { return errors.New("not yet") }
func (t *reusing) predict() error            { return errors.New("not yet") }
