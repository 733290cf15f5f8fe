package markup

import (
	"html"
	"strings"

	"quest/content"
	"quest/content/interchange"
)

// ToHTML writes a text of a pack as HTML: a paragraph for each line, and the code below.
// The text must be one that Clean takes; what it refuses is shown as its code point.
func ToHTML(text string, code *interchange.Code) string {
	var b strings.Builder
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for _, line := range lines {
		if line != "" {
			b.WriteString("<p>" + LineToHTML(line) + "</p>")
		}
	}
	if code != nil {
		b.WriteString("<pre><code>" + escapeHTML(code.Text) + "</code></pre>")
	}
	return b.String()
}

// LineToHTML writes one line of a text of a pack as HTML without an element around it.
func LineToHTML(line string) string {
	safe, err := content.Clean(line)
	if err != nil {
		safe, err = content.Clean(content.Visible(line))
		if err != nil {
			return ""
		}
	}
	var b strings.Builder
	for _, sp := range content.Spans(safe) {
		open, end := "", ""
		if !sp.Address.Empty() {
			open, end = `<a href="`+escapeHTML(sp.Address.String())+`">`, "</a>"
		}
		for _, mark := range []struct {
			on   bool
			name string
		}{{sp.Bold, "strong"}, {sp.Emphasis, "em"}, {sp.Code, "code"}} {
			if mark.on {
				open, end = open+"<"+mark.name+">", "</"+mark.name+">"+end
			}
		}
		b.WriteString(open + escapeHTML(sp.Text.String()) + end)
	}
	return b.String()
}

// PlainLines is the text of a pack without its markup.
func PlainLines(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if safe, err := content.Clean(line); err == nil {
			lines[i] = content.PlainText(safe)
		} else {
			lines[i] = content.Visible(line)
		}
	}
	return strings.Join(lines, "\n")
}

func escapeHTML(s string) string { return html.EscapeString(s) }
