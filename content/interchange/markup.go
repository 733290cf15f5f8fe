package interchange

import (
	"slices"
	"strings"
	"unicode"

	"quest/content"
)

// Plain gives text of another program as a text of a pack that is shown just so: signs
// that a pack takes for markup, such as the stars of "2 * 3 * 4", get a backslash.
// Text without such a sign, or where it means nothing, stays as it is.
func Plain(s string) string {
	if !strings.ContainsAny(s, "\\`*[") {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if reads, plain := readsAs(line); plain && reads == line {
			continue
		}
		var b strings.Builder
		for j := range len(line) {
			if strings.IndexByte("\\`*[", line[j]) >= 0 {
				b.WriteByte('\\')
			}
			b.WriteByte(line[j])
		}
		lines[i] = b.String()
	}
	return strings.Join(lines, "\n")
}

// readsAs gives what a player reads of a line of a pack, and whether all of it is plain.
func readsAs(line string) (text string, plain bool) {
	safe, err := content.Clean(line)
	if err != nil {
		return "", false
	}
	spans := content.Spans(safe)
	plain = !slices.ContainsFunc(spans, func(s content.Span) bool {
		return s.Bold || s.Emphasis || s.Code || !s.Address.Empty()
	})
	return content.PlainText(safe), plain
}

// Unmarked gives a text of a pack without its markup, as a program without any shows it.
// Of a link both the label and the address are kept.
func Unmarked(s string) string {
	if !strings.ContainsAny(s, "\\`*[") {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if safe, err := content.Clean(line); err == nil {
			lines[i] = content.PlainText(safe)
		}
	}
	return strings.Join(lines, "\n")
}

// Marked reports whether a text of a pack holds markup.
func Marked(s string) bool {
	return strings.ContainsAny(s, "\\`*[") && Unmarked(s) != s
}

// CodeSpan gives text as a code span of a pack, with its backticks made plain.
func CodeSpan(s string) string {
	if s = strings.TrimSpace(s); s == "" {
		return ""
	}
	return "`" + strings.ReplaceAll(s, "`", "'") + "`"
}

// Cleaned gives text without the characters that packs refuse: controls, invisible and
// private ones are left out, and what could not be decoded becomes a question mark. n is
// how many there were. Line breaks stay; a TAB stays if tabs is set, else it becomes a
// space.
func Cleaned(s string, tabs bool) (clean string, n int) {
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	if !tabs {
		s = strings.ReplaceAll(s, "\t", " ")
	}
	if content.PlainASCII(s) {
		return s, 0
	}
	for {
		bad := content.FirstUnclean(s)
		if bad == nil {
			break
		}
		runes := []rune(s)
		n++
		if n > 100 { // a text made of nothing else: what is left is dropped by kind
			return strings.Map(cleanRune, s), n
		}
		if bad.Kind == "broken" {
			runes[bad.At] = '?'
			s = string(runes)
		} else {
			s = string(slices.Delete(runes, bad.At, bad.At+1))
		}
	}
	safe, err := content.Clean(s)
	if err != nil {
		return strings.Map(cleanRune, s), n + 1
	}
	return safe.String(), n
}

// cleanRune drops what no text needs that a person reads.
func cleanRune(r rune) rune {
	if r == '\n' || r == '\t' || unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S) || r == ' ' {
		if content.FirstUnclean(string(r)) == nil {
			return r
		}
	}
	return -1
}
