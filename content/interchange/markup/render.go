package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quest/content"
)

// oneSpace makes one space of each run of spaces and line breaks.
func oneSpace(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		if unicode.IsSpace(r) || r == '\u00a0' || r == '\u2028' || r == '\u2029' {
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// visible removes what a text of a pack may not hold: controls, marks of direction,
// characters that draw nothing. Line breaks stay if lines is true. odd reports whether
// anything was removed.
func visible(s string, lines bool) (text string, odd bool) {
	s = strings.ReplaceAll(s, "\t", "    ")
	if !lines {
		s = strings.ReplaceAll(s, "\n", " ")
	}
	if safe, err := content.Clean(s); err == nil {
		return safe.String(), false
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		_, size := utf8.DecodeRuneInString(s[i:])
		if content.FirstUnclean(s[i:i+size]) == nil || joins(s, i, size) {
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	if safe, err := content.Clean(b.String()); err == nil {
		return safe.String(), true
	}
	return content.Visible(b.String()), true
}

// joins reports whether the character at i is one that ties pictures or letters together
// and is refused only by itself.
func joins(s string, i, size int) bool {
	return i > 0 && unicode.In([]rune(s[i : i+size])[0], unicode.M)
}

// render writes one line of runs as the text of a pack. odd reports whether characters that
// draw nothing were removed.
func render(line []run) (text string, odd bool) {
	var b strings.Builder
	for i := 0; i < len(line); {
		end := i + 1
		for end < len(line) && line[end].look == line[i].look {
			end++
		}
		var joined strings.Builder
		for _, r := range line[i:end] {
			joined.WriteString(r.text)
		}
		clean, changed := visible(joined.String(), false)
		odd = odd || changed
		write(&b, line[i].look, clean)
		i = end
	}
	return strings.TrimSpace(oneSpaceOutside(b.String())), odd
}

// oneSpaceOutside joins the spaces where two runs met.
func oneSpaceOutside(s string) string {
	for strings.Contains(s, "  ") && !strings.Contains(s, "`") {
		s = strings.ReplaceAll(s, "  ", " ")
	}
	return s
}

// write writes one run with its marks. Spaces at its ends stand outside of the marks.
func write(b *strings.Builder, l look, s string) {
	core := strings.Trim(s, " ")
	if core == "" {
		b.WriteString(s)
		return
	}
	at := strings.Index(s, core)
	b.WriteString(s[:at])
	switch {
	case l.address != "":
		b.WriteString(link(core, l.address))
	case l.code && !strings.Contains(core, "`"):
		b.WriteString("`" + core + "`")
	case l.bold:
		b.WriteString("**" + Escape(core) + "**")
	case l.italic:
		b.WriteString("*" + Escape(core) + "*")
	default:
		b.WriteString(Escape(core))
	}
	b.WriteString(s[at+len(core):])
}

// link writes a link. Only https addresses can be links; of another the address stands
// behind the words, and one that is no address of the web is dropped.
func link(label, address string) string {
	address, _ = visible(strings.TrimSpace(address), false)
	switch {
	case strings.ContainsAny(address, " ()<>`*[]\\"), !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://"):
		return Escape(label)
	case label == address:
		return Escape(label)
	case strings.HasPrefix(address, "https://") && !strings.ContainsAny(label, "[]"):
		return "[" + Escape(label) + "](" + address + ")"
	}
	return Escape(label) + " (" + address + ")"
}

// Escape writes plain text of one line so that it is read as it stands: signs of markup get
// a backslash, and what looks like a tag becomes code.
func Escape(s string) string {
	if !strings.ContainsAny(s, "`*[\\<") {
		return s
	}
	return escapeSigns(tagsAsCode(s))
}

// Plain is Escape for text of several lines. It also removes what a text may not hold, and
// reports whether there was any. Lines are trimmed and empty ones dropped.
func Plain(s string) (text string, odd bool) {
	var lines []string
	for line := range strings.SplitSeq(strings.ReplaceAll(s, "\r", "\n"), "\n") {
		clean, changed := visible(line, false)
		odd = odd || changed
		if clean = strings.TrimSpace(oneSpace(clean)); clean != "" {
			lines = append(lines, Escape(clean))
		}
	}
	return strings.Join(lines, "\n"), odd
}

// piece is a part of a text that is code or is not.
type piece struct {
	text string
	code bool
}

// tagsAsCode cuts a text at the words that look like tags of HTML, such as List<String>,
// which a text of a pack may hold as code only.
func tagsAsCode(s string) []piece {
	var all []piece
	done, last := 0, strings.LastIndexByte(s, '>')
	for i := 0; i < last; i++ {
		if s[i] != '<' {
			continue
		}
		end := tagLike(s[i:])
		if end == 0 {
			continue
		}
		from := max(done, strings.LastIndexByte(s[:i], ' ')+1)
		to := i + end
		for to < len(s) && s[to] != ' ' {
			to++
		}
		if strings.Contains(s[from:to], "`") {
			continue
		}
		core := strings.TrimRight(s[from:to], ".,;:!?")
		all = append(all, piece{text: s[done:from]}, piece{text: core, code: true})
		done = from + len(core)
		i = done - 1
	}
	return append(all, piece{text: s[done:]})
}

// tagLike measures what the rules of packs take for a tag at the start of s: "<", a name,
// and a space, "/" or ">" behind it; 0 for anything else. A ">" must follow further on.
func tagLike(s string) int {
	if strings.HasPrefix(s, "<!--") {
		return 4
	}
	i := 1
	if i < len(s) && s[i] == '/' {
		i++
	}
	from := i
	for i < len(s) && i-from < 32 && (alnum(s[i]) || s[i] == '-') {
		i++
	}
	if i == from || i == len(s) || s[from] >= '0' && s[from] <= '9' || strings.IndexByte("> /", s[i]) < 0 {
		return 0
	}
	return i + strings.IndexByte(s[i:], '>') + 1
}

// escapeSigns puts a backslash before the signs that would be read as markup.
func escapeSigns(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.code {
			b.WriteString("`" + p.text + "`")
			continue
		}
		lastLink := strings.LastIndex(p.text, "](https://")
		for i := 0; i < len(p.text); i++ {
			c := p.text[i]
			next := p.text[i+1:]
			switch c {
			case '`':
				b.WriteByte('\\')
			case '*':
				if i == 0 || p.text[i-1] != ' ' || !strings.HasPrefix(next, " ") {
					b.WriteByte('\\')
				}
			case '[':
				if i < lastLink {
					b.WriteByte('\\')
				}
			case '\\':
				if next == "" || strings.IndexByte("`*[\\", next[0]) >= 0 {
					b.WriteByte('\\')
				}
			}
			b.WriteByte(c)
		}
	}
	return b.String()
}
