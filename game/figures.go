package game

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// DayFigures is what a player did on one study day.
type DayFigures struct {
	Day       StudyDay
	Answers   int // given, practice included
	Right     int // of these, right
	Counted   int // first verdicts of the day on an item, from memory: practice has none
	Known     int // of these, right
	Predicted int // routes predicted in labs
	Foreseen  int // of these, right
	Seconds   int // spent, see spent
}

// Minutes gives the time that was spent, rounded up to minutes.
func (d DayFigures) Minutes() int { return (d.Seconds + 59) / 60 }

// HourFigures is the first verdicts that a player had in one hour of the day.
type HourFigures struct {
	Answers int
	Right   int
}

// WeekFigures is what a player reached in one week, which begins on a Monday.
type WeekFigures struct {
	Monday StudyDay

	// Of every item the first review on a later day than it was met on, as
	// review.Retention counts them: how much of what was new was still known.
	Firsts, FirstsRight int
	// All reviews on a later day than the one before.
	Reviews, ReviewsRight int

	// Misconceptions. Begun less Cured, added up from the first week on, is how many are
	// confused at the end of a week.
	Shown int // answers that showed one
	Begun int // of these, of one that was not confused before
	Cured int // ended by right answers

	Claims [Certain + 1]Calibration // first verdicts by certainty; those of Unsaid are not counted
}

// Days gives the figures of every study day with an answer, in order.
func (p *Player) Days() []DayFigures { return slices.Clone(p.ledger.Days) }

// Hours gives the first verdicts by the hour of the day, as the clock on the wall showed it.
func (p *Player) Hours() [24]HourFigures { return p.ledger.Hours }

// Weeks gives the figures of every week in which something was counted, in order.
func (p *Player) Weeks() []WeekFigures { return slices.Clone(p.ledger.Weeks) }

// FiguresOf gives the figures of one study day, without figures if it has no answer.
func (p *Player) FiguresOf(day StudyDay) DayFigures {
	if i, found := p.ledger.Days.find(day); found {
		return p.ledger.Days[i]
	}
	return DayFigures{Day: day}
}

// Monday gives the study day on which the week of a day begins; the first day that can be written
// for a week that begins before it.
func (d StudyDay) Monday() StudyDay { return max(d-StudyDay(d.Weekday()+6)%7, firstDay) }

// countAnswer enters an answer in the figures of its day and its hour. It must be called
// before the streak is told of the answer, which remembers when the answer before was given.
func (p *Player) countAnswer(e *Answered, b Batch) {
	d := p.ledger.Days.of(b.Day)
	d.Seconds = plus(d.Seconds, p.Streak.spent(b))
	d.Answers = plus(d.Answers, 1)
	h := &p.ledger.Hours[b.At.Wall.Hour()]
	right := 0
	if e.Right {
		right = 1
	}
	d.Right = plus(d.Right, right)
	if !e.First {
		return
	}
	d.Counted, d.Known = plus(d.Counted, 1), plus(d.Known, right)
	h.Answers, h.Right = plus(h.Answers, 1), plus(h.Right, right)
	if c := e.Certainty; c > Unsaid && c <= Certain {
		claim := &p.ledger.Weeks.of(b.Day.Monday()).Claims[c]
		claim.Given, claim.Right = plus(claim.Given, 1), plus(claim.Right, right)
	}
}

// countPrediction does the same with a prediction.
func (p *Player) countPrediction(e *Predicted, b Batch) {
	d := p.ledger.Days.of(b.Day)
	d.Seconds = plus(d.Seconds, p.Streak.spent(b))
	d.Predicted, d.Foreseen = plus(d.Predicted, e.Of), plus(d.Foreseen, e.Right)
}

// uncount takes a practice answer out of the newest day.
func (p *Player) uncount(e *Undone) {
	n := len(p.ledger.Days)
	if n == 0 {
		return
	}
	d := &p.ledger.Days[n-1]
	d.Answers = max(0, d.Answers-1)
	if e.Right {
		d.Right--
	}
	d.Right = min(max(0, d.Right), d.Answers)
	d.Counted = min(d.Counted, d.Answers)
	d.Known = min(d.Known, d.Counted)
}

// countReview enters a review in the figures of its week, before it is added to its item.
func (p *Player) countReview(k *Knowing, right bool, day StudyDay) {
	number, spaced := k.Log.Spaced(int(day))
	if !spaced {
		return
	}
	w, known := p.ledger.Weeks.of(day.Monday()), 0
	if right {
		known = 1
	}
	w.Reviews, w.ReviewsRight = plus(w.Reviews, 1), plus(w.ReviewsRight, known)
	if number == 1 {
		w.Firsts, w.FirstsRight = plus(w.Firsts, 1), plus(w.FirstsRight, known)
	}
}

// spent gives the seconds that an answer took: those since the answer before on the same
// study day, of which a pause counts as the slowest answer. The first answer of a day is
// taken to be an average one.
func (s *Streak) spent(b Batch) int {
	n := len(s.Studied)
	if n == 0 || b.Day > s.Studied[n-1].Day {
		return int(usualPace / time.Second)
	}
	took := time.Duration(unixMilli(b.At)-s.Studied[n-1].Last) * time.Millisecond
	if took < 0 || took > slowPace {
		took = min(max(took, 0), slowPace)
	}
	return int(took.Round(time.Second) / time.Second)
}

// forgetAfter counts what the days after one hold as of that day, because the clock that made
// them was wrong. It is called when the items are already worked out again.
func (p *Player) forgetAfter(day StudyDay) {
	l := &p.ledger
	if i, _ := l.Days.find(day + 1); i < len(l.Days) {
		later := slices.Clone(l.Days[i:])
		l.Days = l.Days[:i]
		d := l.Days.of(day)
		for _, from := range later {
			from.Day = 0
			d.add(&from)
		}
	}
	monday := day.Monday()
	if i, _ := l.Weeks.find(monday + 1); i < len(l.Weeks) {
		later := slices.Clone(l.Weeks[i:])
		l.Weeks = l.Weeks[:i]
		w := l.Weeks.of(monday)
		for _, from := range later {
			from.Monday = 0
			w.add(&from)
		}
	}
	for i := range l.Weeks {
		w := &l.Weeks[i]
		w.Firsts, w.FirstsRight, w.Reviews, w.ReviewsRight = 0, 0, 0, 0
	}
	for _, r := range p.Retention() {
		w := l.Weeks.of(StudyDay(r.Monday))
		w.Firsts, w.FirstsRight, w.Reviews, w.ReviewsRight = r.Firsts, r.FirstsRight, r.Reviews, r.Right
	}
}

// days and weeks are figures in the order of their days. A snapshot holds one row of ten years
// of them for each day, so they are written as one string: the numbers of a row in base 36
// with blanks between them, without zeros at its end, and a semicolon behind it.
type (
	days  []DayFigures
	weeks []WeekFigures
)

func (d *DayFigures) numbers() []*int {
	return []*int{(*int)(&d.Day), &d.Answers, &d.Right, &d.Counted, &d.Known, &d.Predicted, &d.Foreseen, &d.Seconds}
}

func (w *WeekFigures) numbers() []*int {
	all := []*int{
		(*int)(&w.Monday), &w.Firsts, &w.FirstsRight, &w.Reviews, &w.ReviewsRight, &w.Shown, &w.Begun, &w.Cured,
	}
	for i := range w.Claims {
		all = append(all, &w.Claims[i].Given, &w.Claims[i].Right)
	}
	return all
}

func (d *DayFigures) add(from *DayFigures)   { addFigures(d.numbers(), from.numbers()) }
func (w *WeekFigures) add(from *WeekFigures) { addFigures(w.numbers(), from.numbers()) }

func addFigures(to, from []*int) {
	for i, n := range from {
		*to[i] = plus(*to[i], *n)
	}
}

func (d days) find(day StudyDay) (at int, found bool) {
	return slices.BinarySearchFunc(d, day, func(f DayFigures, day StudyDay) int { return cmp.Compare(f.Day, day) })
}

func (w weeks) find(monday StudyDay) (at int, found bool) {
	return slices.BinarySearchFunc(w, monday, func(f WeekFigures, day StudyDay) int { return cmp.Compare(f.Monday, day) })
}

// of gives the figures of a day to be changed, new ones if it has none.
func (d *days) of(day StudyDay) *DayFigures {
	i, found := d.find(day)
	if !found {
		*d = slices.Insert(*d, i, DayFigures{Day: day})
	}
	return &(*d)[i]
}

// of gives the figures of the week that begins on a day to be changed, new ones if it has none.
func (w *weeks) of(monday StudyDay) *WeekFigures {
	i, found := w.find(monday)
	if !found {
		*w = slices.Insert(*w, i, WeekFigures{Monday: monday})
	}
	return &(*w)[i]
}

// MarshalJSON writes the figures as one string.
func (d days) MarshalJSON() ([]byte, error) { return freezeRows(d, (*DayFigures).numbers), nil }

// MarshalJSON writes the figures as one string.
func (w weeks) MarshalJSON() ([]byte, error) { return freezeRows(w, (*WeekFigures).numbers), nil }

// UnmarshalJSON reads what MarshalJSON wrote, and fails for what no answers can lead to.
func (d *days) UnmarshalJSON(raw []byte) (err error) {
	*d, err = thawRows(raw, (*DayFigures).numbers)
	return err
}

// UnmarshalJSON reads what MarshalJSON wrote, and fails for what no answers can lead to.
func (w *weeks) UnmarshalJSON(raw []byte) (err error) {
	*w, err = thawRows(raw, (*WeekFigures).numbers)
	return err
}

func freezeRows[T any](rows []T, numbers func(*T) []*int) []byte {
	b := make([]byte, 0, 24*len(rows)+2)
	b = append(b, '"')
	for i := range rows {
		fields := numbers(&rows[i])
		for len(fields) > 1 && *fields[len(fields)-1] == 0 {
			fields = fields[:len(fields)-1]
		}
		for at, n := range fields {
			if at > 0 {
				b = append(b, ' ')
			}
			b = strconv.AppendInt(b, int64(*n), frozenBase)
		}
		b = append(b, ';')
	}
	return append(b, '"')
}

// thawRows reads rows. Their first number is a day, each later than the one before; all others
// are counts.
func thawRows[T any](raw []byte, numbers func(*T) []*int) ([]T, error) {
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return nil, fmt.Errorf("%w: figures: %w", errSnapshot, err)
	}
	var rows []T
	t := thawing{text: text}
	for before := firstDay - 1; t.at < len(text); {
		rows = append(rows, *new(T))
		fields := numbers(&rows[len(rows)-1])
		day := t.day()
		*fields[0] = int(day)
		t.failed = t.failed || day <= before
		before = day
		for _, n := range fields[1:] {
			if t.at < len(text) && text[t.at] == ';' {
				break
			}
			*n = t.number()
			t.failed = t.failed || !counts(*n)
		}
		if t.failed || t.at >= len(text) || text[t.at] != ';' {
			return nil, fmt.Errorf("%w: figures", errSnapshot)
		}
		t.at++
	}
	return rows, nil
}
