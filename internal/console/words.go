package console

import (
	"strings"

	"github.com/masthead-news/masthead/compare"
)

// Words writes the later of two aligned passages with what was dropped in [-…-]
// and what is new in {+…+}.
func Words(c *compare.Comparison, p compare.SentencePair) string {
	switch {
	case p.To.Empty():
		return "[-" + c.Text(p.From) + "-]"
	case p.From.Empty():
		return "{+" + c.Text(p.To) + "+}"
	}
	var b strings.Builder
	later := c.Docs[p.To.Doc].Text
	at := p.To.Start
	for i := 0; i < len(p.Steps); {
		s := p.Steps[i]
		var was, is []string
		for ; i < len(p.Steps) && p.Steps[i].Edit == s.Edit; i++ { // one edit, or a stretch that was kept
			x := p.Steps[i]
			if !x.From.Empty() {
				was = append(was, c.Text(x.From))
			}
			if !x.To.Empty() {
				gap := later[at:max(at, x.To.Start)]
				if len(is) == 0 && (s.Edit < 0 || len(was) == 0) {
					b.WriteString(gap)
					gap = ""
				}
				is = append(is, gap+c.Text(x.To))
				at = x.To.End
			}
		}
		put := strings.Join(is, "")
		if s.Edit < 0 {
			b.WriteString(put)
			continue
		}
		if len(was) > 0 {
			if b.Len() > 0 && !strings.HasSuffix(b.String(), " ") {
				b.WriteByte(' ')
			}
			b.WriteString("[-" + strings.Join(was, " ") + "-]")
		}
		if put = strings.TrimSpace(put); put != "" {
			if len(was) > 0 {
				b.WriteByte(' ')
			}
			b.WriteString("{+" + put + "+}")
		}
	}
	return b.String()
}
