package insight

import (
	"strings"

	"quest/content"
	"quest/game"
)

// In gives a label in some languages: what say says of words of the game, and the text of the pack in each
// language, parted by a slash.
func (l Label) In(langs []content.Lang, say func(game.Notice) string) string {
	text := strings.Join(game.LineIn(langs, l.Text), " / ")
	if l.Words.Empty() {
		return text
	}
	return strings.TrimSpace(say(l.Words) + " " + text)
}

// Lines says a section in words, for who reads lines: its title, then a line for each sentence, for the title
// of each block and for each bar with its numbers. name writes a label.
func (s Section) Lines(say func(game.Notice) string, name func(Label) string) []string {
	lines := []string{say(s.Title)}
	for i := range s.Blocks {
		lines = append(lines, s.Blocks[i].lines(say, name)...)
	}
	return lines
}

func (b *Block) lines(say func(game.Notice) string, name func(Label) string) []string {
	var lines []string
	if !b.Title.Empty() {
		lines = append(lines, name(b.Title))
	}
	for _, n := range b.Says {
		lines = append(lines, "  "+say(n))
	}
	for _, bar := range b.Bars {
		line := "  " + name(bar.Name) + ": " + say(bar.Says)
		if !bar.InFact.Empty() {
			line += ". " + say(game.Say("insight.InFact")) + " " + name(bar.InFact)
		}
		lines = append(lines, line)
	}
	return lines
}
