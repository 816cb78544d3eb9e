package eval

import _ "embed"

// Floors holds the value below which each figure must not fall: lines of
// command, metric and floor, with tabs between.
//
//go:embed floors.txt
var Floors string

// Unseen holds figures on pages that the models have not seen, found by
// cross-validation, in the form of Floors.
//
//go:embed unseen.txt
var Unseen string
