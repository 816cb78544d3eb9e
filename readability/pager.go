package readability

import (
	"net/url"
	"strings"
)

// nextPage returns the address of the next part of an article that goes on over
// several pages: a link to this page's own address with the next number. Links
// that say "next" without such a number lead to other articles.
func (x *htmlReader) nextPage() string {
	here, err := url.Parse(x.in.URL)
	if err != nil || x.in.URL == "" {
		if here, err = url.Parse(x.url); err != nil {
			return ""
		}
	}
	if here.Path == "" || here.Path == "/" {
		return ""
	}
	stem, n := pageNumber(here)
	name := stem[strings.LastIndexByte(stem, '/')+1:]
	for i := range x.page.links {
		ref := x.page.links[i].href
		if len(ref) > 2048 || !strings.ContainsAny(ref, "0123456789") || !strings.HasPrefix(ref, "?") && !strings.Contains(ref, name) {
			continue
		}
		u, err := url.Parse(absolute(x.base, ref))
		if err != nil || u.Host != here.Host {
			continue
		}
		if s, m := pageNumber(u); s == stem && m == n+1 {
			u.Fragment = ""
			return u.String()
		}
	}
	return ""
}

// pageNumber parts an address into what its pages share and the number of the
// page, 1 where it has none: /news/harbor/2, /news/harbor-page-2.html,
// /news/harbor?page=2.
func pageNumber(u *url.URL) (stem string, n int) {
	path := strings.TrimSuffix(u.Path, "/")
	for _, end := range []string{".html", ".htm", ".php", ".shtml"} {
		path = strings.TrimSuffix(path, end)
	}
	q := u.Query()
	for _, key := range []string{"page", "p", "pg", "paged", "pageno", "seite", "pagina", "part"} {
		if v := q.Get(key); v != "" && len(v) <= 2 && atoi(v) > 0 {
			return path, atoi(v)
		}
	}
	rest := strings.TrimRight(path, "0123456789")
	digits := path[len(rest):]
	if len(digits) == 0 || len(digits) > 2 || atoi(digits) == 0 {
		return path, 1
	}
	for _, word := range []string{"page", "seite", "pagina", "part", "teil", "p", "s", ""} {
		if s, ok := strings.CutSuffix(rest, word); ok && s != "" && strings.ContainsRune("/-_,", rune(s[len(s)-1])) {
			return strings.TrimRight(s, "/-_,"), atoi(digits)
		}
	}
	return path, 1
}
