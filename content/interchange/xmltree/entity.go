package xmltree

import (
	"html"
	"strings"
)

// resolve replaces the characters that are written by their names in HTML, such as &uarr;,
// which XML does not know: pages that were copied hold them. Inside of CDATA and comments a
// name is text, and stays. What even HTML does not know stays too, for the decoder to refuse.
func (r *Reader) resolve(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	var b strings.Builder
	done, at := 0, newCursor(s)
	for i := 0; i < len(s); {
		next := strings.IndexAny(s[i:], "&<")
		if next < 0 {
			break
		}
		i += next
		if s[i] == '<' {
			i += literal(s[i:])
			continue
		}
		end := 1
		for i+end < len(s) && end < 40 && isName(s[i+end]) {
			end++
		}
		if end == 1 || i+end >= len(s) || s[i+end] != ';' {
			i++
			continue
		}
		name := s[i+1 : i+end]
		char := html.UnescapeString("&" + name + ";")
		if char != "&"+name+";" && !known(name) {
			line, col := at.to(i)
			r.replaced(name, line, col)
			b.WriteString(s[done:i])
			b.WriteString(char)
			done = i + end + 1
		}
		i += end + 1
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

func (r *Reader) replaced(name string, line, col int) {
	name = "&" + name + ";"
	for i := range r.Replaced {
		if r.Replaced[i].Name == name {
			r.Replaced[i].Count++
			return
		}
	}
	r.Replaced = append(r.Replaced, Replaced{Line: line, Col: col, Name: name, Count: 1})
}

// literal measures CDATA, a comment or a processing instruction at the start of s, 1 for
// another <.
func literal(s string) int {
	for _, pair := range [][2]string{{"<![CDATA[", "]]>"}, {"<!--", "-->"}, {"<?", "?>"}} {
		if strings.HasPrefix(s, pair[0]) {
			if end := strings.Index(s, pair[1]); end >= 0 {
				return end + len(pair[1])
			}
			return len(s)
		}
	}
	return 1
}

// known names the entities of XML itself.
func known(name string) bool {
	switch name {
	case "lt", "gt", "amp", "quot", "apos":
		return true
	}
	return false
}

func isName(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
