package webpage

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"quest/game"
	"quest/game/insight"
)

// section is a section of a page.
type section struct {
	ID     string
	Title  words
	Blocks []block
}

type block struct {
	Title    words
	Says     []words
	Calendar []halfYear
	Shades   shades
	Line     *line
	Columns  *columns
	Caption  words
	Legend   []mark
	Bars     []bar
}

func (p printer) section(id string, s insight.Section) section {
	out := section{ID: id, Title: p.say(s.Title)}
	title := out.Title[0].Text
	for i := range s.Blocks {
		b := &s.Blocks[i]
		shown := block{Caption: p.say(b.Caption)}
		if !b.Title.Empty() {
			shown.Title = p.label(b.Title)
		}
		for _, n := range b.Says {
			shown.Says = append(shown.Says, p.say(n))
		}
		if b.Calendar != nil {
			shown.Calendar, shown.Shades = p.calendar(b.Calendar, title), p.shades(b.Calendar)
		}
		name := title
		if len(shown.Title) > 0 {
			name = shown.Title[0].Text
		}
		shown.Line, shown.Columns = lineOf(b.Line, name), columnsOf(b.Columns, name)
		for _, m := range b.Legend {
			shown.Legend = append(shown.Legend, mark{classOf(m), p.say(m.Words())})
		}
		for _, one := range b.Bars {
			shown.Bars = append(shown.Bars, p.bar(one))
		}
		out.Blocks = append(out.Blocks, shown)
	}
	return out
}

// place is a text at a place of a drawing.
type place struct {
	X, Y   int
	Anchor string
	Text   string
}

// halfYear is a drawing of half of the weeks of a calendar: two stand side by side, or below each other on
// a narrow page.
type halfYear struct {
	Width, Height int
	Label         string
	Texts         []place
	Days          []day
}

type day struct {
	X, Y, Step int
	Today      bool
	Label      string
}

const (
	dayPitch = 12 // of a day in a calendar
	dayLeft  = 26 // beside the first week
	dayTop   = 14 // above the first weekday
)

func (p printer) calendar(c *insight.Calendar, title string) []halfYear {
	half := (c.Weeks + 1) / 2
	halves := []halfYear{p.halfYear(c, 0, half, title), p.halfYear(c, half, c.Weeks, title)}
	halves[1].Width = halves[0].Width // so that both have the same scale
	return halves
}

func (p printer) halfYear(c *insight.Calendar, from, to int, title string) halfYear {
	first, last := c.First+game.StudyDay(7*from), min(c.Today, c.First+game.StudyDay(7*to-1))
	h := halfYear{
		Width: dayLeft + dayPitch*(to-from), Height: dayTop + 7*dayPitch,
		Label: title + ", " + first.String() + " - " + last.String(),
	}
	for weekday := 0; weekday < 7; weekday += 2 {
		name := p.books.In(p.langs[0]).Say(game.DayName(time.Weekday((weekday + 1) % 7)))
		h.Texts = append(h.Texts, place{X: 0, Y: dayTop + weekday*dayPitch + 9, Text: name})
	}
	for week := from; week < to; week++ {
		for weekday := range 7 {
			answers, come := c.On(week, weekday)
			if !come {
				break
			}
			x, date := dayLeft+dayPitch*(week-from), (c.First + game.StudyDay(7*week+weekday)).String()
			if strings.HasSuffix(date, "-01") {
				h.Texts = append(h.Texts, place{X: x, Y: 9, Text: date[len(date)-5 : len(date)-3]})
			}
			h.Days = append(h.Days, day{
				X: x, Y: dayTop + dayPitch*weekday, Step: c.Step(answers), Today: 7*week+weekday == len(c.Given)-1,
				Label: date + ": " + strconv.Itoa(answers),
			})
		}
	}
	return h
}

// shades says what the shades of a calendar mean.
type shades struct {
	Name  words
	Steps []shade
}

type shade struct {
	Step int
	Text string
}

func (p printer) shades(c *insight.Calendar) shades {
	s := shades{Name: p.say(game.Say("insight.AnswersADay")), Steps: []shade{{0, "0"}}}
	for step := 1; step <= insight.CalendarSteps; step++ {
		text := strconv.Itoa(c.Steps[step-1])
		switch {
		case step == insight.CalendarSteps:
			text = p.books.In(p.langs[0]).Say(game.Say("insight.StepFrom").Count("from", c.Steps[step-1]))
		case c.Steps[step]-1 > c.Steps[step-1]:
			text += "-" + strconv.Itoa(c.Steps[step]-1)
		}
		s.Steps = append(s.Steps, shade{step, text})
	}
	return s
}

// line is a drawing of shares over time.
type line struct {
	Width, Height int
	Label         string
	Rules         []rule
	Points        string
	Marks         []point
	Names         []place
}

type rule struct {
	Y, TextY, To int
	Text         string
}

type point struct {
	X, Y  int
	Few   bool
	Label string
}

const (
	lineWide, lineTall   = 640, 190
	lineLeft, lineFoot   = 72, 160 // of the plot in the drawing
	lineHead, lineMargin = 12, 20
)

func lineOf(l *insight.Line, name string) *line {
	if l == nil {
		return nil
	}
	out := &line{Width: lineWide, Height: lineTall, Label: name}
	y := func(percent int) int { return lineHead + (lineFoot-lineHead)*(100-percent)/(100-l.Low) }
	for percent := l.Low; percent <= 100; percent += (100 - l.Low) / 5 {
		out.Rules = append(out.Rules, rule{y(percent), y(percent) + 4, lineWide, strconv.Itoa(percent) + " %"})
	}
	var points []string
	for i, p := range l.Points {
		at := point{
			X: lineLeft + (lineWide-lineLeft-lineMargin)*i/(len(l.Points)-1), Y: y(max(l.Low, p.Percent())), Few: p.Few(),
			Label: fmt.Sprintf("%s: %d / %d", p.Name, p.Right, p.Of),
		}
		out.Marks = append(out.Marks, at)
		points = append(points, fmt.Sprintf("%d,%d", at.X, at.Y))
	}
	out.Points = strings.Join(points, " ")
	first, last := l.Points[0].Name, l.Points[len(l.Points)-1].Name
	out.Names = []place{{lineLeft, lineTall - 6, "start", first}, {lineWide - lineMargin/2, lineTall - 6, "end", last}}
	return out
}

// columns is a drawing of a number for each column.
type columns struct {
	Width, Height, Foot, Most int
	Label, Numbers            string
	Bars                      []column
	Names                     []place
}

type column struct {
	X, Y, Width, Height int
	Label               string
}

const (
	columnPitch                         = 24
	columnLeft, columnsFoot, columnTall = 48, 104, 124
)

func columnsOf(all []insight.Column, name string) *columns {
	if len(all) == 0 {
		return nil
	}
	most := max(1, slices.MaxFunc(all, func(a, b insight.Column) int { return a.Of - b.Of }).Of)
	out := &columns{Width: columnLeft + columnPitch*len(all), Height: columnTall, Foot: columnsFoot, Most: most, Label: name}
	var numbers []string
	for i, c := range all {
		height := (columnsFoot - 8) * c.Of / most
		if c.Of > 0 {
			height = max(1, height)
			numbers = append(numbers, c.Name+": "+strconv.Itoa(c.Of))
		}
		x := columnLeft + columnPitch*i
		out.Bars = append(out.Bars, column{x, columnsFoot - height, columnPitch - 6, height, c.Name + ": " + strconv.Itoa(c.Of)})
		if i%3 == 0 {
			out.Names = append(out.Names, place{X: x + (columnPitch-6)/2, Y: columnTall - 4, Text: c.Name})
		}
	}
	out.Numbers = strings.Join(numbers, " · ")
	return out
}

// mark is a kind of stretch in a legend.
type mark struct {
	Class string
	Words words
}

// bar is a row of a table.
type bar struct {
	Name, Says, InFact words
	Stretched, Over    bool
	Stretches          []stretch
	Marks              []string // where the share that is wanted begins and ends, in percent
}

type stretch struct{ Class, X, Width string }

func (p printer) bar(b insight.Bar) bar {
	out := bar{Name: p.label(b.Name), Says: p.say(b.Says), Stretched: b.Of > 0, Over: b.Over}
	at := 0
	for _, s := range b.Stretches {
		if b.Of > 0 && s.N > 0 {
			out.Stretches = append(out.Stretches, stretch{classOf(s.Mark), percent(at, b.Of), percent(s.N, b.Of)})
			at += s.N
		}
	}
	for _, w := range b.Want {
		if w > 0 && w < 1 {
			out.Marks = append(out.Marks, strconv.FormatFloat(100*w, 'f', 1, 64))
		}
	}
	if !b.InFact.Empty() {
		for _, w := range p.label(b.InFact) {
			says := p.books.Beside(w.Lang, game.Speak(p.langs...)).Say(game.Say("insight.InFact"))
			out.InFact = append(out.InFact, word{w.Lang, says + " " + w.Text})
		}
	}
	return out
}

func percent(n, of int) string { return strconv.FormatFloat(100*float64(n)/float64(of), 'f', 1, 64) }

// classOf is the class of the style for a kind of stretch.
func classOf(m insight.Mark) string {
	switch m {
	case insight.Given:
		return "given"
	case insight.Right:
		return "right"
	case insight.Firm:
		return "firm"
	case insight.Known:
		return "known"
	case insight.Met:
		return "met"
	}
	return "rest"
}
