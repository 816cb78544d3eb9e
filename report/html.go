package report

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"github.com/masthead-news/masthead/compare"
)

var (
	//go:embed page.tmpl
	pageText string
	//go:embed style.css
	styleText string
	//go:embed script.js
	scriptText string
)

var page = sync.OnceValues(func() (*template.Template, error) {
	return template.New("page").Funcs(template.FuncMap{
		"num":    func(x float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", x), ".0") },
		"whole":  func(x float64) string { return fmt.Sprintf("%.0f", x) },
		"signed": signed,
		"many":   many,
	}).Parse(pageText)
})

// HTML writes c as one page that needs no network and can be read without
// script. Equal comparisons give equal pages.
func HTML(w io.Writer, c *compare.Comparison) error {
	t, err := page()
	if err != nil {
		return fmt.Errorf("report: %w", err)
	}
	v := newView(c)
	v.Style, v.Script = template.CSS(styleText), template.JS(scriptText)
	v.Policy = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-" + digest(styleText) + "'; script-src 'sha256-" + digest(scriptText) + "'"
	if err := t.Execute(w, v); err != nil {
		return fmt.Errorf("report: writing the page: %w", err)
	}
	return nil
}

// digest names a text in a content security policy.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// signed writes a score with its sign, and 0.00 without.
func signed(x float64) string {
	s := fmt.Sprintf("%+.2f", x)
	if s == "-0.00" || s == "+0.00" {
		return "0.00"
	}
	return strings.Replace(s, "-", "−", 1)
}

// many puts a number before a noun, in the plural but for one: "3 words".
func many(n int, noun string) string {
	s := group(n) + " " + noun
	if n == 1 {
		return s
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		return group(n) + " " + stem + "ies"
	}
	return s + "s"
}

// group writes n with narrow spaces between thousands, from ten thousand on.
func group(n int) string {
	s := fmt.Sprint(n)
	if n < 10000 {
		return s
	}
	var b strings.Builder
	for i, c := range s {
		if i > 0 && (len(s)-i)%3 == 0 {
			b.WriteRune('\u202f')
		}
		b.WriteRune(c)
	}
	return b.String()
}
