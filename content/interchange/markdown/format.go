// Package markdown reads question banks in Markdown: a question with a list of boxes, of which
// the ticked ones are right (docs/formats/markdown.md).
package markdown

import (
	"strings"

	"quest/content/interchange"
	"quest/content/lazy"
)

// Format is the row of the format in the list of formats.
func Format() interchange.Format {
	return interchange.Format{Name: "markdown", Extensions: []string{".md"}, Sniff: sniff, Read: Read}
}

// What is said of banks in Markdown.
const (
	NoBoxes    interchange.Key = "MarkdownNoBoxes"
	KeysDiffer interchange.Key = "MarkdownKeysDiffer"
)

// box finds an option: a box of a list, its tick, its text.
var box = lazy.Regexp(`^(\s*)[-*+]\s+\[([ xX])\]\s*(.*)$`)

// lettered finds an option with a letter, such as "- A. text" or "B) text".
var lettered = lazy.Regexp(`^\s{0,8}(?:[-*+]\s+)?\(?([A-H])[.)]\s+(.+)$`)

// keyLine finds a line that names the right letters, as under <details>.
var keyLine = lazy.Regexp(`(?i)^\W*(?:correct\s+)?(?:answers?|정답)\W*(?:is|are)?\W+([A-H](?:\s*(?:,|and|&|\s)?\s*[A-H])*)\W*$`)

// sniff wants some boxes with a tick, or letters with a key.
func sniff(f *interchange.File) int {
	if f.Binary {
		return 0
	}
	boxes, ticks, letters, keys := 0, 0, 0, 0
	for line := range strings.Lines(f.Text[:min(len(f.Text), 1<<18)]) {
		line = strings.TrimRight(line, "\r\n")
		if m := box.Get().FindStringSubmatch(line); m != nil {
			if boxes++; m[2] != " " {
				ticks++
			}
			continue
		}
		if lettered.Get().MatchString(line) {
			letters++
		}
		if keyLine.Get().MatchString(line) {
			keys++
		}
	}
	switch {
	case boxes > 1 && ticks > 0:
		return 85
	case boxes > 1:
		return 40
	case letters > 1 && keys > 0 && strings.Contains(f.Text, "<details"):
		return 60
	}
	return 0
}
