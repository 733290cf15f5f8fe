package settings

import (
	"slices"

	"quest/game"
	"quest/game/setting"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// badName says what a name may be.
func badName() game.Notice {
	return game.Say("settings.BadName").Count("n", game.NameColumns).Count("half", game.NameColumns/2)
}

// newPlayer is the row in which the folder of a new save is typed.
const newPlayer = "new player"

// showProfile opens the profile: the name, and who else plays here.
func (p Settings) showProfile() Settings {
	from := p
	next := Settings{packs: p.packs, player: p.player, now: p.now, others: p.others, draft: p.draft, coming: p.coming, before: &from, profile: true}
	next.title, next.rows = game.Say("settings.TitleProfile"), profileRows(p.others)
	next.list = widget.List{Rows: len(next.rows)}
	return next
}

// profileRows are the name, the others whose games can be opened, and a new one.
func profileRows(others []string) []row {
	rows := []row{{Setting: setting.Named()}}
	if len(others) == 0 {
		return rows
	}
	for _, name := range others[1:] {
		rows = append(rows, row{
			Setting: setting.Setting{
				ID: "player " + name, Label: game.Say("settings.RowPlayer").With("player", name),
				Hint: game.Say("settings.HintPlayer").With("player", name), Say: look,
			},
			opens: func(p Settings, _ screen.Area) (screen.Screen, screen.Intent) {
				return p, screen.SwitchPlayer{Name: name}
			},
		})
	}
	return append(rows, row{
		Setting: setting.Setting{
			ID: newPlayer, Label: game.Say("settings.RowNewPlayer"), Hint: game.Say("settings.HintNewPlayer"),
			Say:   func(setting.Scene, setting.Values) game.Notice { return game.Say("plan.KeyType") },
			Typed: func(setting.Scene, setting.Values) string { return "" },
		},
		named: func(p Settings, typed string) (screen.Screen, screen.Intent) {
			return p, screen.SwitchPlayer{Name: typed}
		},
	})
}

// about says below the title of the profile as whom this game is played, and how it is done
// elsewhere where no other game can be opened from here.
func (p Settings) about(a screen.Area) []string {
	if !p.profile {
		return nil
	}
	say := func(n game.Notice) []string {
		return widget.SayEach(a, a.Width, widget.One(a.Theme.Muted), func(in screen.Area) string { return in.Book().Say(n) })
	}
	if len(p.others) == 0 {
		return append(say(game.Say("settings.NoSwitch")), "")
	}
	lines := say(game.Say("settings.Playing").With("player", p.others[0]))
	if len(p.others) == 1 {
		lines = slices.Concat(lines, say(game.Say("settings.Alone")))
	}
	return append(lines, "")
}
