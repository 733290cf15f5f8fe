package record

import (
	"quest/content"
	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// marked lists the questions that are marked, each in a line; nothing where there are none.
func (r Record) marked(a screen.Area, width int) []string {
	if len(r.made.marked) == 0 {
		return nil
	}
	t := a.Theme
	out := []string{"", widget.Heading(a, width, func(in screen.Area) string { return t.Heading.Render(in.Book().Record.Marked) })}
	for _, m := range r.made.marked {
		sign := t.Muted.Render(t.Sign.Bullet)
		if m.Marks.Starred {
			sign = t.Gold.Render(t.Sign.Star)
		}
		out = append(out, widget.Spread(sign+" "+t.Text.Render(r.asks(a, m)), widget.Heading(a, width/3, func(in screen.Area) string { return t.Muted.Render(in.Book().MarkedAs(m.Marks)) }), width, t.Sign.More))
	}
	return append(out, widget.SayEach(a, width, widget.One(t.Muted), func(in screen.Area) string { return in.Book().Record.MarkHow })...)
}

// asks is what a marked question asks, in the first language on screen that it has.
func (r Record) asks(a screen.Area, m game.MarkedItem) string {
	if m.Item == nil {
		return phrase.Fill(a.Book().Record.MarkGone, "item", content.OneLine(m.ID))
	}
	return m.Item.CitedIn(a.Speech.Within(m.Pack)[0])
}
