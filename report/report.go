// Package report shows comparisons to people: as one HTML file that opens
// without a network, as JSON, and as CSV.
package report
