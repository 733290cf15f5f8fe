package tui

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/tui/findings"
	"quest/game/tui/keymap"
	"quest/game/tui/keypage"
	"quest/game/tui/quiz"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// proofWidths are the widths through which a key leads, in columns; 0 is that of the terminal.
var proofWidths = []int{0, 60, 80, 120}

// hearProof takes what is for a preview alone: a reading of the pack, and the size of the terminal,
// of which not all may be used.
func (m *Model) hearProof(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case reread:
		return m.hearReread(msg), true
	case tea.WindowSizeMsg:
		if msg.Width > 0 && msg.Height > 0 {
			m.proof.terminal, m.height = msg.Width, msg.Height
			m.width = m.proof.used()
		}
		return nil, true
	}
	return nil, false
}

// used is how many columns of the terminal are used.
func (p *proof) used() int {
	if p.width == 0 {
		return p.terminal
	}
	return min(p.width, p.terminal)
}

// hearProofKey takes the keys that lead through a pack. Where words are typed, only those count
// that type nothing.
func (m *Model) hearProofKey(press tea.KeyPressMsg) (tea.Cmd, bool) {
	p := m.proof
	if m.typing() && keymap.Types(press) && !m.leadsOn(press) {
		return nil, false
	}
	switch k := p.keys; {
	case keymap.Pressed(press, k.Next):
		return m.step(1), true
	case keymap.Pressed(press, k.Prev):
		return m.step(-1), true
	case keymap.Pressed(press, k.Again):
		if p.at < 0 {
			return nil, true
		}
		return m.openPart(1), true
	case keymap.Pressed(press, k.Key):
		if _, shown := m.over.(keypage.Page); shown {
			return m.uncover(), true
		}
		return m.showAnswers(), true
	case keymap.Pressed(press, k.Findings):
		if _, shown := m.over.(findings.Findings); shown {
			return m.uncover(), true
		}
		return m.showFindings(), true
	case keymap.Pressed(press, k.NextFinding):
		return m.nextFinding(), true
	case keymap.Pressed(press, k.Width):
		m.turnWidth()
		return nil, true
	case keymap.Pressed(press, m.keys.Quit):
		return m.leave(), true
	case keymap.Pressed(press, m.keys.Find), keymap.Pressed(press, m.keys.Export), keymap.Pressed(press, m.keys.TakeOver) && !m.judgesTruth():
		return nil, true
	}
	return nil, false
}

// leadsOn reports whether a key leads to another part although it types: in a question into which
// nothing was typed yet, so that who looks through a pack passes it with the same key as others.
func (m *Model) leadsOn(press tea.KeyPressMsg) bool {
	q, asks := m.top().(quiz.Question)
	return asks && !q.Typed() && (keymap.Pressed(press, m.proof.keys.Next) || keymap.Pressed(press, m.proof.keys.Prev))
}

// judgesTruth reports whether a statement is asked, of which t says that it is true.
func (m *Model) judgesTruth() bool { return m.session != nil && m.over == nil }

// step goes to the part after or before the one that is shown.
func (m *Model) step(by int) tea.Cmd {
	p := m.proof
	to := p.at + by
	if m.alone() && p.at >= 0 { // the part that would be shown in its place
		to = p.at
	}
	if p.at < 0 && by < 0 || to < 0 || to >= len(p.parts) {
		m.flash = func(a screen.Area) string {
			if by < 0 {
				return a.Book().Say(game.Say("proof.FirstPart"))
			}
			return a.Book().Say(game.Say("proof.LastPart"))
		}
		return nil
	}
	p.at = to
	return m.openPart(1)
}

// turnWidth uses another width of the terminal. Wider than the terminal is not possible.
func (m *Model) turnWidth() {
	p := m.proof
	at := slices.Index(proofWidths, p.width)
	for range proofWidths {
		at = (at + 1) % len(proofWidths)
		if p.width = proofWidths[at]; p.width < p.terminal {
			break
		}
	}
	m.width = p.used()
	width := m.width
	m.flash = func(a screen.Area) string { return a.Book().Say(game.Say("proof.WidthNow").Count("n", width)) }
}

// nextFinding tells the next finding, and goes to the part that it is about if that can be shown.
func (m *Model) nextFinding() tea.Cmd {
	p := m.proof
	if len(p.now.Findings) == 0 {
		m.flash = func(a screen.Area) string { return a.Book().Say(game.Say("proof.NoFindings")) }
		return nil
	}
	if p.told() {
		p.finding = (p.finding + 1) % len(p.now.Findings)
	}
	p.asked = true
	f := p.now.Findings[p.finding]
	cmd := m.goTo(f.File, f.Line)
	if p.now.Errors() == 0 || p.finding >= p.now.Errors() { // the band tells errors alone
		m.flash = func(a screen.Area) string { return a.Book().Say(f.Said) }
	}
	return cmd
}

// told reports whether the finding that comes first was told: by the band, or by its key.
func (p *proof) told() bool { return p.now.Errors() > 0 || p.asked }

// goTo shows the part that a line of a file belongs to; what is shown stays where it cannot be
// shown.
func (m *Model) goTo(file string, line int) tea.Cmd {
	p := m.proof
	part, ok := p.now.At(file, line)
	at := -1
	if ok {
		at = p.index(part.Name)
	}
	switch {
	case at < 0:
		m.flash = func(a screen.Area) string { return a.Book().Say(game.Say("proof.NotShown")) }
		return nil
	case at == p.at && m.over != nil:
		return m.uncover()
	case at == p.at && !m.alone():
		return nil
	}
	p.at = at
	return m.openPart(part.Point(line))
}

// alone reports whether the findings stand in the place of the pack.
func (m *Model) alone() bool {
	f, ok := m.screen.(findings.Findings)
	return ok && f.Alone()
}

// proofActs does what a screen wants where a preview does something else than a game; false for
// what both do.
func (m *Model) proofActs(i screen.Intent) (tea.Cmd, bool) {
	switch i := i.(type) {
	case nil, screen.Speak, screen.Go, screen.GoBack, screen.Answer, screen.Hint, screen.Undo, screen.ShowPoints, screen.Close,
		screen.Fire, screen.Wait:
		return nil, false
	case screen.GoHome, screen.Quit:
		return m.leave(), true
	case screen.ShowPart:
		return m.goTo(i.File, i.Line), true
	case screen.EnterLab:
		m.proof.lab = &i
		return nil, false
	case screen.LeaveLab:
		m.proof.lab = nil
		return nil, false
	default:
		m.flash = func(a screen.Area) string { return a.Book().Say(game.Say("proof.NotInPreview")) }
		return nil, true
	}
}

// proofEnded goes on behind the end of a part.
func (m *Model) proofEnded() tea.Cmd {
	m.session = nil
	if m.proof.at+1 < len(m.proof.parts) {
		m.proof.at++
		return m.openPart(1)
	}
	cmd := m.openPart(1)
	m.flash = func(a screen.Area) string { return a.Book().Say(game.Say("proof.LastPart")) }
	return cmd
}

// proofHeader says what is shown, where it stands, and how many parts there are.
func (m *Model) proofHeader(a screen.Area) string {
	t, p := a.Theme, m.proof
	left := t.Heading.Render(a.Book().Say(game.Say("proof.Preview")))
	part, ok := p.part()
	if !ok || m.alone() {
		return widget.Cut(left, a.Width, t.Sign.More)
	}
	dot := t.Line.Render(" " + t.Sign.Dot + " ")
	left += dot + t.Text.Render(string(part.Kind)+"/"+part.ID)
	if part.Draft {
		left += dot + t.Gold.Render(a.Book().Say(game.Say("proof.Draft")))
	}
	count := strconv.Itoa(p.at+1) + "/" + strconv.Itoa(len(p.parts))
	right := part.File + ":" + strconv.Itoa(part.From) + "  " + count
	if widget.Width(left)+2+widget.Width(right) > a.Width {
		right = count
	}
	return widget.Spread(left, t.Muted.Render(right), a.Width, t.Sign.More)
}

// proofBandMost is how many lines of errors stand below what is shown.
const proofBandMost = 3

// proofBand tells the errors of the pack below what is shown of it.
func (m *Model) proofBand(a screen.Area) []string {
	t, p := a.Theme, m.proof
	n := p.now.Errors()
	if n == 0 || m.alone() {
		return nil
	}
	if _, shown := m.over.(findings.Findings); shown {
		return nil
	}
	b := a.Book()
	label := t.Wrong.Bold().Reverse().Render(" " + b.Say(game.Say("packs.Errors").Count("n", n)) + " ")
	told := p.now.Findings[min(p.finding, n-1)]
	lines := m.cut(widget.Wrap(label+" "+t.Wrong.Render(b.Say(told.Said)), a.Width), a.Width, proofBandMost-1)
	if part, ok := p.part(); ok && !part.Held {
		lines = append(lines, widget.Cut(t.Gold.Render(b.Say(game.Say("proof.LastGood"))), a.Width, t.Sign.More))
	}
	return lines
}

// unpreviewed are keys that have no meaning in a preview.
func (m *Model) unpreviewed(k key.Binding) bool {
	for _, other := range []key.Binding{m.keys.Dispute, m.keys.Item, m.keys.Star, m.keys.Bury, m.keys.Shelve, m.keys.Record, m.keys.Find} {
		if slices.Equal(k.Keys(), other.Keys()) {
			return true
		}
	}
	return false
}

// helpOf gives the keys of the screen on top in the words of an area; in a preview with those that
// lead through the pack.
func (m *Model) helpOf(a screen.Area) []key.Binding {
	keys := m.top().Help(a)
	if m.proof == nil {
		return keys
	}
	keys = slices.DeleteFunc(slices.Clone(keys), m.unpreviewed)
	if m.over != nil {
		return keys
	}
	b := a.Book()
	var leave []key.Binding
	_, atLab := m.screen.(screen.Unfolding)
	keys = slices.DeleteFunc(keys, func(k key.Binding) bool { return slices.Contains(k.Keys(), "esc") && !atLab })
	quit := m.keys.Quit
	if m.typing() {
		quit = keymap.As(m.keys.Back, "esc", "")
	}
	leave = append(leave, keymap.Says(quit, b.Say(game.Say("proof.KeyLeave"))))
	first := min(1, len(keys))
	return slices.Concat(keys[:first], m.proofKeys(a), leave, keys[first:])
}

// proofKeys are the keys that lead through the pack, by their names where words are typed.
func (m *Model) proofKeys(a screen.Area) []key.Binding {
	p, b := m.proof, a.Book()
	k := p.keys
	named := func(b key.Binding, typing, words string) key.Binding {
		if m.typing() {
			return keymap.As(b, typing, words)
		}
		return keymap.Says(b, words)
	}
	asks := false
	if m.session != nil {
		_, asks = m.session.Question()
	}
	all := named(k.Findings, "f9", b.Say(game.Say("proof.KeyFindings")))
	told := len(p.now.Findings) > 0 && !m.alone()
	return []key.Binding{
		keymap.If(named(k.Next, "ctrl+n", b.Say(game.Say("proof.KeyNext"))), p.at+1 < len(p.parts)),
		keymap.If(all, told && p.now.Errors() > 0),
		keymap.If(named(k.Prev, "ctrl+p", b.Say(game.Say("proof.KeyPrev"))), p.at > 0),
		keymap.If(named(k.Key, "f8", b.Say(game.Say("proof.KeyAnswers"))), asks),
		keymap.If(all, told && p.now.Errors() == 0),
		keymap.If(named(k.NextFinding, "ctrl+e", b.Say(game.Say("proof.KeyNextFinding"))), told),
		keymap.If(named(k.Again, "ctrl+r", b.Say(game.Say("proof.KeyAgain"))), p.at >= 0 && !m.alone()),
		named(k.Width, "ctrl+t", b.Say(game.Say("proof.KeyWidth"))),
	}
}

// ruled draws the edge of the width that is used, where the terminal is wider.
func (m *Model) ruled(lines []string) []string {
	p := m.proof
	if m.width >= p.terminal {
		return lines
	}
	out := make([]string, 0, m.height)
	for i := range m.height {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		out = append(out, widget.Fit(line, m.width, "")+m.theme.Line.Render(m.theme.Sign.Side))
	}
	return out
}
