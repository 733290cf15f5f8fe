package markup

import (
	"html"
	"strings"

	"quest/content/lazy"
)

// tokenKind says what a token of HTML is.
type tokenKind int

const (
	textToken  tokenKind = iota // text, its entities resolved
	openToken                   // <name ...>
	closeToken                  // </name>
)

// token is one piece of an HTML text.
type token struct {
	kind  tokenKind
	text  string            // of a text
	name  string            // of a tag, in small letters
	attrs map[string]string // of an opening tag, names in small letters
}

// rawText names the elements whose content is no text.
var rawText = lazy.Value[map[string]bool]{Make: func() map[string]bool { return map[string]bool{"script": true, "style": true} }}

// scan cuts HTML into tokens. Only the elements of HTML are tags: the "<" of "a < b", of
// "List<String>" and of "if a<b and c>d" is text. Comments and declarations are dropped.
func scan(s string) []token {
	var all []token
	var text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			all = append(all, token{kind: textToken, text: html.UnescapeString(text.String())})
			text.Reset()
		}
	}
	lastEnd, budget := strings.LastIndexByte(s, '>'), vainScan
	for i := 0; i < len(s); {
		if s[i] != '<' || i > lastEnd || budget < 0 {
			end := strings.IndexByte(s[i+1:], '<')
			if end < 0 || i > lastEnd || budget < 0 {
				end = len(s) - i - 1
			}
			text.WriteString(s[i : i+1+end])
			i += 1 + end
			continue
		}
		tag, n := token{}, hidden(s[i:], &budget)
		if n > 0 {
			i += n
			continue
		}
		if tag, n = tagAt(s[i:], &budget); n == 0 {
			text.WriteByte('<')
			i++
			continue
		}
		flush()
		all = append(all, tag)
		i += n
		if tag.kind == openToken && rawText.Get()[tag.name] {
			i += rawLength(s[i:], tag.name)
		}
	}
	flush()
	return all
}

// vainScan is how many bytes may be looked at for the ends of tags and comments that have
// none. Behind that the rest of a text is taken as it stands, so that its time stays linear.
const vainScan = 4 << 20

// hidden measures a comment, a declaration or a processing instruction at the start of s;
// 0 for anything else. One that is not closed is text.
func hidden(s string, budget *int) int {
	for _, pair := range [][2]string{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<!DOCTYPE", ">"}, {"<!doctype", ">"}, {"<?xml", ">"}} {
		if strings.HasPrefix(s, pair[0]) {
			if end := strings.Index(s, pair[1]); end >= 0 {
				return end + len(pair[1])
			}
			*budget -= len(s)
			return 0
		}
	}
	return 0
}

// rawLength measures what stands before the end tag of an element that holds no text.
func rawLength(s, name string) int {
	for i := 0; i < len(s); {
		at := strings.Index(s[i:], "</")
		if at < 0 {
			break
		}
		i += at
		if len(s) >= i+2+len(name) && strings.EqualFold(s[i+2:i+2+len(name)], name) {
			return i
		}
		i += 2
	}
	return len(s)
}

// office are the prefixes of the elements that word processors leave, such as <o:p>.
var office = lazy.Value[map[string]bool]{Make: func() map[string]bool {
	return map[string]bool{"o": true, "w": true, "v": true, "m": true, "st1": true}
}}

// longestTag is how many bytes a tag may have. A picture may stand in the address of an
// image, so it is large; it bounds the search for the end of each tag.
const longestTag = 1 << 20

// tagAt reads a tag at the start of s, with its length; 0 for no tag of HTML. What was read in
// vain is taken from the budget.
func tagAt(s string, budget *int) (t token, length int) {
	t, end := tagName(s)
	_, ok := elements.Get()[t.name]
	if ok {
		end, ok = t.readAttributes(s, end)
	}
	if !ok {
		*budget -= end
		return token{}, 0
	}
	return t, end
}

// tagName reads the start of a tag, its name included, and gives where that ends. The name of
// an element that word processors leave is "o".
func tagName(s string) (t token, end int) {
	const longestName = 16
	t.kind = openToken
	i := 1
	if i < len(s) && s[i] == '/' {
		t.kind = closeToken
		i++
	}
	from := i
	for i < len(s) && i-from < longestName && alnum(s[i]) {
		i++
	}
	t.name = strings.ToLower(s[from:i])
	if i < len(s) && s[i] == ':' && office.Get()[t.name] {
		for i++; i < len(s) && alnum(s[i]); i++ {
		}
		t.name = "o"
	}
	return t, i
}

// readAttributes reads the attributes of a tag from a place in s, and gives where the tag ends.
// It is false if that is no tag, with the place where this shows. Of attributes with one name
// the first counts.
func (t *token) readAttributes(s string, i int) (end int, ok bool) {
	for {
		for i < len(s) && (space(s[i]) || s[i] == '/') {
			i++
		}
		switch {
		case i >= len(s) || i > longestTag || s[i] == '<':
			return i, false
		case s[i] == '>':
			return i + 1, true
		}
		name, value, n := attribute(s[i:])
		if n == 0 {
			return i, false
		}
		if t.attrs == nil {
			t.attrs = map[string]string{}
		}
		if _, twice := t.attrs[name]; !twice {
			t.attrs[name] = value
		}
		i += n
	}
}

// attribute reads one attribute at the start of s, with its length; 0 for what is none.
func attribute(s string) (name, value string, n int) {
	for n < len(s) && (alnum(s[n]) || strings.IndexByte("-_:.@", s[n]) >= 0) {
		n++
	}
	if n == 0 {
		return "", "", 0
	}
	name = strings.ToLower(s[:n])
	equals := skipSpace(s, n)
	if equals >= len(s) || s[equals] != '=' {
		if valueless.Get()[name] {
			return name, "", n
		}
		return "", "", 0
	}
	from := skipSpace(s, equals+1)
	value, length, ok := attributeValue(s[from:])
	if !ok {
		return "", "", 0
	}
	return name, value, from + length
}

// attributeValue reads the value of an attribute at the start of s, with its length there, the
// quotes included. It is false at the end of s and where a quote is not closed.
func attributeValue(s string) (value string, length int, ok bool) {
	if s == "" {
		return "", 0, false
	}
	if q := s[0]; q == '"' || q == '\'' {
		value, _, ok = strings.Cut(s[1:min(len(s), longestTag)], string(q))
		return html.UnescapeString(value), len(value) + 2, ok
	}
	end := 0
	for end < len(s) && !space(s[end]) && s[end] != '>' && s[end] != '<' {
		end++
	}
	return html.UnescapeString(strings.TrimSuffix(s[:end], "/")), end, true
}

// skipSpace gives the place of the first byte from i on that is no white space.
func skipSpace(s string, i int) int {
	for i < len(s) && space(s[i]) {
		i++
	}
	return i
}

// valueless are the attributes that stand without a value in what editors write.
var valueless = lazy.Value[map[string]bool]{Make: func() map[string]bool {
	return map[string]bool{
		"allowfullscreen": true, "async": true, "autoplay": true, "checked": true, "controls": true, "defer": true,
		"disabled": true, "hidden": true, "loop": true, "multiple": true, "muted": true, "nowrap": true, "open": true,
		"readonly": true, "required": true, "reversed": true, "selected": true,
	}
}}

func alnum(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'
}

func space(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }
