package game

import "slices"

// skipper is a round whose questions can be set aside: the player goes on to the next one.
type skipper interface {
	// skip gives what comes instead of a question that is set aside.
	skip(t turn, asked QuestionStep) move
	// unskip takes an item back that was set aside while a step is shown, and gives the
	// step that is shown now; ok is false if that stays.
	unskip(t turn, item string, shown Step) (step Step, ok bool)
}

// Mark sets a mark of the item on screen, or takes it away if it is set. A question that is
// suspended or buried is left for the next one. It is false where no item is shown; only a
// review can suspend and bury.
func (s *Session) Mark(mark Mark, now Moment) (Batch, bool) {
	q, shown := s.Question()
	skips, can := s.round.(skipper)
	if !shown || mark.String() == "" || mark != Star && !can {
		return Batch{}, false
	}
	e := Marked{Item: q.ID(), Mark: mark, On: !s.player.Marks(q.ID(), now).Has(mark)}
	b := s.commit(now, Event{Marked: &e})
	s.marked = append(s.marked, e)
	if asked, asks := s.step.(QuestionStep); asks && can && mark != Star && e.On {
		b.Events = append(b.Events, s.follow(now, skips.skip(s.turn(now), asked)).Events...)
	}
	return b, true
}

// UndoMark takes back the newest mark of this session that was not taken back, whether it was
// set or taken away. A question that was set aside is asked again. It is false where nothing
// is left to take back.
func (s *Session) UndoMark(now Moment) (Batch, bool) {
	if len(s.marked) == 0 {
		return Batch{}, false
	}
	e := s.marked[len(s.marked)-1]
	s.marked = s.marked[:len(s.marked)-1]
	e.On = !e.On
	b := s.commit(now, Event{Marked: &e})
	if skips, can := s.round.(skipper); can && e.Mark != Star && !e.On {
		if step, ok := skips.unskip(s.turn(now), e.Item, s.step); ok {
			s.follow(now, move{step: step})
		}
	}
	return b, true
}

// LastMark gives the mark that UndoMark would take back; ok is false if there is none.
func (s *Session) LastMark() (m Marked, ok bool) {
	if n := len(s.marked); n > 0 {
		return s.marked[n-1], true
	}
	return Marked{}, false
}

func (r *reviewing) skip(t turn, asked QuestionStep) move {
	r.aside = append(r.aside, asked)
	if step, more := r.ask(t); more {
		return move{step: step}
	}
	return r.finish(t)
}

// unskip asks an item again that was set aside, before the question that is asked now, or after
// the verdict that is shown.
func (r *reviewing) unskip(t turn, item string, shown Step) (Step, bool) {
	at := slices.IndexFunc(r.aside, func(q QuestionStep) bool { return q.Question.ID() == item })
	if at < 0 {
		return nil, false // only its verdict was shown
	}
	was := r.aside[at]
	r.aside = slices.Delete(r.aside, at, at+1)
	switch shown := shown.(type) {
	case QuestionStep:
		r.putBack(shown)
	case SummaryStep: // the sitting goes on
	default:
		r.putBack(was)
		return nil, false
	}
	return r.shows(t, was.Question, was.Kind), true
}

// putBack has a question asked next.
func (r *reviewing) putBack(q QuestionStep) {
	id := q.Question.ID()
	switch q.Kind {
	case Correction:
		r.certain = slices.Insert(r.certain, 0, id)
	case Practice:
		r.detour = id
	case StepItem: // it is among the steps
	default:
		r.left = slices.Insert(r.left, 0, id)
	}
}
