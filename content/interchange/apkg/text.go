package apkg

import (
	"html"
	"strings"
)

// plain gives the words of HTML: without tags, comments and sounds, in one line.
func plain(s string) string {
	var b strings.Builder
	for s != "" {
		at := strings.IndexAny(s, "<[")
		if at < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:at])
		s = s[at:]
		end := 0
		switch {
		case strings.HasPrefix(s, "[sound:"):
			end = strings.IndexByte(s, ']')
		case s[0] == '<' && len(s) > 1 && (s[1] == '/' || s[1] == '!' || s[1]|0x20 >= 'a' && s[1]|0x20 <= 'z'):
			end = strings.IndexByte(s, '>')
		}
		if end <= 0 {
			b.WriteByte(s[0])
			end = 0
		} else if s[0] == '<' && !inline(s[1:end]) {
			b.WriteByte(' ')
		}
		s = s[end+1:]
	}
	return strings.Join(strings.Fields(html.UnescapeString(b.String())), " ")
}

// inline reports whether a tag stands inside of a word as well as between words.
func inline(tag string) bool {
	name, _, _ := strings.Cut(strings.TrimPrefix(tag, "/"), " ")
	switch strings.ToLower(name) {
	case "a", "b", "code", "em", "font", "i", "s", "small", "span", "strong", "sub", "sup", "u":
		return true
	}
	return false
}
