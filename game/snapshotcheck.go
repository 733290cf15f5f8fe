package game

import (
	"errors"
	"fmt"
	"slices"

	"quest/content"
)

// errSnapshot says that a snapshot holds what no records can fold to. Its checksum
// shows only that nobody changed it by accident.
var errSnapshot = errors.New("the snapshot holds what no player can be")

// check fails for a player whom no records can fold to, so that nothing that works
// with one has to expect it.
func (p *Player) check() error {
	for name, n := range map[string]int{
		"answers": p.Answers, "correct": p.Correct, "predictions": p.Predictions, "foreseen": p.Foreseen,
		"xp": p.XP, "streak": p.Streak.Days, "best streak": p.Streak.Best,
	} {
		if !counts(n) {
			return fmt.Errorf("%w: %s %d", errSnapshot, name, n)
		}
	}
	if p.Gold < -maxSum || p.Gold > maxSum || p.Correct > p.Answers || p.Draws < 0 || p.Draws > maxAmount+1 {
		return fmt.Errorf("%w: sums", errSnapshot)
	}
	if p.Speech.known() != p.Speech || p.Name != content.LineIn(p.Name.String(), maxNameColumns) {
		return fmt.Errorf("%w: the name", errSnapshot)
	}
	for _, t := range p.Titles {
		for _, words := range t.Words {
			if words != content.LineIn(words.String(), maxTitleColumns) {
				return fmt.Errorf("%w: a title", errSnapshot)
			}
		}
	}
	if !p.Streak.possible() {
		return fmt.Errorf("%w: the streak", errSnapshot)
	}
	moments := append([]int64(nil), p.Streak.Begun[:]...)
	for _, s := range p.Streak.Studied {
		moments = append(moments, s.First, s.Last)
	}
	for _, at := range moments {
		if at < -maxSum || at > maxSum {
			return fmt.Errorf("%w: moment %d", errSnapshot, at)
		}
	}
	return p.ledger.check()
}

// counts reports whether a number can be a count or a sum that never falls.
func counts(n int) bool { return n >= 0 && n <= maxSum }

func (l *ledger) check() error {
	for id, k := range l.Items {
		if k == nil || !k.possible() {
			return fmt.Errorf("%w: item %s", errSnapshot, id)
		}
	}
	for id, q := range l.Quizzes {
		if q == nil || !q.possible() {
			return fmt.Errorf("%w: quiz %s", errSnapshot, id)
		}
	}
	for id, r := range l.Lessons {
		if r.Points < 0 || r.Points > maxAmount {
			return fmt.Errorf("%w: lesson %s", errSnapshot, id)
		}
	}
	for id, s := range l.Solved {
		if _, flawed := (&Event{Solved: &s}).impossible(); flawed {
			return fmt.Errorf("%w: mission %s", errSnapshot, id)
		}
	}
	for id, b := range l.Beliefs {
		if !counts(b.Shown) || !counts(b.Met) {
			return fmt.Errorf("%w: misconception %s", errSnapshot, id)
		}
	}
	for _, c := range l.Calibration {
		if !c.possible() {
			return fmt.Errorf("%w: calibration", errSnapshot)
		}
	}
	return l.checkRest()
}

// checkRest looks at what test-outs, the review, the shop, draws and bosses keep.
func (l *ledger) checkRest() error {
	if err := l.checkPapers(); err != nil {
		return err
	}
	if _, flawed := l.Preferred.flaw(); flawed {
		return fmt.Errorf("%w: preferences", errSnapshot)
	}
	for id, b := range l.Bosses {
		if b == nil || !b.possible() {
			return fmt.Errorf("%w: boss of %s", errSnapshot, id)
		}
	}
	if _, flawed := l.Settings.flaw(); flawed {
		return fmt.Errorf("%w: settings", errSnapshot)
	}
	if l.Weights != nil && l.Weights.Check() != nil {
		return fmt.Errorf("%w: weights", errSnapshot)
	}
	if _, flawed := l.Sitting.flaw(); flawed || !counts(l.Pace.Answers) || !counts(l.Pace.Ms) {
		return fmt.Errorf("%w: a sitting", errSnapshot)
	}
	if err := l.checkFigures(); err != nil {
		return err
	}
	if err := l.Wares.check(); err != nil {
		return err
	}
	if err := l.checkDeeds(); err != nil {
		return err
	}
	if err := l.checkFeats(); err != nil {
		return err
	}
	return l.Drops.check()
}

// checkPapers looks at test-outs, papers of exams and results of real ones.
func (l *ledger) checkPapers() error {
	for id, t := range l.Tests {
		if t == nil || t.Verdicts == nil {
			return fmt.Errorf("%w: test-out of quiz %s", errSnapshot, id)
		}
	}
	for _, paper := range l.Papers {
		if paper == nil || !paper.possible() {
			return fmt.Errorf("%w: a paper of an exam", errSnapshot)
		}
	}
	for id, r := range l.Reports {
		if r == nil {
			return fmt.Errorf("%w: result of %s", errSnapshot, id)
		}
		if _, flawed := r.flaw(); flawed {
			return fmt.Errorf("%w: result of %s", errSnapshot, id)
		}
	}
	return nil
}

// checkFeats looks at what was reached and not told yet.
func (l *ledger) checkFeats() error {
	for f := range l.Feats {
		if len(f) > maxFeat {
			return fmt.Errorf("%w: feat", errSnapshot)
		}
	}
	return nil
}

// checkFigures looks at the figures of days and hours, and at the tasks of a day.
func (l *ledger) checkFigures() error {
	for _, d := range l.Days {
		if d.Right > d.Answers || d.Counted > d.Answers || d.Known > d.Counted || d.Foreseen > d.Predicted {
			return fmt.Errorf("%w: figures of a day", errSnapshot)
		}
	}
	if !l.Tasks.possible() {
		return fmt.Errorf("%w: tasks", errSnapshot)
	}
	for _, h := range l.Hours {
		if !counts(h.Answers) || h.Right < 0 || h.Right > h.Answers {
			return fmt.Errorf("%w: hours", errSnapshot)
		}
	}
	return nil
}

// possible reports whether sittings can lead to this record of a quiz.
func (q *Quizzing) possible() bool {
	for _, n := range []int{q.Carried, q.Sittings, q.BestGot, q.BestOf, q.LastGot, q.LastOf} {
		if n < 0 || n > maxAmount {
			return false
		}
	}
	if q.XP < 0 || q.XP > maxSum || q.Gold < -maxSum || q.Gold > maxSum {
		return false
	}
	if len(q.Rises) > mostRises || slices.ContainsFunc(q.Rises, func(r Rise) bool { return r.Got < 0 || r.Got > r.Of || r.Of > maxAmount }) {
		return false
	}
	return !q.Open || q.Verdicts != nil
}

// possible reports whether answers can lead to these counts of one level of certainty.
func (c Calibration) possible() bool { return counts(c.Given) && c.Right >= 0 && c.Right <= c.Given }
