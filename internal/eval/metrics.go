// Package eval scores what the layers of masthead find against texts that
// people have annotated. Each scorer follows the definition that its data was
// published with, so that a figure here can stand beside a published one.
//
// Figures are fractions, not per cent, except where a name says otherwise.
package eval

import (
	"bytes"
	"encoding/json"
)

// A Metric is one named figure.
type Metric struct {
	Name  string
	Value float64
}

// Metrics are figures in the order in which they are shown.
type Metrics []Metric

// Add appends a figure.
func (m *Metrics) Add(name string, v float64) { *m = append(*m, Metric{name, v}) }

// AddPRF appends an F1 under name, with its precision and recall after it.
func (m *Metrics) AddPRF(name string, s PRF) {
	m.Add(name, s.F1)
	m.Add(name+".p", s.P)
	m.Add(name+".r", s.R)
}

// Get returns the figure called name, and whether there is one.
func (m Metrics) Get(name string) (float64, bool) {
	for _, x := range m {
		if x.Name == name {
			return x.Value, true
		}
	}
	return 0, false
}

// MarshalJSON writes m as an object.
func (m Metrics) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, x := range m {
		if i > 0 {
			b.WriteByte(',')
		}
		k, err := json.Marshal(x.Name)
		if err != nil {
			return nil, err
		}
		v, err := json.Marshal(x.Value)
		if err != nil {
			return nil, err
		}
		b.Write(k)
		b.WriteByte(':')
		b.Write(v)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// PRF is precision, recall and their harmonic mean.
type PRF struct{ P, R, F1 float64 }

// harmonic returns the PRF of a precision and a recall.
func harmonic(p, r float64) PRF {
	s := PRF{P: p, R: r}
	if p+r > 0 {
		s.F1 = 2 * p * r / (p + r)
	}
	return s
}

// counts returns the PRF of tp right ones among pred predicted and gold wanted.
func counts(tp, pred, gold int) PRF {
	return harmonic(ratio(tp, pred), ratio(tp, gold))
}

// ratio is a/b, and 0 where b is 0.
func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// mean is the arithmetic mean, and 0 of nothing.
func mean(xs []float64) float64 {
	if len(xs) == 0 {
		return 0
	}
	var s float64
	for _, x := range xs {
		s += x
	}
	return s / float64(len(xs))
}
