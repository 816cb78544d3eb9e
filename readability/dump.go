package readability

// extractDump reads an article from a page that was flattened to text.
func extractDump(s string, p *Page) (*Article, error) {
	return nil, ErrNoArticle
}
