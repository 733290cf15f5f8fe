package itempage

import (
	"fmt"
	"math"
	"strings"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// The size of the curve, in cells: its labels stand at the left of it.
const (
	labels    = 6
	widest    = 64
	curveRows = 5
	lowRows   = 3 // in an area of less than airy lines
	airy      = 18
)

// graph is what the curve of an item shows: the chance to know it from its newest review on.
type graph struct {
	history  *game.ItemHistory
	from, to game.StudyDay
	columns  int
	floor    float64 // chance at the foot
}

// graphOf shows as much of the coming days as lets the next review be seen with what would
// come after it. It begins at the foot just below the least chance that is shown.
func graphOf(h *game.ItemHistory, columns int) graph {
	g := graph{history: h, from: h.Last, columns: columns}
	g.to = max(h.Due+(h.Due-h.Last+1)/2, h.Today+1, h.Last+6)
	g.floor = max(0, math.Floor(10*h.Recall(g.to)-0.2)/10)
	return g
}

// at gives the chance at a column. Between two days it lies on the line between theirs.
func (g graph) at(column int) float64 {
	days := float64(g.to-g.from) * float64(column) / float64(max(1, g.columns-1))
	day, part := math.Modf(days)
	before := g.history.Recall(g.from + game.StudyDay(day))
	if part == 0 {
		return before
	}
	return before + part*(g.history.Recall(g.from+game.StudyDay(day)+1)-before)
}

// column gives the column of a day.
func (g graph) column(day game.StudyDay) int {
	day = min(max(day, g.from), g.to)
	return int(math.Round(float64(day-g.from) * float64(g.columns-1) / float64(g.to-g.from)))
}

// curve draws the forgetting of an item, with today and the next day below it.
func (p Page) curve(a screen.Area) []string {
	t, h := a.Theme, p.history
	rows := curveRows
	if a.Height < airy {
		rows = lowRows
	}
	g := graphOf(h, max(10, min(widest, a.Width-widget.Gutter-labels)))
	out := title(a, func(w phrase.Review) string { return phrase.Fill(w.CurveOf, "date", g.from.String()) })
	today := g.column(h.Today)
	for row := rows - 1; row >= 0; row-- {
		label := ""
		switch row {
		case rows - 1:
			label = "100%"
		case 0:
			label = fmt.Sprintf("%.0f%%", 100*g.floor)
		}
		line := g.row(t, row, rows)
		cut := len(string([]rune(line)[:today+1]))
		out = append(out, t.Muted.Render(fmt.Sprintf("%4s", label))+"  "+t.Teal.Render(line[:cut])+t.Line.Render(line[cut:]))
	}
	return append(out, g.marks(a)...)
}

// row draws one row of the curve; row 0 is the lowest.
func (g graph) row(t *style.Theme, row, rows int) string {
	steps := []rune(" ▁▂▃▄▅▆▇█")
	if !t.Sign.BlocksAreDrawn {
		steps = []rune(" .:#")
	}
	most := len(steps) - 1
	var b strings.Builder
	for c := range g.columns {
		share := (g.at(c) - g.floor) / (1 - g.floor) * float64(rows)
		b.WriteRune(steps[min(most, max(0, int(math.Round((share-float64(row))*float64(most)))))])
	}
	return b.String()
}

// marks are the signs of today and of the next day below the curve, and what they mean.
func (g graph) marks(a screen.Area) []string {
	t, h := a.Theme, g.history
	cells := make([]string, g.columns)
	for i := range cells {
		cells[i] = " "
	}
	cells[g.column(h.Today)] = t.Accent.Bold().Render(t.Sign.Up)
	if h.Due > h.Today {
		cells[g.column(h.Due)] = t.Gold.Bold().Render(t.Sign.Here)
	}
	line := widget.Blank(labels) + strings.TrimRight(strings.Join(cells, ""), " ")
	said := t.Accent.Bold().Render(t.Sign.Up) + " " + widget.Heading(a, a.Width/3, func(in screen.Area) string { return t.Muted.Render(in.Book().Review.CurveToday) })
	if h.Due > h.Today {
		said += "   " + t.Gold.Bold().Render(t.Sign.Here) + " "
		said += widget.Heading(a, a.Width-widget.Gutter-labels-widget.Width(said), func(in screen.Area) string {
			form := in.Book().Review.CurveDue
			if !h.Step.IsZero() { // it comes today before that
				form = in.Book().Review.CurveDueElse
			}
			return t.Muted.Render(phrase.Fill(form, "date", h.Due.String()))
		})
	}
	return []string{line, widget.Blank(labels) + widget.Cut(said, a.Width-widget.Gutter-labels, t.Sign.More)}
}
