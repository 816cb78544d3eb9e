package eval

import _ "embed"

// Floors holds the value below which each figure must not fall: lines of
// command, metric and floor, with tabs between.
//
//go:embed floors.txt
var Floors string
