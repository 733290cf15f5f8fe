package markup

import (
	"html"
	"strings"

	"quest/content/lazy"
)

// The marks of Markdown inside of a line, in the order in which they become HTML.
var (
	codeMark  = lazy.Regexp("``([^`]+)``|`([^`]+)`")
	imageMark = lazy.Regexp(`!\[([^\]]*)\]\(([^)\s]*)[^)]*\)`)
	linkMark  = lazy.Regexp(`\[([^\]]+)\]\((https?://[^)\s]+)[^)]*\)`)
	boldMark  = lazy.Regexp(`(?:\*\*)(\S(?:.*?\S)?)(?:\*\*)|(?:__)(\S(?:.*?\S)?)(?:__)`)
	softMark  = lazy.Regexp(`(^|[\s(])\*(\S(?:[^*]*?\S)?)\*`)
)

// MarkdownToHTML writes text in Markdown as HTML for FromHTML: code, pictures, links, bold
// and soft text; its lines stay lines. Blocks of code are taken out of it.
func MarkdownToHTML(s string) (out, code string) {
	var lines, block, blocks []string
	fence := false
	for line := range strings.SplitSeq(s, "\n") {
		switch {
		case strings.HasPrefix(strings.TrimSpace(line), "```"):
			if fence = !fence; !fence {
				blocks, block = append(blocks, strings.Join(block, "\n")), nil
			}
		case fence:
			block = append(block, line)
		default:
			lines = append(lines, line)
		}
	}
	if len(block) > 0 {
		blocks = append(blocks, strings.Join(block, "\n"))
	}
	s = strings.ReplaceAll(strings.Join(lines, "\n"), "\x00", "")
	var codes []string
	s = codeMark.Get().ReplaceAllStringFunc(s, func(m string) string {
		codes = append(codes, "<code>"+html.EscapeString(strings.TrimSpace(strings.Trim(m, "`")))+"</code>")
		return "\x00"
	})
	s = imageMark.Get().ReplaceAllString(s, `<img alt="" src="$2">`)
	s = linkMark.Get().ReplaceAllString(s, `<a href="$2">$1</a>`)
	s = boldMark.Get().ReplaceAllString(s, "<b>$1$2</b>")
	s = softMark.Get().ReplaceAllString(s, "$1<i>$2</i>")
	parts := strings.Split(strings.ReplaceAll(s, "\n", "<br>"), "\x00")
	var b strings.Builder
	for i, p := range parts {
		b.WriteString(p)
		if i < len(codes) {
			b.WriteString(codes[i])
		}
	}
	return b.String(), strings.Join(blocks, "\n\n")
}
