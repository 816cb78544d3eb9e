package readability

import "strings"

// consentNotice reports whether s stands in for a post, a film or a map of another
// site that the page shows only to those who agree ("Here you find external content.
// I agree that personal data may be sent to third parties").
func consentNotice(s string) bool {
	const longest = 1200 // bytes
	if len(s) > longest {
		return false
	}
	s = strings.ToLower(s)
	for _, n := range consentWords {
		if containsAny(s, n.content) && containsAny(s, n.consent) {
			return true
		}
	}
	return false
}

// consentWords are, for each language, what such notices call the content and what
// they say of it.
var consentWords = []struct{ content, consent []string }{
	{
		[]string{"external content", "embedded content", "third-party content", "third party content", "this content is hosted by", "this content is provided by"},
		[]string{"cookies", "consent", "personal data", "privacy settings", "third party", "third-party", "you agree", "i agree"},
	},
	{
		[]string{"externe inhalte", "externer inhalt", "externen inhalt", "eingebettete inhalte", "eingebetteten inhalt"},
		[]string{"einwilligung", "personenbezogene", "datenschutz", "einverstanden", "privatsphäre", "cookies", "nicht verfügbar", "mit einem klick"},
	},
	{
		[]string{"contenu externe", "contenus externes", "contenu tiers", "contenus tiers"},
		[]string{"cookies", "consentement", "données personnelles", "j'accepte", "j’accepte"},
	},
	{
		[]string{"contenido externo", "contenidos externos", "contenido de terceros"},
		[]string{"cookies", "consentimiento", "datos personales"},
	},
	{
		[]string{"contenuto esterno", "contenuti esterni", "contenuti di terze parti"},
		[]string{"cookie", "consenso", "dati personali"},
	},
	{
		[]string{"externe inhoud", "ingesloten inhoud"},
		[]string{"cookies", "toestemming", "persoonsgegevens"},
	},
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
