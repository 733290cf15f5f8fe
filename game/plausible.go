package game

import (
	"encoding/json"
	"fmt"
	"slices"

	"quest/content"
	"quest/game/review"
)

// The bounds of what a save can say. They are wide and fixed: what today's rules pay
// is no measure for a record of another version.
const (
	// maxAmount bounds the XP or gold of one event, and every count in it.
	maxAmount = 1_000_000_000
	// maxSum is where sums of amounts stop. Every reader of JSON keeps it exactly.
	maxSum = 1_000_000_000_000_000
)

// The first and the last day that can be written as YYYY-MM-DD.
const (
	firstDay StudyDay = -719528 // 0000-01-01
	lastDay  StudyDay = 2932896 // 9999-12-31
)

const (
	mostStars = 3
	maxSpeech = 64 // bytes of a speech that a save names
)

// The columns that a name and a title of a save may take. Those that today's rules
// let in are shorter (24 and 32).
const (
	maxNameColumns  = 40
	maxTitleColumns = 80
)

// Flaw is something in an event that no rule of any version could have written, such
// as a negative number of answers.
type Flaw struct {
	Field string // JSON name of the event and of its field, such as "answered.grade"
	Value int
}

// String writes the flaw for people: "answered.grade 0".
func (f Flaw) String() string { return fmt.Sprintf("%s %d", f.Field, f.Value) }

// FlawIn finds the first flaw of an event; ok is false for an event without one. An
// event with a flawed amount is folded without the amount, any other flawed event not
// at all: as one of an unknown kind it stays in the save and changes nothing.
func FlawIn(e Event) (f Flaw, ok bool) {
	if f, ok := e.impossible(); ok {
		return f, true
	}
	return e.flawedAmount()
}

// impossible finds a flaw for which an event does not count.
func (e *Event) impossible() (Flaw, bool) {
	switch {
	case e.Answered != nil:
		if v := e.Answered.Voted; v != nil {
			if f, ok := roundFlaw(v.Round); ok {
				return f, ok
			}
		}
		if a := e.Answered; a.First || a.Step {
			return outside("answered.grade", a.Grade, int(review.Again), int(review.Easy))
		}
	case e.Read != nil:
		return outside("read.points", e.Read.Points, 0, maxAmount)
	case e.Tested != nil:
		return outsideShare("tested", e.Tested.Right, e.Tested.Of)
	case e.Finished != nil:
		return outsideShare("finished", e.Finished.Right, e.Finished.Of)
	case e.Predicted != nil:
		return outsideShare("predicted", e.Predicted.Right, e.Predicted.Of)
	case e.Solved != nil:
		if f, ok := outside("solved.stars", e.Solved.Stars, 1, mostStars); ok {
			return f, ok
		}
		return outside("solved.changes", e.Solved.Changes, 0, maxAmount)
	case e.Helped != nil:
		return outside("helped.hints", e.Helped.Hints, 1, maxAmount)
	case e.Earned != nil:
		return outside("earned.xp", e.Earned.XP, 0, maxAmount)
	case e.Clock != nil:
		return outside("clock.day", int(e.Clock.Day), int(firstDay), int(lastDay))
	}
	return e.impossibleRest()
}

// impossibleRest is impossible for the events of the review and of the game around it.
func (e *Event) impossibleRest() (Flaw, bool) {
	switch {
	case e.Planned != nil:
		return e.Planned.flaw()
	case e.Weighed != nil:
		return e.Weighed.flaw()
	case e.Reviewed != nil:
		return e.Reviewed.flaw()
	case e.Bought != nil:
		if n := e.Bought.Lasting; n != nil && (*n < 0 || *n > maxAmount) {
			return Flaw{"bought.lasting", *n}, true
		}
		return outside("bought.price", e.Bought.Price, 0, maxAmount)
	case e.Preferred != nil:
		return e.Preferred.flaw()
	case e.Drawn != nil:
		return e.Drawn.flaw()
	case e.Fought != nil:
		return e.Fought.flaw()
	case e.Examined != nil:
		return e.Examined.flaw()
	case e.Reported != nil:
		return e.Reported.flaw()
	case e.Achieved != nil:
		return e.Achieved.flaw()
	case e.Reached != nil:
		return e.Reached.flaw()
	case e.Told != nil:
		return featsFlaw("told.feats", e.Told.Feats)
	}
	return e.streakFlaw()
}

func outside(field string, value, low, high int) (Flaw, bool) {
	return Flaw{field, value}, value < low || value > high
}

// outsideShare looks at so many right ones of a number.
func outsideShare(event string, right, of int) (Flaw, bool) {
	if f, ok := outside(event+".of", of, 0, maxAmount); ok {
		return f, ok
	}
	return outside(event+".right", right, 0, of)
}

// amounts gives the amounts of an event whose other parts count without them, with
// their lowest value, until take returns false.
func (e *Event) amounts(take func(field string, at *int, low int) bool) {
	switch {
	case e.Answered != nil:
		take("answered.stake", &e.Answered.Stake, -maxAmount)
	case e.Tuned != nil:
		take("tuned.gold", &e.Tuned.Gold, -maxAmount)
	case e.Solved != nil:
		take("solved.xp", &e.Solved.XP, 0)
	case e.Drawn != nil:
		take("drawn.gold", &e.Drawn.Gold, 0)
	case e.Fought != nil:
		f := e.Fought
		_ = take("fought.stake", &f.Stake, 0) && take("fought.back", &f.Back, 0) && take("fought.prize", &f.Prize, 0)
	case e.Granted != nil:
		g := e.Granted
		more := take("granted.xp", &g.XP, 0) && take("granted.gold", &g.Gold, -maxAmount)
		for i := 0; more && i < len(g.Drops); i++ {
			d := &g.Drops[i]
			more = take("granted.drops.index", &d.Index, 0) &&
				take("granted.drops.xp", &d.XP, 0) && take("granted.drops.gold", &d.Gold, -maxAmount)
		}
	}
}

// flawedAmount finds the first amount that no rule could have written.
func (e *Event) flawedAmount() (f Flaw, found bool) {
	e.amounts(func(field string, at *int, low int) bool {
		f, found = outside(field, *at, low, maxAmount)
		return !found
	})
	return f, found
}

// withoutFlaws gives the event with such amounts left out; ok is false for one that
// does not count at all.
func (e *Event) withoutFlaws() (sound *Event, ok bool) {
	if _, flawed := e.impossible(); flawed {
		return nil, false
	}
	if _, flawed := e.flawedAmount(); !flawed {
		return e, true
	}
	c := *e
	switch {
	case e.Answered != nil:
		c.Answered = copied(e.Answered)
	case e.Tuned != nil:
		c.Tuned = copied(e.Tuned)
	case e.Solved != nil:
		c.Solved = copied(e.Solved)
	case e.Drawn != nil:
		c.Drawn = copied(e.Drawn)
	case e.Fought != nil:
		c.Fought = copied(e.Fought)
	case e.Granted != nil:
		c.Granted = copied(e.Granted)
		c.Granted.Drops = slices.Clone(e.Granted.Drops)
	}
	c.amounts(func(_ string, at *int, low int) bool {
		if *at < low || *at > maxAmount {
			*at = 0
		}
		return true
	})
	return &c, true
}

func copied[T any](v *T) *T { c := *v; return &c }

// plus adds an amount to a sum, which stops at its bounds.
func plus(sum, n int) int { return min(max(sum+n, -maxSum), maxSum) }

// known gives a speech that a save names, "" for one that is longer than any.
func (s Speech) known() Speech {
	if len(s) > maxSpeech {
		return ""
	}
	return s
}

// UnmarshalJSON reads the event with its name made one line that fits on a screen,
// whatever it was: a name that faked lines of quest would be believed.
func (j *Joined) UnmarshalJSON(b []byte) error {
	type plain Joined
	raw := struct {
		*plain
		Name string `json:"name"`
	}{plain: (*plain)(j)}
	err := json.Unmarshal(b, &raw)
	j.Name = content.LineIn(raw.Name, maxNameColumns)
	return err
}

// UnmarshalJSON reads the event with its name made one line, as that of Joined.
func (r *Renamed) UnmarshalJSON(b []byte) error {
	var raw struct {
		Name string `json:"name"`
	}
	err := json.Unmarshal(b, &raw)
	r.Name = content.LineIn(raw.Name, maxNameColumns)
	return err
}

// UnmarshalJSON reads the event with the words of its title made one line each, as
// those of Joined.
func (g *Granted) UnmarshalJSON(b []byte) error {
	type plain Granted
	raw := struct {
		*plain
		Title map[content.Lang]string `json:"title"`
	}{plain: (*plain)(g)}
	err := json.Unmarshal(b, &raw)
	g.Title = nil
	for lang, words := range raw.Title {
		if g.Title == nil {
			g.Title = map[content.Lang]content.Safe{}
		}
		g.Title[lang] = content.LineIn(words, maxTitleColumns)
	}
	return err
}
