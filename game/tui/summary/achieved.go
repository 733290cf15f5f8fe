package summary

import (
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// achieved tells which achievements and titles of skill the session has brought, once they are on
// disk.
func (s Summary) achieved(a screen.Area, width int) []string {
	if len(s.step.Won.Achieved) == 0 || a.Kept.State == screen.Lost || a.Kept.State == screen.Slow {
		return nil
	}
	t := a.Theme
	var out []string
	if a.Height < widget.RoomyFrom { // what each was earned for was told before
		return []string{t.Gold.Bold().Render(t.Sign.Star) + " " + widget.Heading(a, width-2, func(in screen.Area) string {
			return t.Gold.Bold().Render(in.Book().ToldShort(s.step.Won.Achieved))
		})}
	}
	for i := range a.Book().ToldDeeds(s.step.Won.Achieved) {
		said := widget.SayEach(a, width-2, widget.Inks{First: t.Gold.Bold(), Second: t.Second}, func(in screen.Area) string {
			return in.Book().ToldDeeds(s.step.Won.Achieved)[i]
		})
		out = append(out, widget.Indent(said, t.Gold.Bold().Render(t.Sign.Star)+" ")...)
	}
	return out
}
