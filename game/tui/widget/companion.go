package widget

import (
	"strings"

	"quest/game/tui/style"
)

// companions are the companions of the shop as they are drawn, stage by stage: OwlRows lines of
// OwlWidth cells each, in ASCII, so that every terminal shows them.
var companions = map[string][][OwlRows]string{
	"sapling": {
		{`       `, `       `, `__(o)__`},
		{`       `, `   y   `, `___|___`},
		{`       `, `  \|/  `, `___|___`},
		{`   ^   `, `  \|/  `, `___|___`},
		{`  .^.  `, ` (\|/) `, `___|___`},
		{` .(^). `, `(_\|/_)`, `___|___`},
		{` .*^*. `, `(*\|/*)`, `_*_|__*`},
	},
	"dragon": {
		{`  .-.  `, ` (   ) `, `  '-'  `},
		{`  .-.  `, ` (\/\) `, `  '-'  `},
		{`  <")  `, ` (\/\) `, `  '-'  `},
		{`       `, `  <")  `, `  (_)~ `},
		{`  <")  `, `  (_)~ `, `  ^ ^  `},
		{` <")/| `, `  (__)~`, `  ^^ ^ `},
		{`*<")/|\`, `* (__)~`, `  ^^ ^^`},
	},
}

// Companions gives how many stages each companion has that can be drawn, by its ID.
func Companions() map[string]int {
	all := map[string]int{}
	for id, stages := range companions {
		all[id] = len(stages)
	}
	return all
}

// Companion draws a companion of the shop at a stage, from 0: three lines of seven cells. It is
// nil for one that is not known; a stage beyond the last is the last.
func Companion(t *style.Theme, id string, stage int) []string {
	stages := companions[id]
	if len(stages) == 0 {
		return nil
	}
	var out []string
	for _, line := range stages[max(0, min(stage, len(stages)-1))] {
		drawn := ""
		for piece := range strings.SplitSeq(line, "") {
			drawn += companionInk(t, id, piece).Render(piece)
		}
		out = append(out, drawn)
	}
	return out
}

// companionInk is the colour of one sign of a companion.
func companionInk(t *style.Theme, id, sign string) style.Ink {
	switch {
	case sign == " ":
		return style.Ink{}
	case strings.Contains(`*"o~`, sign):
		return t.Gold.Bold()
	case id == "sapling" && (sign == "_" || sign == "|"):
		return t.Muted
	case id == "sapling":
		return t.Right
	}
	return t.Teal
}
