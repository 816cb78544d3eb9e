//go:build !unix

package main

import "time"

var start = time.Now()

// cpuSeconds is the time since the start: here we can't know the CPU's.
func cpuSeconds() float64 { return time.Since(start).Seconds() }
