package home

import (
	"slices"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// paneWidth is the width of the box beside the path, from paneFrom columns on.
const (
	paneWidth = 36
	paneFrom  = 90
	// paneHeight is how tall it may be with what stands below it.
	paneHeight = 23
)

// Draw draws the owl, the notices, and the path.
func (h Home) Draw(a screen.Area) screen.Drawing {
	lines, _ := h.drawn(a)
	return screen.Drawing{Lines: lines}
}

// spots is where a mouse finds what can be clicked on the map, in lines and cells.
type spots struct {
	path, rows, from int // the first line of the path, how many are seen, and which is the first
	width            int // of the path
	layout           layout
	deed, deedFrom   int // the line that says what enter does, and where it begins
	due, dueFrom     int // the row of the review, and where it begins; -1 for none
	exam             int // the row of the exam, which begins there too; -1 for none
	class            int // the row of the class, -1 for none
	test, testFrom   int // the line that names the test-out, and where it begins; -1 for none
}

// drawn draws the map and says where its parts are.
func (h Home) drawn(a screen.Area) ([]string, spots) {
	top, above := h.abovePath(a)
	if h.list.Rows == 0 {
		return append(top, h.nothing(a)...), spots{path: -1, deed: -1, test: -1, due: above.due, dueFrom: above.dueFrom, exam: above.exam, class: above.class}
	}
	room := max(3, a.Height-len(top))
	width, height := a.Width, room-2
	if a.Width >= paneFrom {
		width, height = a.Width-paneWidth-3, room
	}
	path, at := h.path(a, width, height)
	at.test, at.due, at.dueFrom, at.exam, at.class = -1, above.due, above.dueFrom, above.exam, above.class
	at.path, at.rows, at.width = len(top), len(path), width
	used := len(top) + len(path) + 2
	if a.Width < paneFrom {
		at.deed = len(top) + len(path) + 1
		line := h.enterLine(a, a.Width)
		if test := h.testWords(a); test != "" && strings.HasSuffix(line, test) {
			at.test, at.testFrom = at.deed, widget.Width(line)-widget.Width(test)
		}
		top = append(append(top, path...), "", line)
	} else {
		beside := h.pane(a, min(room, paneHeight))
		at.deed, at.deedFrom = len(top)+beside.deed, width+3
		if h.testWords(a) != "" { // below what enter does
			at.test, at.testFrom = at.deed+len(h.playDeed(a)), at.deedFrom
		}
		used = len(top) + max(len(path), min(room, paneHeight))
		top = append(top, widget.Beside(path, beside.lines, width+widget.Gutter, 3-widget.Gutter)...) // the path may have a scroll bar
	}
	shift := max(0, (a.Height-used)/3)
	at.path, at.deed = at.path+shift, at.deed+shift
	if at.due >= 0 {
		at.due += shift
	}
	if at.exam >= 0 {
		at.exam += shift
	}
	if at.class >= 0 {
		at.class += shift
	}
	if at.test >= 0 {
		at.test += shift
	}
	return lowered(a, top, used), at
}

// abovePath draws what stands above the path: the owl, the notices, the story, and the rows of the review,
// the exam and the day. It gives where the first two of these are.
func (h Home) abovePath(a screen.Area) ([]string, spots) {
	top := h.noticeBox(a)
	tale := h.taleBox(a)
	if len(tale) > 0 && a.Height < tallFrom { // the owl has the word
		top = tale
	} else if top = append(top, tale...); len(top) == 0 || a.Height >= 18 { // notices matter more than the owl
		top = append(h.hero(a), top...)
	}
	dueAt, dueFrom, examAt := -1, 0, -1
	switch {
	case h.beside(a):
		dueAt, dueFrom = len(h.besideOwl(a))-h.besideRows(), h.heroWidth(a)+2
		if h.sits != nil {
			examAt = dueAt + 1
		}
	default:
		above := len(top)
		if h.due != nil {
			dueAt, top = len(top), append(top, h.dueRow(a, a.Width))
		}
		if h.sits != nil {
			examAt, top = len(top), append(top, h.examRow(a, a.Width))
		}
		if h.due != nil || h.today.makeUp != nil {
			top = append(top, h.todayRow(a, a.Width))
		}
		if a.Height >= tight && len(top) > above && (h.due != nil || h.sits != nil) {
			top = append(top, "")
		}
	}
	if a.Class == nil {
		return top, spots{due: dueAt, dueFrom: dueFrom, exam: examAt, class: -1}
	}
	if dueAt >= 0 {
		dueAt++
	}
	if examAt >= 0 {
		examAt++
	}
	return append([]string{h.classRow(a, a.Width)}, top...), spots{due: dueAt, dueFrom: dueFrom, exam: examAt, class: 0}
}

// heroRows is how tall the owl is.
const heroRows = 3

// heroWidth is how many cells the owl takes, with the name of the game where there is room.
func (h Home) heroWidth(a screen.Area) int {
	width := alone(a)
	if h.accompanied(a, width) {
		width += widget.OwlWidth + 1
	}
	return width
}

// alone is how many cells the owl takes without a companion.
func alone(a screen.Area) int {
	if a.Width >= 74 {
		return 45
	}
	return 9
}

// accompanied reports whether the companion is drawn beside a hero of some cells: not where the
// row of the review stands there and would be cut.
func (h Home) accompanied(a screen.Area, width int) bool {
	if h.companion == nil {
		return false
	}
	room := a.Width - width - widget.OwlWidth - 1 - 2
	return !h.beside(a) || !strings.Contains(h.dueRow(a, room), a.Theme.Sign.More)
}

// hero is the name of the game, and the owl with what it says today.
func (h Home) hero(a screen.Area) []string {
	t := a.Theme
	mood := widget.Awake
	if h.course.finished() {
		mood = widget.Happy
	} else if a.Kept.Standing.Streak > 1 {
		mood = widget.Winking
	}
	owl := widget.Owl(t, mood)
	left, width := owl, h.heroWidth(a)
	if a.Width >= 74 {
		left = widget.Beside(widget.Name(t), owl, 36, 0)
	}
	if width > alone(a) {
		left = widget.Beside(left, widget.Companion(t, h.companion.id, h.companion.stage), width-widget.OwlWidth-2, 0)
	}
	tower := 0 // cells of the lighthouse, where there is one
	if a.Height >= tallFrom && a.Width >= paneFrom {
		tower = widget.LighthouseWidth + 2
	}
	var said []string
	if h.beside(a) {
		said = h.besideOwl(a)
	} else {
		for _, in := range a.InEach() { // each language where there is room beside the owl
			if more := h.says(in, h.saying(in), width+2+tower); len(said) == 0 || a.Width >= paneFrom && len(said)+len(more) <= heroRows {
				said = append(said, more...)
			}
		}
		if len(said) < heroRows {
			said = append([]string{""}, said...)
		}
	}
	out := widget.Beside(left, said, width, 2)
	if tower > 0 {
		out = h.withLighthouse(a, out)
	}
	out = append(out, "")
	if a.Height >= 24 {
		out = append(append([]string{""}, out...), "")
	}
	return out
}

// says is what the owl says, beside some cells of a line.
func (h Home) says(a screen.Area, words string, beside int) []string {
	t := a.Theme
	return widget.Wrap(t.Text.Italic().Render(t.Sign.SpeechOpen+words+t.Sign.SpeechClose), a.Width-beside)
}

// besideRows is how many rows stand beside the owl on a low screen below what it says: the review,
// the exam where there is one, and the day.
func (h Home) besideRows() int {
	if h.sits != nil {
		return 3
	}
	return 2
}

// besideOwl is the lines beside the owl on a low screen. What it says gives way to the rows, but
// whoever comes back is greeted.
func (h Home) besideOwl(a screen.Area) []string {
	from := h.heroWidth(a) + 2
	said := h.says(a, h.saying(a), from)
	if back := h.due.waiting.Comeback != nil; len(said) > heroRows-h.besideRows() && back {
		said = h.says(a, a.Book().Review.Greeting(h.due.waiting), from)
	} else if len(said) > heroRows-h.besideRows() {
		said = make([]string, heroRows-h.besideRows())
	}
	said = append(said, h.dueRow(a, a.Width-from))
	if h.sits != nil {
		said = append(said, h.examRow(a, a.Width-from))
	}
	return append(said, h.todayRow(a, a.Width-from))
}

// lowered moves a map towards the middle of a screen that is taller than it. used is how
// many lines the map takes at most, whichever lesson is chosen, so that choosing another
// one does not move it.
func lowered(a screen.Area, lines []string, used int) []string {
	return append(make([]string, max(0, (a.Height-used)/3)), lines...)
}

// saying is what the owl says: another thing each day.
func (h Home) saying(a screen.Area) string {
	w := a.Book().Home
	if h.due != nil && h.due.waiting.Comeback != nil {
		return a.Book().Review.Welcome(h.due.waiting)
	}
	if h.course.finished() {
		return w.LineDone
	}
	lines := [...]string{w.LineNew, w.LineGold, w.LineOwl, w.LineWrong, w.LineSmall}
	if a.Kept.Standing.Answers == 0 {
		return lines[0]
	}
	return lines[int(h.day)%len(lines)]
}

// noticeBox is the box with the notices, no taller than a third of the screen, and at
// least tall enough for one long notice.
func (h Home) noticeBox(a screen.Area) []string {
	if len(h.notices) == 0 {
		return nil
	}
	t, most := a.Theme, max(5, a.Height/3-3)
	lines := h.told(a)
	if each := a.InEach(); len(lines) > most && len(each) > 1 {
		lines = h.told(each[0])
	}
	if len(lines) > most {
		lines = append(lines[:most-1], t.Muted.Render(t.Sign.More))
	}
	title := widget.Heading(a, a.Width-widget.BoxFrame-4, func(in screen.Area) string {
		return t.Gold.Bold().Render(in.Book().Home.Notices)
	})
	return append(widget.Box(t, title, lines, a.Width, t.Gold), "")
}

// told is the notices, each with a sign before its first line.
func (h Home) told(a screen.Area) []string {
	t := a.Theme
	inks := widget.Inks{First: t.Text, Second: t.Second}
	var lines []string
	for _, n := range h.notices {
		text := widget.SayEach(a, a.Width-widget.BoxFrame-2, inks, func(in screen.Area) string { return in.Book().Say(n) })
		lines = append(lines, widget.Indent(text, t.Gold.Render(t.Sign.Bullet)+" ")...)
	}
	return lines
}

// enterLine says what enter does now, and whether there is a test-out. The title gives way to
// that: it stands in the path, too.
func (h Home) enterLine(a screen.Area, width int) string {
	switch {
	case h.onDue:
		return h.dueLine(a, width)
	case h.onExam:
		return widget.Cut(h.examDeed(a, width), width, a.Theme.Sign.More)
	case h.onClass:
		return widget.Cut(classDeed(a, width), width, a.Theme.Sign.More)
	}
	t, r := a.Theme, h.course.row(h.list.At)
	pen := widget.NewPen(a, r.pack)
	pen.Langs, pen.Wide = pen.Langs[:1], false
	if r.boss != nil || r.told > 0 {
		return h.endLine(a, r, width)
	}
	_, _, name := standing(t, r)
	title := t.Line.Render(" "+t.Sign.Dot+" ") + pen.In(widget.Unlimited).Line(name, pen.Reading())
	test := h.testWords(a)
	room := width - widget.Width(enter(t)) - widget.Width(title)
	if test != "" {
		room -= widget.Width(test) + 2
	}
	deed := enter(t) + widget.Heading(a, room, func(in screen.Area) string { return t.Gold.Bold().Render(h.deed(in)) }) + title
	if test != "" {
		return widget.Spread(widget.Cut(deed, width-2-widget.Width(test), t.Sign.More), test, width, t.Sign.More)
	}
	return widget.Cut(deed, width, t.Sign.More)
}

// pane shows what is chosen at the right of the path.
func (h Home) pane(a screen.Area, height int) pane {
	of := drawnPane{row: h.list.At, height: height, onDue: h.onDue, onExam: h.onExam, class: h.classShown(a), watching: a.Watches}
	return h.course.drawn.panes.For(a, of, func() pane {
		lines, deed := h.drawPane(a, height)
		return pane{lines, deed}
	})
}

// drawPane draws the chosen lesson and, if the height leaves room, what the pack is about.
// deedLine is the one that says what enter does.
func (h Home) drawPane(a screen.Area, height int) (drawn []string, deedLine int) {
	switch {
	case h.onDue:
		return h.duePane(a)
	case h.onExam:
		return h.examPane(a)
	case h.onClass:
		return h.classPane(a)
	}
	t, r := a.Theme, h.course.row(h.list.At)
	switch {
	case r.boss != nil:
		return h.bossPane(a, r)
	case r.told > 0:
		return h.talePane(a, r)
	}
	pen := widget.NewPen(a, r.pack).In(paneWidth - widget.BoxFrame)
	pen.Wide = false
	sign, ink, name := standing(t, r)
	state := []string{widget.Heading(a, pen.Width-2, func(in screen.Area) string { return ink.Render(stateOf(in, r)) })}
	if r.lab != nil {
		state = widget.SayEach(a, pen.Width-2, widget.One(ink), func(in screen.Area) string { return stateOf(in, r) })
	}
	title := h.course.drawn.titles.For(a, h.list.At, func() []string { return balanced(pen, name) })
	lines := append(append(title[:len(title):len(title)], ""), widget.Indent(state, ink.Render(sign)+" ")...)
	deeds := append([]string{""}, h.playDeed(a)...)
	deeds = append(deeds, h.besides(a)...)
	room := height - len(deeds) - 2 // of what is said above them, with the borders
	if r.BestOf > 0 && len(lines) < room {
		lines = append(lines, widget.Bar(t, r.BestGot, r.BestOf, pen.Width, t.Teal))
	}
	if r.lab == nil && len(pen.Langs) > 1 && !name.Neutral() { // beside it the second title stands in their place
		for _, f := range r.facts(a) {
			if len(lines) < room {
				lines = append(lines, t.Muted.Render(t.Sign.Bullet+" "+f))
			}
		}
	}
	if terms := h.terms(a, pen); len(lines)+len(terms) <= room {
		lines = append(lines, terms...)
	}
	if len(lines) > room { // the title and what enter does, and what else there is room for
		lines, deeds = title[:1:1], deeds[1:min(len(deeds), max(2, height-2))]
	}
	deedLine = len(lines) + 1 + slices.IndexFunc(deeds, func(l string) bool { return l != "" })
	for _, l := range deeds {
		lines = append(lines, widget.Cut(l, pen.Width, t.Sign.More))
	}
	box := widget.Box(t, "", lines, paneWidth, t.Accent)
	room = height - len(box) - 1
	said := h.course.drawn.abouts.For(a, drawnHead{r.pack.ID(), room}, func() []string { return widget.Shift(about(pen, r.pack, room), 2) })
	return append(append(box, ""), said...), deedLine
}

// playDeed says in the pane what enter does with the chosen lesson.
func (h Home) playDeed(a screen.Area) []string {
	return paneDeed(a, paneWidth-widget.BoxFrame, h.deed)
}

// deed says what enter does with the chosen lesson or lab.
func (h Home) deed(in screen.Area) string {
	if h.course.row(h.list.At).lab != nil {
		return in.Book().Home.OpenLab
	}
	return in.Book().Home.Deed(h.offer())
}

// terms tells on what terms the lesson and its quiz are played, until that is passed.
func (h Home) terms(a screen.Area, pen widget.Pen) []string {
	terms, words := h.course.terms(h.list.At), a.Book().Terms
	said := ""
	r := h.course.row(h.list.At)
	switch r.State {
	case game.Untouched, game.Begun:
		if said = words.BeforeLesson(terms); r.head.Pool() {
			said = words.BeforeQuiz(terms)
		}
	case game.ReadOnly, game.InQuiz, game.Failed:
		said = words.BeforeQuiz(terms)
	case game.Done:
	}
	if said == "" {
		return nil
	}
	return append([]string{""}, widget.Wrap(a.Theme.Muted.Render(said), pen.Width)...)
}

// about is the summary of a pack: all of it where that fits, else its first line in each
// language, else nothing.
func about(pen widget.Pen, pack *content.Pack, room int) []string {
	summary := pack.Meta().Summary
	all := pen.Text(summary, pen.Muted())
	if len(all) <= room {
		return all
	}
	var first []string
	for _, l := range pen.Langs {
		if lines := summary.Lines(l); len(lines) > 0 {
			first = append(first, pen.Sentence(lines[0], pen.Theme.Muted)...)
		}
	}
	if len(first) <= room {
		return first
	}
	return nil
}

// balanced writes a title in as many lines as it needs, none of which is much shorter than the
// others.
func balanced(pen widget.Pen, title content.Text) []string {
	lines := pen.Text(title, pen.Leading())
	for width := pen.Width - 1; width > pen.Width/2; width-- {
		narrower := pen.In(width).Text(title, pen.Leading())
		if len(narrower) > len(lines) {
			break
		}
		lines = narrower
	}
	return lines
}
