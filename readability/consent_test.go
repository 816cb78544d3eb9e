package readability

import "testing"

func TestConsentNotice(t *testing.T) {
	for s, want := range map[string]bool{
		"Externer Inhalt nicht verfügbar": true,
		"An dieser Stelle finden Sie externen Inhalt. Sie können ihn mit einem Klick anzeigen lassen.": true,
		"I agree that external content is shown to me.":                                                true,
		"To see embedded content, you need to accept cookies.":                                         true,
		"Pour afficher ce contenu externe, acceptez les cookies.":                                      true,
		"The skippers baked cookies for the ministry.":                                                 false,
		"The court says that embedded content may be linked to.":                                       false,
		"Externe Inhalte sind nach dem Urteil erlaubt.":                                                false,
	} {
		if got := consentNotice(s); got != want {
			t.Errorf("%q: got %v, want %v", s, got, want)
		}
	}
}
