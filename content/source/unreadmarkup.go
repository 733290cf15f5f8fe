package source

import (
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// checkMarkup warns of markup that authors know from Markdown and that packs do not have
// (T014): it would be shown as it is written, or in part.
func (f form) checkMarkup(l textLine) {
	if sign := unreadMarkup(l.s); sign != "" {
		f.report(l.place, saying.UnreadMarkup, "text", shown(sign))
	}
}

// unreadMarkup finds the first markup in a line that is not read, or nothing.
func unreadMarkup(s string) string {
	if !strings.ContainsAny(s, "`*&~_[<+)=") {
		return ""
	}
	plain := withoutEscapes(s)
	if strings.Contains(plain, "``") {
		return "``"
	}
	plain = content.BlankCode(plain)
	for _, sign := range []string{"***", "![", "<http://", "<https://"} {
		if strings.Contains(plain, sign) {
			return sign
		}
	}
	for _, mark := range []string{"~~", "__"} {
		if enclosed(plain, mark) {
			return mark
		}
	}
	if at := strings.Index(plain, "]("); at >= 0 && strings.Contains(plain[:at], "[") && !strings.HasPrefix(plain[at:], "](https://") {
		return "[](" + upTo(plain[at+2:], 20)
	}
	if name := entity(plain); name != "" {
		return name
	}
	return lineMarkup(plain)
}

// withoutEscapes blanks each backslash and the sign that it makes plain.
func withoutEscapes(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	b := []byte(s)
	for i := 0; i+1 < len(b); i++ {
		if b[i] == '\\' && strings.IndexByte("`*[\\", b[i+1]) >= 0 {
			b[i], b[i+1] = ' ', ' '
			i++
		}
	}
	return string(b)
}

// enclosed reports whether a mark stands around some words.
func enclosed(s, mark string) bool {
	_, rest, ok := strings.Cut(s, mark)
	if !ok || rest == "" || rest[0] == ' ' || rest[0] == mark[0] {
		return false
	}
	end := strings.Index(rest, mark)
	return end > 0 && rest[end-1] != ' '
}

// entity finds a character that is written as in HTML, such as &amp; or &#39;.
func entity(s string) string {
	for {
		at := strings.IndexByte(s, '&')
		if at < 0 {
			return ""
		}
		s = s[at:]
		end := 1
		if strings.HasPrefix(s, "&#") {
			end = 2
		}
		start := end
		for end < len(s) && end < 12 && (s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z' || end > start && s[end] >= '0' && s[end] <= '9' || start == 2 && s[end] >= '0' && s[end] <= '9') {
			end++
		}
		if end > start+1 && end < len(s) && s[end] == ';' {
			return s[:end+1]
		}
		s = s[1:]
	}
}

// lineMarkup finds markup that counts at the start of a line or takes all of it.
func lineMarkup(s string) string {
	for _, start := range []string{"[ ] ", "[x] ", "[X] ", "~~~", "+ "} {
		if strings.HasPrefix(s, start) {
			return start
		}
	}
	if len(s) >= 3 && (strings.Trim(s, "=") == "" || strings.Trim(s, "_") == "") {
		return s[:3]
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 && digits < 3 && strings.HasPrefix(s[digits:], ") ") {
		return s[:digits+2]
	}
	return ""
}

// upTo gives the beginning of a text, at most so many bytes of it.
func upTo(s string, most int) string {
	for i := range s {
		if i >= most {
			return s[:i] + "…"
		}
	}
	return s
}
