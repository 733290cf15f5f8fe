package lecture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quest/content"
	"quest/content/interchange"
	"quest/content/lazy"
)

// endsSentence reports whether a text ends as a sentence does.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "*_`\"'”’)] \t")
	return s != "" && strings.ContainsRune(".!?:;。！？…", []rune(s)[utf8.RuneCountInString(s)-1])
}

// wraps reports whether a line goes on in the next one: it was broken because it was full, or
// the next one begins in small letters.
func wraps(line, next string) bool {
	const full = 44
	first, _ := utf8.DecodeRuneInString(next)
	return !endsSentence(line) && (content.Columns(line) >= full || unicode.IsLower(first) || strings.HasSuffix(line, ","))
}

// joined puts lines of a paragraph together that were parted where the line was full. Each
// text keeps the line where it begins.
func (r *reader) joined(lines []srcLine) []srcLine {
	var out []srcLine
	var whole strings.Builder // the text of the last one
	end := func() {
		if len(out) > 0 {
			out[len(out)-1].text = whole.String()
		}
		whole.Reset()
	}
	for i, l := range lines {
		if i == 0 || lines[i-1].broken || !wraps(lines[i-1].text, l.text) && !endsSentence(lines[i-1].text) || forced(l.text) {
			end()
			out = append(out, l)
			whole.WriteString(l.text)
			continue
		}
		to := &out[len(out)-1]
		if !endsSentence(lines[i-1].text) {
			r.lose(to.line, interchange.Noted, LinesJoined)
		}
		whole.WriteString(gapBetween(lines[i-1].text, l.text) + l.text)
		to.broken = l.broken
	}
	end()
	return out
}

// forced reports whether a line begins with the mark of a language, such as "[ko] ".
func forced(s string) bool {
	return len(s) > 5 && s[0] == '[' && strings.Contains(s[:min(len(s), 10)], "] ") && content.LanguageCode(s[1:strings.IndexByte(s, ']')])
}

// gapBetween is what stands between two lines that are joined: nothing between two signs that
// are written without spaces.
func gapBetween(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	if unicode.In(last, unicode.Han, unicode.Hiragana, unicode.Katakana) && unicode.In(first, unicode.Han, unicode.Hiragana, unicode.Katakana) || strings.ContainsRune("。、！？", last) {
		return ""
	}
	return " "
}

// abbreviations end with a full stop that ends no sentence.
var abbreviations = lazy.Value[map[string]bool]{Make: func() map[string]bool {
	return map[string]bool{
		"e.g": true, "i.e": true, "etc": true, "vs": true, "cf": true, "dr": true, "mr": true, "mrs": true, "ms": true, "prof": true, "st": true, "fig": true,
		"no": true, "vol": true, "approx": true, "ca": true, "al": true, "eq": true, "sec": true, "ch": true, "inc": true, "jr": true, "z.b": true, "bzw": true, "usw": true, "p": true, "pp": true,
	}
}}

// sentences cuts a text after each sentence. A full stop in code, in a number or behind an
// abbreviation ends none.
func sentences(s string) []string {
	var out []string
	blanked := content.BlankCode(s)
	start := 0
	for i, c := range blanked {
		end := i + utf8.RuneLen(c)
		if i < start || !strings.ContainsRune(".!?。！？", c) || end >= len(s) {
			continue
		}
		wide := strings.ContainsRune("。！？", c)
		rest := strings.TrimLeft(blanked[end:], "\"'”’)]*")
		end = len(s) - len(rest)
		if !wide && !strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "{#") {
			continue
		}
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " *\"'“‘([`"))
		if c == '.' && (unicode.IsLower(next) || shortWord(blanked[start:i])) {
			continue
		}
		if strings.Count(s[start:end], "**")%2 == 1 { // bold goes on
			continue
		}
		out = append(out, strings.TrimSpace(s[start:end]))
		start = end
	}
	if rest := strings.TrimSpace(s[start:]); rest != "" {
		out = append(out, rest)
	}
	return out
}

// shortWord reports whether what stands before a full stop is an abbreviation, an initial or
// a number of a list.
func shortWord(s string) bool {
	word := s[strings.LastIndexAny(s, " (\"'“")+1:]
	return abbreviations.Get()[strings.ToLower(word)] || utf8.RuneCountInString(word) == 1 && (unicode.IsUpper([]rune(word)[0]) || unicode.IsDigit([]rune(word)[0]))
}

// packed puts the sentences of a text into as few points as fit on two lines of a screen each.
// A sentence that no line of a pack can hold is cut at a space.
func (r *reader) packed(line int, s string) []string {
	var out []string
	for _, one := range sentences(s) {
		for longer(one, lineRunes-40) {
			head := cutAtSpace(one, lineRunes-60)
			r.lose(line, interchange.Simplified, SentenceCut)
			out = append(out, strings.TrimSpace(head))
			one = strings.TrimSpace(one[len(head):])
		}
		if one == "" {
			continue
		}
		if n := len(out); n > 0 && len(out[n-1])+len(one) < 8*screenLines && columns(out[n-1]+" "+one) <= screenLines {
			out[n-1] += gapBetween(out[n-1], one) + one
			continue
		}
		out = append(out, one)
	}
	return out
}

// longer reports whether a text has more than so many characters, without counting all of a long one.
func longer(s string, runes int) bool {
	for range s {
		if runes--; runes < 0 {
			return true
		}
	}
	return false
}

// columns is how many columns a text takes on the screen, without its markup.
func columns(s string) int { return content.Columns(withoutMarks.Get().Replace(s)) }

var withoutMarks = lazy.Value[*strings.Replacer]{Make: func() *strings.Replacer { return strings.NewReplacer("`", "", "**", "") }}

// cutAtSpace gives the beginning of a text of at most so many characters, up to a space where
// there is one.
func cutAtSpace(s string, most int) string {
	n := 0
	for at := range s {
		if n == most {
			if space := strings.LastIndexByte(s[:at], ' '); space > 0 {
				return s[:space]
			}
			return s[:at]
		}
		n++
	}
	return s
}
