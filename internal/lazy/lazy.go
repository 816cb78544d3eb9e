// Package lazy makes values at first use.
package lazy

import "sync"

// A Value is made at the first Get. Unlike a package variable that
// sync.OnceValue sets, which runs at start and so keeps what it calls alive, it
// lets the linker leave a model out of a program that never asks for it. The
// zero Value is ready to use, by many goroutines at once.
type Value[T any] struct {
	once sync.Once
	v    T
}

// Get returns the value, which is made by the first call. Every call must pass
// the same function.
func (l *Value[T]) Get(made func() T) T {
	l.once.Do(func() { l.v = made() })
	return l.v
}
