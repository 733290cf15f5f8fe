package lecture

import (
	"html"
	"regexp"
	"strings"
	"sync"

	"quest/content"
	"quest/content/interchange"
)

var (
	codeSpan    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("(?s)``+ ?(.+?) ?``+|`([^`]+)`") })
	wikiImage   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`!\[\[([^\]]*)\]\]`) })
	wikiLink    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\[\[([^\]|]*\|)?([^\]]+)\]\]`) })
	inlineImage = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`!\[([^\]]*)\](?:\(([^()\s]*(?:\([^()]*\)[^()\s]*)*)[^)]*\)|\[[^\]]*\])`)
	})
	inlineLink = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`\[([^\[\]]+)\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+["'(][^)]*)?\)`)
	})
	labelledLink = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\[([^\[\]]+)\]\[([^\[\]]*)\]`) })
	footnoteRef  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\[\^[^\]]+\]`) })
	autoLink     = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<((?:https?|mailto):[^<>\s]+)>`) })
	mathSpan     = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\$([^$\s](?:[^$]*[^$\s])?)\$|\\\((.+?)\\\)`) })
	formulaSign  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[\\^_={}<>]|^[A-Za-z]$`) })
	threeStars   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\*\*\*([^*]+)\*\*\*`) })
	twoScores    = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(^|[^\pL\pN_])__([^_\s](?:[^_]*[^_\s])?)__($|[^\pL\pN_])`)
	})
	oneScore = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(^|[^\pL\pN_])_([^_\s](?:[^_]*[^_\s])?)_($|[^\pL\pN_])`)
	})
	struck      = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`~~([^~\s](?:[^~]*[^~\s])?)~~`) })
	highlighted = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`==([^=\s](?:[^=]*[^=\s])?)==`) })
	htmlComment = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<!--.*?-->`) })
	tag         = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`</?([a-zA-Z][a-zA-Z0-9-]*)((?:\s[^<>]*)?)/?>`) })
	attributes  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\{[:.][^{}]*\}`) })
	anchorEnd   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\s*\{#([^{}\s]*)[^{}]*\}\s*$`) })
	smallDigits = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)<(sub|sup)>([0-9]+)</su[bp]>`) })
	onlyImages  = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^\s*(?:(?:!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\)|(?i:<img[^<>]*>))\s*)+$`)
	})
	imageName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)\b(?:src|alt)\s*=\s*["']?([^"'>]*)`) })
	escaped   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("\\\\([!\"#$%&'()+,./:;<=>?@\\]^_{|}~-])") })
)

// inline makes the markup of a line that of packs, and puts spaces in order. What it
// cannot keep is told.
func (r *reader) inline(line int, s string) string {
	if strings.TrimSpace(s) == "" {
		return ""
	}
	if onlyImages().MatchString(s) {
		r.plain(line, s) // tells of each
		return ""
	}
	var b strings.Builder
	at := 0
	for _, m := range codeSpan().FindAllStringSubmatchIndex(s, -1) {
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
	m := anchorEnd().FindStringSubmatchIndex(s)
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
	s = mathSpan().ReplaceAllStringFunc(s, func(m string) string {
		body := strings.TrimSuffix(strings.TrimPrefix(strings.Trim(m, "$"), `\(`), `\)`)
		if !formulaSign().MatchString(body) || strings.Contains(body, "`") {
			return m
		}
		r.lose(line, interchange.Simplified, FormulaKept)
		return "`" + strings.TrimSpace(body) + "`"
	})
	var b strings.Builder
	at := 0
	for _, m := range codeSpan().FindAllStringIndex(s, -1) { // formulas are code now
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
	s = wikiImage().ReplaceAllStringFunc(s, func(m string) string {
		image(strings.Trim(m, "![]"))
		return ""
	})
	s = wikiLink().ReplaceAllString(s, "$2")
	for range 2 { // an image may be the label of a link
		s = inlineImage().ReplaceAllStringFunc(s, func(m string) string {
			parts := inlineImage().FindStringSubmatch(m)
			image(strings.TrimSpace(parts[1] + " " + parts[2]))
			return parts[1]
		})
		s = inlineLink().ReplaceAllStringFunc(s, func(m string) string {
			parts := inlineLink().FindStringSubmatch(m)
			return r.link(line, parts[1], parts[2])
		})
	}
	s = labelledLink().ReplaceAllStringFunc(s, func(m string) string {
		parts := labelledLink().FindStringSubmatch(m)
		label := parts[2]
		if label == "" {
			label = parts[1]
		}
		if address, ok := r.refs[strings.ToLower(label)]; ok {
			return r.link(line, parts[1], address)
		}
		return m
	})
	if footnoteRef().MatchString(s) {
		r.lose(line, interchange.Noted, FootnoteMoved)
		s = footnoteRef().ReplaceAllString(s, "")
	}
	return autoLink().ReplaceAllString(s, "$1")
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
	if htmlComment().MatchString(s) {
		r.lose(line, interchange.Noted, CommentDropped)
		s = htmlComment().ReplaceAllString(s, "")
	}
	s = attributes().ReplaceAllString(s, "")
	s = smallDigits().ReplaceAllStringFunc(s, func(m string) string {
		parts := smallDigits().FindStringSubmatch(m)
		signs := []rune("₀₁₂₃₄₅₆₇₈₉")
		if strings.EqualFold(parts[1], "sup") {
			signs = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
		}
		return strings.Map(func(c rune) rune { return signs[c-'0'] }, parts[2])
	})
	s = r.tags(line, s)
	s = html.UnescapeString(s)
	s = threeStars().ReplaceAllString(s, "**$1**")
	s = twoScores().ReplaceAllString(s, "$1**$2**$3")
	s = oneScore().ReplaceAllString(s, "$1*$2*$3")
	if struck().MatchString(s) {
		r.lose(line, interchange.Simplified, StrikeDropped)
		s = struck().ReplaceAllString(s, "$1")
	}
	s = highlighted().ReplaceAllString(s, "**$1**")
	s = escaped().ReplaceAllString(s, "$1")
	return taglike().ReplaceAllStringFunc(s, func(m string) string { return "`" + strings.ReplaceAll(m, "`", "") + "`" })
}

// taglike finds words that the check would take for HTML, such as List<String>.
var taglike = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[\pL\pN_.:]*<(?:!--|/?[a-zA-Z][a-zA-Z0-9-]*(?:/?>|[ /][^<>]*>))[\pL\pN_>\[\]()]*`)
})

// marks are the tags that packs have markup for.
var marks = map[string]string{
	"b": "**", "strong": "**", "mark": "**", "i": "*", "em": "*", "cite": "*", "dfn": "*", "code": "`", "kbd": "`", "samp": "`", "tt": "`",
}

// silent are tags that say nothing that a learner would miss.
const silent = " p div span center font u small big section article header footer main nav details summary figure figcaption hr br wbr a ul ol li dl dt dd label abbr time pre h1 h2 h3 h4 h5 h6 s del ins "

// tags settles HTML: what packs have markup for becomes that, the rest goes and its text stays.
func (r *reader) tags(line int, s string) string {
	return tag().ReplaceAllStringFunc(s, func(m string) string {
		parts := tag().FindStringSubmatch(m)
		name := strings.ToLower(parts[1])
		switch {
		case marks[name] != "":
			return marks[name]
		case name == "img":
			words := []string{}
			for _, a := range imageName().FindAllStringSubmatch(parts[2], -1) {
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
