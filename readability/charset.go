package readability

import (
	"bytes"
	"cmp"
	"mime"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decode returns body as UTF-8. What says most about the charset is asked first:
//
//  1. a byte order mark, or the zero bytes of UTF-16 without one;
//  2. the bytes: what is valid UTF-8 is UTF-8, whatever the page declares;
//  3. the Content-Type header;
//  4. the page's own declaration, in its first 4 KB;
//  5. the bytes again: mostly UTF-8 with some Windows-1252 strewn in;
//  6. a guess from letter frequencies.
//
// A page that declares UTF-8 and isn't goes on to 5.
func decode(body []byte, contentType string) string {
	if enc, n := wide(body); enc != nil {
		return decodeWith(enc, body[n:])
	}
	if utf8.Valid(body) {
		if bytes.Contains(body, []byte("\x1b$B")) || bytes.Contains(body, []byte("\x1b$@")) {
			return decodeWith(japanese.ISO2022JP, body)
		}
		return string(body)
	}
	_, params, _ := mime.ParseMediaType(contentType)
	for _, label := range []string{params["charset"], declared(body)} {
		if enc, name := charset.Lookup(label); enc != nil && name != "utf-8" && name != "replacement" && !strings.HasPrefix(name, "utf-16") {
			return decodeWith(enc, body)
		}
	}
	if mostlyUTF8(body) {
		return decodeMixed(body)
	}
	if enc := guess(body); enc != nil {
		return decodeWith(enc, body)
	}
	return decodeMixed(body)
}

// wide returns the encoding of a text in UTF-16 or UTF-32, or in UTF-8 with a
// byte order mark, and the length of the mark.
func wide(b []byte) (encoding.Encoding, int) {
	for _, m := range []struct {
		mark string
		enc  encoding.Encoding
	}{
		{"\xef\xbb\xbf", unicode.UTF8},
		{"\xff\xfe\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
		{"\x00\x00\xfe\xff", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
		{"\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	} {
		if bytes.HasPrefix(b, []byte(m.mark)) {
			return m.enc, len(m.mark)
		}
	}
	// Markup is ASCII, so every other byte of it is zero in UTF-16.
	head := b[:min(len(b), 512)&^1]
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i&1]++
		}
	}
	switch half := len(head) / 2; {
	case half < 8:
	case zeros[1] > half/4 && zeros[0] <= half/32:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), 0
	case zeros[0] > half/4 && zeros[1] <= half/32:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), 0
	}
	return nil, 0
}

func decodeWith(enc encoding.Encoding, b []byte) string {
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		out = b
	}
	return strings.ToValidUTF8(string(out), "\ufffd")
}

// declared returns the charset that a page names in its first 4 KB, as
// <meta charset>, in an http-equiv or in an XML declaration. The standard asks
// for the first 1 KB; pages are laxer.
func declared(b []byte) string {
	head := bytes.ToLower(b[:min(len(b), 4096)])
	for {
		i := bytes.Index(head, []byte("charset"))
		if j := bytes.Index(head, []byte("encoding=")); j >= 0 && (i < 0 || j < i) {
			head = head[j+len("encoding"):]
		} else if i < 0 {
			return ""
		} else {
			head = head[i+len("charset"):]
		}
		rest := bytes.TrimLeft(head, " \t\r\n")
		if len(rest) == 0 || rest[0] != '=' {
			continue
		}
		rest = bytes.TrimLeft(rest[1:], " \t\r\n\"'")
		n := 0
		for n < len(rest) && n < 40 && (isLetter(rest[n]) || '0' <= rest[n] && rest[n] <= '9' || rest[n] == '-' || rest[n] == '_') {
			n++
		}
		if n > 0 {
			return string(rest[:n])
		}
	}
}

// mostlyUTF8 reports whether b has far more well-formed sequences of several
// bytes than stray ones: a page in UTF-8 into which other text was pasted, or
// which was cut.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good > 4*bad
}

// decodeMixed reads b as UTF-8 and each byte that isn't as Windows-1252.
func decodeMixed(b []byte) string {
	var out strings.Builder
	out.Grow(len(b) + len(b)/16)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(b[0])
		}
		out.WriteRune(r)
		b = b[n:]
	}
	return out.String()
}

// guess tells the charset of b by its letters, and returns nil where that fails.
func guess(b []byte) encoding.Encoding {
	all, err := chardet.NewHtmlDetector().DetectAll(letters(b))
	if err != nil {
		return nil
	}
	// chardet asks for each charset in a goroutine and keeps equals in the order
	// of their answers. One page must always be read alike: the Latin charset
	// wins, as the commonest, and then the first by name.
	name := func(r chardet.Result) string {
		return strings.Replace(strings.ToLower(r.Charset), "gb-", "gb", 1)
	}
	best := slices.MinFunc(all, func(a, b chardet.Result) int {
		latin := func(r chardet.Result) int {
			if n := name(r); n == "windows-1252" || n == "iso-8859-1" {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(latin(a), latin(b)), cmp.Compare(name(a), name(b)))
	})
	enc, label := charset.Lookup(name(best))
	if label == "replacement" || label == "utf-8" {
		return nil
	}
	return enc
}

// letters returns the stretches of b that hold bytes above ASCII, with some
// room around them: enough for a guess, and short for a page full of scripts.
func letters(b []byte) []byte {
	const room, enough = 32, 16 << 10
	out := make([]byte, 0, min(len(b), enough+2*room))
	last := 0
	for i := 0; i < len(b) && len(out) < enough; i++ {
		if b[i] < utf8.RuneSelf {
			continue
		}
		end := min(len(b), i+room)
		out = append(out, b[max(last, i-room):end]...)
		last, i = end, end-1
	}
	return out
}
