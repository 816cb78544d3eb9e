// Command eval measures the layers of masthead on texts that people have
// annotated.
//
//	go run ./internal/cmd/eval LAYER -data PATH [-out FILE] [-json]
//
// It prints figures as a table or, with -json, as one object. With -out it
// writes what was found in the form that the data's own scorer reads; with
// -pred it scores such a file instead of what masthead finds.
//
//	go run ./internal/cmd/eval check   # has a figure fallen below its floor?
//	go run ./internal/cmd/eval unseen  # cross-validate the models of pages
//	go run ./internal/cmd/eval docs    # measure all and rewrite docs/quality.md
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/masthead-news/masthead/internal/eval"
)

// options are the flags of one run.
type options struct {
	data       string
	out        string
	pred       string
	json       bool
	text       string // quotes, marks: folder of the texts
	part       string // quotes: which of the texts, as k/n
	pairs      string // reuse: file of gold pairs
	names      string // naming: file of gold chains
	style      string // dumps: how the pages were flattened
	classes    int    // names: 9 or 4
	kind       string // tone: class, reg or rank
	background string // stories: documents that the others are hidden among
	errors     int    // names: how many of the commonest errors to print
}

// A task is one layer on one set of data.
type task interface {
	// predict runs masthead. Its CPU time is reported.
	predict() error
	// write and read handle predictions in the scorer's own format.
	write(io.Writer) error
	read(io.Reader) error
	// score returns the figures, and on how many items they rest.
	score() (eval.Metrics, int)
}

// A counter is a task whose speed is reported: so many units in its CPU time.
type counter interface {
	units() (name string, n int)
}

// A reporter is a task that can say more than figures: with -errors, what went
// wrong.
type reporter interface {
	report(w io.Writer, n int) error
}

// A layer is what can be measured, with what loads its data.
type layer struct {
	name string
	load func(*options) (task, error)
}

var layers = []layer{
	{"extract", loadExtract},
	{"dumps", loadDumps},
	{"names", loadNames},
	{"segtok", loadSegtok},
	{"clusters", loadClusters},
	{"quotes", loadQuotes},
	{"speakers", loadSpeakers},
	{"marks", loadMarks},
	{"tone", loadTone},
	{"stories", loadStories},
	{"reuse", loadReuse},
	{"naming", loadNaming},
	{"reference", loadReference},
	{"peers", loadPeers},
	{"analyze", loadAnalyze},
}

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return
		}
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

// run is main without the process.
func run(args []string, w io.Writer) error {
	if len(args) == 0 {
		return fmt.Errorf("say what to measure: one of %s; or check, unseen or docs", strings.Join(layerNames(), ", "))
	}
	switch args[0] {
	case "check":
		return check(args[1:], w)
	case "unseen":
		return unseen(args[1:], w)
	case "docs":
		return docs(args[1:], w)
	}
	o, err := parse(args)
	if err != nil {
		return err
	}
	r, err := measure(args[0], o)
	if err != nil {
		return err
	}
	if o.json {
		return json.NewEncoder(w).Encode(r)
	}
	if err := r.table(w); err != nil || r.report == nil {
		return err
	}
	return r.report(w, o.errors)
}

func layerNames() []string {
	var names []string
	for _, l := range layers {
		names = append(names, l.name)
	}
	return names
}

// parse reads the flags after the layer in args[0].
func parse(args []string) (*options, error) {
	o := new(options)
	fs := flag.NewFlagSet("eval "+args[0], flag.ContinueOnError)
	fs.StringVar(&o.data, "data", "", "file or folder to measure on")
	fs.StringVar(&o.out, "out", "", "write what was found to this file (- for standard output)")
	fs.StringVar(&o.pred, "pred", "", "score what this file holds, in the form of -out, instead of what masthead finds")
	fs.BoolVar(&o.json, "json", false, "print one JSON object")
	fs.StringVar(&o.text, "text", "", "quotes, marks: folder of the texts (default: beside the data)")
	fs.StringVar(&o.part, "part", "", "quotes: only the kth of each n texts, given as k/n and counted from 0")
	fs.StringVar(&o.pairs, "pairs", "", "reuse: file of the pairs to be found (default: beside the data)")
	fs.StringVar(&o.names, "names", "", "naming: file of the names to be found (default: beside the data)")
	fs.StringVar(&o.style, "style", "browser", "dumps: browser, w3m, lynx or html2text")
	fs.IntVar(&o.classes, "classes", 0, "names: 9 or 4 classes (default: what the data has)")
	fs.StringVar(&o.kind, "kind", "", "tone: class, reg or rank (default: by the data)")
	fs.StringVar(&o.background, "background", "", "stories: file of dated documents to hide the others among")
	fs.IntVar(&o.errors, "errors", 0, "names: print what becomes of the names of each kind and region, and so many of the commonest confusions")
	if err := fs.Parse(args[1:]); err != nil {
		return nil, err
	}
	if fs.NArg() > 0 {
		return nil, fmt.Errorf("%s: %q is no flag; the data goes after -data", args[0], fs.Arg(0))
	}
	if o.data == "" {
		return nil, fmt.Errorf("%s: say with -data what to measure on", args[0])
	}
	return o, nil
}

// A result is what one run found.
type result struct {
	Layer   string       `json:"layer"`
	Data    string       `json:"data"`
	Metrics eval.Metrics `json:"metrics"`
	N       int          `json:"n"`
	CPU     float64      `json:"cpu_seconds"`

	report func(io.Writer, int) error // asked for by -errors
}

// measure runs one layer.
func measure(name string, o *options) (*result, error) {
	i := slices.IndexFunc(layers, func(l layer) bool { return l.name == name })
	if i < 0 {
		return nil, fmt.Errorf("no layer %q; there are %s", name, strings.Join(layerNames(), ", "))
	}
	t, err := layers[i].load(o)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	r := &result{Layer: name, Data: o.data}
	if o.pred != "" {
		err = readFrom(o.pred, t.read)
	} else {
		start := cpuSeconds()
		err = t.predict()
		r.CPU = cpuSeconds() - start
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if o.out != "" {
		if err := writeTo(o.out, t.write); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	r.Metrics, r.N = t.score()
	if c, ok := t.(counter); ok && o.pred == "" && r.CPU > 0 {
		unit, n := c.units()
		r.Metrics.Add(unit+"_per_cpu_second", float64(n)/r.CPU)
	}
	if x, ok := t.(reporter); ok && o.errors > 0 {
		r.report = x.report
	}
	return r, nil
}

func readFrom(file string, read func(io.Reader) error) error {
	f, err := open(file)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	return read(f)
}

func writeTo(file string, write func(io.Writer) error) error {
	if file == "-" {
		return write(os.Stdout)
	}
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(f)
	return errors.Join(write(b), b.Flush(), f.Close())
}

// table prints r for people.
func (r *result) table(w io.Writer) error {
	fmt.Fprintf(w, "%s on %s: n = %d, %.1f CPU seconds\n", r.Layer, r.Data, r.N, r.CPU)
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	for i := 0; i < len(r.Metrics); i++ {
		m := r.Metrics[i]
		fmt.Fprintf(tw, "  %s\t%s\t", m.Name, figure(m.Value))
		// Precision and recall go on the line of their F1.
		for i+1 < len(r.Metrics) {
			tail, ok := strings.CutPrefix(r.Metrics[i+1].Name, m.Name+".")
			if !ok || tail != "p" && tail != "r" {
				break
			}
			i++
			fmt.Fprintf(tw, "%s %s\t", tail, figure(r.Metrics[i].Value))
		}
		fmt.Fprintln(tw)
	}
	return tw.Flush()
}

// figure prints a share with four places and a number as it is.
func figure(v float64) string {
	if v > 1.5 || v < -1.5 {
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.4f", v)
}
