package exam

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/insight"
	"quest/game/insight/papers"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/plot"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Lobby is what is to be known before a paper: the figures of the exam, the open paper, the papers
// that can be begun, and the reports of those that are over.
type Lobby struct {
	packs  []*content.Pack
	player *game.Player
	now    game.Moment
	exams  []*content.Blueprint
	at     int // the exam that is shown
	rows   []lobbyRow
	list   widget.List
	extra  bool
	short  int           // that was asked for beside the usual ones, 0 for none
	lacks  []game.Notice // why the chosen row does nothing
	scroll widget.Scroll
	free   bool            // the player scrolled away from the chosen row
	ready  insight.Section // without blocks for an exam of which no paper is over
}

// gone reports whether nothing of the open paper could be asked: going on would end it.
func (r lobbyRow) gone() bool { return r.kind == goOn && r.missing == len(r.paper.Sheets) }

// rowKind is what a row of the lobby does.
type rowKind int

const (
	goOn rowKind = iota
	giveUp
	begin
	extraTime
	report
)

// lobbyRow is a row of the lobby.
type lobbyRow struct {
	kind    rowKind
	paper   *game.Paper     // of goOn, giveUp and report
	length  int             // of begin, in questions
	draft   game.PaperDraft // of begin
	newest  *game.PaperReport
	answers int // of goOn
	missing int // of goOn: questions that no pack has any longer
}

// NewLobby reads how an exam stands; "" is the one of the map, or the first for which the packs have
// questions.
func NewLobby(packs []*content.Pack, player *game.Player, now game.Moment, of content.BlueprintID) Lobby {
	l := Lobby{packs: packs, player: player, now: now, exams: player.ExamsToSit(packs)}
	if on, ok := player.ExamOnMap(packs); ok && of == "" {
		of = on
	}
	if at := slices.IndexFunc(l.exams, func(b *content.Blueprint) bool { return b.ID == of }); at >= 0 {
		l.at = at
	} else if b, ok := game.ExamNamed(of, packs); ok && of != "" {
		l.exams, l.at = append(l.exams, b), len(l.exams)
	}
	return l.read()
}

// Choosing is the lobby with a short paper of a length chosen, where none is open, and with extra time.
func (l Lobby) Choosing(short int, extra bool) Lobby {
	l.short, l.extra = short, extra
	l = l.read()
	for i, r := range l.rows {
		if r.kind == begin && r.length == short {
			l.list = l.list.To(i)
		}
	}
	return l
}

// Exam is the exam that is shown, "" for none.
func (l Lobby) Exam() content.BlueprintID {
	if len(l.exams) == 0 {
		return ""
	}
	return l.exams[l.at].ID
}

// Follow reads the lobby again, for a player who has played on in another terminal.
func (l Lobby) Follow(player *game.Player, now game.Moment) Lobby {
	l.player, l.now = player, now
	at := l.list.At
	l = l.read()
	l.list = l.list.To(at)
	return l
}

// read reads the rows of the exam that is shown.
func (l Lobby) read() Lobby {
	l.rows, l.lacks, l.ready = nil, nil, insight.Section{}
	l.list = widget.List{}
	if len(l.exams) == 0 {
		return l
	}
	b := l.exams[l.at]
	if open, ok := l.player.OpenPaper(b.ID); ok {
		l.rows = append(l.rows, lobbyRow{kind: goOn, paper: &open, answers: open.AnsweredIn(), missing: open.Missing(l.packs)}, lobbyRow{kind: giveUp, paper: &open})
	} else {
		for _, n := range l.lengths(b) {
			l.rows = append(l.rows, lobbyRow{kind: begin, length: n, draft: l.player.DraftPaper(b, l.packs, n%b.Exam.Questions, l.now)})
		}
		l.rows = append(l.rows, lobbyRow{kind: extraTime})
	}
	for _, paper := range slices.Backward(l.player.Papers()) {
		if paper.Exam == b.ID && paper.Over {
			r, _ := l.player.PaperReport(paper.ID, nil)
			l.rows = append(l.rows, lobbyRow{kind: report, paper: paper, newest: &r})
		}
	}
	l.list.Rows = len(l.rows)
	if _, over := l.player.NewestReport(b.ID); over {
		l.ready = papers.Readiness(b, l.player.Readiness(b, l.packs, l.now))
	}
	for i, r := range l.rows {
		if r.kind == begin && r.draft.Full() {
			l.list = l.list.To(i)
			break
		}
	}
	return l
}

// lengths are the lengths of papers that can be begun: a whole one, the usual short ones, and one that
// was asked for.
func (l Lobby) lengths(b *content.Blueprint) []int {
	all := []int{b.Exam.Questions}
	for _, n := range []int{l.short, 20, 10} {
		if n > 0 && n < b.Exam.Questions && !slices.Contains(all, n) {
			all = append(all, n)
		}
	}
	slices.SortFunc(all, func(x, y int) int { return y - x })
	return all
}

// Breadth is two columns.
func (l Lobby) Breadth() int { return 124 }

// What a click does here.
const (
	takeRow widget.Deed = iota
	takeExam
)

// Update chooses a row and does what it is for.
func (l Lobby) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	if click, ok := msg.(tea.MouseClickMsg); ok {
		p := l.page(a)
		found, ok := p.Find(click.X, click.Y+l.scrolled(a, p).From(len(p.Lines), a.Height))
		switch {
		case !ok:
			return l, nil
		case found.Does == takeExam:
			l.at = found.N
			return l.read(), nil
		case found.N == l.list.At:
			return l.take()
		}
		l.list, l.lacks = l.list.To(found.N), nil
		return l, nil
	}
	if wheel, ok := msg.(tea.MouseWheelMsg); ok {
		by := map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[wheel.Button]
		l.list, l.lacks = l.list.To(l.list.At+by), nil
		return l, nil
	}
	if at, ok := widget.Turned(k, msg, l.at, max(1, len(l.exams))); ok && len(l.exams) > 1 {
		l.at = at
		return l.read(), nil
	}
	switch {
	case keymap.Pressed(msg, k.Back), keymap.Pressed(msg, keymap.ForExam().Open):
		return l, screen.GoHome{}
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		return l.take()
	}
	if list, ok := l.list.Hear(k, msg); ok && len(l.rows) > 0 {
		l.list, l.lacks, l.free = list, nil, false
	}
	if by := widget.Pages(k, msg); by != 0 {
		p := l.page(a)
		l.scroll, l.free = l.scrolled(a, p).Move(by*(a.Height-1), len(p.Lines), a.Height), true
	}
	return l, nil
}

// take does what the chosen row is for.
func (l Lobby) take() (screen.Screen, screen.Intent) {
	if len(l.rows) == 0 {
		return l, screen.GoHome{}
	}
	b, r := l.exams[l.at], l.rows[l.list.At]
	switch r.kind {
	case goOn:
		if r.gone() {
			return l, nil
		}
		return l, screen.Play{Goal: game.SitExam{Exam: b, Packs: l.packs, Paper: r.paper.ID}}
	case giveUp:
		return l, screen.AskPaper{About: screen.WhetherToDrop, Exam: b.ID, Paper: r.paper.ID}
	case begin:
		if !r.draft.Full() {
			l.lacks = r.draft.Says(b)
			return l, nil
		}
		return l, screen.Play{Goal: game.SitExam{Exam: b, Packs: l.packs, Short: r.length % b.Exam.Questions, Extra: l.extra}}
	case extraTime:
		l.extra = !l.extra
		return l, nil
	case report:
		return l, screen.ShowReport{Paper: r.paper.ID}
	}
	return l, nil
}

// Help gives the keys.
func (l Lobby) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	enter := b.Keys.Map
	if len(l.rows) > 0 {
		switch l.rows[l.list.At].kind {
		case goOn, begin:
			enter = b.Keys.Play
		case giveUp, extraTime:
			enter = b.Keys.Pick
		case report:
			enter = b.Exam.KeyReport
		}
	}
	return []key.Binding{
		keymap.Says(k.Enter, enter),
		keymap.If(keymap.Says(k.Choose, b.Keys.Move), l.list.Rows > 1),
		keymap.If(keymap.Says(k.Sides, b.Keys.OtherTab), len(l.exams) > 1),
		keymap.If(keymap.Says(k.Pages, b.Keys.Scroll), !widget.Fits(len(l.page(a).Lines), a.Height)),
		keymap.Says(k.Back, b.Keys.Map),
		keymap.If(keymap.As(k.Digit, "1-"+strconv.Itoa(min(9, l.list.Rows)), b.Keys.Move), l.list.Rows > 1),
	}
}

// Draw draws the lobby.
func (l Lobby) Draw(a screen.Area) screen.Drawing {
	p := l.page(a)
	return screen.Drawing{Lines: l.scrolled(a, p).Window(a.Theme, p.Lines, a.Width, a.Height)}
}

// scrolled is how far the lobby is scrolled: its beginning is seen as long as the chosen row is.
func (l Lobby) scrolled(a screen.Area, p widget.Page) widget.Scroll {
	if l.free {
		return l.scroll
	}
	if _, last, ok := p.Focused(); ok && last < a.Height {
		return widget.Scroll{}
	}
	return p.InSight(widget.Scroll{}, a.Height)
}

// page lays the lobby out: with empty lines and in each language where all of it fits.
func (l Lobby) page(a screen.Area) widget.Page {
	var best widget.Page
	for _, try := range []struct {
		gap  int
		both bool
	}{{1, true}, {0, true}, {1, false}, {0, false}} {
		in := a
		if !try.both {
			in.Words = a.Book().Lang
		}
		best = l.lay(in, try.gap)
		if len(best.Lines) <= a.Height {
			return best
		}
	}
	return best
}

// besideFrom is the width from which readiness stands beside the rows, columnGap the cells between
// both.
const besideFrom, columnGap = 100, 4

func (l Lobby) lay(a screen.Area, gap int) widget.Page {
	p := widget.Page{Lines: make([]string, widget.Margin(a.Height))}
	if len(l.exams) > 1 {
		tabs := l.tabs(a)
		tabs.Mark(&p, len(p.Lines), takeExam)
		p.Add(tabs.Line)
		p.Add(make([]string, gap)...)
	}
	if len(l.exams) == 0 {
		p.Add(widget.SayEach(a, a.Width, widget.Inks{First: a.Theme.Text, Second: a.Theme.Second}, func(in screen.Area) string { return in.Book().Exam.NoneHere })...)
		return p
	}
	p.Add(l.about(a)...)
	p.Add("")
	if len(l.ready.Blocks) == 0 {
		p.Follow(l.rowsPage(a, gap))
		return p
	}
	if a.Width >= besideFrom {
		left, right := a, a
		left.Width = (a.Width - columnGap) / 2
		right.Width = a.Width - columnGap - left.Width
		p.Follow(widget.Columns(l.rowsPage(left, gap), widget.Page{Lines: plot.Sections(right, []insight.Section{l.ready})}, left.Width, columnGap))
		return p
	}
	p.Follow(l.rowsPage(a, gap))
	p.Add("")
	p.Add(plot.Sections(a, []insight.Section{l.ready})...)
	return p
}

// rowsPage lays out the rows, and below them what a paper lacks that cannot be filled.
func (l Lobby) rowsPage(a screen.Area, gap int) widget.Page {
	var p widget.Page
	for i := range l.rows {
		if i > 0 && l.rows[i].kind != l.rows[i-1].kind && (l.rows[i].kind == report || l.rows[i].kind == extraTime) {
			p.Add(make([]string, gap)...)
		}
		p.Put(l.row(a, i), takeRow, i, i == l.list.At)
	}
	inks := widget.Inks{First: a.Theme.Gold, Second: a.Theme.Second}
	if told := l.told(); told != nil {
		p.Add("")
		p.Add(widget.SayEach(a, a.Width, inks, told)...)
	}
	if len(l.lacks) == 0 {
		return p
	}
	p.Add("")
	for _, n := range l.lacks {
		p.Add(widget.SayEach(a, a.Width, inks, func(in screen.Area) string { return in.Book().Say(n) })...)
	}
	p.Focus(len(p.Lines)-1, len(p.Lines)-1)
	return p
}

// told says that questions of the open paper are in no pack any longer; nil where all are.
func (l Lobby) told() func(screen.Area) string {
	if len(l.rows) == 0 || l.rows[0].kind != goOn || l.rows[0].missing == 0 {
		return nil
	}
	if l.rows[0].gone() {
		return func(in screen.Area) string { return in.Book().Exam.QuestionsGone }
	}
	return func(in screen.Area) string {
		return fill(in, func(w phrase.Exam) string { return w.SomeGone }, "n", strconv.Itoa(l.rows[0].missing))
	}
}

// tabs names the exams.
func (l Lobby) tabs(a screen.Area) widget.TabLine {
	var tabs []widget.Tab
	for _, b := range l.exams {
		tabs = append(tabs, widget.Tab{Name: func(screen.Area) string { return b.ID.Short() }})
	}
	return widget.Tabs(a, tabs, l.at, a.Width)
}
