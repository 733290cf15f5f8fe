package game

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"quest/content/racetest"
	"quest/game/review"
)

const day0 = StudyDay(20780)

// noon gives a moment of a study day.
func noon(day StudyDay, minutes int) Moment {
	return Moment{Wall: time.Unix(int64(day)*86400+12*3600, 0).UTC().Add(time.Duration(minutes) * time.Minute)}
}

// answered folds one answer that counts.
func (p *Player) answered(item string, at Moment, e Answered) *Knowing {
	e.Item, e.Rev = item, max(e.Rev, 1)
	e.Right = e.Grade > int(review.Again)
	p.Apply(Batch{At: at, Day: civilDay(at), Events: []Event{{Answered: &e}}})
	return p.ledger.Items[item]
}

func first(g review.Grade) Answered { return Answered{First: true, Grade: int(g)} }
func step(g review.Grade) Answered  { return Answered{Step: true, Grade: int(g)} }

func TestAnItemGoesThroughItsStepsWithinADay(t *testing.T) {
	var p Player
	k := p.answered("a/b#item/x", noon(day0, 0), first(review.Again))
	if k.Card.Phase != review.Learning || k.Due != day0+1 || p.stepDue("a/b#item/x", 1, noon(day0, 9)) {
		t.Fatalf("after the first answer: %+v", k)
	}
	if !p.stepDue("a/b#item/x", 1, noon(day0, 10)) || p.stepDue("a/b#item/x", 2, noon(day0, 10)) {
		t.Error("the step is not due after 10 minutes, or is due for another rev")
	}
	if !p.stepDue("a/b#item/x", 1, noon(day0, -60)) {
		t.Error("with a clock set back by an hour the step is never due")
	}
	if p.stepDue("a/b#item/x", 1, noon(day0+1, 0)) {
		t.Error("on the next day the item waits for a step: it is simply due")
	}
	k = p.answered("a/b#item/x", noon(day0, 10), step(review.Good))
	if k.Card.Phase != review.Reviewing || k.Ready != 0 || k.Due != day0+1 || k.Right {
		t.Errorf("after the step: %+v", k)
	}
	before := *k
	if k = p.answered("a/b#item/x", noon(day0, 20), Answered{Grade: 1}); !reflect.DeepEqual(*k, before) {
		t.Errorf("an answer that is neither first nor a step moved the memory: %+v", k)
	}
}

func TestAnItemThatWasNotSteppedOnItsDayIsDueOnTheNext(t *testing.T) {
	var p Player
	if k := p.answered("x", noon(day0, 0), first(review.Again)); k.Due != day0+1 {
		t.Errorf("after a wrong answer: %+v", k)
	}
	k := p.answered("x", noon(day0+1, 0), first(review.Good))
	if k.Card.Phase != review.Reviewing || k.Due < day0+2 {
		t.Errorf("after a right answer on the next day: %+v", k)
	}
}

func TestAnItemThatIsRightAtOnceIsNotDueTomorrow(t *testing.T) {
	var p Player
	if k := p.answered("x", noon(day0, 0), first(review.Good)); k.Card.Phase != review.Reviewing || k.Ready != 0 || k.Due < day0+2 {
		t.Errorf("%+v", k)
	}
}

func TestACertainErrorIsDueTomorrowWhateverIsDoneToday(t *testing.T) {
	var p Player
	for day := day0; day < day0+200; day += 40 { // a strong memory
		p.answered("x", noon(day, 0), first(review.Good))
		p.answered("x", noon(day, 15), step(review.Good))
	}
	at := day0 + 200
	k := p.answered("x", noon(at, 0), Answered{First: true, Grade: 1, Certainty: Certain})
	if k.Misled != at || k.Mended {
		t.Errorf("after the error: %+v", k)
	}
	k = p.answered("x", noon(at, 10), step(review.Good))
	if k.Card.Phase != review.Reviewing || k.Due != at+1 || !k.Mended {
		t.Errorf("after the step: %+v", k)
	}
	if k = p.answered("x", noon(at+1, 0), first(review.Good)); k.Due <= at+2 {
		t.Errorf("after the next day: %+v", k)
	}
}

func TestARaisedRevStartsAnItemAnewAndKeepsItsHistory(t *testing.T) {
	var p Player
	p.answered("x", noon(day0, 0), first(review.Again))
	p.answered("x", noon(day0+1, 0), first(review.Good))
	k := p.answered("x", noon(day0+2, 0), Answered{Rev: 2, First: true, Grade: 3})
	want := Earlier{Rev: 1, Log: review.Log("").Add(int(day0), review.Again).Add(int(day0+1), review.Good)}
	if k.Rev != 2 || k.Count != 1 || k.Log.Len() != 1 || len(k.Past) != 1 || k.Past[0] != want || k.Card.Phase != review.Reviewing {
		t.Errorf("%+v", k)
	}
	if k = p.answered("x", noon(day0+3, 0), Answered{Rev: 3, First: true, Grade: 3}); len(k.Past) != 2 {
		t.Errorf("%+v", k)
	}
	if !reflect.DeepEqual(p.ledger.load, loadOf(p.ledger.Items)) {
		t.Errorf("the load is %v", p.ledger.load)
	}
}

func TestLapsesAreCounted(t *testing.T) {
	var p Player
	var k *Knowing
	day := day0
	for range Leech {
		p.answered("x", noon(day, 0), first(review.Good))
		p.answered("x", noon(day, 15), step(review.Good))
		day += 5
		k = p.answered("x", noon(day, 0), first(review.Again))
		p.answered("x", noon(day, 1), step(review.Again)) // in relearning: not one more
		day++
	}
	if k.Lapses != Leech || !k.Leech() {
		t.Errorf("%d lapses", k.Lapses)
	}
}

// graduate brings items to an interval of some days in which there is a choice of days.
func (p *Player) graduate(n int, day StudyDay) {
	for _, at := range []struct {
		day, minutes int
		e            Answered
	}{{0, 0, first(review.Good)}, {0, 20, step(review.Good)}, {2, 0, first(review.Good)}, {12, 0, first(review.Good)}} {
		for i := range n {
			p.answered(fmt.Sprintf("x%03d", i), noon(day+StudyDay(at.day), at.minutes), at.e)
		}
	}
}

func TestDueDaysAreSpreadAndRestDaysSpared(t *testing.T) {
	var balanced, rested, alone Player
	balanced.graduate(70, day0)
	rested.SetPlan(Planned{Rest: new(On(time.Saturday, time.Sunday))}, noon(day0, 0))
	rested.graduate(70, day0)
	alone.SetPlan(Planned{Balance: new(false)}, noon(day0, 0))
	alone.graduate(70, day0)
	most := func(p *Player) (n int) {
		for _, on := range p.ledger.load {
			n = max(n, on)
		}
		return n
	}
	if len(balanced.ledger.load) < 3 || most(&balanced) > 70/len(balanced.ledger.load)+1 {
		t.Errorf("balanced: %v", balanced.ledger.load)
	}
	for day := range rested.ledger.load {
		if w := day.Weekday(); w == time.Saturday || w == time.Sunday {
			t.Errorf("%d are due on %v, a rest day", rested.ledger.load[day], day)
		}
	}
	if most(&alone) <= most(&balanced) {
		t.Errorf("without balance: %v", alone.ledger.load)
	}
}

func TestOwnWeightsReplayEveryItemAndCanBeTurnedOff(t *testing.T) {
	var p Player
	p.graduate(30, day0)
	w := review.DefaultWeights()
	w[2], w[20] = 5, 0.3
	stability := p.ledger.Items["x001"].Card.Stability
	bad := review.Weights{}
	if _, err := p.SetWeights(&bad, 400, noon(day0+13, 0)); err == nil {
		t.Error("weights beyond their bounds are taken")
	}
	b, err := p.SetWeights(&w, 400, noon(day0+13, 0))
	if err != nil || b.Empty() || p.ledger.Items["x001"].Card.Stability == stability {
		t.Fatalf("%v, %v, stability %v", b, err, stability)
	}
	if got, own := p.Weights(); !own || got != w {
		t.Errorf("%v, %v", got, own)
	}
	if !reflect.DeepEqual(p.ledger.load, loadOf(p.ledger.Items)) {
		t.Errorf("the load is %v", p.ledger.load)
	}
	if b, _ := p.SetWeights(&w, 400, noon(day0+13, 0)); !b.Empty() {
		t.Error("the same weights once more are an event")
	}
	p.answered("x001", noon(day0+60, 0), first(review.Good))
	if _, err := p.SetWeights(nil, 0, noon(day0+61, 0)); err != nil {
		t.Fatal(err)
	}
	if _, own := p.Weights(); own || p.ledger.Items["x002"].Card.Stability != stability {
		t.Errorf("off: stability %v, want %v", p.ledger.Items["x002"].Card.Stability, stability)
	}
}

func TestMarksAreSetUndoneAndListed(t *testing.T) {
	var p Player
	now := noon(day0, 0)
	for _, m := range []Mark{Star, Suspend, Bury} {
		for _, item := range []string{"b", "a"} {
			if b := p.Mark(item, m, true, now); b.Empty() || !p.Mark(item, m, true, now).Empty() {
				t.Errorf("%v: %v", m, b)
			}
		}
		if !p.Marks("a", now).Has(m) || p.Marks("c", now).Has(m) {
			t.Errorf("%v is not set", m)
		}
	}
	for _, list := range [][]string{p.Starred(), p.Suspended(), p.Buried(now)} {
		if !reflect.DeepEqual(list, []string{"a", "b"}) {
			t.Errorf("listed %v", list)
		}
	}
	if p.Marks("a", noon(day0+1, 0)).Buried || len(p.Buried(noon(day0+1, 0))) != 0 {
		t.Error("buried beyond the study day")
	}
	p.Mark("a", Star, false, now)
	p.Mark("a", Bury, false, now)
	p.Mark("a", Suspend, false, now)
	if p.Marks("a", now) != (Marks{}) || !reflect.DeepEqual(p.Starred(), []string{"b"}) {
		t.Errorf("undone: %+v, %v", p.Marks("a", now), p.Starred())
	}
	p.Mark("c", Bury, true, noon(day0+1, 0))
	if len(p.ledger.Buried) != 1 {
		t.Errorf("kept of days that are over: %v", p.ledger.Buried)
	}
	if !p.Mark("a", Mark(9), true, now).Empty() {
		t.Error("an unknown mark is an event")
	}
}

func TestAMarkOfANewerGameChangesNothing(t *testing.T) {
	var e Event
	if err := json.Unmarshal([]byte(`{"marked":{"item":"x","mark":"flag","on":true}}`), &e); err != nil {
		t.Fatal(err)
	}
	var p Player
	p.Apply(Batch{Events: []Event{e}})
	if !reflect.DeepEqual(p, Player{}) {
		t.Errorf("%+v", p)
	}
	for _, m := range []Mark{Star, Suspend, Bury} {
		text, _ := m.MarshalText()
		var again Mark
		if err := again.UnmarshalText(text); err != nil || again != m {
			t.Errorf("%s reads as %d", text, again)
		}
	}
}

func TestSettingsHaveDefaultsAndBounds(t *testing.T) {
	var p Player
	if got := p.Plan(); got != (StudyPlan{New: 5, Items: 20, Minutes: 10, Balance: true}) {
		t.Errorf("nothing set: %+v", got)
	}
	exam := Exam{Blueprint: "aws/saa-c03", Day: day0 + 50}
	b := p.SetPlan(Planned{New: new(500), Items: new(-4), Minutes: new(10), Exam: &exam}, noon(day0, 0))
	if b.Empty() || b.Events[0].Planned.Minutes != nil {
		t.Errorf("kept %+v", b.Events)
	}
	want := StudyPlan{New: MostNew, Items: 0, Minutes: 10, Exam: exam, Since: day0, Balance: true}
	if got := p.Plan(); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if !p.SetPlan(Planned{New: new(50), Exam: &exam}, noon(day0+3, 0)).Empty() {
		t.Error("nothing has changed and is kept")
	}
	p.SetPlan(Planned{Exam: &Exam{Day: day0 + 50}}, noon(day0+3, 0))
	if got := p.Plan(); got.Since != day0 || got.Exam.Blueprint != "" {
		t.Errorf("another exam on the same day: %+v", got)
	}
	p.SetPlan(Planned{Exam: new(Exam)}, noon(day0+3, 0))
	if got := p.Plan(); got.Exam != (Exam{}) || got.Since != 0 {
		t.Errorf("no exam: %+v", got)
	}
}

func TestWeekdaysAreWrittenAsWords(t *testing.T) {
	for set, want := range map[Weekdays]string{0: "", On(time.Sunday, time.Saturday): "sun sat", On(time.Wednesday): "wed"} {
		text, _ := set.MarshalText()
		var again Weekdays
		if err := again.UnmarshalText(append(text, " holiday"...)); err != nil || string(text) != want || again != set {
			t.Errorf("%v is %q and reads as %v", set.Days(), text, again)
		}
	}
	for _, day := range []StudyDay{firstDay, -1, 0, 1, day0, lastDay} {
		if got, want := day.Weekday(), time.Unix(int64(day)*86400, 0).UTC().Weekday(); got != want {
			t.Errorf("%v is a %v, want %v", day, got, want)
		}
	}
}

// TestAnyHistoryFoldsToAPlayer folds events by chance whose clock jumps back and forth, whose
// days repeat and lie in the future, and holds that the load follows from the items, that a
// snapshot gives the same player, and that one taken in the middle goes on to the same end.
func TestAnyHistoryFoldsToAPlayer(t *testing.T) {
	racetest.OneGoroutine(t)
	for story := range uint64(60) {
		r := rand.New(rand.NewPCG(story, 21))
		var p, frozen Player
		at := noon(day0, 0)
		for range 120 {
			at.Wall = at.Wall.Add(time.Duration(r.IntN(30)-3) * time.Hour)
			if r.IntN(20) == 0 {
				at.Wall = at.Wall.AddDate(0, 0, r.IntN(800)-400)
			}
			b := Batch{At: at, Day: StudyDay(at.Wall.Unix() / 86400), Events: []Event{anyEvent(r, at)}}
			p.Apply(b)
			frozen.Apply(b)
			if r.IntN(10) > 0 {
				continue
			}
			raw, err := json.Marshal(&frozen)
			if err != nil {
				t.Fatal(err)
			}
			frozen = Player{}
			if err := json.Unmarshal(raw, &frozen); err != nil {
				t.Fatalf("story %d: %v", story, err)
			}
			again, _ := json.Marshal(&p)
			if string(raw) != string(again) || !reflect.DeepEqual(p.ledger.load, loadOf(p.ledger.Items)) {
				t.Fatalf("story %d: the snapshot or the load differs: %v, %v", story, p.ledger.load, loadOf(p.ledger.Items))
			}
		}
	}
}

func anyEvent(r *rand.Rand, at Moment) Event {
	item := fmt.Sprintf("x%d", r.IntN(6))
	switch r.IntN(12) {
	case 0:
		return Event{Marked: &Marked{Item: item, Mark: Mark(r.IntN(5)), On: r.IntN(3) > 0}}
	case 1:
		return Event{Planned: &Planned{Rest: new(Weekdays(r.IntN(128))), Balance: new(r.IntN(2) == 0), Exam: &Exam{Day: day0 + StudyDay(r.IntN(90))}}}
	case 2:
		w := review.DefaultWeights()
		w[r.IntN(4)] = r.Float64() * 20
		if r.IntN(3) == 0 {
			return Event{Weighed: &Weighed{}}
		}
		return Event{Weighed: &Weighed{Weights: &w}}
	case 3:
		return Event{Clock: &Clock{Day: civilDay(at) - StudyDay(r.IntN(30)), Trust: true}}
	case 4:
		return Event{Reviewed: &Reviewed{N: r.IntN(5), Of: r.IntN(9), Ms: r.IntN(9000), Over: r.IntN(4) == 0}}
	}
	return Event{Answered: &Answered{
		Item: item, Rev: 1 + r.IntN(20)/19, Grade: 1 + r.IntN(4), Right: r.IntN(3) > 0,
		First: r.IntN(3) > 0, Step: r.IntN(2) == 0, Certainty: Certainty(r.IntN(4)),
	}}
}
