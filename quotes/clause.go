package quotes

// maxSubject is the length in words of a subject that stands before its verb
// with nothing between.
const maxSubject = 6

// ownSubject gives a cue the subject of its own clause, where the source that was
// found lies in the clause before: “The raid was discussed, and | the ministry |
// refused to …”, “The Gazette has seen a letter in which | the council | warned …”.
func (rd *reading) ownSubject(a *attribution) {
	if a.cue.empty() || a.source.empty() || a.source.last > a.cue.first {
		return
	}
	from := rd.clauseStart(a)
	if from < 0 {
		return
	}
	subject := rd.trim(run{from, a.cue.first})
	if subject.empty() || subject.len() > maxSubject || rd.isEvent(rd.head(subject)) {
		return
	}
	if rd.is(subject.first, "the", "a", "an") || rd.kindAt(subject.first) == capital {
		a.source = subject
	}
}

// clauseStart returns where the clause of a's cue begins, if that is behind the
// source, and -1 otherwise.
func (rd *reading) clauseStart(a *attribution) int {
	for k := a.cue.first - 2; k >= a.source.last && k >= a.cue.first-maxSubject-2; k-- {
		switch {
		case rd.is(k, "which") && rd.is(k-1, "in"):
			return k + 1
		case rd.is(k, "and", "but") && rd.is(k-1, ","):
			for i := a.source.last; i < k-1; i++ {
				if rd.is(i, "is", "are", "was", "were", "has", "had", "have") {
					return k + 1 // the source has a verb of its own
				}
			}
			return -1
		case rd.is(k, ",", ";", ":"), rd.quoted[k] >= 0:
			return -1
		}
	}
	return -1
}
