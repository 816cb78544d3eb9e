package readability

import "strings"

// decode returns body as UTF-8.
func decode(body []byte, contentType string) string {
	return strings.ToValidUTF8(string(body), "\ufffd")
}
