package insight_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/insight"
)

// at is noon of a day, counted from Monday, 3 August 2026.
func at(day, hour int) game.Moment {
	return game.Moment{Wall: time.Date(2026, 8, 3+day, hour, 0, 0, 0, time.UTC)}
}

// learner answers items on days of the test.
type learner struct {
	*game.Player
	pack *content.Pack
}

func newLearner() *learner {
	l := &learner{new(game.Player), contenttest.Pack()}
	l.Join(game.Joined{Name: contenttest.Safe("Mina"), Lang: game.SpeakEnglish, Seed: 7}, at(0, 9))
	return l
}

func (l *learner) answers(item string, now game.Moment, right bool, with ...func(*game.Answered)) {
	a := &game.Answered{Item: item, Rev: 1, First: true, Right: right, Grade: 1, Of: 1}
	if right {
		a.Grade, a.Got = 3, 1
	}
	for _, w := range with {
		w(a)
	}
	l.Apply(game.Batch{At: now, Day: l.Today(now), Events: []game.Event{{Answered: a}}})
}

// items are the full IDs of the items of the first lesson's quiz.
func (l *learner) items() []string {
	quiz, _ := l.pack.Quiz(l.pack.Lessons()[0].Quiz)
	var all []string
	for _, id := range quiz.Items {
		all = append(all, l.pack.ID().Item(id))
	}
	return all
}

func (l *learner) insight(now game.Moment) *insight.Insight {
	return insight.New(l.Player, []*content.Pack{l.pack}, now)
}

func TestTheCalendarHasEveryDayUpToToday(t *testing.T) {
	l := newLearner()
	for day, n := range []int{1, 3, 0, 0, 0, 0, 0, 0, 2, 5} {
		for i := range n {
			l.answers(fmt.Sprint("gone/pack#item/", i), at(day, 12+i), true)
		}
	}
	c := l.insight(at(9, 20)).Calendar(2)
	if c.First.String() != "2026-08-03" || len(c.Given) != 10 || fmt.Sprint(c.Given) != "[1 3 0 0 0 0 0 0 2 5]" {
		t.Errorf("the calendar is %+v", c)
	}
	if n, ok := c.On(1, 1); n != 2 || !ok {
		t.Errorf("Tuesday of the second week has %d answers", n)
	}
	if _, ok := c.On(1, 3); ok {
		t.Error("tomorrow is in the calendar")
	}
	if c.Steps != [insight.CalendarSteps]int{1, 10, 20, 40} {
		t.Errorf("the shades of four days begin at %v", c.Steps)
	}
}

func TestShadesFollowTheDaysOfThePlayer(t *testing.T) {
	l := newLearner()
	for day, n := range []int{1, 1, 2, 2, 3, 3, 5, 5} {
		for i := range n {
			l.answers(fmt.Sprint("gone/pack#item/", i), at(day, 12+i), true)
		}
	}
	c := l.insight(at(9, 20)).Calendar(2)
	for step, answers := range []int{0, 1, 2, 3, 5} {
		if got := c.Step(answers); got != step {
			t.Errorf("%d answers have shade %d, want %d (%v)", answers, got, step, c.Steps)
		}
	}
}

func TestWeeksAndMonthsSumTheDays(t *testing.T) {
	l := newLearner()
	l.answers("gone/pack#item/a", at(28, 12), true)  // 31 August, a Monday
	l.answers("gone/pack#item/b", at(28, 13), false) // the same day
	l.answers("gone/pack#item/c", at(29, 3), true)   // at night: 31 August still
	l.answers("gone/pack#item/d", at(29, 12), true)  // 1 September
	i := l.insight(at(29, 20))
	weeks := i.Weeks(2)
	if w := weeks[1]; w.Monday.String() != "2026-08-31" || w.Days != 2 || w.Share != (insight.Share{Right: 3, Of: 4}) || weeks[0].Of != 0 {
		t.Errorf("weeks: %+v", weeks)
	}
	months := i.Months(0)
	if len(months) != 2 || months[0].Name != "2026-08" || months[0].Share != (insight.Share{Right: 2, Of: 3}) || months[1].Of != 1 {
		t.Errorf("months: %+v", months)
	}
}

func TestMasteryTellsWhatIsMetKnownAndFirm(t *testing.T) {
	l := newLearner()
	items := l.items()
	for _, day := range []int{0, 3, 12, 40} { // firm by then
		l.answers(items[0], at(day, 12), true)
	}
	l.answers(items[1], at(40, 12), true)
	l.answers(items[2], at(40, 12), true)
	l.answers(items[2], at(41, 12), false)
	lesson := l.insight(at(41, 20)).Lessons()[0]
	if want := (insight.Mastery{Items: len(items), Met: 3, Known: 2, Firm: 1}); lesson.Mastery != want {
		t.Errorf("mastery %+v, want %+v", lesson.Mastery, want)
	}
	if later := l.insight(at(60, 12)).Lessons()[0]; later.Known != 1 {
		t.Errorf("twenty days later %d are known, want only the firm one", later.Known)
	}
}

func TestAPackThatWasNotBegunIsCountedAndNotListed(t *testing.T) {
	l := newLearner()
	l.answers("gone/pack#item/a", at(0, 12), true)
	i := l.insight(at(0, 20))
	if len(i.Lessons()) != 0 || i.Untouched() != 1 {
		t.Errorf("lessons %+v, untouched %d", i.Lessons(), i.Untouched())
	}
}

func TestALevelOfCertaintyFitsWithinItsBounds(t *testing.T) {
	for _, c := range []struct {
		level     game.Certainty
		right, of int
		want      int
	}{
		{game.Certain, 95, 100, 0},
		{game.Certain, 60, 100, -1},
		{game.Certain, 5, 9, 0}, // too few to say so
		{game.Fairly, 75, 100, 0},
		{game.Fairly, 95, 100, 1},
		{game.Guess, 90, 100, 1},
		{game.Guess, 20, 100, 0},
	} {
		if got := (insight.Level{Certainty: c.level, Share: insight.Share{Right: c.right, Of: c.of}}).Fits(); got != c.want {
			t.Errorf("level %d with %d of %d right: %d, want %d", c.level, c.right, c.of, got, c.want)
		}
	}
}

func TestAMixUpIsOverAfterRightAnswers(t *testing.T) {
	l := newLearner()
	id := l.pack.ID().Misconception(l.pack.Misconceptions()[0].ID)
	item := l.items()[0]
	l.answers(item, at(0, 12), false, func(a *game.Answered) { a.Beliefs = []string{id} })
	if m := l.insight(at(0, 20)).MixUps(); len(m) != 1 || m[0].Over || m[0].Shown != 1 {
		t.Errorf("after a wrong answer: %+v", m)
	}
	for day := 7; day < 7+7*game.Cured; day += 7 {
		l.answers(item, at(day, 12), true, func(a *game.Answered) { a.Refutes = []string{id} })
	}
	i := l.insight(at(28, 12))
	if m := i.MixUps(); len(m) != 1 || !m[0].Over {
		t.Errorf("after %d right answers: %+v", game.Cured, m)
	}
	var open []int
	for _, c := range i.Section(insight.MixedUp).Blocks[0].Columns {
		open = append(open, c.Of)
	}
	if fmt.Sprint(open) != "[1 1 1 0 0]" {
		t.Errorf("mixed up by week: %v", open)
	}
}

func TestSpansAreLongEnoughToTellSomething(t *testing.T) {
	busy, quiet := newLearner(), newLearner()
	for week := range 12 {
		for _, day := range []int{0, 3} {
			for i := range 14 {
				item := fmt.Sprintf("gone/pack#item/w%d-%d", week, i)
				busy.answers(item, at(7*week+day, 12), day == 0 || i > 0)
				if i < 3 {
					quiet.answers(item, at(7*week+day, 12), day == 0 || i > 0)
				}
			}
		}
	}
	now := at(7*12-1, 12)
	if line := busy.insight(now).Section(insight.Retained).Blocks[0].Line; len(line.Points) != 12 || line.Points[0].Share != (insight.Share{Right: 13, Of: 14}) {
		t.Errorf("busy weeks: %+v", line)
	}
	line := quiet.insight(now).Section(insight.Retained).Blocks[0].Line
	if len(line.Points) != 3 || line.Points[2].Share != (insight.Share{Right: 8, Of: 12}) || line.Points[2].Name != "2026-09-28" {
		t.Errorf("quiet weeks are not joined by four: %+v", line)
	}
}

// TestEverySectionSaysSomething reads every section of a new player, of one who has just begun and of
// one with a history: nothing is empty, and nothing is told by a plot alone.
func TestEverySectionSaysSomething(t *testing.T) {
	begun, old := newLearner(), newLearner()
	begun.answers(begun.items()[0], at(0, 12), true)
	for day := range 60 {
		for n, item := range old.items() {
			old.answers(item, at(day, 8+n), (day+n)%4 > 0, func(a *game.Answered) { a.Certainty = game.Certainty(1 + n%3) })
		}
	}
	say := func(n game.Notice) string { return n.String() }
	name := func(l insight.Label) string { return l.In([]content.Lang{content.English}, say) }
	for who, l := range map[string]*learner{"new": newLearner(), "begun": begun, "old": old} {
		i := l.insight(at(60, 12))
		for _, kind := range insight.Kinds() {
			s := i.Section(kind)
			lines := s.Lines(say, name)
			if len(lines) < 2 || kind.Tab().Empty() {
				t.Errorf("%s: %s says %q", who, s.Title, lines)
			}
			for _, b := range s.Blocks {
				for _, bar := range b.Bars {
					if bar.Says.Empty() || bar.Name.Empty() {
						t.Errorf("%s: a bar of %s without words: %+v", who, s.Title, bar)
					}
				}
				if (b.Line != nil || b.Calendar != nil || len(b.Columns) > 0) && len(b.Bars) == 0 {
					t.Errorf("%s: a plot of %s without numbers in words", who, s.Title)
				}
			}
			for _, line := range lines {
				if strings.TrimSpace(line) == "" {
					t.Errorf("%s: an empty line in %s: %q", who, s.Title, lines)
				}
			}
		}
	}
}
