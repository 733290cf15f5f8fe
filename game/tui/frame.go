package tui

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// The sizes of the frame, in cells. It is as wide on every screen, so that the header and
// the footer never move. Text is easiest to read in lines that are not too long, so it
// stands in a column in the middle.
const (
	minWidth, minHeight   = 60, 18
	wideFrom              = 100 // two languages stand side by side from here on
	frameMost             = 196
	readWidth, bothWidth  = 96, 124
	maxHeight             = 64
	tailRows              = 2  // an empty line and the footer
	roomyFrom             = 20 // lines from which on an empty one stands below the header
	bannerMost            = 3
	bannerAlone           = 5 // where nothing else is told
	smallMargin, margin80 = 1, 2
)

// View is what Bubble Tea's own renderer shows.
func (m *Model) View() tea.View {
	lines, cursor, mouse := m.drawing()
	v := tea.NewView(strings.Join(lines, "\n"))
	v.AltScreen = true
	if cursor != nil {
		v.Cursor = tea.NewCursor(cursor.X, cursor.Y)
		v.Cursor.Shape = tea.CursorBar
	}
	if mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	return v
}

// drawing is the one place where a drawing becomes what the terminal shows.
func (m *Model) drawing() (lines []string, cursor *screen.Cell, mouse bool) {
	lines, cursor = m.frame()
	if m.proof != nil {
		lines = m.ruled(lines)
	}
	return lines, cursor, m.pointed() && !m.tooSmall()
}

func (m *Model) tooSmall() bool { return m.width < minWidth || m.height < minHeight }

// headerRows is how many lines stand above the screen.
func (m *Model) headerRows() int {
	if m.height < roomyFrom {
		return 2
	}
	return 3
}

// size is the part of the terminal that is used, and where it begins. A scroll bar
// stands in the margin at its right.
func (m *Model) size() (left, width, height int) {
	edge := margin80
	if m.width < defaultWidth {
		edge = smallMargin
	}
	width = min(m.width-edge-max(edge, widget.Gutter), frameMost)
	return (m.width - width) / 2, width, min(m.height, maxHeight)
}

// column is the part of a frame that the screen draws in, and how many cells the frame
// begins before it.
func (m *Model) column(frame int) (indent, width int) {
	measure := readWidth
	if len(m.speech.Langs()) == 2 && m.width >= wideFrom {
		measure = bothWidth
	}
	if b, ok := m.screen.(screen.Broad); ok && m.width >= wideFrom {
		measure = max(measure, b.Breadth())
	}
	width = min(frame, measure)
	return (frame - width) / 2, width
}

// area is what the screen may draw in now.
func (m *Model) area() screen.Area {
	_, frame, height := m.size()
	_, width := m.column(frame)
	a := screen.Area{
		Width: max(1, width), Frame: max(1, frame), Wide: m.width >= wideFrom, Theme: m.theme, Keys: m.keys, Books: m.books, Speech: m.speech,
		Kept: m.keeper.state(m.sealed()), Still: m.options.ReducedMotion || m.slow || !m.preferences().Motion, Watches: m.watches(),
		Ground: m.ground, Decided: m.options.Decided, Class: m.class.shown,
	}
	a.Kept.Standing.Name = m.seat.Player.Name.String() // what was typed, on disk or not
	a.Height = max(1, height-m.headerRows()-tailRows-len(m.banner(a)))
	return a
}

// around is the area of what stands above and below the screen.
func around(a screen.Area) screen.Area {
	a.Width = a.FrameWidth()
	return a
}

// within is the area of the screen again, for what stands around it: a screen names its keys by what
// it draws there.
func (m *Model) within(a screen.Area) screen.Area {
	_, frame, _ := m.size()
	_, a.Width = m.column(frame)
	a.Width = max(1, a.Width)
	return a
}

// frame puts the header, the screen, the banner and the footer together.
func (m *Model) frame() ([]string, *screen.Cell) {
	if m.tooSmall() {
		return m.enlarge(), nil
	}
	a := m.area()
	left, width, height := m.size()
	indent, column := m.column(width)
	drawing, around := m.body(a), around(a)
	out := append(make([]string, 0, height), m.header(around), m.rule(around))
	if m.headerRows() > len(out) {
		out = append(out, "")
	}
	for i := range a.Height {
		line := ""
		switch {
		case i < min(drawing.Heads, len(drawing.Lines)):
			line = widget.Cut(drawing.Lines[i], width+widget.Gutter, a.Theme.Sign.More)
		case i < len(drawing.Lines) && drawing.Lines[i] != "":
			line = widget.Blank(indent) + widget.Cut(drawing.Lines[i], column+widget.Gutter, a.Theme.Sign.More)
		}
		out = append(out, line)
	}
	out = append(out, m.banner(a)...)
	out = append(out, "", m.footer(around))
	var cursor *screen.Cell
	if c := drawing.Cursor; c != nil && c.X < column && c.Y < a.Height {
		cursor = &screen.Cell{X: c.X + left + indent, Y: c.Y + m.headerRows()}
	}
	return widget.Shift(out, left), cursor
}

// enlarge says how large the terminal must be, where it is too small to play in.
func (m *Model) enlarge() []string {
	n := strconv.Itoa
	words := phrase.Fill(m.books.For(m.speech).Frame.TooSmall,
		"width", n(minWidth), "height", n(minHeight), "w", n(m.width), "h", n(m.height))
	lines := widget.Wrap(words, m.width)
	return lines[:min(len(lines), max(1, m.height))]
}

// body is the screen, or the help that lies over it.
func (m *Model) body(a screen.Area) screen.Drawing {
	if m.helping {
		return screen.Drawing{Lines: m.helpBox(a)}
	}
	return m.covered(a)
}

// helpRest is how many lines of the help are no keys: its border, and the heading of
// the keys that work everywhere with an empty line above it.
const helpRest = 4

// helpBox lists the keys of the screen and those that work everywhere. It scrolls where there are
// more than fit.
func (m *Model) helpBox(a screen.Area) []string {
	title, lines, width := m.helpText(a)
	if !m.helpFits(a, lines) {
		height, inner := helpRoom(a)-1, width-widget.BoxFrame-widget.Gutter
		seen := m.helpScroll.Window(a.Theme, lines, inner, height)
		lines = append(seen[:len(seen):len(seen)], widget.MoreBelow(a, inner, m.helpScroll.AtEnd(len(lines), height)))
	}
	box := widget.Box(a.Theme, title, lines, width, a.Theme.Accent)
	return append(make([]string, max(0, (a.Height-len(box))/3)), widget.Centre(box, a.Width)...)
}

// helpRoom is how many lines the box of keys has.
func helpRoom(a screen.Area) int { return max(2, a.Height-2) }

// helpFits reports whether all keys are seen without scrolling.
func (m *Model) helpFits(a screen.Area, lines []string) bool { return len(lines) <= helpRoom(a) }

// helpText is the title of the help, its lines and how wide it is: in each language where all of
// it fits, else in the first.
func (m *Model) helpText(a screen.Area) (title string, lines []string, width int) {
	if title, lines, width = m.helpLines(a, a.InEach()); lines == nil {
		title, lines, width = m.helpLines(a, []screen.Area{a})
	}
	return title, lines, width
}

// helpLines is the help in the words of some areas; without lines for several areas whose words
// do not fit in one column.
func (m *Model) helpLines(a screen.Area, each []screen.Area) (title string, lines []string, width int) {
	t := a.Theme
	width = min(a.Width, 64)
	if len(each) > 1 {
		width = min(a.Width, 92)
	}
	inner := width - widget.BoxFrame - 2
	var heres, everywheres [][]key.Binding
	for _, in := range each {
		heres, everywheres = append(heres, m.helpOf(in)), append(everywheres, m.everywhere(in))
	}
	words := each[0].Book().Keys
	here, everywhere := arrowsIn(widget.EachKeys(heres...), words), arrowsIn(widget.EachKeys(everywheres...), words)
	wide := widget.KeyNames(here, everywhere)
	lines = widget.KeyList(t, here, wide, inner)
	anywhere := widget.KeyList(t, everywhere, wide, inner)
	if len(lines)+len(anywhere)+helpRest > a.Height {
		if len(each) > 1 {
			return "", nil, width
		}
		lines = widget.KeyColumns(t, here, inner)
		if len(lines)+len(anywhere)+helpRest-1 > a.Height {
			lines = widget.KeyColumns(t, withoutOthers(here), inner)
			anywhere = m.inFewLines(t, everywhere, wide, inner)
		}
		if len(lines)+len(anywhere)+helpRest-1 > a.Height { // it scrolls, and need not be cut
			lines, anywhere = widget.KeyList(t, here, wide, inner), widget.KeyList(t, everywhere, wide, inner)
		}
	}
	if len(lines)+len(anywhere)+helpRest <= a.Height {
		lines = append(lines, "")
	}
	heading := func(pick func(phrase.Keys) string) string {
		words := pick(each[0].Book().Keys)
		for _, in := range each[1:] {
			words += " / " + pick(in.Book().Keys)
		}
		return t.Heading.Render(words)
	}
	lines = append(lines, heading(func(w phrase.Keys) string { return w.Everywhere }))
	lines = append(lines, anywhere...)
	if a.Height >= len(lines)+4 {
		lines = append(append([]string{""}, lines...), "")
	}
	return heading(func(w phrase.Keys) string { return w.Title }), widget.Shift(lines, 1), width
}

// withoutOthers gives keys without those that do what a key before them does, in the same words.
func withoutOthers(keys []key.Binding) []key.Binding {
	said := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(keys), func(b key.Binding) bool {
		again := b.Enabled() && said[b.Help().Desc]
		said[b.Help().Desc] = said[b.Help().Desc] || b.Enabled()
		return again
	})
}

// inFewLines lists the keys that work everywhere with those of few words side by side.
func (m *Model) inFewLines(t *style.Theme, everywhere []key.Binding, names, width int) []string {
	var brief, rest []key.Binding
	for _, k := range everywhere {
		if slices.Equal(k.Keys(), m.keys.Find.Keys()) || slices.Equal(k.Keys(), m.keys.Help.Keys()) {
			brief = append(brief, k)
		} else {
			rest = append(rest, k)
		}
	}
	return append(widget.KeyColumns(t, brief, width), widget.KeyList(t, rest, names, width)...)
}

// everywhere gives the keys that work on every screen.
func (m *Model) everywhere(a screen.Area) []key.Binding {
	words := a.Book().Keys
	leave := words.Leave
	if a.Kept.State == screen.Lost || m.proof != nil {
		leave = words.LeaveOnly
	}
	speech, help := m.keys.Speech, m.keys.Help
	if m.typing() { // letters type
		speech, help = keymap.As(speech, "f2", ""), keymap.As(help, "f1", "")
	}
	return append(m.saveKeys(a),
		keymap.If(keymap.Says(m.keys.Find, a.Book().Find.KeyFind), m.findable() && !m.typing()),
		keymap.Says(speech, a.Book().Among(m.choices(), words.SpeechLong, words.SpeechMany)),
		keymap.Says(help, words.Help),
		keymap.Says(m.keys.Leave, leave),
	)
}

// rule is the line below the header; it says when saving takes long.
func (m *Model) rule(a screen.Area) string {
	t := a.Theme
	words := ""
	switch {
	case m.leaving:
		words = a.Book().Frame.Leaving
	case a.Kept.State == screen.Slow:
		words = a.Book().Frame.Saving
	case m.watches():
		words = a.Book().Saving.Watching
	case m.reading:
		words = a.Book().Frame.ReadingPacks
	}
	line := func(n int) string { return t.Line.Render(strings.Repeat(t.Sign.Rule, max(0, n))) }
	if words == "" {
		return line(a.Width)
	}
	return line(a.Width-widget.Width(words)-4) + " " + t.Gold.Render(words) + " " + line(2)
}

// banner tells that something is not saved, or could not be done.
func (m *Model) banner(a screen.Area) []string {
	t := a.Theme
	var out []string
	if a.Kept.State == screen.Lost {
		out = m.lost(a)
	}
	if m.proof != nil {
		out = m.proofBand(a)
	}
	if len(out) > 0 && m.height >= roomyFrom {
		out = append([]string{""}, out...)
	}
	if m.flash != nil {
		said := func(in screen.Area) string { return t.Gold.Render(m.flash(in)) }
		flash := widget.Wrap(widget.InEach(a, a.Width, said), a.Width)
		if len(flash) > m.bannerRoom(a) { // whole in one language, rather than half of the other
			flash = widget.Wrap(said(a), a.Width)
		}
		out = append(out, m.cut(flash, a.Width, m.bannerRoom(a))...)
	}
	return append(out, m.classBand(around(a))...)
}

// bannerRoom is how many lines of a screen one banner may take to be in every language: a
// fifth of the screen, less where two are told.
func (m *Model) bannerRoom(a screen.Area) int {
	if a.Kept.State == screen.Lost && m.flash != nil {
		return max(bannerMost, m.height/8)
	}
	return max(bannerMost, m.height/5)
}

// cut takes the first of some lines, with a mark where more are left out.
func (m *Model) cut(lines []string, width, most int) []string {
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = widget.Cut(lines[most-1], width-1, "") + m.theme.Sign.More
	}
	return lines
}

// lost says that nothing is saved, why, and the way out, which is never cut off.
func (m *Model) lost(a screen.Area) []string {
	var all []string
	for _, in := range a.InEach() {
		all = append(all, m.lostIn(in)...)
	}
	if m.helping || len(all) > m.bannerRoom(a) {
		return m.lostIn(a)
	}
	return all
}

// lostIn is lost in the language of an area.
func (m *Model) lostIn(a screen.Area) []string {
	t := a.Theme
	label := t.Wrong.Bold().Reverse().Render(" " + a.Book().Frame.NotSaved + " ")
	why := a.Book().Say(*a.Kept.Why)
	wrap := func(words string) []string { return widget.Wrap(label+" "+t.Wrong.Render(words), a.Width) }
	cut := func(lines []string, most int) []string { return m.cut(lines, a.Width, most) }
	if m.helping { // the box of keys needs the room, and names the way out
		return cut(wrap(why), 1)
	}
	most := bannerMost
	if m.flash == nil {
		most = bannerAlone
	}
	if !m.canExport() {
		return cut(wrap(why), most)
	}
	way := phrase.Fill(a.Book().Saving.ExportNow, "key", m.exportKey())
	if all := wrap(why + " " + way); len(all) <= most {
		return all
	}
	return append(cut(wrap(why), most-1), t.Wrong.Render(way))
}

// footer names the keys that work now.
func (m *Model) footer(a screen.Area) string {
	keys, last := m.footerKeys(a)
	return widget.Footer(a.Theme, keys, last, a.Width)
}

func (m *Model) footerKeys(a screen.Area) (keys []key.Binding, last key.Binding) {
	keys, words := m.footerWords(a)
	keys = arrowsIn(keys, words)
	switch {
	case m.helping:
		_, lines, _ := m.helpText(m.area())
		scroll := keymap.If(keymap.Says(m.keys.Scroll, words.Scroll), !m.helpFits(m.area(), lines))
		return arrowsIn([]key.Binding{keymap.Says(m.keys.Back, words.Close), scroll}, words), keymap.Says(m.keys.Speech, words.Speech)
	case m.typing():
		keys = m.withSpeech(append(m.saveKeys(a), keys...), keymap.As(m.keys.Speech, "f2", words.Speech))
		return append(keys, keymap.Says(m.keys.Leave, words.Quit)), keymap.As(m.keys.Help, "f1", words.Help)
	}
	keys = m.withSpeech(append(m.saveKeys(a), keys...), keymap.Says(m.keys.Speech, words.Speech))
	return keys, keymap.Says(m.keys.Help, words.Help)
}

// withSpeech puts the key of the languages to the keys of a footer: before the one that leaves
// where there is a lesson or a quiz to be read, so that a small terminal names it, else last.
func (m *Model) withSpeech(keys []key.Binding, speech key.Binding) []key.Binding {
	if m.session != nil && m.over == nil {
		for i, k := range keys {
			if i > 0 && slices.Contains(k.Keys(), "esc") {
				return slices.Insert(slices.Clone(keys), i, speech)
			}
		}
	}
	return append(keys, speech)
}

// clicked gives the key press that a click on the footer stands for; false for a click
// anywhere else.
func (m *Model) clicked(msg tea.Msg) (tea.KeyPressMsg, bool) {
	click, ok := msg.(tea.MouseClickMsg)
	if !ok || click.Button != tea.MouseLeft || m.tooSmall() || m.leaving {
		return tea.KeyPressMsg{}, false
	}
	a := m.area()
	left, width, _ := m.size()
	below := m.headerRows() + a.Height + len(m.banner(a)) // the first line below what is told
	if band := len(m.classBand(around(a))); m.attends() && click.Y < below && click.Y >= below-band {
		return keymap.Press("f8")
	}
	if click.Y != below+tailRows-1 {
		return tea.KeyPressMsg{}, false
	}
	a = around(a)
	keys, last := m.footerKeys(a)
	binding, first, ok := widget.FooterKey(keys, last, width, click.X-left)
	if !ok {
		return tea.KeyPressMsg{}, false
	}
	return m.keys.Clicked(binding, first)
}
