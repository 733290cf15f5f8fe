package lecture

import (
	"html"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/lazy"
)

var (
	codeSpan     = lazy.Regexp("(?s)``+ ?(.+?) ?``+|`([^`]+)`")
	wikiImage    = lazy.Regexp(`!\[\[([^\]]*)\]\]`)
	wikiLink     = lazy.Regexp(`\[\[([^\]|]*\|)?([^\]]+)\]\]`)
	inlineImage  = lazy.Regexp(`!\[([^\]]*)\](?:\(([^()\s]*(?:\([^()]*\)[^()\s]*)*)[^)]*\)|\[[^\]]*\])`)
	inlineLink   = lazy.Regexp(`\[([^\[\]]+)\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+["'(][^)]*)?\)`)
	labelledLink = lazy.Regexp(`\[([^\[\]]+)\]\[([^\[\]]*)\]`)
	footnoteRef  = lazy.Regexp(`\[\^[^\]]+\]`)
	autoLink     = lazy.Regexp(`<((?:https?|mailto):[^<>\s]+)>`)
	mathSpan     = lazy.Regexp(`\$([^$\s](?:[^$]*[^$\s])?)\$|\\\((.+?)\\\)`)
	formulaSign  = lazy.Regexp(`[\\^_={}<>]|^[A-Za-z]$`)
	threeStars   = lazy.Regexp(`\*\*\*([^*]+)\*\*\*`)
	twoScores    = lazy.Regexp(`(^|[^\pL\pN_])__([^_\s](?:[^_]*[^_\s])?)__($|[^\pL\pN_])`)
	oneScore     = lazy.Regexp(`(^|[^\pL\pN_])_([^_\s](?:[^_]*[^_\s])?)_($|[^\pL\pN_])`)
	struck       = lazy.Regexp(`~~([^~\s](?:[^~]*[^~\s])?)~~`)
	highlighted  = lazy.Regexp(`==([^=\s](?:[^=]*[^=\s])?)==`)
	htmlComment  = lazy.Regexp(`<!--.*?-->`)
	tag          = lazy.Regexp(`</?([a-zA-Z][a-zA-Z0-9-]*)((?:\s[^<>]*)?)/?>`)
	attributes   = lazy.Regexp(`\{[:.][^{}]*\}`)
	anchorEnd    = lazy.Regexp(`\s*\{#([^{}\s]*)[^{}]*\}\s*$`)
	smallDigits  = lazy.Regexp(`(?i)<(sub|sup)>([0-9]+)</su[bp]>`)
	onlyImages   = lazy.Regexp(`^\s*(?:(?:!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\)|(?i:<img[^<>]*>))\s*)+$`)
	imageName    = lazy.Regexp(`(?i)\b(?:src|alt)\s*=\s*["']?([^"'>]*)`)
	escaped      = lazy.Regexp("\\\\([!\"#$%&'()+,./:;<=>?@\\]^_{|}~-])")
)

// inline makes the markup of a line that of packs, and puts spaces in order. What it
// cannot keep is told.
func (r *reader) inline(line int, s string) string {
	if strings.TrimSpace(s) == "" {
		return ""
	}
	if onlyImages.Get().MatchString(s) {
		r.plain(line, s) // tells of each
		return ""
	}
	var b strings.Builder
	at := 0
	for _, m := range codeSpan.Get().FindAllStringSubmatchIndex(s, -1) {
		b.WriteString(r.plain(line, s[at:m[0]]))
		span := ""
		if m[2] >= 0 {
			span = strings.ReplaceAll(s[m[2]:m[3]], "`", "'")
		} else {
			span = s[m[4]:m[5]]
		}
		if span = strings.TrimSpace(span); span != "" {
			b.WriteString("`" + span + "`")
		}
		at = m[1]
	}
	b.WriteString(r.plain(line, strings.ReplaceAll(s[at:], "``", "'")))
	out := strings.Join(strings.Fields(b.String()), " ")
	text, anchor := cutAnchor(out)
	if strings.Contains(content.BlankCode(text), "{#") {
		text = strings.ReplaceAll(text, "{#", "{ #")
	}
	if anchor != "" && text != "" {
		return text + " {#" + anchor + "}"
	}
	return text
}

// cutAnchor takes {#anchor} from the end of a text. One in another form than that of IDs is
// dropped.
func cutAnchor(s string) (text, anchor string) {
	m := anchorEnd.Get().FindStringSubmatchIndex(s)
	if m == nil {
		return s, ""
	}
	if id := s[m[2]:m[3]]; content.Identifier(id) {
		anchor = id
	}
	return strings.TrimSpace(s[:m[0]]), anchor
}

// plain makes the markup of text without code spans that of packs.
func (r *reader) plain(line int, s string) string {
	if !strings.ContainsAny(s, "\\$![]<>&_~={*") {
		return s
	}
	s = r.links(line, s)
	s = mathSpan.Get().ReplaceAllStringFunc(s, func(m string) string {
		body := strings.TrimSuffix(strings.TrimPrefix(strings.Trim(m, "$"), `\(`), `\)`)
		if !formulaSign.Get().MatchString(body) || strings.Contains(body, "`") {
			return m
		}
		r.lose(line, interchange.Simplified, FormulaKept)
		return "`" + strings.TrimSpace(body) + "`"
	})
	var b strings.Builder
	at := 0
	for _, m := range codeSpan.Get().FindAllStringIndex(s, -1) { // formulas are code now
		b.WriteString(r.markup(line, s[at:m[0]]) + s[m[0]:m[1]])
		at = m[1]
	}
	return b.String() + r.markup(line, s[at:])
}

// links settles images, links and footnotes.
func (r *reader) links(line int, s string) string {
	image := func(name string) {
		r.lose(line, interchange.Skipped, ImageSkipped, "name", shortened(name))
	}
	s = wikiImage.Get().ReplaceAllStringFunc(s, func(m string) string {
		image(strings.Trim(m, "![]"))
		return ""
	})
	s = wikiLink.Get().ReplaceAllString(s, "$2")
	for range 2 { // an image may be the label of a link
		s = inlineImage.Get().ReplaceAllStringFunc(s, func(m string) string {
			parts := inlineImage.Get().FindStringSubmatch(m)
			image(strings.TrimSpace(parts[1] + " " + parts[2]))
			return parts[1]
		})
		s = inlineLink.Get().ReplaceAllStringFunc(s, func(m string) string {
			parts := inlineLink.Get().FindStringSubmatch(m)
			return r.link(line, parts[1], parts[2])
		})
	}
	s = labelledLink.Get().ReplaceAllStringFunc(s, func(m string) string {
		parts := labelledLink.Get().FindStringSubmatch(m)
		label := parts[2]
		if label == "" {
			label = parts[1]
		}
		if address, ok := r.refs[strings.ToLower(label)]; ok {
			return r.link(line, parts[1], address)
		}
		return m
	})
	if footnoteRef.Get().MatchString(s) {
		r.lose(line, interchange.Noted, FootnoteMoved)
		s = footnoteRef.Get().ReplaceAllString(s, "")
	}
	return autoLink.Get().ReplaceAllString(s, "$1")
}

// link keeps a link to a page, and the label alone of one that leads inside the notes.
func (r *reader) link(line int, label, address string) string {
	switch {
	case strings.HasPrefix(address, "https://"):
		return "[" + label + "](" + address + ")"
	case strings.HasPrefix(address, "http://"), strings.HasPrefix(address, "mailto:"):
		r.lose(line, interchange.Noted, LinkPlain)
		return label + " (" + address + ")"
	}
	r.lose(line, interchange.Noted, LinkDropped, "address", shortened(address))
	return label
}

// markup settles emphasis, entities and HTML.
func (r *reader) markup(line int, s string) string {
	if htmlComment.Get().MatchString(s) {
		r.lose(line, interchange.Noted, CommentDropped)
		s = htmlComment.Get().ReplaceAllString(s, "")
	}
	s = attributes.Get().ReplaceAllString(s, "")
	s = smallDigits.Get().ReplaceAllStringFunc(s, func(m string) string {
		parts := smallDigits.Get().FindStringSubmatch(m)
		signs := []rune("₀₁₂₃₄₅₆₇₈₉")
		if strings.EqualFold(parts[1], "sup") {
			signs = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
		}
		return strings.Map(func(c rune) rune { return signs[c-'0'] }, parts[2])
	})
	s = r.tags(line, s)
	s = html.UnescapeString(s)
	s = threeStars.Get().ReplaceAllString(s, "**$1**")
	s = twoScores.Get().ReplaceAllString(s, "$1**$2**$3")
	s = oneScore.Get().ReplaceAllString(s, "$1*$2*$3")
	if struck.Get().MatchString(s) {
		r.lose(line, interchange.Simplified, StrikeDropped)
		s = struck.Get().ReplaceAllString(s, "$1")
	}
	s = highlighted.Get().ReplaceAllString(s, "**$1**")
	s = escaped.Get().ReplaceAllString(s, "$1")
	return taglike.Get().ReplaceAllStringFunc(s, func(m string) string { return "`" + strings.ReplaceAll(m, "`", "") + "`" })
}

// taglike finds words that the check would take for HTML, such as List<String>.
var taglike = lazy.Regexp(`[\pL\pN_.:]*<(?:!--|/?[a-zA-Z][a-zA-Z0-9-]*(?:/?>|[ /][^<>]*>))[\pL\pN_>\[\]()]*`)

// marks are the tags that packs have markup for.
var marks = lazy.Value[map[string]string]{Make: func() map[string]string {
	return map[string]string{
		"b": "**", "strong": "**", "mark": "**", "i": "*", "em": "*", "cite": "*", "dfn": "*", "code": "`", "kbd": "`", "samp": "`", "tt": "`",
	}
}}

// silent are tags that say nothing that a learner would miss.
const silent = " p div span center font u small big section article header footer main nav details summary figure figcaption hr br wbr a ul ol li dl dt dd label abbr time pre h1 h2 h3 h4 h5 h6 s del ins "

// tags settles HTML: what packs have markup for becomes that, the rest goes and its text stays.
func (r *reader) tags(line int, s string) string {
	return tag.Get().ReplaceAllStringFunc(s, func(m string) string {
		parts := tag.Get().FindStringSubmatch(m)
		name := strings.ToLower(parts[1])
		switch {
		case marks.Get()[name] != "":
			return marks.Get()[name]
		case name == "img":
			words := []string{}
			for _, a := range imageName.Get().FindAllStringSubmatch(parts[2], -1) {
				words = append(words, a[1])
			}
			r.lose(line, interchange.Skipped, ImageSkipped, "name", shortened(strings.Join(words, " ")))
			return ""
		case name == "sup" || name == "sub":
			if m[1] == '/' {
				return ""
			}
			r.lose(line, interchange.Simplified, TagDropped, "tag", "<"+name+">")
			return map[string]string{"sup": "^", "sub": "_"}[name]
		case strings.Contains(silent, " "+name+" "):
			if m[1] != '/' {
				r.lose(line, interchange.Noted, TagDropped, "tag", "<"+name+">")
			}
			return " "
		}
		return m
	})
}
