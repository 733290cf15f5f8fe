package quiz

import (
	"math"
	"strconv"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game/class"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
)

// lead hears the keys of who leads the round.
func (o ballot) lead(a screen.Area, msg tea.Msg) (asker, screen.Intent, bool) {
	if _, press := msg.(tea.KeyPressMsg); !press {
		_, click := msg.(tea.MouseClickMsg) // a click moves no round
		return o, nil, click
	}
	k, l := a.Keys, keymap.ForBoard()
	stopping := o.stopping
	o.stopping = false
	if to, ok := o.leadsTo(a, msg); ok {
		return o, screen.DoInClass{Command: class.MoveRound{Round: a.Class.Round.ID, To: to}}, true
	}
	switch {
	case keymap.Pressed(msg, k.Back):
		return o, screen.LeaveRound{}, true
	case keymap.Pressed(msg, l.Stop) && stopping:
		return o, screen.DoInClass{Command: class.MoveRound{Round: a.Class.Round.ID, To: class.Stopped}}, true
	case keymap.Pressed(msg, l.Stop):
		o.stopping = true
		return o, nil, true
	case keymap.Pressed(msg, l.Hold) && a.Class.Round.Clock != nil:
		return o, screen.DoInClass{Command: class.HoldClock{Round: a.Class.Round.ID, Hold: !a.Class.Round.Clock.Stood}}, true
	case keymap.Pressed(msg, l.Clock) && o.live.phase.Open():
		return o.setClock(a)
	case keymap.Pressed(msg, l.Projector):
		return o, screen.ShowProjector{On: !a.Class.Projector}, true
	}
	scrolls := false
	for _, b := range []key.Binding{k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.End, k.Fold} {
		scrolls = scrolls || keymap.Pressed(msg, b)
	}
	return o, nil, !scrolls || stopping
}

// livelyClocks are how long the rest of a vote may be, one after the other; behind them there is no clock.
var livelyClocks = [...]time.Duration{30 * time.Second, time.Minute, 90 * time.Second, 0}

// setClock gives the vote the next of the clocks, from the first one where none was given here.
func (o ballot) setClock(a screen.Area) (asker, screen.Intent, bool) {
	give := livelyClocks[o.clock%len(livelyClocks)]
	if give == 0 && a.Class.Round.Clock == nil {
		o.clock, give = 0, livelyClocks[0]
	}
	o.clock++
	return o, screen.DoInClass{Command: class.SetClock{Round: a.Class.Round.ID, Clock: give}}, true
}

// leadsTo gives the phase to which a key leads; false for any other key.
func (o ballot) leadsTo(a screen.Area, msg tea.Msg) (class.Phase, bool) {
	l, phase := keymap.ForBoard(), o.live.phase
	switch {
	case keymap.Pressed(msg, a.Keys.Enter):
		return o.next(a), true
	case keymap.Pressed(msg, l.Talk) && phase == class.Counted:
		return class.Talking, true
	case keymap.Pressed(msg, l.Second) && (phase == class.Counted || phase == class.Talking):
		return class.Again, true
	case keymap.Pressed(msg, l.Reasons):
		return class.Closed, true
	}
	return "", false
}

// next is the phase to which enter goes.
func (o ballot) next(a screen.Area) class.Phase {
	switch o.live.phase {
	case class.Voting:
		return class.Counted
	case class.Counted:
		if a.Class.Round.Advice == class.TalkFirst {
			return class.Talking
		}
	case class.Talking:
		return class.Again
	case class.Again, class.Closed, class.Stopped:
	}
	return class.Closed
}

// leadStatus says what enter does, and after the first vote what that speaks for, unless everybody
// can read it.
func (o ballot) leadStatus(a screen.Area) string {
	t, b := a.Theme, a.Book()
	w, r := b.Board, a.Class.Round
	switch {
	case o.stopping:
		return t.Gold.Render(w.SureStop)
	case a.Class.Sending == screen.Unsent:
		return t.Gold.Render(b.Classroom.Unsent)
	}
	switch o.live.phase {
	case class.Voting:
		return t.Muted.Render(w.EnterCloses)
	case class.Counted:
		switch {
		case a.Class.Projector:
			return t.Muted.Render(w.EnterGoesOn)
		case r.Right == nil:
			return t.Muted.Render(w.NobodyVoted)
		}
		n := strconv.Itoa(int(math.Round(*r.Right * 100)))
		if r.Advice == class.TalkFirst {
			return t.Gold.Render(b.Fill(w.AdviseTalk, "n", n))
		}
		return t.Gold.Render(b.Fill(w.AdviseReasons, "n", n))
	case class.Talking:
		return t.Muted.Render(w.EnterAgain)
	case class.Again:
		return t.Muted.Render(w.EnterEnds)
	case class.Closed, class.Stopped:
	}
	return ""
}

// leadKeys are the keys of who leads the round.
func (o ballot) leadKeys(a screen.Area) []key.Binding {
	k, l, w, phase := a.Keys, keymap.ForBoard(), a.Book().Board, o.live.phase
	hold := w.KeyHold
	clock := a.Class != nil && a.Class.Round != nil && a.Class.Round.Clock != nil
	if clock && a.Class.Round.Clock.Stood {
		hold = w.KeyGoOn
	}
	projector := w.KeyProjector
	if a.Class != nil && a.Class.Projector {
		projector = w.KeyShowAll
	}
	return []key.Binding{
		keymap.Says(k.Enter, w.KeyNext),
		keymap.If(keymap.Says(l.Talk, w.KeyTalk), phase == class.Counted),
		keymap.If(keymap.Says(l.Second, w.KeySecond), phase == class.Counted),
		keymap.Says(l.Reasons, w.KeyReasons),
		keymap.If(keymap.Says(l.Hold, hold), clock),
		keymap.Says(l.Stop, w.KeyStop),
		keymap.If(keymap.Says(l.Clock, w.KeyClock), phase.Open()),
		keymap.Says(k.Back, w.KeyBoard),
		keymap.Says(l.Projector, projector),
	}
}
