package quotes

import (
	"slices"
	"strings"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// lineRules reads lines that name the source and the words with no verb between
// them: "Abu Zaid: Iran has …", "US at odds over Rafah: Axios", "Europe spent
// $3 trillion – FT".
func (rd *reading) lineRules() []attribution {
	var out []attribution
	talking := -2 // the last block of the transcript so far
	c := rd.conversation()
	for bi, at := 0, 0; bi < len(rd.d.Blocks); bi++ {
		first := at
		for at < len(rd.d.Sentences) && rd.d.Sentences[at].Block == bi {
			at++
		}
		if first == at {
			continue
		}
		line := run{rd.d.Sentences[first].First, rd.d.Sentences[at-1].Last}
		if a, ok := rd.turn(line, &c); ok {
			out = append(out, a)
			talking = bi
			continue
		}
		if talking == bi-1 && rd.kind[line.first] == quoteMark && rd.d.Blocks[bi].Kind.InBody() && rd.words(line) > 2 {
			a := &out[len(out)-1] // who talks goes on in another paragraph
			a.content = append(a.content, rd.trim(line))
			talking = bi
			continue
		}
		kind := rd.d.Blocks[bi].Kind
		if rest := rd.behindTime(line); rest != line {
			line = rest
			if kind == text.Paragraph {
				kind = text.ListItem // a line of a ticker
			}
		}
		if line.len() < 4 || line.len() > 60 {
			continue
		}
		if a, ok := rd.quoteFirst(line, kind); ok {
			out = append(out, a)
		} else if a, ok := rd.sourceFirst(line); ok {
			out = append(out, a)
		} else if a, ok := rd.sourceLast(line, kind); ok {
			out = append(out, a)
		}
	}
	return out
}

// behindTime returns line without what stands before its words in a ticker: the
// time, and labels such as “BREAKING:”.
func (rd *reading) behindTime(line run) run {
	i := line.first
	if rd.kindAt(i) == number {
		for i < line.last && i-line.first < 6 && (rd.kind[i] == number && isTime(rd.word(i)) || rd.is(i, ":", ".", "am", "pm", "a.m.", "p.m.", "GMT", "BST", "UTC", "ET", "CET", "h", "|", "-", "–", "—")) {
			i++
		}
		if i-line.first < 2 && !strings.ContainsAny(rd.word(line.first), ":.") {
			i = line.first // a number that counts something
		}
	}
	if rd.is(i+1, ":") && rd.is(i, "breaking", "update", "updated", "exclusive", "watch", "live", "opinion", "analysis") {
		i += 2
	}
	return run{min(i, line.last), line.last}
}

// isTime reports whether the number w may be of a clock: “14:05”, “9.30”, “12”.
func isTime(w string) bool {
	for _, c := range w {
		if c != ':' && c != '.' && (c < '0' || c > '9') {
			return false
		}
	}
	return len(w) <= 5 && w[len(w)-1] != '.' && (len(w) <= 2 || strings.ContainsAny(w, ":."))
}

// quoteFirst reads a headline's “‘We are lost’: Farmers tell of the flood”.
func (rd *reading) quoteFirst(line run, k text.BlockKind) (attribution, bool) {
	if k != text.Title && k != text.Heading || rd.quoted[line.first] < 0 {
		return attribution{}, false
	}
	q := rd.tokens(rd.marks[rd.quoted[line.first]].Span)
	i := q.last + 1
	if q.first != line.first || rd.words(q) < 2 || i >= line.last || !rd.is(q.last, ":") || rd.kind[i] != capital {
		return attribution{}, false
	}
	a := attribution{source: run{i, i + 1}, cue: run{q.last, i}, content: []run{q}, confidence: 0.6}
	if src := rd.speaker(i, rd.block(i)); !src.empty() && src.last < line.last {
		a.source = src
	} else if i+1 >= line.last || rd.verbAt(i+1) == 0 {
		return attribution{}, false
	}
	return a, true
}

// verbAt returns how many words the verb of the lexicon at token i has, or 0.
func (rd *reading) verbAt(i int) int {
	_, n := rd.verb(i)
	return n
}

// sourceFirst reads "Name: clause".
func (rd *reading) sourceFirst(line run) (attribution, bool) {
	for i := line.first + 1; i < line.last && i < line.first+12; i++ {
		if !rd.is(i, ":") {
			continue
		}
		if rd.d.Tokens[i].End == rd.d.Tokens[min(i+1, line.last-1)].Start || labels[strings.ToLower(rd.word(i-1))] {
			break // https://…, doi:…, Source: …
		}
		if rd.behindDateline(line.first) > line.first {
			break
		}
		src, content := rd.trim(run{line.first, i}), rd.trim(run{i + 1, line.last})
		cue := run{i, i + 1}
		if c := rd.find(src, "citing", "quoting"); c > src.first { // "Israeli media citing security official: …"
			cue, src = run{c, c + 1}, run{src.first, c}
		}
		var to run
		if n := rd.find(src, "to"); n > src.first && src.last-n < 6 && rd.mention[n] < 0 && rd.canSpeak(run{n + 1, src.last}) && rd.canSpeak(run{src.first, n}) { // "Source to Axios: …"
			to, src = run{n + 1, src.last}, run{src.first, n}
		}
		ok := !src.empty() && rd.canSpeak(src) && (rd.mention[i] < 0 || rd.mention[i] != rd.mention[i-1]) && !rd.isTopic(src) && !rd.hasVerb(src) && !rd.hasAuxiliary(src) && !rd.acts(src) && rd.words(content) >= 3 && (rd.kind[content.first] >= capital || rd.endsInPerson(src)) && !rd.is(i+1, "//") &&
			!SameOutlet(rd.d.Slice(rd.span(src)), rd.c.Outlet)
		return attribution{source: src, cue: cue, to: to, content: []run{content}, confidence: 0.7}, ok
	}
	return attribution{}, false
}

// endsInPerson reports whether the last word of r is of a person's name.
func (rd *reading) endsInPerson(r run) bool {
	if r.empty() {
		return false
	}
	m := rd.mention[r.last-1]
	return m >= 0 && rd.r.Mentions[m].Kind == entities.Person
}

// isTopic reports whether a label before a colon says what a line is about, not
// who speaks: “Norland floods: …”, “Lind's Norland: …”. The last word of a label
// that speaks is a name or a noun for people or a body.
func (rd *reading) isTopic(r run) bool {
	if in := rd.find(r, "in"); in > r.first && topicNouns[strings.ToLower(rd.word(in-1))] {
		return true // “Cases in Norland (2023): …”
	}
	if comma := rd.find(r, ","); comma > 0 && rd.find(run{comma + 1, r.last}, ",") > 0 {
		return true // a list of what the line is about
	}
	n := r.last - 1
	w := strings.ToLower(rd.word(n))
	if place := rd.mention[r.first]; w == "news" && place >= 0 && rd.r.Mentions[place].Kind == entities.Location && !isKnown(rd.d.Slice(rd.span(r)), rd.c) {
		return true // “Norland News: …”
	}
	if w == "news" && r.len() == 2 && !isKnown(rd.d.Slice(rd.span(r)), rd.c) && rd.countryCalled(rd.word(r.first)) {
		return true
	}
	if anonymousHeads[w] || collectiveHeads[w] || personNouns[w] || rd.quoted[n] >= 0 || isOutlet(rd.d.Slice(rd.span(r)), rd.c) {
		return false
	}
	if m := rd.mention[n]; m >= 0 {
		k := rd.r.Mentions[m].Kind
		return rd.find(r, "'s", "’s") > r.first && (k == entities.Location || k == entities.NORP)
	}
	return eventNouns[w] || topicNouns[w] || rd.kind[n] == lower && !ofPeople(w)
}

// ofPeople reports whether the noun w may well be of people or of a body, by its ending or a list:
// "farmers", "cyclist", "nurses", "hospital".
func ofPeople(w string) bool {
	for _, one := range [...]string{w, strings.TrimSuffix(w, "s"), strings.TrimSuffix(w, "es")} {
		for _, ending := range [...]string{"er", "or", "ist", "ian", "ee", "ive", "man", "men"} {
			if strings.HasSuffix(one, ending) {
				return true
			}
		}
		if speakingNouns[one] {
			return true
		}
	}
	return false
}

// speakingNouns are further nouns for those whom a label may have speak.
var speakingNouns = wordSet(`academic admiral agent ayatollah bishop boss boy brother captain chief child children citizen cleric clerk colonel consultant
	cop cousin crew critic czar dad daughter defendant deputy deputies ex-husband ex-wife fan general girl guard guest hawk head hero hostage host
	husband imam immigrant inmate judge kid king landlord local major marine medic migrant militant mom mp mum nephew niece nun nurse opponent
	pal paramedic parent patient peer pensioner pilot pope priest prince princess queen rabbi rebel rival secretary-general sergeant sheriff son
	student surgeon suspect teen tenant troop tsar uncle vet victim wife youth
	airline airport bloc body bureau center centre chamber charity church club college delegation embassy exchange faction federation foundation
	guild hospital institute institution journal jury junta league lobby mission museum network paper panel railway regime school squad think-tank
	tribunal tv university watchdog`)

// countryCalled reports whether a country of the text is called so.
func (rd *reading) countryCalled(name string) bool {
	return slices.ContainsFunc(rd.r.Entities, func(e entities.Entity) bool { return e.Country != "" && e.Name == name })
}

// topicNouns are further nouns for what happens.
var topicNouns = wordSet(`wildfire wildfires fire fires flood floods flooding storm storms hurricane hurricanes tornado tornadoes earthquake earthquakes weather
	eruption crash crashes shooting shootings bombing bombings explosion election elections primary referendum trial trials crisis scandal
	wars conflict clashes riots strikes raids death deaths murder murders killing killings outbreak pandemic virus cases results
	news updates latest summary takeaways map timeline guide explainer review preview recap history budget economy prices inflation`)

// sourceLast reads a headline's "clause: Name" and "clause – Name".
func (rd *reading) sourceLast(line run, k text.BlockKind) (attribution, bool) {
	if k != text.Title && k != text.Dek && k != text.Heading && k != text.ListItem {
		return attribution{}, false
	}
	for i := line.last - 2; i > line.first+2 && i > line.last-7; i-- {
		if !rd.is(i, ":", "-", "–", "—", "|") || rd.d.Tokens[i].End == rd.d.Tokens[i+1].Start {
			continue
		}
		src, content := rd.trim(run{i + 1, line.last}), rd.trim(run{line.first, i})
		ok := rd.kind[src.first] == capital && !rd.is(src.first, "so", "how", "why", "what", "where", "when", "who", "is", "are", "can", "will", "here", "it", "this", "these") && rd.canSpeak(src) && rd.words(content) >= 3 &&
			!rd.hasVerb(src) && !rd.hasAuxiliary(src) && rd.find(src, "in", "on", "at", "to", "after", "over", "with", "as") < 0 // “Norland mushroom deaths: Guest dies in Westport”
		return attribution{source: src, cue: run{i, i + 1}, content: []run{content}, confidence: 0.7}, ok
	}
	return attribution{}, false
}

// hasVerb reports whether a verb of the lexicon stands in r, as in "Lind said:".
func (rd *reading) hasVerb(r run) bool {
	for i := r.first; i < r.last; i++ {
		if _, n := rd.verb(i); n > 0 && rd.kind[i] == lower && rd.mention[i] < 0 && !rd.is(i-1, "the", "a", "an") {
			return true
		}
	}
	return false
}

// acts reports whether a verb in the past stands in r: “Lind shrugged:”.
func (rd *reading) acts(r run) bool {
	for i := r.first + 1; i < r.last; i++ {
		if rd.kind[i] == lower && rd.mention[i] < 0 && strings.HasSuffix(rd.word(i), "ed") && rd.kind[i-1] == capital {
			return true
		}
	}
	return false
}

func (rd *reading) find(r run, words ...string) int {
	for i := r.first; i < r.last; i++ {
		if rd.is(i, words...) {
			return i
		}
	}
	return -1
}

// canSpeak reports whether the few words of r name someone who is heard: a
// mention, a known outlet, or a kind of source.
func (rd *reading) canSpeak(r run) bool {
	for i := r.first; i < r.last; i++ {
		if rd.mention[i] >= 0 || anonymousHeads[strings.ToLower(rd.word(i))] || collectiveHeads[strings.ToLower(rd.word(i))] {
			return true
		}
	}
	return isOutlet(rd.d.Slice(rd.span(r)), rd.c) || rd.isPaper(r) || r.len() < 4 && rd.is(r.first, "the") && personNouns[strings.ToLower(rd.word(r.last-1))]
}
