package main

import (
	"runtime"
	"slices"
	"syscall"
)

// cpu is the CPU time in seconds, user and system, that this process has used.
func cpu() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

// A cost is what some work took.
type cost struct {
	seconds float64
	bytes   float64 // allocated
	objects float64 // allocated
}

// costOf measures f, from a clean heap.
func costOf(f func()) cost {
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := cpu()
	f()
	c := cost{seconds: cpu() - start}
	runtime.ReadMemStats(&after)
	c.bytes = float64(after.TotalAlloc - before.TotalAlloc)
	c.objects = float64(after.Mallocs - before.Mallocs)
	return c
}

// median is the middle one of xs.
func median(xs []float64) float64 {
	xs = slices.Clone(xs)
	slices.Sort(xs)
	return xs[len(xs)/2]
}

// medianCost takes each part of the cost by itself.
func medianCost(cs []cost) cost {
	part := func(f func(cost) float64) float64 {
		xs := make([]float64, len(cs))
		for i, c := range cs {
			xs[i] = f(c)
		}
		return median(xs)
	}
	return cost{
		part(func(c cost) float64 { return c.seconds }),
		part(func(c cost) float64 { return c.bytes }),
		part(func(c cost) float64 { return c.objects }),
	}
}

// inTurn measures several works round after round, so that a change in the
// machine's load meets all of them, and returns their medians.
func inTurn(rounds int, works ...func()) []cost {
	all := make([][]cost, len(works))
	for range rounds {
		for i, f := range works {
			all[i] = append(all[i], costOf(f))
		}
	}
	out := make([]cost, len(works))
	for i := range all {
		out[i] = medianCost(all[i])
	}
	return out
}
