package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"strings"

	"github.com/masthead-news/masthead/internal/eval"
)

const (
	sharedData = "../shared/eval" // from the root of the module
	floorsFile = "internal/eval/floors.txt"
	// slack is how far below its last value a figure may fall. Figures are the
	// same at every run; this is room for trades between layers, and about what
	// chance does on a few hundred texts.
	slack = .02
)

// A floorKey names a figure: a run of this command, and a metric of it.
type floorKey struct{ command, metric string }

// floors maps figures to the value below which they mustn't fall.
type floors map[floorKey]float64

// parseFloors reads lines of command, metric and floor, with tabs between.
func parseFloors(s string) (floors, error) {
	f := make(floors)
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.Split(line, "\t")
		if len(parts) != 3 {
			return nil, fmt.Errorf("floors: want command, metric and floor, got %q", line)
		}
		v, err := strconv.ParseFloat(parts[2], 64)
		if err != nil {
			return nil, fmt.Errorf("floors: %w", err)
		}
		f[floorKey{parts[0], parts[1]}] = v
	}
	return f, nil
}

const floorsHead = `# The value below which a figure must not fall. Written by: go run ./internal/cmd/eval docs
# A guard against slips, not a claim: it is quick to measure, and for extract and dumps it is
# measured on pages that the models have learned from. unseen.txt has the figures on unseen pages.
`

// write writes the figures in the order of the plan.
func (f floors) write(b *bytes.Buffer, sections []section, places int) {
	done := make(map[floorKey]bool)
	for _, s := range sections {
		for _, r := range s.runs {
			for _, x := range r.figures {
				k := floorKey{r.command(), x.metric}
				if v, ok := f[k]; ok && !done[k] {
					done[k] = true
					fmt.Fprintf(b, "%s\t%s\t%.*f\n", k.command, k.metric, places, v)
				}
			}
		}
	}
}

// floorOf is the floor of a figure that was just measured. A count of what is
// wrong has none.
func floorOf(v float64) float64 { return max(0, math.Floor((v-slack)*1000)/1000) }

// check measures the faster part of the plan and fails if a figure is below its
// floor.
func check(args []string, w io.Writer) error {
	fs := flag.NewFlagSet("eval check", flag.ContinueOnError)
	data := fs.String("shared", sharedData, "folder of the evaluation data")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if _, err := os.Stat(*data); err != nil {
		fmt.Fprintf(w, "skipped: there is no evaluation data at %s\n", *data)
		return nil
	}
	sections, err := plan(planText)
	if err != nil {
		return err
	}
	limits, err := parseFloors(eval.Floors)
	if err != nil {
		return err
	}
	start, held, fallen := cpuSeconds(), 0, 0
	ms := newMeasurer(*data)
	for _, s := range sections {
		for _, r := range s.runs {
			if r.slow {
				continue
			}
			res, err := ms.measure(&r)
			if err != nil {
				return err
			}
			for _, x := range r.figures {
				limit, ok := limits[floorKey{r.command(), x.metric}]
				v, _ := res.Metrics.Get(x.metric)
				switch {
				case !ok:
				case v < limit:
					fallen++
					fmt.Fprintf(w, "%s: %s is %.4f, below its floor of %.3f\n", r.command(), x.metric, v, limit)
				default:
					held++
				}
			}
		}
	}
	fmt.Fprintf(w, "%d figures at or above their floors, %d below; %.0f CPU seconds\n", held, fallen, cpuSeconds()-start)
	if fallen > 0 {
		return fmt.Errorf("%d figures fell; if that is meant, run: go run ./internal/cmd/eval docs -lower", fallen)
	}
	return nil
}

// A measurer measures each run once.
type measurer struct {
	data string
	done map[string]*result
}

func newMeasurer(data string) *measurer { return &measurer{data, make(map[string]*result)} }

func (m *measurer) measure(r *planned) (*result, error) {
	if res, ok := m.done[r.command()]; ok {
		return res, nil
	}
	args := r.in(m.data)
	o, err := parse(args)
	if err != nil {
		return nil, err
	}
	res, err := measure(args[0], o)
	if err != nil {
		return nil, err
	}
	m.done[r.command()] = res
	return res, nil
}
