package readability

// extractHTML reads an article from HTML.
func extractHTML(s string, p *Page) (*Article, error) {
	return nil, ErrNoArticle
}
