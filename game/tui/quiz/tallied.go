package quiz

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/attendance"
	"quest/game/class"
	"quest/game/grade"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Tallied shows what a round of a class came to: both votes as numbers, who changed, the reason for
// every option, and the misconception behind the wrong one that was chosen most.
type Tallied struct {
	Verdict
	leads bool
	round class.Round
	came  attendance.Outcome
	past  bool // it is looked at again
	hush  widget.Hush
}

// NewTallied makes the screen of a round that is closed. What opens by itself hears no key at first.
func NewTallied(c *screen.Class, byItself bool) screen.Screen {
	j := newTallied(*c.Question, *c.Round, c.Teaches())
	j.hush.Over = !byItself
	return j
}

// NewEarlier makes the screen of a round that was closed before, for a student who looks at it again.
func NewEarlier(q game.Question, r class.Round) screen.Screen {
	j := newTallied(q, r, false)
	j.past, j.hush.Over = true, true
	return j
}

func newTallied(q game.Question, r class.Round, leads bool) Tallied {
	came := attendance.OutcomeOf(q, &r)
	step := game.VerdictStep{QuestionStep: game.QuestionStep{Question: q}, Gave: came.Gave, Verdict: came.Verdict}
	if r.First != nil && !leads {
		step.Certainty = game.Certainty(r.First.Certainty)
	}
	return Tallied{Verdict: NewVerdict(q.Pack, step), leads: leads, round: r, came: came}
}

// back is where the screen leads to.
func (j Tallied) back() screen.Intent {
	if j.past {
		return screen.ShowPast{At: j.round.ID}
	}
	return screen.LeaveRound{}
}

// Update scrolls, or goes back.
func (j Tallied) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	hush, wait, done := j.hush.Hear(msg)
	if j.hush = hush; done {
		return j, wait
	}
	switch msg.(type) {
	case tea.KeyPressMsg, tea.MouseClickMsg, tea.MouseWheelMsg:
	default:
		return j, nil
	}
	k, l, lines, height := a.Keys, keymap.ForBoard(), len(j.lines(a)), j.room(a)
	switch {
	case keymap.Pressed(msg, k.Back), keymap.Pressed(msg, k.Enter):
		return j, j.back()
	case keymap.Pressed(msg, l.Again) && j.leads:
		q := j.step.Question
		return j, screen.AskClass{Pack: q.Pack, Item: q.Item.ID}
	case keymap.Pressed(msg, l.Projector) && j.leads:
		return j, screen.ShowProjector{On: !a.Class.Projector}
	case keymap.Pressed(msg, k.Space) && j.scroll.AtEnd(lines, height):
		return j, j.back()
	case keymap.Pressed(msg, k.Space):
		j.scroll = j.scroll.Move(height-1, lines, height)
		return j, nil
	}
	if wheel, ok := msg.(tea.MouseWheelMsg); ok {
		j.scroll = j.scroll.Move(turned(wheel), lines, height)
	} else if moved, ok := j.scroll.Hear(k, msg, lines, height); ok {
		j.scroll = moved
	}
	return j, nil
}

// Help gives the keys.
func (j Tallied) Help(a screen.Area) []key.Binding {
	k, l, b := a.Keys, keymap.ForBoard(), a.Book()
	back := b.Classroom.KeyBack
	if j.leads {
		back = b.Board.KeyBoard
	}
	return []key.Binding{
		keymap.Says(k.Enter, back),
		keymap.If(keymap.Says(l.Again, b.Board.KeyAgain), j.leads),
		keymap.If(keymap.Says(k.PageDown, b.Keys.Page), !j.scroll.AtEnd(len(j.lines(a)), j.room(a))),
		keymap.If(keymap.Says(k.Scroll, b.Keys.Scroll), !widget.Fits(len(j.lines(a)), j.room(a))),
	}
}

// Draw draws the numbers and the reasons.
func (j Tallied) Draw(a screen.Area) screen.Drawing {
	if a.Class == nil {
		return screen.Drawing{}
	}
	status := widget.Heading(a, a.Width-1-belowWidth(a), j.brought)
	lines, height := j.lines(a), j.room(a)
	if !j.scroll.AtEnd(len(lines), height) {
		status = goingOn(a, status, a.Keys.PageDown.Help().Key)
	}
	return compose(a, j.talliedHead(a), j.scroll.Window(a.Theme, lines, a.Width, height), status)
}

// room is how many lines of the numbers and the reasons are seen.
func (j Tallied) room(a screen.Area) int { return bodyHeight(a) }

func (j Tallied) talliedHead(a screen.Area) []string {
	t, n, of := a.Theme, strconv.Itoa, j.round.Newest()
	a.Width = a.FrameWidth()
	place := widget.Heading(a, a.Width/2, func(in screen.Area) string {
		if of.Votes == 0 {
			return t.Muted.Render(in.Book().Classroom.NoVotes)
		}
		return t.Strong.Render(in.Book().Fill(in.Book().Classroom.RightOf, "right", n(of.Right), "of", n(of.Votes)))
	})
	title := liveTitle(a, j.round.Number, a.Width-2-widget.Width(place), func(w phrase.Classroom) string { return w.Answered })
	head := widget.Head(t, title, "", of.Right, max(1, of.Votes), a.Width, t.Right)
	head[0] = widget.Spread(title, place, a.Width, t.Sign.More)
	head[len(head)-1] = widget.Heading(a, a.Width, func(in screen.Area) string {
		if j.past {
			return t.Muted.Render(phrase.Fill(in.Book().ClassPast.Asked, "when", j.round.Opened.Format("2006-01-02 15:04")))
		}
		return t.Muted.Render(in.Book().Classroom.SeesTallies)
	})
	return head
}

// brought says what the vote has brought, once that is on disk.
func (j Tallied) brought(a screen.Area) string {
	t, b := a.Theme, a.Book()
	switch {
	case j.leads:
		return ""
	case j.round.First == nil && j.round.Second == nil:
		return t.Muted.Render(b.Classroom.NotVoted)
	case j.past, a.Class.Brought == nil, a.Kept.State != screen.Safe:
		return ""
	}
	v := j.Verdict
	v.step = *a.Class.Brought
	v.step.Certainty = game.Unsaid // nothing is laid on a vote
	said := v.earned(a)
	if found := v.found(a); found != "" {
		said += t.Line.Render(" "+t.Sign.Dot+" ") + found
	}
	return said
}

// lines are the numbers and the reasons.
func (j Tallied) lines(a screen.Area) []string {
	return j.laid.For(a, func() []string {
		pen := widget.NewPen(a, j.pack)
		item := j.step.Question.Item
		var out []string
		if a.Height >= widget.RoomyFrom {
			out = append(out, "")
		}
		out = append(append(out, j.mine(a)...), pen.Text(item.Stem, pen.Leading())...)
		out = append(append(out, exhibits(pen, item)...), "")
		out = append(append(out, j.table(a, pen)...), "")
		if changed := j.changed(a); len(changed) > 0 {
			out = append(append(out, changed...), "")
		}
		return append(out, j.why(a, pen)...)
	})
}

// mine says how the player voted, with an empty line below.
func (j Tallied) mine(a screen.Area) []string {
	if j.leads {
		return nil
	}
	said := func(right bool, pick func(phrase.Classroom) string) []string {
		return []string{widget.Heading(a, a.Width, func(in screen.Area) string {
			t := in.Theme
			if right {
				return t.Right.Bold().Render(t.Sign.Right + " " + pick(in.Book().Classroom))
			}
			return t.Wrong.Bold().Render(t.Sign.Wrong + " " + pick(in.Book().Classroom))
		}), ""}
	}
	switch j.came.Turn() {
	case attendance.BecameRight:
		return said(true, func(w phrase.Classroom) string { return w.MineGained })
	case attendance.BecameWrong:
		return said(false, func(w phrase.Classroom) string { return w.MineLost })
	case attendance.StayedRight:
		return said(true, func(w phrase.Classroom) string { return w.MineRight })
	case attendance.StayedWrong:
		return said(false, func(w phrase.Classroom) string { return w.MineWrong })
	case attendance.NoVote:
	}
	return nil
}

// why gives the reason for every option, the misconception behind the wrong one that was chosen most
// before those that need no mending, and what explains the whole.
func (j Tallied) why(a screen.Area, pen widget.Pen) []string {
	t, item := a.Theme, j.step.Question.Item
	var out []string
	for _, p := range j.came.Parts() {
		out = append(append(out, j.reason(a, pen, p)...), "")
		if p.ID == j.round.WrongestPart && p.ID != "" {
			out = append(out, j.wrongest(a, pen)...)
		}
	}
	if explain := pen.Text(item.Explain, pen.Reading()); len(explain) > 0 {
		out = append(append(append(out, t.Heading.Render(a.Book().Quiz.Explain)), explain...), "")
	}
	return append(out, j.sources(a, pen)...)
}

// wrongest names the misconception behind the wrong option that was chosen most.
func (j Tallied) wrongest(a screen.Area, pen widget.Pen) []string {
	verdict, ok := j.came.Wrongest()
	if !ok {
		return nil
	}
	v := j.Verdict
	v.step.Verdict = verdict
	return v.mixUps(a, pen)
}

// reason is an option, whether it is right, and why.
func (j Tallied) reason(a screen.Area, pen widget.Pen, p grade.Part) []string {
	t, w := a.Theme, a.Book().Classroom
	l := label{t.Sign.Wrong, w.IsWrong, t.Muted, 0}
	if p.Correct {
		l = label{t.Sign.Right, w.IsRight, t.Right, 0}
	}
	if mine := j.voted(w, p.ID); mine != "" && !j.leads {
		l.words = mine + " " + t.Sign.Dot + " " + l.words
	}
	inks := pen.Reading()
	if p.Correct {
		inks = pen.Leading()
	}
	inside := pen.Inset(2, 0)
	out := labelled(pen, l, func(pen widget.Pen) []string { return partName(a, pen, p.ID, p.Text, inks) })
	return append(out, widget.Shift(inside.Text(p.Why, inside.Reading()), 2)...)
}

// voted says in which votes the player chose an option, "" for in none.
func (j Tallied) voted(w phrase.Classroom, id content.PartID) string {
	chose := func(v *class.Vote) bool { return v != nil && slices.Contains(v.Choice, id) }
	first, second := chose(j.round.First), chose(j.round.Second)
	switch {
	case first && (second || j.round.Second == nil):
		return w.YourVote
	case first:
		return w.YourFirst
	case second && j.round.First == nil:
		return w.YourVote
	case second:
		return w.YourSecond
	}
	return ""
}
