package readability

import "sync"

// A role is what the class, id or test id of an element says that it is for.
// Roles are bits, so that an element can have many.
type role uint32

const (
	roleBody role = 1 << iota // names of the article's body, "entry-content"
	roleArticle
	roleComment
	roleShare
	roleRelated
	roleNewsletter
	roleMeta // byline, date and what else stands by them
	roleAuthor
	roleDate
	roleMedia
	roleCaption
	roleCredit
	roleTags
	roleNav
	roleAd
	roleHeadline
	roleDek
	roleQuote
	roleNote // biographies, disclaimers, corrections
	roleCorrection
	roleHidden
	rolePaywall
	roleLive
	roleList
	numRoles = iota
)

// classWords lists the words that give a role. Two words in a row are looked up
// joined too, so "article-body", "article__body" and "articleBody" are all
// "articlebody". A plural counts as its singular.
var classWords = sync.OnceValue(func() map[string]role {
	m := map[string]role{}
	for r, words := range map[role][]string{
		roleBody: {
			"articlebody", "storybody", "storycontent", "storytext", "entrycontent", "postcontent", "postbody", "articlecontent",
			"articletext", "bodytext", "richtext", "contentbody", "bodycontent", "bodycopy", "wysiwyg", "paragraph", "texto", "cuerpo", "corpo",
			"maincontent", "contenttext", "singlecontent", "pagecontent", "newscontent", "newstext", "newsbody", "blogcontent", "contenu", "inhalt", "prose", "longform",
		},
		roleArticle: {"article", "story", "post", "entry", "content", "main", "text", "body", "news", "artikel", "artigo", "articulo", "articolo", "noticia", "single", "detail", "beitrag"},
		roleComment: {"comment", "disqus", "reply", "replies", "respond", "discussion", "kommentar", "commento", "comentario", "livefyre", "spotim", "forum"},
		roleShare:   {"share", "social", "sharing", "follow", "facebook", "twitter", "whatsapp", "sharebar", "addthis", "sociable", "telegram", "pinterest", "linkedin", "socials"},
		roleRelated: {
			"related", "recommend", "recommended", "recommendation", "recirc", "recirculation", "more", "readmore", "also", "trending", "popular", "most",
			"teaser", "promo", "outbrain", "taboola", "latest", "next", "prev", "previous", "pagination", "pager", "similar", "relacionada", "relacionado", "mostread",
			"card", "carousel", "slider", "grid", "feed", "river", "rail", "linkbox", "inline", "inlinelink", "moreon", "upnext", "topstories", "ranking", "suggest", "suggested", "zone",
		},
		roleNewsletter: {"newsletter", "subscribe", "subscription", "signup", "register", "registration", "login", "donate", "donation", "optin", "mailchimp", "email", "form", "cta", "abo", "membership", "support", "marketing", "appeal"},
		roleMeta:       {"meta", "metadata", "byline", "kicker", "category", "categories", "breadcrumb", "breadcrumbs", "info", "eyebrow", "section", "rubric", "overline", "topline", "dateline", "infos", "details"},
		roleAuthor:     {"author", "byline", "writer", "contributor", "reporter", "autor", "auteur", "autore", "verfasser", "authorname", "bylinename", "firma", "journalist", "redakteur"},
		roleDate:       {"date", "time", "datetime", "timestamp", "posted", "published", "pubdate", "publish", "updated", "modified", "dateline", "fecha", "datum", "data", "publishdate", "publicationdate", "lastupdated"},
		roleMedia:      {"figure", "image", "img", "photo", "picture", "gallery", "media", "video", "slide", "slideshow", "player", "foto", "bild", "imagen", "thumbnail", "thumb", "audio", "infographic", "lightbox", "hero", "podcast"},
		roleCaption:    {"caption", "captiontext", "figcaption", "imagecaption", "photocaption", "legend", "bildunterschrift", "wpcaption", "caption", "cutline", "legende", "didascalia", "subline", "imagedescription", "imagetext", "leyenda", "captioncontent"},
		roleCredit:     {"credit", "copyright", "photographer", "photocredit", "imagecredit", "imagesource", "mediacredit", "photosource", "fotograf", "credito", "bildquelle", "bildnachweis", "attribution", "imageauthor", "photoby", "imagecopyright", "creditline"},
		roleTags:       {"tag", "topic", "keyword", "label", "taglist", "posttag", "articletag", "topiclist", "schlagwort", "theme", "tagcloud", "etiqueta", "argomento"},
		roleNav:        {"nav", "navigation", "navbar", "menu", "header", "footer", "masthead", "toolbar", "sidebar", "side", "widget", "banner", "popup", "modal", "cookie", "consent", "gdpr", "overlay", "topbar", "aside", "drawer", "search", "skip", "ticker", "breaking", "onetrust", "dialog", "lang", "language"},
		roleAd:         {"ad", "advert", "advertisement", "advertising", "sponsor", "sponsored", "dfp", "promoted", "adslot", "adunit", "werbung", "anzeige", "publicidad", "adsense", "gpt", "googleads", "adsbygoogle", "advertorial", "partner", "affiliate", "adbox", "adcontainer", "mpu"},
		roleHeadline:   {"headline", "title", "heading", "titulo", "titre", "titel", "titolo", "posttitle", "entrytitle"},
		roleDek:        {"summary", "subtitle", "dek", "deck", "standfirst", "excerpt", "lead", "lede", "intro", "introduction", "description", "abstract", "subhead", "subheadline", "chapo", "chapeau", "sommario", "subheading", "teasertext", "vorspann", "bajada", "copete", "entradilla", "anrisstext", "subtitulo", "strapline", "leadtext", "sapo", "ingress", "occhiello", "keypoints", "highlights"},
		roleQuote:      {"quote", "pullquote", "blockquote", "tweet", "embed", "instagram", "zitat", "citation"},
		roleNote:       {"bio", "about", "disclaimer", "footnote", "correction", "note", "source", "biography", "authorbio", "authorbox", "aboutauthor", "copyrightnotice", "disclosure", "contact", "tagline", "endnote"},
		roleCorrection: {"correction", "editorsnote", "editornote", "clarification", "erratum", "corrections"},
		roleHidden:     {"hidden", "hide", "visuallyhidden", "screenreader", "sronly", "print", "collapse", "collapsed", "invisible", "offscreen", "noprint", "noscript", "tooltip"},
		rolePaywall:    {"paywall", "premium", "metered", "subscriberonly", "piano", "regwall", "paywalled", "locked"},
		roleLive:       {"liveblog", "live", "liveticker", "livepost", "liveupdate"},
		roleList:       {"list", "listing", "item", "archive", "index", "items", "stories", "articles", "posts"},
	} {
		for _, w := range words {
			m[w] |= r
		}
	}
	return m
})

// rolesOf returns the roles that the words of s give.
func rolesOf(s string) role {
	words := classWords()
	var (
		r    role
		buf  [96]byte // the last word and the current one, in lower case
		prev int      // length of the last word
		n    int      // length of both
	)
	end := func() {
		if n == prev {
			return
		}
		w := buf[prev:n]
		r |= lookupRole(words, w)
		if prev > 0 {
			r |= lookupRole(words, buf[:n])
		}
		copy(buf[:], w)
		prev = len(w)
		n = prev
	}
	lower := false
	for i := 0; i < len(s) && i < 400; i++ {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			if lower {
				end()
			}
			lower = false
			c |= 0x20
		case 'a' <= c && c <= 'z':
			lower = true
		default:
			end()
			lower = false
			if c == ' ' {
				prev, n = 0, 0
			}
			continue
		}
		if n < len(buf) && n-prev < 24 {
			buf[n] = c
			n++
		}
	}
	end()
	return r
}

func lookupRole(words map[string]role, w []byte) role {
	if r := words[string(w)]; r != 0 {
		return r
	}
	if n := len(w); n > 3 && w[n-1] == 's' {
		return words[string(w[:n-1])]
	}
	return 0
}
