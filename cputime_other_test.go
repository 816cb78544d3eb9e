//go:build !unix

package masthead_test

import "time"

// threadTime returns the time of f.
func threadTime(f func()) time.Duration {
	start := time.Now()
	f()
	return time.Since(start)
}
