package webpage

import (
	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"
)

// drawing is the root of a drawing that is read aloud by its label.
func drawing(class string, wide, tall int, label string, parts ...g.Node) g.Node {
	return newLine(h.SVG(
		g.If(class != "", h.Class(class)), g.Attr("viewBox", "0 0 "+number(wide)+" "+number(tall)), h.Role("img"), h.Aria("label", label),
		g.Group(parts),
	))
}

// unread keeps a drawing from being read aloud.
func unread() g.Node { return g.Group{h.Aria("hidden", "true"), g.Attr("focusable", "false")} }

func rect(class string, parts ...g.Node) g.Node {
	return g.El("rect", h.Class(class), g.Group(parts))
}

func size(wide, tall string) g.Node { return g.Group{h.Width(wide), h.Height(tall)} }

func at(x, y int) g.Node { return g.Group{g.Attr("x", number(x)), g.Attr("y", number(y))} }

// label is the name of a part of a drawing, which a pointer shows.
func label(text string) g.Node { return h.TitleEl(g.Text(text)) }

func (p place) text() g.Node {
	return g.El("text", at(p.X, p.Y), g.If(p.Anchor != "", g.Attr("text-anchor", p.Anchor)), g.Text(p.Text))
}

func (h halfYear) drawing() g.Node {
	return drawing("", h.Width, h.Height, h.Label, g.Map(h.Texts, place.text), g.Map(h.Days, day.square))
}

func (d day) square() g.Node {
	class := "day s" + number(d.Step)
	if d.Today {
		class += " today"
	}
	return rect(class, at(d.X, d.Y), size("10", "10"), g.Attr("rx", "2"), label(d.Label))
}

func (l *line) figure() g.Node {
	rules := g.Map(l.Rules, func(r rule) g.Node {
		return g.Group{
			g.El("path", h.Class("rule"), g.Attr("d", "M64 "+number(r.Y)+"H"+number(r.To))),
			place{X: 60, Y: r.TextY, Anchor: "end", Text: r.Text}.text(),
		}
	})
	points := g.Map(l.Marks, func(p point) g.Node {
		return g.El("circle", g.If(p.Few, h.Class("few")), g.Attr("cx", number(p.X)), g.Attr("cy", number(p.Y)), g.Attr("r", "4"), label(p.Label))
	})
	return newLine(h.Figure(drawing("line", l.Width, l.Height, l.Label,
		rules, g.El("polyline", g.Attr("points", l.Points)), points, g.Map(l.Names, place.text))))
}

func (c *columns) figure() g.Node {
	bars := g.Map(c.Bars, func(b column) g.Node {
		return rect("given", at(b.X, b.Y), size(number(b.Width), number(b.Height)), label(b.Label))
	})
	return newLine(h.Figure(
		drawing("columns", c.Width, c.Height, c.Label,
			g.El("path", h.Class("rule"), g.Attr("d", "M44 "+number(c.Foot)+"H"+number(c.Width))),
			place{X: 40, Y: 18, Anchor: "end", Text: number(c.Most)}.text(), bars, g.Map(c.Names, place.text)),
		newLine(h.FigCaption(h.Class("numbers"), g.Text(c.Numbers))),
	))
}

// drawing shows the stretches of a bar over its whole width, and the share that is wanted.
func (b bar) drawing() g.Node {
	stretches := g.Map(b.Stretches, func(s stretch) g.Node {
		return rect(s.Class, g.Attr("x", s.X), size(s.Width, "8"))
	})
	wanted := g.Map(b.Marks, func(x string) g.Node { return rect("want", g.Attr("x", x), size("0.8", "8")) })
	return h.SVG(h.Class("stretches"), g.Attr("viewBox", "0 0 100 8"), g.Attr("preserveAspectRatio", "none"), unread(),
		rect("rest", size("100", "8")), stretches, wanted)
}
