package game

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/game/review"
)

// desk is a player in a review, with everything that was kept.
type desk struct {
	t     *testing.T
	packs []*content.Pack
	*Player
	s    *Session
	now  Moment
	kept []Batch
}

// sitReview has a player who passed the quizzes of some packs and answered some items on day0
// begin a review some days later.
func sitReview(t *testing.T, packs []*content.Pack, known ...string) *desk {
	t.Helper()
	d := &desk{t: t, packs: packs, Player: new(Player), now: noon(day0+3, 0)}
	for _, pack := range packs {
		d.done(pack, noon(day0, 0))
		for _, item := range known {
			d.knows(pack, item, day0)
		}
	}
	return d
}

func (d *desk) keep(b Batch) {
	if !b.Empty() {
		d.kept = append(d.kept, b)
	}
}

func (d *desk) begin(limit int) {
	d.t.Helper()
	s, b, err := Begin(d.Player, Review{Packs: d.packs, Limit: limit}, d.now)
	if err != nil {
		d.t.Fatal(err)
	}
	d.s = s
	d.keep(b)
}

// asks gives the name and the occasion of the question that is asked, "" where none is.
func (d *desk) asks() (item string, kind Asking) {
	if q, ok := d.s.Step().(QuestionStep); ok {
		return string(q.Question.Item.ID), q.Kind
	}
	return "", ""
}

// after lets time pass.
func (d *desk) after(m time.Duration) { d.now = Moment{d.now.Wall.Add(m), d.now.Mono + m} }

// reply answers the question that is asked and gives the verdict.
func (d *desk) reply(right bool, sure Certainty) VerdictStep {
	d.t.Helper()
	d.after(20 * time.Second)
	d.s.Claim(sure)
	b, err := d.s.Answer(reply(d.s, right), SpeakBoth, d.now)
	if err != nil {
		d.t.Fatalf("%v, while %T is shown", err, d.s.Step())
	}
	d.keep(b)
	return d.s.Step().(VerdictStep)
}

func (d *desk) goOn() { d.keep(d.s.Next(d.now)) }

// play answers all questions to the summary, and gives what was asked.
func (d *desk) play(right func(string) bool) (asked []string, end SummaryStep) {
	d.t.Helper()
	for range 300 {
		switch step := d.s.Step().(type) {
		case QuestionStep:
			item, kind := d.asks()
			asked = append(asked, fmt.Sprint(item, " ", kind))
			d.reply(right(item), Unsaid)
		case SummaryStep:
			return asked, step
		case EndStep:
			d.t.Fatal("the review has ended without a summary")
		default:
			d.goOn()
		}
	}
	d.t.Fatal("no end")
	return nil, SummaryStep{}
}

func yes(string) bool { return true }

// replays holds that what was kept gives the same player. It needs a player without a past.
func (d *desk) replays(before *Player) {
	d.t.Helper()
	for _, b := range d.kept {
		before.Apply(b)
	}
	if !reflect.DeepEqual(before, d.Player) {
		d.t.Errorf("the replay differs:\n%+v\n%+v", before.ledger, d.ledger)
	}
}

// copied gives an equal player.
func (p *Player) copied(t *testing.T) *Player {
	t.Helper()
	raw, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	again := new(Player)
	if err := json.Unmarshal(raw, again); err != nil {
		t.Fatal(err)
	}
	return again
}

func TestAReviewAsksWhatIsDueWithNewItemsAmongItAndSaysWhatGrew(t *testing.T) {
	d := sitReview(t, twoShelves(t), "a0", "a1")
	d.SetPlan(Planned{New: new(2)}, d.now)
	before := d.copied(t)
	d.begin(0)
	if q := d.s.Step().(QuestionStep); q.N != 1 || q.Of != 6 || !q.Counts || !d.s.About().Review {
		t.Errorf("it begins with %+v", q)
	}
	v := d.reply(true, Unsaid)
	if v.XP == 0 || v.Kind != DueItem {
		t.Errorf("the first answer: %d XP, %s", v.XP, v.Kind)
	}
	d.goOn()
	asked, end := d.play(yes)
	if len(asked) != 5 || asked[0][2:] != " due" || asked[1][2:] != " new" || asked[2][2:] != " new" {
		t.Errorf("asked %v", asked)
	}
	r := end.Review
	if end.Got != 6 || end.Of != 6 || r == nil || r.Grew != 6 || r.Days < 40 || r.Due != 0 || r.Later != 0 || !r.Ready.IsZero() || r.Next != day0+5 || r.Late {
		t.Errorf("the end is %+v, %+v", end, r)
	}
	if !d.ledger.Sitting.Over || d.ledger.Pace.Answers != 6 || d.ledger.Pace.Ms != 6*20_000 {
		t.Errorf("%+v, %+v", d.ledger.Sitting, d.ledger.Pace)
	}
	d.replays(before)
	d.goOn()
	if _, over := d.s.Step().(EndStep); !over {
		t.Errorf("%T follows the summary", d.s.Step())
	}
}

func twoShelves(t *testing.T) []*content.Pack {
	return []*content.Pack{shelf(t, "one/shelf", 1, 4, nil), shelf(t, "two/shelf", 1, 4, nil)}
}

func TestAReviewThatWasLeftGoesOnTheSameDay(t *testing.T) {
	d := sitReview(t, []*content.Pack{shelf(t, "one/shelf", 3, 4, nil)}, "a0", "a1", "a2", "a3", "b0", "b1", "b2", "b3")
	d.SetPlan(Planned{Items: new(6), New: new(0)}, d.now)
	d.begin(0)
	var asked []string
	for range 2 {
		item, _ := d.asks()
		asked = append(asked, item)
		d.reply(item != asked[0], Unsaid)
		d.goOn()
	}
	d.keep(d.s.Leave(d.now))
	d.Player = d.copied(t) // the program ended
	d.begin(0)
	if q := d.s.Step().(QuestionStep); q.N != 3 || q.Of != 6 {
		t.Errorf("it goes on with %d of %d", q.N, q.Of)
	}
	more, end := d.play(yes)
	for _, m := range more {
		if m[3:] == string(DueItem) && slices.Contains(asked, m[:2]) {
			t.Errorf("%s is asked again: %v after %v", m, more, asked)
		}
	}
	if end.Of != 6 || end.Got != 5 || end.Review.Due != 2 || end.Review.Grew < 5 {
		t.Errorf("%+v, %+v", end, end.Review)
	}
	d.begin(0)
	if q, ok := d.s.Step().(QuestionStep); !ok || q.N != 1 || q.Of != 2 {
		t.Errorf("the sitting after it begins with %+v", d.s.Step())
	}
	d.reply(true, Unsaid)
	d.now = noon(day0+4, 0)
	d.begin(0)
	if q := d.s.Step().(QuestionStep); q.N != 1 {
		t.Errorf("on the next day it begins with %d of %d", q.N, q.Of)
	}
}

func TestStepsThatBecomeReadyAreAskedInTheSitting(t *testing.T) {
	d := sitReview(t, []*content.Pack{shelf(t, "one/shelf", 1, 4, nil)}, "a0", "a1", "a2")
	d.SetPlan(Planned{New: new(0)}, d.now)
	d.begin(0)
	wrong, _ := d.asks()
	d.reply(false, Unsaid) // forgotten: again after 10 minutes
	d.goOn()
	if item, kind := d.asks(); item == wrong || kind != DueItem {
		t.Fatalf("%s is asked as %s", item, kind)
	}
	d.after(10 * time.Minute)
	d.reply(true, Unsaid)
	d.goOn()
	item, kind := d.asks()
	if item != wrong || kind != StepItem {
		t.Fatalf("%s is asked as %s, want the step of %s", item, kind, wrong)
	}
	xp := d.XP
	v := d.reply(true, Unsaid)
	k, _ := d.Knowing(v.Question.ID())
	if v.XP != 0 || d.XP != xp || v.Counts || v.Unpaid != SeenToday || v.PaysFrom != k.Due || k.Count != 3 || k.Ready != 0 || k.Due != day0+4 {
		t.Errorf("the step earned %d, and leaves %+v", v.XP, k)
	}
	if last := d.kept[len(d.kept)-1].Events[0].Answered; !last.Step || last.First || last.Stake != 0 {
		t.Errorf("it is kept as %+v", last)
	}
}

func TestALimitCountsStepsThatAreReady(t *testing.T) {
	for _, limit := range []int{1, 2, 3} {
		pack := shelf(t, "one/shelf", 1, 4, nil)
		d := sitReview(t, []*content.Pack{pack}, "a0", "a1", "a2", "a3")
		for _, item := range []content.ItemID{"a0", "a1"} { // wrong a quarter of an hour ago
			d.answered(pack.ID().Item(item), noon(day0+3, -15), first(review.Again))
		}
		d.begin(limit)
		asked := 0
		for item, _ := d.asks(); item != "" && asked < 10; item, _ = d.asks() {
			asked++
			d.reply(true, Unsaid)
			d.goOn()
		}
		if asked != limit {
			t.Errorf("limit %d: %d questions", limit, asked)
		}
	}
}

func TestNothingIsAskedTwiceInARowUnlessNothingElseIsLeft(t *testing.T) {
	d := sitReview(t, []*content.Pack{shelf(t, "one/shelf", 1, 2, nil)}, "a0", "a1")
	d.SetPlan(Planned{New: new(0), Minutes: new(0)}, d.now)
	d.begin(0)
	first, _ := d.asks()
	d.reply(false, Unsaid)
	d.after(15 * time.Minute) // its step is ready, while the verdict is read
	d.goOn()
	if item, _ := d.asks(); item == first {
		t.Errorf("%s is asked twice in a row", item)
	}
	d.reply(true, Unsaid)
	d.goOn()
	if item, kind := d.asks(); item != first || kind != StepItem {
		t.Errorf("%s as %s", item, kind)
	}
	d.reply(false, Unsaid)
	d.after(15 * time.Minute)
	d.goOn()
	if item, kind := d.asks(); item != first || kind != StepItem {
		t.Errorf("nothing else is left, and %s is asked as %s", item, kind)
	}
}

func TestACertainErrorComesBackInTheSittingAndTomorrow(t *testing.T) {
	d := sitReview(t, []*content.Pack{shelf(t, "one/shelf", 1, 4, nil)}, "a0", "a1", "a2")
	d.SetPlan(Planned{New: new(0)}, d.now)
	d.TuneWager(true, d.now)
	d.begin(0)
	wrong, _ := d.asks()
	d.reply(false, Certain)
	d.goOn()
	asked, end := d.play(yes)
	if n := len(asked); n != 3 || asked[n-1] != wrong+" "+string(Correction) {
		t.Errorf("%s was wrong; asked %v", wrong, asked)
	}
	if end.Review.Certain != 1 {
		t.Errorf("%+v", end.Review)
	}
	if k, _ := d.Knowing(d.packs[0].ID().Item(content.ItemID(wrong))); k.Due != day0+4 || !k.Mended {
		t.Errorf("%+v", k)
	}
}

func TestASittingEndsAfterItsMinutes(t *testing.T) {
	var known []string
	for n := range 20 {
		known = append(known, fmt.Sprint("a", n))
	}
	d := sitReview(t, []*content.Pack{shelf(t, "one/shelf", 1, 20, nil)}, known...)
	d.SetPlan(Planned{Minutes: new(2), New: new(0)}, d.now)
	d.begin(0)
	asked, end := d.play(yes) // 20 seconds each
	if len(asked) != 6 || !end.Review.Late || end.Of != 6 || end.Review.Due != 14 {
		t.Errorf("asked %v: %+v, %+v", asked, end, end.Review)
	}
	d.begin(0)
	if q := d.s.Step().(QuestionStep); q.N != 1 || q.Of != 14 {
		t.Errorf("the next one begins with %d of %d", q.N, q.Of)
	}
	d.begin(3)
	if asked, end = d.play(yes); len(asked) != 3 || end.Review.Late || end.Of != 3 {
		t.Errorf("a sitting of three asks %v", asked)
	}
}

func TestALeechLeadsToItsPointAndToAnotherItem(t *testing.T) {
	pack := shelf(t, "one/shelf", 1, 4, func(parts *content.Parts) {
		for i := range 2 {
			parts.Items[i].Concepts = []content.ConceptID{parts.Concepts[0].ID}
		}
	})
	d := sitReview(t, []*content.Pack{pack}, "a1")
	id := pack.ID().Item("a0")
	d.knows(pack, "a0", day0, day0+1, day0+3)
	d.ledger.Items[id].Lapses = Leech - 1
	d.now = noon(day0+40, 0)
	d.answered(pack.ID().Item("a1"), noon(day0+39, 0), first(review.Good)) // not due
	d.SetPlan(Planned{New: new(0)}, d.now)
	d.begin(1)
	if item, _ := d.asks(); item != "a0" {
		t.Fatalf("%s is asked", item)
	}
	d.reply(false, Unsaid)
	d.goOn()
	point, ok := d.s.Step().(PointStep)
	if !ok || point.Point.Anchor != d.s.round.(*reviewing).missed[0].Item.Cites[0].Anchor || point.Lesson == nil {
		t.Fatalf("%T follows", d.s.Step())
	}
	d.goOn()
	if item, kind := d.asks(); item != "a1" || kind != Practice {
		t.Fatalf("%s is asked as %s", item, kind)
	}
	k, _ := d.Knowing(pack.ID().Item("a1"))
	v := d.reply(true, Unsaid)
	if again, _ := d.Knowing(v.Question.ID()); again.Count != k.Count || v.XP != 0 {
		t.Errorf("what is asked beside a leech counts: %+v", again)
	}
	d.after(20 * time.Minute)
	d.goOn()
	if _, over := d.s.Step().(SummaryStep); !over {
		item, kind := d.asks()
		t.Errorf("%s follows as %s", item, kind)
	}
	if q := d.Queue(d.packs, noon(day0+41, 0)); len(q.Due) == 0 || q.Due[0].ID != id {
		t.Errorf("on the next day %v", names(q.Due))
	}
}

func TestAnItemIsMarkedInAReviewWithoutLeavingIt(t *testing.T) {
	d := sitReview(t, []*content.Pack{shelf(t, "one/shelf", 1, 4, nil)}, "a0", "a1", "a2", "a3")
	d.SetPlan(Planned{New: new(0)}, d.now)
	before := d.copied(t)
	d.begin(0)
	mark := func(m Mark) {
		t.Helper()
		b, ok := d.s.Mark(m, d.now)
		if !ok || b.Empty() {
			t.Fatalf("%v is not set", m)
		}
		d.keep(b)
	}
	first, _ := d.asks()
	mark(Star)
	if item, _ := d.asks(); item != first || len(d.Starred()) != 1 {
		t.Errorf("a star leads to %s", item)
	}
	mark(Bury)
	second, _ := d.asks()
	if q := d.s.Step().(QuestionStep); second == first || q.N != 1 || q.Of != 3 {
		t.Errorf("after burying %s: %s, %d of %d", first, second, q.N, q.Of)
	}
	mark(Suspend)
	third, _ := d.asks()
	undo := func() {
		t.Helper()
		b, ok := d.s.UndoMark(d.now)
		if !ok {
			t.Fatal("nothing is taken back")
		}
		d.keep(b)
	}
	undo()
	if item, _ := d.asks(); item != second || len(d.Suspended()) != 0 {
		t.Errorf("taken back: %s, suspended %v", item, d.Suspended())
	}
	d.reply(true, Unsaid)
	undo() // of the burying, while a verdict is shown
	if _, judged := d.s.Step().(VerdictStep); !judged || len(d.Buried(d.now)) != 0 {
		t.Errorf("%T is shown", d.s.Step())
	}
	d.goOn()
	if item, _ := d.asks(); item != first {
		t.Errorf("%s follows, not %s", item, first)
	}
	undo()
	if _, ok := d.s.UndoMark(d.now); ok || len(d.Starred()) != 0 {
		t.Error("something else is taken back")
	}
	asked, end := d.play(yes)
	if !slices.ContainsFunc(asked, func(a string) bool { return a[:2] == third }) || end.Of != 4 {
		t.Errorf("asked %v", asked)
	}
	d.replays(before)
}

func TestAllMarkedEndsTheSittingAndUndoGoesOn(t *testing.T) {
	d := sitReview(t, []*content.Pack{shelf(t, "one/shelf", 1, 1, nil)}, "a0")
	d.SetPlan(Planned{New: new(0)}, d.now)
	d.begin(0)
	d.s.Mark(Suspend, d.now)
	if sum, over := d.s.Step().(SummaryStep); !over || sum.Of != 0 {
		t.Fatalf("%T is shown", d.s.Step())
	}
	d.s.UndoMark(d.now)
	if item, kind := d.asks(); item != "a0" || kind != DueItem {
		t.Errorf("%s as %s", item, kind)
	}
	if _, end := d.play(yes); end.Of != 1 {
		t.Errorf("%+v", end)
	}
}

func TestOnlyAReviewSetsAside(t *testing.T) {
	p := learner()
	s, _, err := Begin(p, &mixedReview{packs: twoPacks(t), items: mixed()}, start)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := s.Mark(Bury, start); ok {
		t.Error("another round buries")
	}
	if _, ok := s.Mark(Star, start); !ok || len(p.Starred()) != 1 {
		t.Error("another round gives no star")
	}
	if _, ok := s.Mark(Star, start); !ok || len(p.Starred()) != 0 {
		t.Error("a second star does not take the first away")
	}
	if b, ok := s.UndoMark(start); !ok || b.Empty() || len(p.Starred()) != 1 {
		t.Error("that is not undone")
	}
}

func TestAReviewOfNothingEndsAtOnce(t *testing.T) {
	d := sitReview(t, []*content.Pack{shelf(t, "one/shelf", 1, 1, nil)})
	d.SetPlan(Planned{New: new(0)}, d.now)
	d.begin(0)
	if _, over := d.s.Step().(EndStep); !over || len(d.kept) != 0 {
		t.Errorf("%T is shown, kept %v", d.s.Step(), d.kept)
	}
}

func TestWhatIsEasilyConfusedIsAskedTogetherOnceItWasMet(t *testing.T) {
	belief := contenttest.Parts().Misconceptions[0].ID
	pack := shelf(t, "one/shelf", 2, 4, func(parts *content.Parts) {
		for i, it := range parts.Items {
			if it.ID == "a3" || it.ID == "b0" || it.ID == "b3" {
				parts.Items[i].Misconception = belief
			}
		}
	})
	d := sitReview(t, []*content.Pack{pack}, "b0")
	for i, item := range []string{"a0", "a1", "a2", "a3"} {
		d.knows(pack, item, day0, day0+1+StudyDay(i)) // a0 is known least
	}
	d.now = noon(day0+60, 0)
	q := d.Queue(d.packs, d.now)
	if got := names(q.Due); !slices.Equal(got, []string{"b0", "a0", "a1", "a2", "a3"}) {
		t.Fatalf("due %v", got)
	}
	if got := names(contrasted(q.Due)); !slices.Equal(got, []string{"b0", "a3", "a0", "a1", "a2"}) {
		t.Errorf("asked %v", got)
	}
	if got := names(q.New); !slices.Equal(got, []string{"b1", "b2", "b3", "pool0", "pool1"}) {
		t.Errorf("new %v", got)
	}
}

// TestASittingShowsNoItemTwiceUnlessTheRulesSaySo plays reviews by chance, over days, with
// answers of all kinds, marks, and leaving.
func TestASittingShowsNoItemTwiceUnlessTheRulesSaySo(t *testing.T) {
	for story := range uint64(30) {
		r := rand.New(rand.NewPCG(story, 77))
		d := sitReview(t, twoShelves(t), "a0", "a1", "a2")
		d.TuneWager(true, d.now)
		before := d.copied(t)
		d.kept = nil
		for range 12 {
			d.now = Moment{Wall: d.now.Wall.AddDate(0, 0, r.IntN(4)).Add(time.Duration(r.IntN(90)) * time.Minute)}
			d.begin(0)
			counted, last := map[string]bool{}, ""
			for range 120 {
				q, asks := d.s.Step().(QuestionStep)
				if _, over := d.s.Step().(EndStep); over || r.IntN(40) == 0 {
					d.keep(d.s.Leave(d.now))
					break
				}
				if !asks {
					d.after(time.Duration(r.IntN(40)) * time.Second)
					d.goOn()
					continue
				}
				id := q.Question.ID()
				if q.Counts && counted[id] {
					t.Fatalf("story %d: %s is asked twice as %s", story, id, q.Kind)
				}
				if q.Kind == StepItem && !d.stepDue(id, 1, d.now) {
					t.Fatalf("story %d: the step of %s is not due", story, id)
				}
				if id == last && q.Kind == DueItem {
					t.Fatalf("story %d: %s twice in a row", story, id)
				}
				last = id
				if r.IntN(12) == 0 {
					if b, ok := d.s.Mark(Mark(1+r.IntN(3)), d.now); ok {
						d.keep(b)
					}
					if b, ok := d.s.UndoMark(d.now); ok {
						d.keep(b)
					}
					last = ""
					continue
				}
				counted[id] = true
				d.reply(r.IntN(3) > 0, Certainty(r.IntN(4)))
			}
		}
		if d.Answers < 15 {
			t.Errorf("story %d: only %d answers", story, d.Answers)
		}
		d.replays(before)
	}
}

func TestTheMapOffersTheReviewWhenSomethingIsDue(t *testing.T) {
	pack := shelf(t, "one/shelf", 2, 4, nil)
	packs, p, today := []*content.Pack{pack}, new(Player), noon(day0, 0)
	next := func(at Moment) Offer {
		t.Helper()
		o, ok := p.Next(packs, Destination{}, at)
		if !ok {
			t.Fatal("nothing is offered")
		}
		return o
	}
	if o := next(today); o.Deed != StartLesson || o.Review.New != 0 {
		t.Errorf("to a new player %+v", o)
	}
	lesson := pack.Lessons()[0]
	p.Apply(Batch{At: today, Day: day0, Events: []Event{{Read: &Read{Lesson: pack.ID().Lesson(lesson.ID), Points: 1}}}})
	p.knows(pack, "a0", day0-1)
	if o := next(today); o.Deed != FinishLesson {
		t.Errorf("while a lesson is read %+v", o)
	}
	if o := next(noon(day0+1, 0)); o.Deed != ReviewDue || o.Review.Due != 1 || o.Review.Minutes != 1 || o.Optional || o.Pack != nil {
		t.Errorf("on the next day %+v", o)
	}
	p.knows(pack, "a0", day0+1)
	if o := next(noon(day0+1, 30)); o.Deed != FinishLesson {
		t.Errorf("with a step that is ready %+v", o)
	}
	p.done(pack, noon(day0+1, 0))
	if o := next(noon(day0+1, 30)); o.Deed != ReviewDue || !o.Optional {
		t.Errorf("once all lessons are done %+v", o)
	}
	if o, ok := p.ReviewOffer(packs, noon(day0+1, 30)); !ok || o.Review.New == 0 {
		t.Errorf("the review is %+v", o)
	}
}
