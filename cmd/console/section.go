package console

import (
	"quest/content"
	"quest/game"
	"quest/game/insight"
)

// Section writes a section of sentences and bars as lines of a width, below an empty one. say says a notice, name writes a label.
func Section(part insight.Section, say func(game.Notice) string, name func(insight.Label) string, width int) []string {
	lines := []string{"", say(part.Title)}
	for i := range part.Blocks {
		b := &part.Blocks[i]
		if !b.Title.Empty() {
			lines = append(lines, Indented(content.OneLine(name(b.Title)), Inset, width)...)
		}
		for _, n := range b.Says {
			lines = append(lines, Indented(say(n), Inset, width)...)
		}
		for _, bar := range b.Bars {
			lines = append(lines, Listed(content.OneLine(name(bar.Name))+": "+say(bar.Says), width)...)
		}
	}
	return lines
}
