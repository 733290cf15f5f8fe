package markup

import (
	"html"
	"strings"
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
var rawText = map[string]bool{"script": true, "style": true}

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
		if tag.kind == openToken && rawText[tag.name] {
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
var office = map[string]bool{"o": true, "w": true, "v": true, "m": true, "st1": true}

// longestTag is how many bytes a tag may have. A picture may stand in the address of an
// image, so it is large; it bounds the search for the end of each tag.
const longestTag = 1 << 20

// tagAt reads a tag at the start of s, with its length; 0 for no tag of HTML.
func tagAt(s string, budget *int) (t token, length int) {
	i := 1
	defer func() {
		if length == 0 {
			*budget -= i
		}
	}()
	t.kind = openToken
	if i < len(s) && s[i] == '/' {
		t.kind = closeToken
		i++
	}
	from := i
	for i < len(s) && i-from < 16 && alnum(s[i]) {
		i++
	}
	t.name = strings.ToLower(s[from:i])
	if i < len(s) && s[i] == ':' && office[t.name] {
		for i++; i < len(s) && alnum(s[i]); i++ {
		}
		t.name = "o"
	}
	if _, ok := elements[t.name]; !ok {
		return token{}, 0
	}
	for {
		for i < len(s) && (space(s[i]) || s[i] == '/') {
			i++
		}
		switch {
		case i >= len(s) || i > longestTag || s[i] == '<':
			return token{}, 0
		case s[i] == '>':
			return t, i + 1
		}
		name, value, n := attribute(s[i:])
		if n == 0 {
			return token{}, 0
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
	name = strings.ToLower(s[:n])
	if n == 0 {
		return "", "", 0
	}
	after := n
	for after < len(s) && space(s[after]) {
		after++
	}
	if after >= len(s) || s[after] != '=' {
		if valueless[name] {
			return name, "", n
		}
		return "", "", 0
	}
	after++
	for after < len(s) && space(s[after]) {
		after++
	}
	if after >= len(s) {
		return "", "", 0
	}
	if q := s[after]; q == '"' || q == '\'' {
		end := strings.IndexByte(s[after+1:min(len(s), after+longestTag)], q)
		if end < 0 {
			return "", "", 0
		}
		return name, html.UnescapeString(s[after+1 : after+1+end]), after + end + 2
	}
	end := after
	for end < len(s) && !space(s[end]) && s[end] != '>' && s[end] != '<' {
		end++
	}
	return name, html.UnescapeString(strings.TrimSuffix(s[after:end], "/")), end
}

// valueless are the attributes that stand without a value in what editors write.
var valueless = map[string]bool{
	"allowfullscreen": true, "async": true, "autoplay": true, "checked": true, "controls": true, "defer": true,
	"disabled": true, "hidden": true, "loop": true, "multiple": true, "muted": true, "nowrap": true, "open": true,
	"readonly": true, "required": true, "reversed": true, "selected": true,
}

func alnum(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'
}

func space(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }
