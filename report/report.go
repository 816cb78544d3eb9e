// Package report shows comparisons to people: as one HTML file that opens
// without a network, as JSON, and as CSV.
//
//	f, err := os.Create("outlets.html")
//	if err != nil {
//		return err
//	}
//	defer f.Close()
//	return report.HTML(f, comparison)
//
// The page needs no script to be read; its script only finds words and points
// to places. Nothing in it is loaded from elsewhere, and no words of an article
// can become markup.
package report
