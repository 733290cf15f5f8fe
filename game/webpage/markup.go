package webpage

import (
	"io"
	"strconv"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"
)

// write writes a document. Each part that people look for in the source begins a line.
func (d *document) write(w io.Writer) error {
	head := h.Head(
		h.Meta(h.Charset("utf-8")),
		h.Meta(h.Name("viewport"), h.Content("width=device-width, initial-scale=1")),
		h.Meta(h.Name("color-scheme"), h.Content("light dark")),
		h.Meta(h.Name("referrer"), h.Content("no-referrer")),
		h.Meta(g.Attr("http-equiv", "Content-Security-Policy"), h.Content("default-src 'none'; style-src 'unsafe-inline'")),
		newLine(h.TitleEl(g.Text(d.Title))),
		newLine(h.StyleEl(g.Raw(style))), // ours, so that nothing in it is escaped
	)
	body := h.Main(
		newLine(h.Header(h.H1(d.Heading.spans()), h.P(h.Class("date"), d.Date.spans()))),
		g.Iff(len(d.Overview) > 0, func() g.Node { return newLine(d.overview()) }),
		g.Map(d.Sections, section.element),
		g.Iff(len(d.Questions) > 0, func() g.Node {
			return newLine(h.Section(h.Aria("labelledby", "asked"), h.H2(h.ID("asked"), d.Asked.spans()), g.Map(d.Questions, judged.element)))
		}),
		newLine(h.Footer(h.P(d.Foot.spans()))),
	)
	return h.Doctype(newLine(h.HTML(h.Lang(string(d.Lang)), newLine(head), newLine(h.Body(body))))).Render(w)
}

// newLine begins a line in the source before a node.
func newLine(n g.Node) g.Node { return g.Group{g.Raw("\n"), n} }

// spans are words in their languages, the second and further ones beside the first.
func (all words) spans() g.Node {
	var spans g.Group
	for i, w := range all {
		if i > 0 {
			spans = append(spans, g.Text(" "))
		}
		spans = append(spans, h.Span(h.Lang(string(w.Lang)), g.If(i > 0, h.Class("second")), g.Text(w.Text)))
	}
	return spans
}

// paragraph is an own line for words.
func (all words) paragraph() g.Node { return newLine(h.P(all.spans())) }

// overview is what the document says before its sections.
func (d *document) overview() g.Node {
	return h.Section(
		h.Aria("labelledby", "overview"), h.H2(h.ID("overview"), d.Overview.spans()),
		g.Map(d.Says, words.paragraph),
		g.If(len(d.Figures) > 0, newLine(h.Dl(h.Class("figures"), g.Map(d.Figures, figure.element)))),
		g.If(len(d.Titles) > 0, g.Group{
			newLine(h.H3(d.TitlesHead.spans())),
			newLine(h.Ul(h.Class("titles"), g.Map(d.Titles, func(t words) g.Node { return newLine(h.Li(t.spans())) }))),
		}),
		g.If(len(d.DeedsHead) > 0, g.Group{newLine(h.H3(d.DeedsHead.spans())), d.DeedsSays.paragraph()}),
		g.If(len(d.Deeds) > 0, newLine(h.Ul(h.Class("titles"), g.Map(d.Deeds, achieved.element)))),
	)
}

func (f figure) element() g.Node {
	return newLine(h.Div(h.Dt(f.Name.spans()), h.Dd(
		h.Strong(g.Text(f.Value)),
		g.If(len(f.Note) > 0, g.Group{g.Text(" "), h.Small(f.Note.spans())}),
	)))
}

func (a achieved) element() g.Node {
	return newLine(h.Li(h.Strong(a.Name.spans()), g.Text(": "), a.Says.spans(), g.Text(" "), h.Small(a.Day.spans())))
}

func (s section) element() g.Node {
	return newLine(h.Section(h.Aria("labelledby", s.ID), h.H2(h.ID(s.ID), s.Title.spans()), g.Map(s.Blocks, block.element)))
}

func (b block) element() g.Node {
	return g.Group{
		g.If(len(b.Title) > 0, newLine(h.H3(b.Title.spans()))),
		g.Map(b.Says, words.paragraph),
		g.Iff(len(b.Calendar) > 0, b.calendar),
		g.Iff(b.Line != nil, b.Line.figure),
		g.Iff(b.Columns != nil, b.Columns.figure),
		g.If(len(b.Caption) > 0, newLine(h.P(h.Class("caption"), b.Caption.spans()))),
		g.If(len(b.Legend) > 0, newLine(h.P(h.Class("legend"), g.Map(b.Legend, mark.element)))),
		g.If(len(b.Bars) > 0, newLine(h.Table(h.TBody(g.Map(b.Bars, bar.row))))),
	}
}

func (b block) calendar() g.Node {
	steps := g.Map(b.Shades.Steps, func(s shade) g.Node {
		sample := rect("day s"+number(s.Step), g.Attr("x", "0.5"), g.Attr("y", "0.5"), size("9", "9"), g.Attr("rx", "2"))
		return g.Group{g.Text(" "), key(sample, g.Text(s.Text))}
	})
	return newLine(h.Figure(
		h.Div(h.Class("calendar"), g.Map(b.Calendar, halfYear.drawing)),
		newLine(h.FigCaption(h.Class("legend"), b.Shades.Name.spans(), steps)),
	))
}

// key explains a colour by a sample of it.
func key(sample g.Node, says g.Node) g.Node {
	return h.Span(h.Class("key"), h.SVG(g.Attr("viewBox", "0 0 10 10"), unread(), sample), g.Text(" "), says)
}

func (m mark) element() g.Node {
	return g.Group{g.Text(" "), key(rect(m.Class, size("10", "10"), g.Attr("rx", "2")), m.Words.spans())}
}

func (b bar) row() g.Node {
	return newLine(h.Tr(
		g.If(b.Over, h.Class("over")),
		h.Th(h.Scope("row"), b.Name.spans()),
		h.Td(h.Class("bar"), g.If(b.Stretched, b.drawing())),
		h.Td(h.Class("says"), b.Says.spans(), g.If(len(b.InFact) > 0, h.P(h.Class("infact"), b.InFact.spans()))),
	))
}

func number(n int) string { return strconv.Itoa(n) }
