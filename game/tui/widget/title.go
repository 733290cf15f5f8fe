package widget

import (
	"quest/content"
	"quest/game"
	"quest/game/tui/screen"
)

// TitleSays is what a title was earned for and the player's figure for it as of a moment, in each
// language of an area. There are no lines for a title of which neither is known.
func TitleSays(a screen.Area, width int, inks Inks, title game.Title, packs []*content.Pack, player *game.Player, now game.Moment) []string {
	var figure game.Recalled
	pack := title.PackOf(packs)
	if pack != nil {
		figure = player.Recalled(pack, player.Today(now))
	}
	var out []string
	for _, say := range []func(screen.Area) string{
		func(in screen.Area) string { return in.Book().TitleSays(title, pack) },
		func(in screen.Area) string { return in.Book().TitleFigure(title, figure) },
	} {
		if say(a) != "" {
			out = append(out, SayEach(a, width, inks, say)...)
		}
	}
	return out
}
