// Package pages reads the development dumps and labels their lines, to train and
// to judge the model of internal/flat.
package pages

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/masthead-news/masthead/internal/flat"
	"golang.org/x/net/publicsuffix"
)

// gold is what is known of a page.
type gold struct {
	URL         string
	ArticleBody string
	Title       string
	Authors     []string
	Date        string
	Tags        []string
	Summary     []string
	Images      []struct{ Caption, Alt string }
	Dump, HTML  string
	Author      names
	With        []string
	Without     []string

	said *said // what the page's HTML says, where the gold says less
}

// names is one name or a list.
type names []string

func (n *names) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		if *n = nil; one != "" {
			*n = names{one}
		}
		return nil
	}
	return json.Unmarshal(b, (*[]string)(n))
}

// Folds is the number of parts of the cross-validation.
const Folds = 4

// Salt parts the sites into other folds.
var Salt string

// Styles are the ways in which the development pages were flattened.
var Styles = []string{"browser", "w3m", "lynx", "html2text"}

// A Page is one dump with its labels.
type Page struct {
	Set, Style, ID string
	Fold           int
	GoldWords      []string // of the body, case kept
	Lines          []flat.Line
	Sheet          *flat.Sheet
	Labels         [flat.NumModels][]float32 // nil: the gold doesn't say

	gold  gold
	deep  [2]int // lines before and after these are far from the body
	known []bool // the lines of which the body's label is known; nil for all
}

// Load reads the dumps of all sets in the given styles.
func Load(dir string, styles []string) ([]*Page, error) {
	var pages []*Page
	for _, set := range []string{"aeb", "fev", "fnd", "wcxb", "traf"} {
		all, err := readGold(filepath.Join(dir, set, "gold.json"))
		if err != nil {
			return nil, err
		}
		for _, id := range slices.Sorted(maps.Keys(all)) {
			g := all[id]
			root, err := parse(filepath.Join(dir, set, g.HTML))
			if err != nil {
				return nil, err
			}
			if set != "fnd" {
				g.said = ask(root)
			}
			if g.Dump == "" {
				// A set without dumps: flatten it as a browser does.
				if !slices.Contains(styles, "browser") {
					continue
				}
				pages = add(pages, set, "browser", id, g, flattened(root))
				continue
			}
			for _, style := range styles {
				if style == "other" {
					style = Styles[1+hash(id+"/style")%(len(Styles)-1)]
				}
				b, err := os.ReadFile(filepath.Join(dir, "dumps", style, set, filepath.Base(g.Dump)))
				if err != nil {
					return nil, err
				}
				pages = add(pages, set, style, id, g, string(b))
			}
		}
	}
	return pages, nil
}

func readGold(name string) (map[string]gold, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var all map[string]gold
	if err := json.Unmarshal(b, &all); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return all, nil
}

// add appends a page with its labels, unless it has no words.
func add(pages []*Page, set, style, id string, g gold, text string) []*Page {
	p := &Page{Set: set, Style: style, ID: id, gold: g, Fold: foldOf(id, g.URL), Lines: flat.Lines(text)}
	if len(p.Lines) == 0 {
		return pages
	}
	p.GoldWords = Tokens(g.ArticleBody)
	if len(g.Author) > 0 && len(g.Authors) == 0 {
		p.gold.Authors = strings.FieldsFunc(strings.Join(g.Author, ";"), func(r rune) bool { return r == ';' || r == ',' })
	}
	switch set {
	case "traf": // no body, but some of its words
		p.GoldWords = nil
		p.labelChunks()
	default:
		p.labelBody()
	}
	p.findDeep(p.Labels[flat.Look])
	p.labelParts()
	for k := flat.TitleAgain; k < flat.NumModels; k++ {
		p.Labels[k] = p.Labels[flat.FirstLook(k)]
	}
	return append(pages, p)
}

// labelChunks marks lines that hold one of the chunks of the body, and those that
// hold one that is not in it.
func (p *Page) labelChunks() {
	y := make([]float32, len(p.Lines))
	p.known = make([]bool, len(p.Lines))
	holds := func(i int, chunks []string) bool {
		return slices.ContainsFunc(chunks, func(c string) bool { return strings.Contains(p.Lines[i].Text, strings.Join(strings.Fields(c), " ")) })
	}
	for i := range p.Lines {
		if holds(i, p.gold.With) {
			if len(p.Lines[i].Words()) > 8 {
				y[i], p.known[i] = 1, true
			}
		} else {
			p.known[i] = holds(i, p.gold.Without)
		}
	}
	p.Labels[flat.Look], p.Labels[flat.Body] = y, y
}

// foldOf puts all dumps of a page, and of all pages of its site, into one fold.
func foldOf(id, address string) int {
	key := id
	if u, err := url.Parse(address); err == nil && u.Hostname() != "" {
		key = u.Hostname()
		if site, err := publicsuffix.EffectiveTLDPlusOne(key); err == nil {
			key = site
		}
	}
	return hash(key+Salt) % Folds
}

func hash(s string) int {
	h := fnv.New32a()
	h.Write([]byte(s))
	return int(h.Sum32() >> 3)
}

// Tokens are the words of the measure: runs of letters, digits and underscores.
func Tokens(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' })
}

// Shingles counts the runs of four words; a shorter text is one.
func Shingles(words []string) map[string]int {
	m := map[string]int{}
	if len(words) == 0 {
		return m
	}
	for i := range max(1, len(words)-3) {
		m[strings.Join(words[i:min(i+4, len(words))], " ")]++
	}
	return m
}

// OfBody reports whether model k tells the body.
func OfBody(k int) bool {
	return k == flat.Look || k == flat.Body || k == flat.LookWords || k == flat.BodyWords
}

// Weight is what a line counts for in training; lines of weight zero are left
// out. For the body that is its share of the body's words, and of lines deep far
// from it one in three stands for all; a headline counts for much more than a
// line that is none, and those far from the body for less still.
func (p *Page) Weight(k, i int) float32 {
	if OfBody(k) && p.known != nil {
		const chunk = .3 // such lines were chosen because they are hard
		if p.known[i] {
			return chunk
		}
		return 0
	}
	if OfBody(k) {
		w := min(1, .02+float32(len(p.Lines[i].Words()))/float32(max(40, len(p.GoldWords))))
		if i < p.deep[0] || i > p.deep[1] {
			if i%3 != 0 {
				return 0
			}
			w *= 3
		}
		return w
	}
	switch {
	case p.Labels[k][i] > 0:
		return 1
	case i >= p.deep[0] && i <= p.deep[1]:
		return .2
	case i%4 == 0:
		return .4
	}
	return 0
}

// findDeep notes between which lines the body lies, with room on both sides.
func (p *Page) findDeep(body []float32) {
	const room = 50
	p.deep = [2]int{0, len(p.Lines)}
	first, last := -1, -1
	for i, y := range body {
		if y > 0 {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first >= 0 {
		p.deep = [2]int{first - room, last + room}
	}
}

// labelBody marks the lines of which at least half the shingles are in the gold
// body, each text once, and shorter lines that stand in it at the right place.
func (p *Page) labelBody() {
	y := make([]float32, len(p.Lines))
	want := Shingles(p.GoldWords)
	place := map[string]int{}
	for i := len(p.GoldWords) - 4; i >= 0; i-- {
		place[strings.Join(p.GoldWords[i:i+4], " ")] = i
	}
	at := make([]int, len(p.Lines))
	seen := map[string]bool{}
	words := make([][]string, len(p.Lines))
	for i := range p.Lines {
		at[i] = -1
		w := Tokens(p.Lines[i].Text)
		words[i] = w
		if len(w) < 4 || seen[p.Lines[i].Text] {
			continue
		}
		hits, first := 0, -1
		for j := 0; j+4 <= len(w); j++ {
			s := strings.Join(w[j:j+4], " ")
			if want[s] > 0 {
				hits++
				if first < 0 {
					first = place[s]
				}
			}
		}
		if 2*hits >= len(w)-3 {
			y[i], at[i] = 1, first
			seen[p.Lines[i].Text] = true
		}
	}
	for i, w := range words {
		if len(w) >= 4 || len(w) == 0 {
			continue
		}
		lo, hi := -1, -1
		for j := i - 1; j >= max(0, i-12) && lo < 0; j-- {
			lo = at[j]
		}
		for j := i + 1; j < min(len(words), i+12) && hi < 0; j++ {
			hi = at[j]
		}
		switch {
		case lo < 0 && hi < 0:
			continue
		case lo < 0:
			lo = max(0, hi-12)
		case hi < 0:
			hi = min(len(p.GoldWords), lo+400)
		}
		hi = min(hi, lo+600, len(p.GoldWords))
		if lo < hi && strings.Contains(" "+strings.Join(p.GoldWords[lo:hi], " ")+" ", " "+strings.Join(w, " ")+" ") {
			y[i] = 1
		}
	}
	p.Labels[flat.Look], p.Labels[flat.Body] = y, y
}

// labelParts marks headlines, deks, bylines, dates, captions and tags.
func (p *Page) labelParts() {
	n := len(p.Lines)
	norm := make([]string, n)
	firstBody, lastBody := n, -1
	for i := range p.Lines {
		norm[i] = " " + strings.Join(p.Lines[i].Words(), " ") + " "
		if p.Labels[flat.Body][i] > 0 && len(p.Lines[i].Words()) > 8 {
			firstBody, lastBody = min(firstBody, i), i
		}
	}
	normal := func(s string) string { return " " + strings.Join(flat.Words(s), " ") + " " }
	mark := func(k int, is func(i int) bool) {
		y := make([]float32, n)
		for i := range y {
			if is(i) {
				y[i] = 1
			}
		}
		p.Labels[k] = y
	}
	if t := normal(p.gold.Title); t != "  " {
		mark(flat.Title, func(i int) bool { return norm[i] == t })
	} else if p.gold.said != nil {
		titles := map[string]bool{}
		for _, t := range p.gold.said.titles {
			titles[normal(t)] = len(strings.Fields(t)) > 2
		}
		mark(flat.Title, func(i int) bool { return titles[norm[i]] })
		if !slices.Contains(p.Labels[flat.Title], 1) {
			p.Labels[flat.Title] = nil
		}
	}
	if len(p.gold.Summary) > 0 {
		all := normal(strings.Join(p.gold.Summary, " "))
		mark(flat.Dek, func(i int) bool {
			return len(p.Lines[i].Words()) > 3 && i < firstBody+3 && strings.Contains(all, norm[i])
		})
	}
	authors := p.gold.Authors
	if len(authors) == 0 && p.gold.said != nil {
		authors = p.gold.said.authors
	}
	if len(authors) > 0 {
		var names []string
		for _, a := range authors {
			if s := normal(a); s != "  " {
				names = append(names, s)
			}
		}
		mark(flat.Author, func(i int) bool {
			return len(norm[i]) < 250 && i > firstBody-40 && i < lastBody+25 && p.Labels[flat.Body][i] == 0 &&
				slices.ContainsFunc(names, func(s string) bool { return strings.Contains(norm[i], s) })
		})
		if len(p.gold.Authors) == 0 && !slices.Contains(p.Labels[flat.Author], 1) {
			p.Labels[flat.Author] = nil
		}
	}
	if d, err := time.Parse(time.DateOnly, p.gold.Date[:min(10, len(p.gold.Date))]); err == nil {
		mark(flat.Date, func(i int) bool { return len(norm[i]) < 250 && hasDay(p.Lines[i].Words(), d) })
	}
	var words []map[string]int
	for _, im := range p.gold.Images {
		for _, s := range []string{im.Caption, im.Alt} {
			if w := strings.Fields(normal(s)); len(w) >= 3 {
				words = append(words, bag(w))
			}
		}
	}
	if len(p.gold.Images) > 0 {
		mark(flat.Caption, func(i int) bool {
			w := bag(p.Lines[i].Words())
			return p.Labels[flat.Body][i] == 0 && slices.ContainsFunc(words, func(c map[string]int) bool { return overlap(c, w) >= .6 })
		})
	}
	if len(p.gold.Tags) > 0 {
		p.labelTags(norm, normal, p.gold.Tags, firstBody)
	} else if p.gold.said != nil && len(p.gold.said.tags) > 1 {
		p.labelTags(norm, normal, p.gold.said.tags, firstBody)
	}
}

// labelTags marks lines that are a tag, where another tag or a heading for tags
// stands near: a tag alone may be an entry of the menu. It marks too lines of
// several tags in a row.
func (p *Page) labelTags(norm []string, normal func(string) string, list []string, firstBody int) {
	tags := map[string]bool{}
	for _, t := range list {
		if s := normal(t); s != "  " {
			tags[s] = true
		}
	}
	y := make([]float32, len(norm))
	some := false
	for i := range norm {
		if i < firstBody-15 || p.Labels[flat.Body][i] > 0 {
			continue
		}
		is := rowOfTags(norm[i], tags)
		if tags[norm[i]] {
			is = len(tags) == 1
			for j := max(0, i-4); j < min(len(norm), i+5); j++ {
				is = is || j != i && tags[norm[j]] && norm[j] != norm[i]
			}
		}
		if is {
			y[i], some = 1, true
		}
	}
	if some || len(p.gold.Tags) > 0 {
		p.Labels[flat.Tag] = y
	}
}

// rowOfTags reports whether a line is made of tags, but for a heading.
func rowOfTags(line string, tags map[string]bool) bool {
	const most = 60
	words := strings.Fields(line)
	if len(words) < 2 || len(words) > most {
		return false
	}
	found, known := 0, 0
	for i := 0; i < len(words); {
		n := 0
		for k := min(8, len(words)-i); k > 0 && n == 0; k-- {
			if tags[" "+strings.Join(words[i:i+k], " ")+" "] {
				n = k
			}
		}
		if n > 0 {
			found++
		}
		known += n
		i += max(n, 1)
	}
	return found >= 2 && len(words)-known <= max(1, len(words)/4)
}

func bag(words []string) map[string]int {
	m := map[string]int{}
	for _, w := range words {
		m[w]++
	}
	return m
}

// overlap is the share of words that two bags have in common.
func overlap(a, b map[string]int) float64 {
	both, all := 0, 0
	for w, n := range a {
		both += min(n, b[w])
		all += n
	}
	for w, n := range b {
		all += n - min(n, a[w])
	}
	return float64(both) / float64(max(all, 1))
}

// hasDay reports whether the words of a line name the day d, as 3 April 2024,
// 03/04/2024, 2024-04-03 and the like.
func hasDay(words []string, d time.Time) bool {
	year, day, month := false, false, false
	names := monthNames[d.Month()-1]
	for _, w := range words {
		switch trimmed := strings.TrimLeft(strings.TrimRight(w, "sthndr."), "0"); {
		case w == d.Format("2006"):
			year = true
		case trimmed == fmt.Sprint(d.Day()) && !day:
			day = true
		case trimmed == fmt.Sprint(int(d.Month())) || len(w) >= 3 && slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(w, n) }):
			month = true
		}
		if strings.ContainsAny(w, "年月日") && strings.Contains(w, d.Format("2006年1月2日")) {
			return true
		}
	}
	return year && day && (month || d.Day() == int(d.Month()))
}

// monthNames are how the names of months begin in the languages of the pages.
var monthNames = [12][]string{
	{"jan", "janv", "ene", "gen", "stycz", "jän", "sau"},
	{"feb", "fév", "fev", "lut", "vas"},
	{"mar", "mär", "mär", "maa", "kov", "mrt"},
	{"apr", "avr", "abr", "kwi", "bal"},
	{"may", "mai", "maj", "mei", "mag", "geg"},
	{"jun", "juin", "giu", "cze", "bir"},
	{"jul", "juil", "lug", "lip", "lie"},
	{"aug", "août", "ago", "sie", "rug"},
	{"sep", "set", "wrz", "rugs"},
	{"oct", "okt", "ott", "out", "paź", "spa"},
	{"nov", "lis", "lap"},
	{"dec", "dez", "déc", "dic", "gru", "des"},
}
