package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
)

// called lists how the outlets call the one of that name.
func called(c *compare.Comparison, name string) string {
	var out []string
	for _, n := range c.Names {
		if n.Name != name {
			continue
		}
		for _, v := range n.Variants {
			var ns []string
			for _, x := range v.ByOutlet {
				ns = append(ns, fmt.Sprint(x.N))
			}
			out = append(out, v.Words+" ("+string(v.Style)+") "+strings.Join(ns, "/"))
		}
	}
	return strings.Join(out, "; ")
}

// wantCalled checks how the outlets call what goes by this name.
func wantCalled(t *testing.T, c *compare.Comparison, name, want string) {
	t.Helper()
	if got := called(c, name); got != want {
		t.Errorf("%s is called %s, want %s", name, got, want)
	}
}

// One outlet gives the full name, another only the form of address: they mean
// one person.
func TestPersonsAreJoinedAcrossOutlets(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Vote", "Mara Lind opened the terminal in Port Ellery. Lind thanked the crews. Everyone cheered Lind.", 8),
		document(t, "Sela Valley Herald", "Vote", "The crews were angry with Ms. Lind, who had promised them a meeting. Ms. Lind did not come.", 9),
	}})
	if got := called(c, "Mara Lind"); !strings.Contains(got, "Ms. Lind (name) 0/2") || !strings.Contains(got, "Mara Lind (name) 1/0") {
		t.Errorf("Lind is called %s", got)
	}
}

// One name out of another script is spelled in several ways, and each is a variant.
func TestSpellingsAreOfOnePerson(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Visit", "Volodymyr Belinsky landed in Port Ellery on Monday. Belinsky thanked the crews.", 8),
		document(t, "Sela Valley Herald", "Visit", "Belinskyy thanked the crews on Monday. Vladimir Belinskyy, the minister, had come by ship. Dave Marsh met him.", 9),
		document(t, "The Lantern", "Visit", "David Marsh met the minister in the port.", 9),
	}})
	wantCalled(t, c, "Dave Marsh", "Dave Marsh (name) 0/1/0; David Marsh (name) 0/0/1")
	got := called(c, "Volodymyr Belinsky")
	for _, want := range []string{"Volodymyr Belinsky (name) 1/0/0", "Belinskyy (name) 0/1/0", "Vladimir Belinskyy (name) 0/1/0"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
}

// A surname that is a forename in full isn't the short forename of another.
func TestSurnameIsNoForename(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Ruling", "Justice Thomas dissented on Monday. The port was not heard, Thomas wrote.", 8),
		document(t, "Sela Valley Herald", "Ruling", "Senator Tom Marsh praised the ruling on Monday. Marsh had wanted it.", 9),
	}})
	wantCalled(t, c, "Thomas", "Justice Thomas (name) 1/0; Thomas (name) 1/0")
}

// A country is named by its capital and its government, too.
func TestWhatStandsForACountry(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Talks", "Iran rejected the offer on Monday. Tehran said the talks were over. Diplomats met in Tehran.", 8),
		document(t, "Sela Valley Herald", "Talks", "Iran will not talk. The Iranian government rejected the offer, and people in Iran shrugged.", 9),
	}})
	got := called(c, "Iran")
	for _, want := range []string{"Tehran (standing) 1/0", "Iranian government (description) 0/1", "Iran (name) 1/2"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
}

// A name within what another thing is called is no naming, but officials and
// whoever goes by a quarter of the sky are.
func TestWhatNamesACountryAndWhatDoesNot(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Talks", "North Korea signed the treaty. The North Korea summit was short. Ministers from the North talked with Seoul.", 8),
		document(t, "Sela Valley Herald", "Talks", "South Korea and North Korea signed. North Korean state media praised the treaty. The South Koreans left.", 9),
	}})
	wantCalled(t, c, "North Korea", "North Korea (name) 1/1; North (name) 1/0; North Korean state media (description) 0/1")
	wantCalled(t, c, "South Korea", "Seoul (standing) 1/0; South Korea (name) 0/1; South Koreans (name) 0/1")
}

// A party and its people are one, and so are an administration and the United
// States.
func TestPartiesAndAdministrations(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Bill", "The Democratic Party opposed the bill. The United States will sign, the Obama administration said.", 8),
		document(t, "Sela Valley Herald", "Bill", "Democrats opposed the bill. Democrats said so on Monday.", 9),
	}})
	wantCalled(t, c, "Democratic Party", "Democrats (name) 0/2; Democratic Party (name) 1/0")
	wantCalled(t, c, "United States", "Obama administration (standing) 1/0; United States (name) 1/0")
}

// A capital is a place, or its state, as the words around it tell.
func TestCapitalsThatAct(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Talks", "France and Iran signed the paper. Ties between Tel Aviv and Tehran are bad. Paris and Tehran agreed on inspections. Nobody limits Tehran's missile program. Trains from Paris to Lyon ran late.", 8),
		document(t, "Sela Valley Herald", "Talks", "Iran and France signed. Sanctions on Tehran remain. Ministers urged Paris to wait. Paris's old bridges were lit, and the crowds in Tehran were large.", 9),
	}})
	wantCalled(t, c, "Iran", "Tehran (standing) 3/1; Iran (name) 1/1")
	wantCalled(t, c, "France", "France (name) 1/1; Paris (standing) 1/1")
}

// One outlet shortens the name of a body that another gives in full.
func TestBodiesAreJoinedAcrossOutlets(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Sale", "Halberd Logistics bought the terminal. The Harbor Workers' Union will strike.", 8),
		document(t, "Sela Valley Herald", "Sale", "Halberd said it had bought the terminal. The HWU said it would strike, and Halberd declined to comment.", 9),
	}})
	wantCalled(t, c, "Halberd Logistics", "Halberd (name) 0/2; Halberd Logistics (name) 1/0")
	wantCalled(t, c, "Harbor Workers' Union", "HWU (name) 0/1; Harbor Workers' Union (name) 1/0")
}

// Of two who share a surname it is the president who is called president, and no
// woman is called Mr.
func TestNamesakesAreToldApartByTitleAndAddress(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Visit", "President Alan Porter warned Iran on Monday. Susan Porter will visit Vienna.", 8),
		document(t, "Sela Valley Herald", "Visit", "President Porter warned Iran. Mr. Porter spoke in Tavel. Susan Porter will travel to Vienna.", 9),
	}})
	wantCalled(t, c, "Alan Porter", "Mr. Porter (name) 0/1; President Alan Porter (name) 1/0; President Porter (name) 0/1")
	wantCalled(t, c, "Susan Porter", "Susan Porter (name) 1/1")
}

// Whose campaign it is says nothing of how its owner is called, but for what is only
// his; and an outlet that names him in no other way does name him.
func TestOwnersAreNoNamings(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Vote", "Oskar Dahl won the vote. Dahl's campaign was short, and Dahl's hands shook.", 8),
		document(t, "Sela Valley Herald", "Vote", "Voters liked Oskar Dahl. The campaign was over in a week.", 9),
		document(t, "Brenn Chronicle", "Vote", "Dahl's campaign ended on Sunday. Nobody wept.", 10),
	}})
	wantCalled(t, c, "Oskar Dahl", "Dahl (name) 1/0/1; Oskar Dahl (name) 1/1/0")
}

// A government is its leader's country, and "the country" is the one that the sentence
// names.
func TestCountriesThatAreNotNamed(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Talks", "Japanese Prime Minister Kenji Mori left early. His government fears for Japan. Japan makes cars, and the country sells them.", 8),
		document(t, "Sela Valley Herald", "Talks", "Japan and China met, and the country lost. Mori's government said nothing of Japan.", 9),
	}})
	wantCalled(t, c, "Japan", "Japan (name) 2/2; His government (description) 1/0; Mori's government (description) 0/1; country (description) 1/0")
}

// "The two leaders" are the two of whom an article speaks.
func TestTwoLeaders(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Talks", "Japanese Prime Minister Kenji Mori met French President Claire Dubois on Monday. Mori smiled, and Dubois nodded. The two leaders signed a treaty.", 8),
		document(t, "Sela Valley Herald", "Talks", "Mori and Dubois met on Monday, and both leaders laughed. Mori left early, and Dubois stayed.", 9),
	}})
	wantCalled(t, c, "Kenji Mori", "Mori (name) 1/2; Japanese Prime Minister Kenji Mori (name) 1/0; both leaders (description) 0/1; two leaders (description) 1/0")
}

// A firm is one with and without its legal form.
func TestFirmsAndTheirLegalForms(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Cuts", "Nordavia AB said on Tuesday it would cut 3,000 jobs. Shares in Nordavia fell.", 8),
		document(t, "Sela Valley Herald", "Cuts", "Nordavia will slash three thousand jobs. Flights of Nordavia go on.", 9),
	}})
	wantCalled(t, c, "Nordavia", "Nordavia (name) 1/2; Nordavia AB (name) 1/0")
}

// An office alone names who has it, and no one who had it or is one of several.
func TestOfficesThatNameTheirHolder(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Summit", "French President Camille Royer met the Japanese prime minister on Monday. The French president smiled. A French president rarely smiles. Prime Minister Kenji Mori of Japan slept.", 8),
		document(t, "Sela Valley Herald", "Summit", "Camille Royer flew to Tokyo. Japanese Prime Minister Kenji Mori waited, but the former French president did not come.", 9),
	}})
	wantCalled(t, c, "Camille Royer", "Camille Royer (name) 0/1; French President Camille Royer (name) 1/0; French president (description) 1/0")
	wantCalled(t, c, "Kenji Mori", "Japanese Prime Minister Kenji Mori (name) 0/1; Japanese prime minister (description) 1/0; Prime Minister Kenji Mori (name) 1/0")
}

// What goes on behind an office, or stands between it and the country, is another's.
func TestOfficesOfOthers(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Summit", "French Defense Minister Camille Royer met the French army's minister for ferries Otto Brandt on Monday. The French minister for water slept.", 8),
		document(t, "Sela Valley Herald", "Summit", "French Defense Minister Camille Royer flew to Tokyo. The French minister smiled.", 9),
	}})
	wantCalled(t, c, "Camille Royer", "French Defense Minister Camille Royer (name) 1/1; French minister (description) 0/1")
}

// Of two administrations the one of whom the story speaks more is the country's, and the
// other its former head's.
func TestAdministrationsInOfficeAndBefore(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Pact", "President Alan Porter will leave the pact, Porter said. The Porter administration told the United States Senate. The pact was signed under the Reyes administration.", 8),
		document(t, "Sela Valley Herald", "Pact", "Porter hates the pact of President Lucia Reyes. The United States signed it.", 9),
	}})
	wantCalled(t, c, "Lucia Reyes", "President Lucia Reyes (name) 0/1; Reyes administration (standing) 1/0")
	if got := called(c, "United States"); !strings.Contains(got, "Porter administration (standing) 1/0") || strings.Contains(got, "Reyes") {
		t.Errorf("the United States is called %s", got)
	}
}

// A name within an adjective, or behind the article of what it belongs to, is no naming.
func TestNamesWithinAdjectives(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Deal", "Iran signed. The Iran nuclear deal holds. Alan Porter dislikes the Reyes-era pact, and anti-Iran posters hang in the town.", 8),
		document(t, "Sela Valley Herald", "Deal", "Lucia Reyes praised Iran. Ms. Reyes told Iran nuclear inspectors would come.", 9),
	}})
	wantCalled(t, c, "Iran", "Iran (name) 1/2")
	wantCalled(t, c, "Lucia Reyes", "Lucia Reyes (name) 0/1; Ms. Reyes (name) 0/1; Reyes (name) 1/0")
}

// A noun of office before a name belongs to it, one that takes sides, too; and where an
// article was written is no naming.
func TestEpithetsAndDatelines(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Border", "GENEVA (NPA) — The Turkish strongman Oskar Dahl closed the border on Monday. The road to Lorne is closed, too.", 8),
		document(t, "Sela Valley Herald", "Border", "LORNE — Oskar Dahl closed the border on Monday. He lives in Geneva with two dogs.", 9),
	}})
	wantCalled(t, c, "Oskar Dahl", "Oskar Dahl (name) 0/1; Turkish strongman Oskar Dahl (loaded) 1/0")
	wantCalled(t, c, "Geneva", "Geneva (name) 0/1")
}
