// Package gbt holds gradient-boosted decision trees for yes-or-no questions, and for
// which of several answers is right: small, quick to ask, and made the same way each
// time from the same data.
//
//	m := gbt.Train(rows, labels, weights, gbt.Params{Trees: 200})
//	p := m.Prob(row)
//
// The trees follow Friedman (2001) with second-order steps and binned features
// as in XGBoost and LightGBM: logistic loss, leaf-wise growth, shrinkage, and a
// share of rows and of features drawn for each tree.
package gbt

import "math"

// A Model is a sum of trees. It is read-only once made and may be shared.
type Model struct {
	bias     float32
	features int
	nodes    []node  // tree after tree, each in preorder
	roots    []int32 // where each tree starts
}

// A node asks whether feature is at most cut; the left child is the next node.
// A leaf has feature -1, and its value in cut.
type node struct {
	cut     float32
	feature int16
	right   int16 // distance to the right child
}

// Features returns the length of the rows that m reads.
func (m *Model) Features() int { return m.features }

// Score returns the log-odds of yes. The row must have m.Features() values.
func (m *Model) Score(row []float32) float32 { return m.add(m.bias, m.roots, row) }

// rounds are the parts of the trees after each of which Compete looks who is behind.
const rounds = 10

// Compete appends the score of each of several rows that are answers to one
// question, as in [Params.Groups]. A row that falls behind the best by more than
// limit is asked no further, and keeps the score it has.
func (m *Model) Compete(rows [][]float32, limit float32, out []float32) []float32 {
	first := len(out)
	for range rows {
		out = append(out, m.bias)
	}
	scores := out[first:]
	least := float32(math.Inf(-1))
	for r := range rounds {
		roots := m.roots[r*len(m.roots)/rounds : (r+1)*len(m.roots)/rounds]
		best := float32(math.Inf(-1))
		for k, row := range rows {
			if scores[k] >= least {
				scores[k] = m.add(scores[k], roots, row)
				best = max(best, scores[k])
			}
		}
		least = best - limit
	}
	return out
}

// add adds to s what the trees with these roots say of row.
func (m *Model) add(s float32, roots []int32, row []float32) float32 {
	for _, i := range roots {
		n := m.nodes[i]
		for n.feature >= 0 {
			if row[n.feature] <= n.cut {
				i++
			} else {
				i += int32(n.right)
			}
			n = m.nodes[i]
		}
		s += n.cut
	}
	return s
}

// Prob returns the probability of yes.
func (m *Model) Prob(row []float32) float32 { return logistic(m.Score(row)) }

func logistic(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }

// Uses counts the questions asked about each feature, for a look at what matters.
func (m *Model) Uses() []int {
	uses := make([]int, m.features)
	for _, n := range m.nodes {
		if n.feature >= 0 {
			uses[n.feature]++
		}
	}
	return uses
}

// Mean returns the model whose score is the mean of the scores of models, which
// read the same features. It has all their trees.
func Mean(models ...*Model) *Model {
	n := float32(len(models))
	out := &Model{}
	for _, m := range models {
		out.features = m.features
		out.bias += m.bias / n
		first := int32(len(out.nodes))
		for _, r := range m.roots {
			out.roots = append(out.roots, first+r)
		}
		for _, q := range m.nodes {
			if q.feature < 0 {
				q.cut /= n
			}
			out.nodes = append(out.nodes, q)
		}
	}
	return out
}
