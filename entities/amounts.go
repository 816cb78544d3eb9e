package entities

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/masthead-news/masthead/internal/wordlist"
	"github.com/masthead-news/masthead/text"
)

//go:embed lists/currencies.txt
var currencyList string

// currencies maps the words and codes of lists/currencies.txt to whether they mean money
// behind any number.
var currencies = sync.OnceValue(func() map[string]bool {
	t := map[string]bool{}
	for w := range wordlist.Lines(currencyList) {
		word, doubtful := strings.CutSuffix(w, "~")
		t[word] = !doubtful
	}
	return t
})

// amountConfidence is that of a sum of money which the model passed over. Of 100 such in the
// training articles, 87 are marked so.
const amountConfidence = 0.85

// amountBeside returns the sum of money that unit i, a number or a small word, tells of, if it
// improves ms, of which the next one that ends behind the unit is given.
func (p phrase) amountBeside(i int, ms []Mention, next int) (Mention, bool) {
	var s text.Span
	ok := false
	switch w := p.word(i); {
	case isNumber(w):
		s, ok = p.amount(i)
	case w == "of":
		s, ok = p.amountOf(i)
	}
	if !ok {
		return Mention{}, false
	}
	for next > 0 && ms[next-1].End > s.Start {
		next--
	}
	return Mention{Span: s, Kind: Money, Form: Name, Confidence: amountConfidence, Entity: -1}, improves(ms[next:], s)
}

// amount returns the sum of money whose number is unit i: "40,000 baht", "Rs 60",
// "250,000 Swiss francs", "60-70 cents".
func (p phrase) amount(i int) (text.Span, bool) {
	first, next := i, i+1
	large := len(p.word(i)) > 4
	if p.word(next) == "-" && magnitude(p.word(next+1)) {
		next++
	}
	if magnitude(p.word(next)) {
		next, large = next+1, true
	}
	last := p.currency(next, large)
	if last < 0 {
		last = next - 1
		if first = p.codeBefore(i); first < 0 {
			return text.Span{}, false
		}
	} else if w := p.word(i - 1); (w == "-" || w == "–") && isNumber(p.word(i-2)) {
		first = i - 2
	}
	return text.Span{Start: int(p.units[first].Start), End: int(p.units[last].End)}, true
}

// sum makes money of m where it is an amount behind the letter of a currency, which a model that
// has seen few takes for a name: "R95bn", "N500m".
func sum(txt string, m *Mention) {
	s := txt[m.Start:m.End]
	if m.Kind == Money || len(s) < 3 || !strings.ContainsRune("RNKP", rune(s[0])) {
		return
	}
	unit := strings.TrimLeft(s[1:], "0123456789.,")
	if len(unit) == len(s)-1 {
		return
	}
	switch unit {
	case "m", "bn", "tn", "mn", "million", "billion", "trillion":
		m.Kind = Money
	}
}

// currency returns the last unit of the currency that begins at unit i, or -1. Large says that
// the number before it is.
func (p phrase) currency(i int, large bool) int {
	if sure, ok := currencies()[p.word(i)]; ok {
		if sure || large {
			return i
		}
		return -1
	}
	if !capitalized(p.word(i)) {
		return -1
	}
	for n := 1; n <= 2; n++ { // "Swiss francs", "Hong Kong dollars"
		if _, ok := currencies()[p.word(i+n)]; !ok {
			continue
		}
		country := p.text[p.units[i].Start:p.units[i+n-1].End]
		if _, key := nameKey(country); gazetteer()[key].country != nil || country == "CFA" || country == "Hong Kong" {
			return i + n
		}
	}
	return -1
}

// codeBefore returns the first unit of the code that stands before the number at unit i, or -1.
func (p phrase) codeBefore(i int) int {
	k := i - 1
	if p.word(k) == "." {
		k--
	}
	if w := p.word(k); capitalized(w) && int(p.units[i].Start)-int(p.units[k].End) <= 2 {
		if _, ok := currencies()[w]; ok {
			return k
		}
	}
	return -1
}

// amountOf returns the sum in words that has "of" at unit i before its currency: "tens of
// millions of dinars".
func (p phrase) amountOf(i int) (text.Span, bool) {
	if !vague(p.word(i - 1)) {
		return text.Span{}, false
	}
	last := p.currency(i+1, true)
	if last < 0 {
		return text.Span{}, false
	}
	first := i - 1
	for p.word(first-1) == "of" && vague(p.word(first-2)) {
		first -= 2
	}
	return text.Span{Start: int(p.units[first].Start), End: int(p.units[last].End)}, true
}

func isNumber(w string) bool { return w != "" && '0' <= w[0] && w[0] <= '9' }

// magnitude reports whether w multiplies the number before it.
func magnitude(w string) bool {
	switch w {
	case "thousand", "million", "billion", "trillion", "m", "bn", "mn", "k", "lakh", "crore":
		return true
	}
	return false
}

// vague reports whether w is a number that nobody counted.
func vague(w string) bool {
	switch w {
	case "dozens", "tens", "hundreds", "thousands", "millions", "billions", "trillions":
		return true
	}
	return false
}
