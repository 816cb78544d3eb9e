package tone

// literal reports whether the word at ws[i], one of those that take sides, is used
// plainly: "gang" of a crime or of its members, "woke" as the past of "wake".
func literal(ws []Word, i int) bool {
	switch ws[i].Low {
	case "gang":
		return i+1 < len(ws) && crime(ws[i+1].Low)
	case "woke":
		return i+1 < len(ws) && afterWaking(ws[i+1].Low) || i > 0 && wakes(ws[i-1].Low)
	}
	return false
}

// crime reports whether w makes "gang" before it a plain word.
func crime(w string) bool {
	switch w {
	case "rape", "rapes", "raped", "raping", "rapist", "rapists", "-", "violence", "member", "members", "membership", "leader", "leaders", "war", "wars",
		"warfare", "activity", "crime", "crimes", "murder", "murders", "killing", "killings", "shooting", "shootings", "related", "unit", "task", "attack", "attacks", "affiliation":
		return true
	}
	return false
}

// afterWaking reports whether w follows "woke" only where that is a verb.
func afterWaking(w string) bool {
	switch w {
	case "up", "to", "at", "in", "on", "from", "with", "early", "late", "before", "after", "around", "him", "her", "me", "us", "them", "one", "the", "that", "this", "each", "every":
		return true
	}
	return false
}

// wakes reports whether w is a subject of "woke", the verb.
func wakes(w string) bool {
	switch w {
	case "i", "he", "she", "it", "we", "they", "you", "who":
		return true
	}
	return false
}
