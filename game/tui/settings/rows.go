package settings

import (
	"quest/game"
	"quest/game/setting"
	"quest/game/tui/screen"
)

// row is one line: a setting, or what opens another page.
type row struct {
	setting.Setting
	head  game.Notice                                                // above it, empty for none
	opens func(Settings, screen.Area) (screen.Screen, screen.Intent) // what enter does instead of changing it, nil for a setting
	named func(Settings, string) (screen.Screen, screen.Intent)      // what is done with what was typed, nil for a setting
}

// look is what the row of a page says in the place of a value.
func look(setting.Scene, setting.Values) game.Notice { return game.Say("plan.Look") }

// planRows are the settings of the review, and what is coming.
func planRows() []row {
	var rows []row
	for _, s := range setting.Plan() {
		rows = append(rows, row{Setting: s})
	}
	return append(rows, aheadRow())
}

func aheadRow() row {
	return row{
		Setting: setting.Setting{ID: "ahead", Label: game.Say("plan.RowAhead"), Hint: game.Say("plan.HintAhead"), Say: look},
		opens:   func(p Settings, _ screen.Area) (screen.Screen, screen.Intent) { return p.showAhead() },
	}
}

// allRows are the profile, and all settings under their headings.
func allRows() []row {
	rows := []row{{
		Setting: setting.Setting{ID: "profile", Label: game.Say("settings.RowProfile"), Hint: game.Say("settings.HintProfile"), Say: setting.Named().Say},
		opens:   func(p Settings, _ screen.Area) (screen.Screen, screen.Intent) { return p.showProfile(), nil },
	}}
	for _, group := range setting.Groups() {
		for i, s := range group.All {
			r := row{Setting: s}
			if i == 0 {
				r.head = group.Heading
			}
			rows = append(rows, r)
		}
	}
	return rows
}
