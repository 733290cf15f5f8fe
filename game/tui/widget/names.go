package widget

import "quest/content"

// Typed gives what a player typed, without what must not reach a terminal.
func Typed(s string) string {
	clean, err := content.CleanLine(s)
	if err != nil {
		return "?"
	}
	return clean.String()
}
