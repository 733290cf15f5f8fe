package quiz

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/class"
	"quest/game/grade"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// ballot asks a question of a class. What is chosen is sent at once and can be changed until the vote
// is closed. Who leads the round sees the same question, and moves the round on.
type ballot struct {
	choices
	leads    bool
	earlier  *class.Vote // in the first vote, once that is closed; nil for none
	sure     game.Certainty
	final    bool // it was handed in
	hush     widget.Hush
	stopping bool // the key that takes the question back was pressed once
	clock    int  // how many clocks were given to the vote that is open
}

// NewBallot makes the screen of the round that is running. What opens by itself hears no key at first.
func NewBallot(c *screen.Class, byItself bool) screen.Screen {
	q := *c.Question
	s := newSheet(q.Pack, game.QuestionStep{Question: q})
	o := ballot{choices: choices{sheet: s, focus: -1, gives: choices.options, many: q.Item.Type == content.Multi}, leads: c.Teaches()}
	if o.truthful() {
		o.gives = choices.truth
	}
	o.hush.Over = !byItself
	return Question{o.follow(c)}
}

// follow gives the ballot as the round stands: what the server knows of the vote counts where another
// vote begins.
func (o ballot) follow(c *screen.Class) ballot {
	r := c.Round
	if o.live != nil && o.live.phase == r.Phase {
		return o
	}
	o.live = &live{phase: r.Phase}
	o.stopping, o.given, o.free, o.advice = false, false, false, noAdvice
	o.clock = 0
	o.earlier = nil
	mine := r.First
	if r.Phase == class.Again {
		mine, o.earlier = r.Second, r.First
	}
	o.chosen, o.sure, o.final, o.focus = nil, game.Unsaid, false, -1
	if mine != nil && !o.leads {
		o.chosen, o.sure, o.final = slices.Clone(mine.Choice), game.Certainty(mine.Certainty), mine.Final
		if !o.many && len(o.chosen) == 1 {
			o.focus = slices.Index(o.parts(), o.chosen[0])
		}
	}
	return o
}

// open reports whether what is chosen is taken.
func (o ballot) open() bool { return o.live.phase.Open() && !o.leads }

func (o ballot) with(s sheet) asker {
	if next, ok := o.choices.with(s).(choices); ok {
		o.choices = next
	}
	return o
}

// vote is what is chosen now.
func (o ballot) vote() class.Vote {
	choice := o.options().Choice
	if o.truthful() {
		choice = slices.Clone(o.chosen)
	}
	return class.Vote{Choice: choice, Certainty: int(o.sure), Final: o.final}
}

// cast sends what is chosen.
func (o ballot) cast(a screen.Area) screen.Intent {
	return screen.DoInClass{Command: class.CastVote{Round: a.Class.Round.ID, Vote: o.vote()}}
}

// first hears what means something else here than at any other question.
func (o ballot) first(a screen.Area, msg tea.Msg) (asker, screen.Intent, bool) {
	if a.Class == nil || a.Class.Round == nil {
		return o, nil, true
	}
	hush, wait, done := o.hush.Hear(msg)
	if o.hush = hush; done {
		return o, wait, true
	}
	if _, moved := msg.(screen.ClassMoved); moved {
		return o.follow(a.Class), nil, true
	}
	if o.leads {
		return o.lead(a, msg)
	}
	k := a.Keys
	switch {
	case keymap.Pressed(msg, k.Back), keymap.Pressed(msg, keymap.ForClass().Decline):
		return o, screen.SitOut{}, true
	case keymap.Pressed(msg, keymap.ForClass().Sure) && o.open():
		o.sure = (o.sure + 1) % (game.Certain + 1)
		if len(o.chosen) == 0 {
			return o, nil, true
		}
		return o, o.cast(a), true
	case keymap.Pressed(msg, k.Hint), keymap.Pressed(msg, k.Dispute):
		return o, nil, true
	}
	return o.truths(a, msg)
}

// truths hears the letters of true and false.
func (o ballot) truths(a screen.Area, msg tea.Msg) (asker, screen.Intent, bool) {
	if !o.open() {
		return o, nil, false
	}
	if next, _, heard := o.choices.first(a, msg); heard {
		return o.chose(a, next)
	}
	return o, nil, false
}

// update chooses while the vote is open. Else the keys scroll.
func (o ballot) update(a screen.Area, msg tea.Msg) (asker, screen.Intent, bool) {
	if !o.open() {
		return o, nil, false
	}
	next, intent, heard := o.choices.update(a, msg)
	if _, whole := intent.(screen.Answer); whole {
		o.given, o.advice = false, noAdvice
		if o.final {
			return o, nil, true
		}
		o.final = true
		return o, o.cast(a), true
	}
	if !heard {
		return o, nil, false
	}
	return o.chose(a, next)
}

// chose takes what was chosen, and sends it where it is another choice than before.
func (o ballot) chose(a screen.Area, next asker) (asker, screen.Intent, bool) {
	before := o.chosen
	if c, ok := next.(choices); ok {
		o.choices = c
	}
	if slices.Equal(before, o.chosen) {
		return o, nil, true
	}
	o.final = false
	return o, o.cast(a), true
}

func (o ballot) page(a screen.Area) page {
	o.tag = o.marked
	return o.choices.page(a)
}

// marked says of an option that it was the choice in the first vote.
func (o ballot) marked(a screen.Area, id content.PartID) string {
	if o.earlier == nil || !slices.Contains(o.earlier.Choice, id) {
		return ""
	}
	return a.Theme.Muted.Render(a.Theme.Sign.Bullet + " " + a.Book().Classroom.YourFirst)
}

// status says how far the vote is, and what the keys do.
func (o ballot) status(a screen.Area) string {
	if a.Class == nil || a.Class.Round == nil {
		return ""
	}
	if o.leads {
		return o.leadStatus(a)
	}
	t, w := a.Theme, a.Book().Classroom
	switch o.live.phase {
	case class.Counted:
		return t.Muted.Render(w.IsCounted)
	case class.Talking:
		if o.earlier == nil && len(o.chosen) == 0 { // nothing is marked
			return t.Muted.Render(w.SoonAgain)
		}
		return t.Muted.Render(w.ThenAgain)
	case class.Voting, class.Again, class.Closed, class.Stopped:
	}
	said := ""
	switch {
	case a.Class.Sending == screen.Unsent:
		said = t.Gold.Render(w.Unsent)
	case o.advice != noAdvice:
		return o.choices.status(a)
	case len(o.chosen) == 0:
		said = t.Muted.Render(w.ChooseNow)
	case o.final:
		said = t.Right.Render(t.Sign.Right) + " " + t.Muted.Render(w.HandedIn)
	case !grade.Complete(o.step.Question.Item, o.gives(o.choices)):
		return o.choices.status(a)
	default:
		said = t.Teal.Render(w.Drafted)
	}
	if level := a.Book().Certainty.Level(o.sure); level != "" {
		said += t.Line.Render(" "+t.Sign.Dot+" ") + t.Muted.Render(level)
	}
	return said
}

// Help gives the keys of the ballot.
func (o ballot) Help(a screen.Area) []key.Binding {
	k, b, p := a.Keys, a.Book(), o.page(a)
	w := b.Classroom
	scrolls := keymap.If(keymap.Says(k.PageDown, b.Keys.Page), o.scrolls(a, p, o.at(a, p)))
	fold := keymap.If(keymap.As(k.Fold, "f4", b.QuestionKeys.Fold), o.scene.there())
	if o.leads {
		return append(o.leadKeys(a), scrolls, o.pagesKey(a), fold)
	}
	leave := w.KeyBack
	if o.mayDecline(a) {
		leave = w.KeyDecline
	}
	return []key.Binding{
		keymap.If(keymap.Says(k.Enter, w.KeyHandIn), o.open() && !o.final && grade.Complete(o.step.Question.Item, o.gives(o.choices))),
		keymap.If(keymap.As(k.Digit, "1-"+strconv.Itoa(len(o.parts())), b.Keys.Pick), o.open()),
		keymap.If(keymap.Says(k.Truth, b.Keys.Pick), o.open() && o.truthful()),
		keymap.If(keymap.Says(keymap.ForClass().Sure, b.Exam.KeySure), o.open()),
		scrolls,
		o.pagesKey(a),
		keymap.Says(k.Back, leave),
		keymap.If(keymap.Says(k.Choose, b.Keys.Move), o.open()),
		keymap.If(keymap.Says(k.Space, b.Keys.Pick), o.open() && o.many),
		sidewaysKey(a, true, o.overhang(a)),
		fold,
	}
}

// mayDecline reports whether leaving declines the question: nothing was chosen yet.
func (o ballot) mayDecline(a screen.Area) bool {
	c := a.Class
	return c != nil && c.Round != nil && c.Round.First == nil && c.Round.Second == nil && len(o.chosen) == 0
}
