package tone

// Among returns the bounds of the list of names in which words [lo, hi) are one: "X, Y and Z". What is
// said there of one is said of all. Without a list these are lo and hi.
func Among(ws []Word, lo, hi int) (first, last int) {
	first, last = lo, hi
	n := 1
	k, comma, and := separator(ws, lo-1, -1)
	for final := and && k >= 0 && ws[k].Name; !final; n++ {
		k, comma, and = separator(ws, last, 1)
		if k == last || k >= len(ws) || !ws[k].Name {
			return lo, hi
		}
		for last = k; last < len(ws) && ws[last].Name; last++ {
		}
		final = and
	}
	for {
		k, _, and := separator(ws, first-1, -1)
		if k == first-1 || k < 0 || !ws[k].Name || and && n > 1 {
			break
		}
		for first = k; first > 0 && ws[first-1].Name; first-- {
		}
		n++
	}
	// Another clause may begin: "met X, and Y left", "praised X and Y slammed Z".
	if n == 2 && (comma || first > 0 && last < len(ws) && ws[first-1].Frame != nil && ws[last].Frame != nil) {
		return lo, hi
	}
	if ofLast(ws, last) {
		return lo, hi
	}
	return first, last
}

// ofLast reports whether what stands from word k on, behind a list of names, is said of the last
// one alone: "X, Y and Z, the worst of governors", "X and Y's brother".
func ofLast(ws []Word, k int) bool {
	if k >= len(ws) {
		return false
	}
	switch ws[k].Low {
	case "'s", "’s":
		return true
	case ",":
		if k+1 < len(ws) {
			switch ws[k+1].Low {
			case "a", "an", "the", "who", "whose", "which":
				return true
			}
		}
	}
	return false
}

// separator returns the word after what stands between two names of a list, from word k on in
// steps of step, and whether that is a comma or "and", or both; without it that word is k.
func separator(ws []Word, k, step int) (next int, comma, and bool) {
	for range 2 {
		if k < 0 || k >= len(ws) {
			break
		}
		switch low := ws[k].Low; {
		case low == "," && !comma && (step < 0 || !and):
			comma = true
		case (low == "and" || low == "or" || low == "&") && !and && (step > 0 || !comma):
			and = true
		default:
			return k, comma, and
		}
		k += step
	}
	return k, comma, and
}
