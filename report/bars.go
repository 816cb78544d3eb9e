package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/sentiment"
)

// A barView is a share, in parts of 100.
type barView struct {
	K, N            int
	Part, Low, High float64
}

func bar(s compare.Share) barView {
	return barView{s.K, s.N, 100 * s.Part(), 100 * s.Low, 100 * s.High}
}

// Wide is the width of the interval.
func (b barView) Wide() float64 { return b.High - b.Low }

type speakerView struct {
	Name  string
	Kind  string
	Rows  []heardView
	Left  int // outlets that aren't shown
	Quote []quoteView
}

type heardView struct {
	badge
	Bar    barView
	Words  int
	How    string // "2 direct, 1 indirect"
	Place  string // "first", "last"
	Verbs  []verbView
	Anchor string
}

type verbView struct {
	Words, Class string
	N            int
	Strong       bool
}

func (v *viewer) speakers() {
	for i, s := range v.c.Speakers {
		if i >= maxSpeakers {
			break
		}
		sv := speakerView{Name: s.Name, Kind: kindOfSource(s.Kind)}
		heard := make([]int, len(s.ByOutlet))
		for o, h := range s.ByOutlet {
			heard[o] = h.N
		}
		kept, left := largest(heard, maxRow)
		sv.Left = left
		for _, o := range kept {
			h := s.ByOutlet[o]
			hv := heardView{badge: v.badge(o), Bar: bar(h.Share), Words: h.Words, How: how(h), Anchor: v.anchor(h.Places[0])}
			switch {
			case h.Rank == 1 && h.Last:
				hv.Place = "first and last heard"
			case h.Rank == 1:
				hv.Place = "first heard"
			case h.Last:
				hv.Place = "last heard"
			}
			for _, c := range h.Verbs {
				hv.Verbs = append(hv.Verbs, verbView{c.Words, string(c.Class), c.N, c.Strength > 0})
			}
			sv.Rows = append(sv.Rows, hv)
			sv.Quote = append(sv.Quote, v.leads(h.Places, each(len(kept)))...)
		}
		v.view.Speakers = append(v.view.Speakers, sv)
	}
	v.more("voices", len(v.c.Speakers)-maxSpeakers, "source")
}

func kindOfSource(k quotes.SourceKind) string {
	switch k {
	case quotes.Named:
		return ""
	case quotes.Unknown:
		return "not named"
	default:
		return string(k)
	}
}

func how(h compare.Heard) string {
	var s []string
	for _, x := range []struct {
		n    int
		word string
	}{{h.Direct, "direct"}, {h.Mixed, "partly quoted"}, {h.Indirect, "paraphrased"}} {
		if x.n > 0 {
			s = append(s, fmt.Sprintf("%d %s", x.n, x.word))
		}
	}
	return strings.Join(s, ", ")
}

type voiceView struct {
	badge
	Reported int
	Rows     []measureView
	Classes  []classView
	Origins  []originView
}

type measureView struct {
	Name string
	Bar  barView
}

type classView struct {
	Class  string
	N      int
	Anchor string
}

type originView struct {
	Name   string
	Kind   string
	Words  int
	Part   float64 // of 100, of the reported words
	Anchor string
}

func (v *viewer) voices() {
	heard := make([]int, len(v.c.Voices))
	for i, x := range v.c.Voices {
		heard[i] = max(x.Quotes, one(len(v.c.Voices) <= maxCards))
	}
	kept, left := largest(heard, maxCards)
	v.more("heard", left, "outlet")
	for _, i := range kept {
		x := v.c.Voices[i]
		vv := voiceView{badge: v.badge(x.Outlet), Reported: x.Reported}
		vv.Rows = []measureView{
			{"quoted, not paraphrased", bar(x.Direct)},
			{"source named", bar(x.Named)},
			{"source not named", bar(x.Unnamed)},
			{"heard through others", bar(x.Relayed)},
			{"verb other than “said”", bar(x.Distance)},
		}
		for _, c := range x.Classes {
			cv := classView{Class: string(c.Class), N: c.N}
			if len(c.Places) > 0 {
				cv.Anchor = v.anchor(c.Places[0])
			}
			vv.Classes = append(vv.Classes, cv)
		}
		for _, o := range x.Origins[:min(len(x.Origins), 5)] {
			ov := originView{Name: o.Name, Kind: kindOfSource(o.Kind), Words: o.Words}
			if x.Reported > 0 {
				ov.Part = 100 * float64(o.Words) / float64(x.Reported)
			}
			if len(o.Places) > 0 {
				ov.Anchor = v.anchor(o.Places[0])
			}
			vv.Origins = append(vv.Origins, ov)
		}
		v.view.Voices = append(v.view.Voices, vv)
	}
}

type nameView struct {
	Name     string
	Kind     string
	Chips    []chip
	Variants []variantView
	Left     int
}

type variantView struct {
	Words  string
	Style  string
	Chips  []chip
	Shares []shareView
	Said   []chip
	Quote  []quoteView
}

// A shareView is an outlet's share of something.
type shareView struct {
	badge
	barView
}

// shares returns the shares of the outlets that chips shows.
func (v *viewer) shares(x *compare.Variant, r row) []shareView {
	var out []shareView
	for _, o := range r.kept {
		out = append(out, shareView{v.badge(o), bar(x.Shares[o])})
	}
	return out
}

func kindName(k entities.Kind) string {
	if k == entities.NORP {
		return "nationality or group"
	}
	return string(k)
}

// names shows who is named in two ways, by two outlets or in words that take sides, and then who is named alike by several
// outlets.
func (v *viewer) names() {
	left := 0
	for i := range v.c.Names {
		n := &v.c.Names[i]
		outlets := 0
		for _, x := range n.ByOutlet {
			outlets += one(x.N > 0)
		}
		if len(n.Variants) < 2 {
			if outlets > min(1, len(v.c.Outlets)-1) && len(v.view.Alike) < maxNames {
				v.view.Alike = append(v.view.Alike, nameView{Name: n.Name, Chips: v.chips(n.ByOutlet)})
			}
			continue
		}
		if outlets < 2 && len(v.c.Outlets) > 1 && !slices.ContainsFunc(n.Variants, func(x compare.Variant) bool { return x.Style == compare.QuotedName || x.Style == compare.LoadedName }) {
			continue
		}
		if len(v.view.Names) == maxNames {
			left++
			continue
		}
		v.view.Names = append(v.view.Names, v.name(n, kindName(n.Kind)))
	}
	v.more("names", left, "name")
	for i := range v.c.Things[:min(len(v.c.Things), maxThings)] {
		v.view.Things = append(v.view.Things, v.name(&v.c.Things[i], ""))
	}
	v.more("things", len(v.c.Things)-maxThings, "noun")
}

func (v *viewer) name(n *compare.Name, kind string) nameView {
	nv := nameView{Name: n.Name, Kind: kind, Chips: v.chips(n.ByOutlet), Left: max(0, len(n.Variants)-maxVariants)}
	for i := range n.Variants[:min(len(n.Variants), maxVariants)] {
		x := &n.Variants[i]
		style := string(x.Style)
		if kind == "" && x.Style == compare.Description {
			style = "name" // every way of putting a thing describes it
		}
		r := rowOf(x.ByOutlet)
		nv.Variants = append(nv.Variants, variantView{x.Words, style, v.chipsOf(r), v.shares(x, r), v.chips(x.Said), v.leadsOf(r)})
	}
	return nv
}

type toneView struct {
	Name, Kind string
	Rows       []toneRow
	Left       int // outlets that aren't shown
}

type toneRow struct {
	badge
	All    tonePoint
	Voices []tonePoint
	Quote  []quoteView
}

type tonePoint struct {
	Voice     string
	Score     float64
	X, Lo, Hi float64 // of 100
	Sentences int
	TooLittle bool
}

// Wide is the width of the interval.
func (p tonePoint) Wide() float64 { return p.Hi - p.Lo }

var voiceNames = map[sentiment.Voice]string{
	sentiment.Own: "in its own words", sentiment.Direct: "in quotation marks", sentiment.Reported: "in reported speech",
}

// faint is the score below which a tone is hardly one.
const faint = 0.05

// tones shows those toward whom some outlet has enough to say something.
func (v *viewer) tones() {
	left := 0
	for i := range v.c.Targets {
		switch t := &v.c.Targets[i]; {
		case !tells(t):
		case len(v.view.Tones) == maxTargets:
			left++
		default:
			v.view.Tones = append(v.view.Tones, v.tone(t))
		}
	}
	v.more("tone", left, "name")
}

// tells reports whether the tone toward t is worth showing: some outlet has one,
// and there are enough sentences, or two outlets to compare.
func tells(t *compare.Target) bool {
	enough, moved, outlets := false, false, 0
	for _, x := range t.ByOutlet {
		if x.All.Sentences > 0 {
			enough = enough || !x.All.TooLittle
			moved = moved || math.Abs(x.All.Score) >= faint
			outlets++
		}
	}
	return moved && (enough || outlets > 1)
}

func (v *viewer) tone(t *compare.Target) toneView {
	tv := toneView{Name: t.Name, Kind: kindName(t.Kind)}
	sentences := make([]int, len(t.ByOutlet))
	for o, x := range t.ByOutlet {
		sentences[o] = x.All.Sentences
	}
	kept, left := largest(sentences, maxRow)
	tv.Left = left
	for _, o := range kept {
		x := &t.ByOutlet[o]
		row := toneRow{badge: v.badge(o), All: point(x.All)}
		for _, y := range x.ByVoice {
			p := point(y.Tone)
			p.Voice = voiceNames[y.Voice]
			row.Voices = append(row.Voices, p)
		}
		evidence := x.Evidence()
		for _, e := range evidence[:min(len(evidence), each(len(kept)))] {
			q := v.quote(e.Place)
			q.Note = strings.Replace(fmt.Sprintf("%+.2f", e.Weight), "-", "−", 1) + ", " + e.Reason.String() + ", " + voiceNames[e.Voice]
			row.Quote = append(row.Quote, q)
		}
		tv.Rows = append(tv.Rows, row)
	}
	return tv
}

func point(t compare.Tone) tonePoint {
	x := func(s float64) float64 { return 50 + float64(50*max(-1, min(1, s))) }
	return tonePoint{Score: t.Score, X: x(t.Score), Lo: x(t.Low), Hi: x(t.High), Sentences: t.Sentences, TooLittle: t.TooLittle}
}

type missingView struct {
	Kind    string
	What    string
	Has     []badge
	Missing []badge
	HasLeft int // that aren't shown
	NotLeft int
	Carried barView
	Quote   []quoteView
}

func (v *viewer) missing() {
	for i, o := range v.c.Omissions {
		if i >= maxMissing {
			break
		}
		mv := missingView{Kind: string(o.Kind), What: o.What, Carried: bar(o.Carried), Quote: v.leads(o.Evidence, maxPlaces)}
		for _, m := range o.Missing {
			mv.Missing = append(mv.Missing, v.badge(m))
		}
		seen := map[int]bool{}
		for _, p := range o.Evidence {
			if n := v.c.Docs[p.Doc].Outlet; !seen[n] {
				seen[n] = true
				mv.Has = append(mv.Has, v.badge(n))
			}
		}
		mv.Has, mv.HasLeft = first(mv.Has)
		mv.Missing, mv.NotLeft = first(mv.Missing)
		v.view.Missing = append(v.view.Missing, mv)
	}
	if len(v.c.Omissions) == 0 {
		v.view.Nothing = cmp.Or(v.note(compare.InOmissions, -1), "Nothing that most carry is missing from others, as far as this could tell.")
	}
	v.more("omissions", len(v.c.Omissions)-maxMissing, "omission")
}

type markedView struct {
	Words string
	Chips []chip
	Plain []chip
	Said  []chip
	Quote []quoteView
}

func (v *viewer) marked(ms []compare.Marked, section string) []markedView {
	var out []markedView
	for i, m := range ms {
		if i >= maxMarked {
			break
		}
		r := rowOf(m.ByOutlet)
		out = append(out, markedView{m.Words, v.chipsOf(r), v.chips(m.Plain), v.chips(m.Said), v.leadsOf(r)})
	}
	v.more(section, len(ms)-maxMarked, "term")
	return out
}
