package game

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"quest/content"
	"quest/game/review"
)

func TestFiguresOfADayCountWhatWasDoneOnIt(t *testing.T) {
	var p Player
	p.answered("a", noon(day0, 0), first(review.Good))
	p.answered("b", noon(day0, 1), Answered{First: true, Grade: 1, Certainty: Certain, Beliefs: []string{"m"}})
	p.answered("b", noon(day0, 12), step(review.Good))
	p.answered("c", noon(day0, 13), Answered{Grade: 3}) // practice
	p.Apply(Batch{At: noon(day0, 13), Day: day0, Events: []Event{{Undone: &Undone{Item: "c", Right: true}}}})
	p.Apply(Batch{At: noon(day0, 14), Day: day0, Events: []Event{{Predicted: &Predicted{Lab: "l", Right: 1, Of: 2}}}})
	p.answered("a", noon(day0+3, 60), first(review.Again))
	want := []DayFigures{
		{Day: day0, Answers: 3, Right: 2, Counted: 2, Known: 1, Predicted: 2, Foreseen: 1, Seconds: 30 + 60 + 120 + 60 + 60},
		{Day: day0 + 3, Answers: 1, Counted: 1, Seconds: 30},
	}
	if got := p.Days(); !reflect.DeepEqual(got, want) {
		t.Errorf("days %+v\nwant %+v", got, want)
	}
	if got := p.Hours(); got[12] != (HourFigures{2, 1}) || got[13] != (HourFigures{1, 0}) {
		t.Errorf("hours %+v", got)
	}
	if got := p.FiguresOf(day0 + 1); got != (DayFigures{Day: day0 + 1}) {
		t.Errorf("a day without answers has %+v", got)
	}
	weeks := p.Weeks()
	if w := weeks[0]; len(weeks) != 1 && w.Monday != day0.Monday() || w.Shown != 1 || w.Begun != 1 || w.Cured != 0 || w.Claims[Certain] != (Calibration{1, 0}) {
		t.Errorf("weeks %+v", weeks)
	}
}

func TestAWeekBeginsOnMonday(t *testing.T) {
	for day, want := range map[string]string{
		"2026-11-30": "2026-11-30", "2026-12-06": "2026-11-30", "2026-12-07": "2026-12-07", "1970-01-01": "1969-12-29", "1969-12-28": "1969-12-22", "2027-01-01": "2026-12-28",
	} {
		if d, _ := ParseDay(day); d.Monday().String() != want {
			t.Errorf("the week of %s begins on %s, want %s", day, d.Monday(), want)
		}
	}
}

func TestAMisconceptionIsCountedWhenItBeginsAndEnds(t *testing.T) {
	var p Player
	wrong := Answered{First: true, Grade: 1, Beliefs: []string{"m"}}
	right := Answered{First: true, Grade: 3, Refutes: []string{"m"}}
	p.answered("a", noon(day0, 0), wrong)
	p.answered("b", noon(day0, 1), wrong)
	for i := range Cured + 1 {
		p.answered("a", noon(day0+7, i), right)
	}
	p.answered("a", noon(day0+14, 0), wrong)
	var got [][3]int
	for _, w := range p.Weeks() {
		got = append(got, [3]int{w.Shown, w.Begun, w.Cured})
	}
	if want := [][3]int{{2, 1, 0}, {0, 0, 1}, {1, 1, 0}}; !reflect.DeepEqual(got, want) {
		t.Errorf("shown, begun, cured by week: %v, want %v", got, want)
	}
}

// TestWeeksCountWhatTheLogsTell plays random reviews with steps, changes of rev and a clock that
// is set right, and compares the counted weeks with those that all logs give.
func TestWeeksCountWhatTheLogsTell(t *testing.T) {
	for story := range uint64(300) {
		r := rand.New(rand.NewPCG(story, 5))
		var p Player
		day := day0
		for n := range 60 {
			e := Answered{Rev: 1 + n/25, First: r.IntN(4) > 0, Grade: 1 + r.IntN(4)}
			e.Step = !e.First
			p.answered(fmt.Sprint("a", r.IntN(6)), noon(day, n), e)
			day += StudyDay(r.IntN(4))
			if r.IntN(40) == 0 {
				p.answered("a1", noon(day+900, n), first(review.Good))
				p.TrustClock(noon(day, n))
			}
		}
		want := map[StudyDay][4]int{}
		for _, w := range p.Retention() {
			want[StudyDay(w.Monday)] = [4]int{w.Firsts, w.FirstsRight, w.Reviews, w.Right}
		}
		answers := 0
		for _, w := range p.Weeks() {
			if got := [4]int{w.Firsts, w.FirstsRight, w.Reviews, w.ReviewsRight}; got != want[w.Monday] {
				t.Fatalf("story %d, week of %s: %v, the logs tell %v", story, w.Monday, got, want[w.Monday])
			}
			delete(want, w.Monday)
		}
		for _, d := range p.Days() {
			answers += d.Answers
		}
		if len(want) > 0 || answers != p.Answers || p.Days()[len(p.Days())-1].Day > p.Day {
			t.Fatalf("story %d: weeks %v are missing, the days have %d of %d answers", story, want, answers, p.Answers)
		}
	}
}

func TestFiguresOfTenYearsStaySmall(t *testing.T) {
	var p Player
	for i := range 3650 {
		*p.ledger.Days.of(day0 + StudyDay(i)) = DayFigures{day0 + StudyDay(i), 120, 95, 100, 85, 12, 9, 3600}
		p.ledger.Weeks.of((day0 + StudyDay(i)).Monday()).Reviews = 500
	}
	raw, _ := json.Marshal(&p.ledger.Days)
	if len(raw) > 100<<10 {
		t.Errorf("the days take %d bytes", len(raw))
	}
	full, _ := json.Marshal(&p)
	var again Player
	if err := json.Unmarshal(full, &again); err != nil || !reflect.DeepEqual(p.Days(), again.Days()) || !reflect.DeepEqual(p.Weeks(), again.Weeks()) {
		t.Errorf("%v: the figures come back otherwise", err)
	}
}

func TestFiguresThatNoAnswersLeadToAreRefused(t *testing.T) {
	for _, forged := range []string{
		`{"days":"a 1"}`, `{"days":"a;a;"}`, `{"days":"b;a;"}`, `{"days":"a -1;"}`, `{"days":"a 1 1 1 1 1 1 1 1;"}`, `{"days":"a x!;"}`, `{"days":";"}`,
		`{"days":"a 1 2;"}`, `{"days":"zzzzzzz;"}`, `{"days":7}`, `{"weeks":"a 1  2;"}`, `{"weeks":"a zzzzzzzzzzzzzzzz;"}`,
		`{"hours":[{"Answers":1,"Right":2}]}`,
	} {
		if err := new(Player).UnmarshalJSON([]byte(forged)); !errors.Is(err, errSnapshot) {
			t.Errorf("%s gives %v", forged, err)
		}
	}
}

// The hour of an answer is that of the clock on the wall, wherever the player is.
func TestHoursAreThoseOnTheWall(t *testing.T) {
	var p Player
	for _, zone := range []int{-10, 0, 9, 13} {
		at := time.Date(2026, 3, 1, 7, 30, 0, 0, time.FixedZone("", zone*3600))
		p.Apply(Batch{At: Moment{Wall: at}, Day: day0, Events: []Event{{Answered: &Answered{Item: "x", First: true, Grade: 3, Right: true, Lang: Speech(content.English)}}}})
	}
	if got := p.Hours()[7]; got != (HourFigures{4, 4}) {
		t.Errorf("seven o'clock has %+v", got)
	}
}
