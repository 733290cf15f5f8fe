package game

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"quest/content"
	"quest/content/racetest"
	"quest/game/review"
)

func TestReviewsFromTheFutureWaitUntilTheClockIsTrusted(t *testing.T) {
	pack, p := shelf(t, "one/shelf", 1, 4, nil), new(Player)
	packs := []*content.Pack{pack}
	p.done(pack, noon(day0, 0))
	p.SetPlan(Planned{New: new(0), Exam: &Exam{Day: day0 + 50}}, noon(day0, 0))
	p.knows(pack, "a0", day0)
	p.knows(pack, "a1", day0+2000)
	p.Mark(pack.ID().Item("a2"), Bury, true, noon(day0+2000, 0))
	now := noon(day0+3, 0)
	if q := p.Queue(packs, now); q.Reviewed != 1 || len(q.Due) != 1 { // it is still that day
		t.Errorf("before: %d reviewed, due %v", q.Reviewed, names(q.Due))
	}
	p.TrustClock(now)
	q := p.Queue(packs, now)
	if !slices.Equal(names(q.Due), []string{"a0"}) || q.Next > day0+10 || len(p.ledger.Buried) != 0 {
		t.Errorf("after: due %v, next %v, buried %v", names(q.Due), q.Next, p.ledger.Buried)
	}
	k, _ := p.Knowing(pack.ID().Item("a1"))
	last := 0
	k.Log.Each(func(day int, _ review.Grade) bool { last = day; return true })
	if last != int(day0)+3 || k.Day != day0+3 {
		t.Errorf("a1 was reviewed on %v, its log says %v", k.Day, StudyDay(last))
	}
}

// TestYearsThatAWrongClockMadeStrengthenNoMemory answers a day later and, on the clock, ten years
// later: once the clock is trusted both memories hold for the same time.
func TestYearsThatAWrongClockMadeStrengthenNoMemory(t *testing.T) {
	pack := shelf(t, "one/shelf", 1, 4, nil)
	var due []StudyDay
	for _, at := range []StudyDay{day0 + 3, day0 + 3650} {
		p := new(Player)
		p.done(pack, noon(day0, 0))
		p.SetPlan(Planned{Balance: new(false)}, noon(day0, 0))
		p.knows(pack, "a0", day0)
		p.knows(pack, "a0", at)
		p.TrustClock(noon(day0+3, 0))
		k, _ := p.Knowing(pack.ID().Item("a0"))
		if k.Card != p.rules().Replay(k.Log) {
			t.Errorf("answered on %v: the memory is %+v, its log says %+v", at, k.Card, p.rules().Replay(k.Log))
		}
		due = append(due, k.Due)
	}
	if due[0] != due[1] {
		t.Errorf("due on %v with a right clock, on %v with a wrong one", due[0], due[1])
	}
}

// TestDaysThatRepeatPayOnce plays the same day again and again: a clock that goes back and
// forth opens no day anew.
func TestDaysThatRepeatPayOnce(t *testing.T) {
	d := sitReview(t, []*content.Pack{shelf(t, "one/shelf", 1, 4, nil)}, "a0", "a1", "a2")
	d.SetPlan(Planned{New: new(0)}, d.now)
	d.begin(0)
	d.play(yes)
	xp, due := d.XP, d.ledger.Items[d.packs[0].ID().Item("a0")].Due
	for _, at := range []StudyDay{day0 + 2, day0 - 400, day0 + 3} {
		d.now = noon(at, 0)
		d.begin(0)
		if _, over := d.s.Step().(EndStep); !over {
			t.Errorf("on %v %T is shown", at, d.s.Step())
		}
	}
	if d.XP != xp || d.ledger.Items[d.packs[0].ID().Item("a0")].Due != due {
		t.Error("a day that came again paid or moved a schedule")
	}
}

func TestAReviewSurvivesAnyClock(t *testing.T) {
	racetest.OneGoroutine(t)
	for story := range uint64(20) {
		r := rand.New(rand.NewPCG(story, 31))
		d := sitReview(t, twoShelves(t), "a0", "a1")
		before := d.copied(t)
		d.kept = nil
		for range 150 {
			switch r.IntN(6) {
			case 0:
				d.now.Wall = d.now.Wall.AddDate(0, 0, r.IntN(60)-30)
			case 1:
				d.now.Mono = time.Duration(r.IntN(1e6)) * time.Second
			case 2:
				d.keep(d.TrustClock(d.now))
			}
			if d.s == nil || r.IntN(8) == 0 {
				d.begin(r.IntN(3))
			}
			switch d.s.Step().(type) {
			case QuestionStep:
				d.reply(r.IntN(2) == 0, Unsaid)
			case EndStep:
				d.s = nil
			default:
				d.goOn()
			}
			d.Glance(d.packs, d.now)
			d.Comeback(d.packs, d.now)
		}
		d.replays(before)
	}
}

// TestManyReviewsAreFolded folds 100,000 reviews, of 300 items and of a single one.
func TestManyReviewsAreFolded(t *testing.T) {
	if testing.Short() {
		t.Skip("a second of work")
	}
	for _, items := range []int{300, 1} {
		var p Player
		for n := range 100_000 {
			e := Answered{Item: fmt.Sprint("a/b#item/x", n%items), Rev: 1, First: true, Grade: 1 + n%4, Right: n%4 > 0}
			p.Apply(Batch{At: noon(day0+StudyDay(n/300), 0), Day: day0 + StudyDay(n/300), Events: []Event{{Answered: &e}}})
		}
		k := p.ledger.Items["a/b#item/x0"]
		if len(p.ledger.Items) != items || k.Count != 100_000/items && k.Count != 100_000/items+1 || k.Log.Len() != min(k.Count, mostLogged) {
			t.Errorf("%d items, %+v", len(p.ledger.Items), k.Count)
		}
	}
}

func TestDamagedSettingsOfASnapshotAreRefused(t *testing.T) {
	for _, forged := range []string{
		`{"settings":{"minutes":-1}}`, `{"settings":{"items":2000000000}}`, `{"weights":[0]}`, `{"sitting":{"of":-1}}`,
		`{"sitting":{"ms":-5}}`, `{"pace":{"Answers":-1}}`, `{"settings":{"exam":{"day":"20260101"}}}`,
	} {
		if err := new(Player).UnmarshalJSON([]byte(forged)); err == nil {
			t.Errorf("%s is taken", forged)
		}
	}
	var p Player
	if err := p.UnmarshalJSON([]byte(`{"settings":{"new":900,"items":900,"rest":"sun noday","exam":{"blueprint":"x"}}}`)); err != nil {
		t.Fatal(err)
	}
	if got := p.Plan(); got.New != MostNew || got.Items != MostItems || got.Rest != On(time.Sunday) || got.Exam.Day != 0 {
		t.Errorf("%+v", got)
	}
}

func TestAPackThatChangesDuringASittingLeavesIt(t *testing.T) {
	d := sitReview(t, twoShelves(t), "a0", "a1")
	d.SetPlan(Planned{New: new(0)}, d.now)
	d.begin(0)
	d.reply(true, Unsaid)
	d.goOn()
	d.keep(d.s.Leave(d.now))
	gone := d.packs[1:]
	d.packs = d.packs[:1]
	d.begin(0)
	for range 10 {
		q, asks := d.s.Step().(QuestionStep)
		if !asks {
			break
		}
		if q.Question.Pack != d.packs[0] {
			t.Errorf("%s is asked", q.Question.ID())
		}
		d.reply(true, Unsaid)
		d.goOn()
	}
	if d.ledger.Sitting.Gone == nil {
		t.Error("that a pack is not there is not kept")
	}
	d.packs = append(d.packs, gone...)
	if q := d.Queue(d.packs, d.now); len(q.Back) != 1 || len(q.Due) == 0 {
		t.Errorf("back: %+v, due %v", q.Back, names(q.Due))
	}
}
