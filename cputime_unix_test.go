//go:build unix

package masthead_test

import (
	"runtime"
	"syscall"
	"time"
)

// threadTime returns the processor time of f, without that of the garbage
// collector's own threads.
func threadTime(f func()) time.Duration {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	const thread = 1 // RUSAGE_THREAD
	var before, after syscall.Rusage
	if syscall.Getrusage(thread, &before) != nil {
		start := time.Now()
		f()
		return time.Since(start)
	}
	f()
	_ = syscall.Getrusage(thread, &after)
	nanos := func(r *syscall.Rusage) int64 { return r.Utime.Nano() + r.Stime.Nano() }
	return time.Duration(nanos(&after) - nanos(&before))
}
