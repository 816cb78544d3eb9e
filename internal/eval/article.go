package eval

import (
	"regexp"
	"slices"
	"strings"
	"time"
)

// An ArticleGold is what a page holds, as far as its annotators wrote it down.
type ArticleGold struct {
	URL         string      `json:"url"`
	HTML        string      `json:"html"` // file, from the folder of the gold
	Dump        string      `json:"dump"` // file, in the folder of the dumps
	ArticleBody string      `json:"articleBody"`
	Title       string      `json:"title"`
	Authors     any         `json:"authors"` // a list, or one string
	Author      any         `json:"author"`
	Date        string      `json:"date"`
	Tags        []string    `json:"tags"`
	Images      []ImageGold `json:"images"`
	With        []string    `json:"with"`    // pieces that belong to the text
	Without     []string    `json:"without"` // pieces that don't
}

// An ImageGold is a picture of an article.
type ImageGold struct {
	Caption string `json:"caption"`
}

// An ArticlePrediction is what was found on a page.
type ArticlePrediction struct {
	ArticleBody string   `json:"articleBody"`
	Title       string   `json:"title"`
	Authors     []string `json:"authors"`
	Date        string   `json:"date"` // YYYY-MM-DD
	Tags        []string `json:"tags"`
	Captions    []string `json:"captions"`
}

// ScoreArticles scores extraction. A page without a prediction counts as empty.
// Which figures there are depends on what the gold holds.
func ScoreArticles(gold map[string]ArticleGold, pred map[string]ArticlePrediction) Metrics {
	ids := sortedKeys(gold)
	var m Metrics
	scoreBody(&m, ids, gold, pred)
	scoreSegments(&m, ids, gold, pred)
	scoreTitle(&m, ids, gold, pred)
	scoreAuthors(&m, ids, gold, pred)
	scoreDate(&m, ids, gold, pred)
	scoreTags(&m, ids, gold, pred)
	scoreCaptions(&m, ids, gold, pred)
	return m
}

// scoreBody adds the shingle F1 of the article-extraction benchmark: precision
// and recall of 4-word shingles are averaged over the pages on which each is
// defined, and F1 is the harmonic mean of the two averages. word_f1 is the mean
// over pages of the F1 of bags of words.
func scoreBody(m *Metrics, ids []string, gold map[string]ArticleGold, pred map[string]ArticlePrediction) {
	var ps, rs, wordF1 []float64
	exact, n := 0, 0
	for _, id := range ids {
		if gold[id].ArticleBody == "" {
			continue
		}
		n++
		want, got := words(gold[id].ArticleBody), words(pred[id].ArticleBody)
		hit, nw, ng := shingleOverlap(want, got)
		if ng > 0 {
			ps = append(ps, ratio(hit, ng))
		}
		if nw > 0 {
			rs = append(rs, ratio(hit, nw))
		}
		if slices.Equal(want, got) {
			exact++
		}
		wordF1 = append(wordF1, bagF1(words(lower(gold[id].ArticleBody)), words(lower(pred[id].ArticleBody))))
	}
	if n == 0 {
		return
	}
	f := harmonic(mean(ps), mean(rs))
	m.Add("shingle_f1", f.F1)
	m.Add("precision", f.P)
	m.Add("recall", f.R)
	m.Add("exact", ratio(exact, n))
	m.Add("word_f1", mean(wordF1))
}

// ShingleF1 is the F1 of 4-word shingles of one text.
func ShingleF1(want, got string) float64 {
	hit, nw, ng := shingleOverlap(words(want), words(got))
	return counts(hit, ng, nw).F1
}

// shingleOverlap counts the runs of four words that both texts have, and those
// of each. A text shorter than four words is one shingle.
func shingleOverlap(want, got []string) (hit, nw, ng int) {
	bag := make(map[string]int)
	for s := range shingles(want) {
		bag[s]++
		nw++
	}
	for s := range shingles(got) {
		ng++
		if bag[s] > 0 {
			bag[s]--
			hit++
		}
	}
	return hit, nw, ng
}

func shingles(ws []string) func(func(string) bool) {
	const k = 4
	return func(yield func(string) bool) {
		if len(ws) == 0 {
			return
		}
		for i := range max(1, len(ws)-k+1) {
			if !yield(strings.Join(ws[i:min(i+k, len(ws))], "\x00")) {
				return
			}
		}
	}
}

func bagF1(want, got []string) float64 {
	if len(want) == 0 {
		if len(got) == 0 {
			return 1
		}
		return 0
	}
	bag := make(map[string]int)
	for _, w := range want {
		bag[w]++
	}
	hit := 0
	for _, w := range got {
		if bag[w] > 0 {
			bag[w]--
			hit++
		}
	}
	return 2 * float64(hit) / float64(len(want)+len(got))
}

// scoreSegments asks which wanted and unwanted pieces of a page stand in its
// text, counted over all pages.
func scoreSegments(m *Metrics, ids []string, gold map[string]ArticleGold, pred map[string]ArticlePrediction) {
	var hit, miss, wrong, clean int
	for _, id := range ids {
		g := gold[id]
		if len(g.With)+len(g.Without) == 0 {
			continue
		}
		answer := flat(pred[id].ArticleBody)
		for _, s := range g.With {
			if strings.Contains(answer, flat(s)) {
				hit++
			} else {
				miss++
			}
		}
		for _, s := range g.Without {
			if strings.Contains(answer, flat(s)) {
				wrong++
			} else {
				clean++
			}
		}
	}
	if hit+miss+wrong+clean == 0 {
		return
	}
	f := counts(hit, hit+wrong, hit+miss)
	m.Add("segments_f1", f.F1)
	m.Add("segments_precision", f.P)
	m.Add("segments_recall", f.R)
	m.Add("segments_accuracy", ratio(hit+clean, hit+miss+wrong+clean))
}

func scoreTitle(m *Metrics, ids []string, gold map[string]ArticleGold, pred map[string]ArticlePrediction) {
	right, n := 0, 0
	for _, id := range ids {
		if gold[id].Title == "" {
			continue
		}
		n++
		if SameTitle(gold[id].Title, pred[id].Title) {
			right++
		}
	}
	if n > 0 {
		m.Add("title_exact", ratio(right, n))
	}
}

// SameTitle reports whether two titles have the same words, case and kinds of
// quotation mark and dash aside.
func SameTitle(a, b string) bool { return slices.Equal(words(fold(a)), words(fold(b))) }

func scoreAuthors(m *Metrics, ids []string, gold map[string]ArticleGold, pred map[string]ArticlePrediction) {
	right, n := 0, 0
	var tp, np, ng int
	for _, id := range ids {
		written := joined(gold[id].Authors)
		if written == "" {
			written = joined(gold[id].Author)
		}
		if written == "" {
			continue
		}
		n++
		want, got := authorNames(written), authorNames(strings.Join(pred[id].Authors, "; "))
		hit := common(want, got)
		tp, np, ng = tp+hit, np+len(got), ng+len(want)
		if hit == len(want) && hit == len(got) {
			right++
		}
	}
	if n == 0 {
		return
	}
	m.Add("authors_set", ratio(right, n))
	m.Add("authors_f1", counts(tp, np, ng).F1)
}

// joined is the author field of a gold file as one string: it may be a list, a
// string, or null.
func joined(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		var ss []string
		for _, x := range v {
			if s, ok := x.(string); ok {
				ss = append(ss, s)
			}
		}
		return strings.Join(ss, "; ")
	}
	return ""
}

var (
	betweenAuthors = regexp.MustCompile(`;|,| and | und | et | y |\||&`)
	beforeAuthor   = regexp.MustCompile(`^(by|von|par|por|di)\s+`)
)

// authorNames returns the set of names in a byline.
func authorNames(byline string) map[string]bool {
	names := make(map[string]bool)
	for _, a := range betweenAuthors.Split(byline, -1) {
		a = strings.Trim(beforeAuthor.ReplaceAllString(fold(a), ""), " .")
		if a == "" || strings.HasPrefix(a, "http") {
			continue
		}
		if name := strings.Join(words(a), " "); name != "" {
			names[name] = true
		}
	}
	return names
}

func scoreDate(m *Metrics, ids []string, gold map[string]ArticleGold, pred map[string]ArticlePrediction) {
	right, answered, n := 0, 0, 0
	for _, id := range ids {
		want := day(gold[id].Date)
		if want == "" {
			continue
		}
		n++
		got := day(pred[id].Date)
		if got != "" {
			answered++
		}
		if got == want {
			right++
		}
	}
	if n == 0 {
		return
	}
	m.Add("date", ratio(right, n))
	m.Add("date_answered", ratio(answered, n))
}

// day returns the day at the front of s, or "" where there is none.
func day(s string) string {
	if len(s) < len(time.DateOnly) {
		return ""
	}
	s = s[:len(time.DateOnly)]
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return ""
	}
	return s
}

func scoreTags(m *Metrics, ids []string, gold map[string]ArticleGold, pred map[string]ArticlePrediction) {
	n := 0
	var tp, np, ng int
	for _, id := range ids {
		if len(gold[id].Tags) == 0 {
			continue
		}
		n++
		want, got := foldedSet(gold[id].Tags), foldedSet(pred[id].Tags)
		tp, np, ng = tp+common(want, got), np+len(got), ng+len(want)
	}
	if n > 0 {
		m.Add("tags_f1", counts(tp, np, ng).F1)
	}
}

// scoreCaptions asks how many captions have a counterpart on the other side: a
// caption whose set of words has a Jaccard coefficient of at least .6 with
// theirs. Only pages with a gold caption count; equal captions of a page count
// once.
func scoreCaptions(m *Metrics, ids []string, gold map[string]ArticleGold, pred map[string]ArticlePrediction) {
	const alike = .6
	var found, wanted, right, given int
	for _, id := range ids {
		var want []map[string]bool
		for _, img := range gold[id].Images {
			want = appendNew(want, wordSet(img.Caption))
		}
		if len(want) == 0 {
			continue
		}
		var got []map[string]bool
		for _, c := range pred[id].Captions {
			got = appendNew(got, wordSet(c))
		}
		wanted, given = wanted+len(want), given+len(got)
		for _, w := range want {
			if slices.ContainsFunc(got, func(g map[string]bool) bool { return jaccard(w, g) >= alike }) {
				found++
			}
		}
		for _, g := range got {
			if slices.ContainsFunc(want, func(w map[string]bool) bool { return jaccard(w, g) >= alike }) {
				right++
			}
		}
	}
	if wanted == 0 {
		return
	}
	m.Add("captions_recall", ratio(found, wanted))
	m.Add("captions_precision", ratio(right, given))
}

func wordSet(s string) map[string]bool { return setOf(words(fold(s))) }

// appendNew appends s unless it is empty or there already.
func appendNew(sets []map[string]bool, s map[string]bool) []map[string]bool {
	if len(s) == 0 || slices.ContainsFunc(sets, func(o map[string]bool) bool { return jaccard(s, o) == 1 }) {
		return sets
	}
	return append(sets, s)
}
