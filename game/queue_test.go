package game

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/game/review"
)

// shelf makes a pack of lessons with a quiz each, of so many items, and a quiz of as many
// items without a lesson. The items are a0, a1 ... of the first lesson, b0 ... of the next,
// and pool0 ...; change may be nil.
func shelf(t testing.TB, id content.PackID, lessons, items int, change func(*content.Parts)) *content.Pack {
	t.Helper()
	parts := contenttest.Parts()
	lesson, item := parts.Lessons[0], contenttest.Parts().Items[0]
	for _, it := range parts.Items {
		if it.Type == content.TrueFalse {
			item = it
		}
	}
	parts.Meta.ID, parts.Meta.Hash = id, "h1:"+string(id)
	parts.Lessons, parts.Items, parts.Quizzes, parts.Rewards, parts.Labs = nil, nil, nil, nil, nil
	add := func(quiz content.QuizID, cites []content.Cite, misconception content.MisconceptionID) {
		q := content.Quiz{ID: quiz, Title: lesson.Title}
		for n := range items {
			it := item
			it.ID = content.ItemID(fmt.Sprint(quiz, n))
			it.Cites, it.Misconception = cites, misconception
			q.Items = append(q.Items, it.ID)
			parts.Items = append(parts.Items, it)
		}
		parts.Quizzes = append(parts.Quizzes, q)
	}
	for n := range lessons {
		name := string(rune('a' + n))
		l := lesson
		l.ID, l.Quiz, l.Lab = content.LessonID("lesson-"+name), content.QuizID(name), ""
		parts.Lessons = append(parts.Lessons, l)
		add(l.Quiz, []content.Cite{{Lesson: l.ID, Anchor: l.Blocks[len(l.Blocks)-1].Anchor}}, "")
	}
	add("pool", nil, "")
	if change != nil {
		change(&parts)
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// done has a player read the lessons of a pack and pass all its quizzes.
func (p *Player) done(pack *content.Pack, at Moment) {
	for _, l := range pack.Path() {
		p.Apply(Batch{At: at, Day: p.Today(at), Events: []Event{
			{Read: &Read{Lesson: pack.ID().Lesson(l.ID), Points: l.Points, Done: true}},
			{Sat: &Sat{Quiz: pack.ID().Quiz(l.Quiz)}},
			{Finished: &Finished{Quiz: pack.ID().Quiz(l.Quiz), Right: 1, Of: 1}},
		}})
	}
}

// knows has a player answer an item rightly on some study days.
func (p *Player) knows(pack *content.Pack, item string, days ...StudyDay) {
	for _, d := range days {
		p.answered(pack.ID().Item(content.ItemID(item)), noon(d, 0), first(review.Good))
	}
}

func names(of []Queued) []string {
	all := make([]string, len(of))
	for i, q := range of {
		all[i] = string(q.item())
	}
	return all
}

func TestWhatIsDueForTheLongestTimeIsTakenAndTheLeastKnownAskedFirst(t *testing.T) {
	pack, p := shelf(t, "one/shelf", 1, 4, nil), new(Player)
	p.done(pack, noon(day0, 0))
	for _, item := range []string{"a0", "a1", "a2"} {
		p.knows(pack, item, day0, day0+1)
	}
	p.knows(pack, "a1", day0+4)
	p.knows(pack, "a2", day0+4, day0+20)
	p.knows(pack, "a3", day0+20)
	q := p.Queue([]*content.Pack{pack}, noon(day0+120, 0))
	if got := names(q.Due); !slices.Equal(got, []string{"a0", "a3", "a1", "a2"}) || q.All != 4 {
		t.Errorf("%v, %d in all", got, q.All)
	}
	for i, q := range q.Due {
		if known := p.ledger.Items[q.ID]; known.Due > day0+120 || q.Recall <= 0 || q.Recall >= 0.9 {
			t.Errorf("item %d: %v, due %v", i, q.Recall, known.Due)
		}
	}
	s, _, err := Begin(p, Review{Packs: []*content.Pack{pack}, Limit: 4}, noon(day0+120, 0))
	if err != nil {
		t.Fatal(err)
	}
	if asked, ok := s.Question(); !ok || asked.Item.ID != "a3" {
		t.Errorf("of the two that are due for the longest time %v is asked first, want a3", asked.Item.ID)
	}
	if q := p.Queue([]*content.Pack{pack}, noon(day0+20, 0)); slices.Contains(names(q.Due), "a3") || q.Reviewed != 2 {
		t.Errorf("on the day of its answer: %v, %d reviewed", names(q.Due), q.Reviewed)
	}
}

func TestNewItemsAreThoseOfLessonsThatAreDone(t *testing.T) {
	pack, p := shelf(t, "one/shelf", 3, 3, nil), new(Player)
	packs, now := []*content.Pack{pack}, noon(day0, 0)
	fresh := func(want ...string) {
		t.Helper()
		if got := names(p.Queue(packs, now).New); !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
	}
	fresh() // a quiz without a lesson waits on the map like those of lessons
	for _, l := range pack.Lessons()[:2] {
		p.Apply(Batch{At: now, Day: day0, Events: []Event{
			{Read: &Read{Lesson: pack.ID().Lesson(l.ID), Done: true}}, {Sat: &Sat{Quiz: pack.ID().Quiz(l.Quiz)}},
		}})
	}
	fresh() // both sittings are open
	p.Apply(Batch{At: now, Day: day0, Events: []Event{{Finished: &Finished{Quiz: pack.ID().Quiz("b"), Right: 1, Of: 3}}}})
	fresh("b0", "b1", "b2")
	p.Apply(Batch{At: now, Day: day0, Events: []Event{{Finished: &Finished{Quiz: pack.ID().Quiz("a"), Right: 3, Of: 3}}}})
	fresh("a0", "a1", "a2", "b0", "b1")
	p.knows(pack, "a1", day0)
	fresh("a0", "a2", "b0", "b1") // one was met today
	now = noon(day0+1, 0)
	fresh("a0", "a2", "b0", "b1", "b2")
	p.SetPlan(Planned{New: new(0)}, now)
	fresh()
	p.SetPlan(Planned{New: new(50)}, now)
	p.Apply(Batch{At: now, Day: day0 + 1, Events: []Event{{Sat: &Sat{Quiz: pack.ID().Quiz("pool")}}}})
	fresh("a0", "a2", "b0", "b1", "b2") // its sitting is open
	p.Apply(Batch{At: now, Day: day0 + 1, Events: []Event{{Finished: &Finished{Quiz: pack.ID().Quiz("pool"), Right: 1, Of: 3}}}})
	fresh("a0", "a2", "b0", "b1", "b2", "pool0", "pool1", "pool2")
	p.done(pack, now)
	fresh("a0", "a2", "b0", "b1", "b2", "c0", "c1", "c2", "pool0", "pool1", "pool2")
}

func TestMarkedItemsLeaveTheQueue(t *testing.T) {
	pack, p := shelf(t, "one/shelf", 1, 3, nil), new(Player)
	packs := []*content.Pack{pack}
	p.done(pack, noon(day0, 0))
	for _, item := range []string{"a0", "a1"} {
		p.knows(pack, item, day0)
	}
	id := func(n string) string { return pack.ID().Item(content.ItemID(n)) }
	p.SetPlan(Planned{New: new(2)}, noon(day0, 0))
	now := noon(day0+2, 0)
	p.Mark(id("a0"), Suspend, true, now)
	p.Mark(id("a1"), Bury, true, now)
	p.Mark(id("a2"), Bury, true, now)
	q := p.Queue(packs, now)
	if len(q.Due) != 0 || q.All != 0 || !slices.Equal(names(q.New), []string{"pool0", "pool1"}) || q.Next != day0+3 {
		t.Errorf("%v, new %v, next %v", names(q.Due), names(q.New), q.Next)
	}
	q = p.Queue(packs, noon(day0+3, 0))
	if !slices.Equal(names(q.Due), []string{"a1"}) || names(q.New)[0] != "a2" {
		t.Errorf("on the next day: %v, new %v", names(q.Due), names(q.New))
	}
	p.Mark(id("a0"), Suspend, false, now)
	if q = p.Queue(packs, noon(day0+3, 0)); len(q.Due) != 2 {
		t.Errorf("resumed: %v", names(q.Due))
	}
}

func TestOnePartOfACaseIsAskedOnADay(t *testing.T) {
	pack, p := shelf(t, "one/shelf", 1, 4, func(parts *content.Parts) {
		scene := &content.CaseHead{ID: "night", Scenario: contenttest.Both("Night.", "밤입니다.")}
		for i := range 3 {
			parts.Items[i].Case = scene
		}
	}), new(Player)
	packs := []*content.Pack{pack}
	p.SetPlan(Planned{New: new(0)}, noon(day0, 0))
	p.done(pack, noon(day0, 0))
	for _, item := range []string{"a0", "a1", "a2", "a3"} {
		p.knows(pack, item, day0)
	}
	q := p.Queue(packs, noon(day0+5, 0))
	if len(q.Due) != 2 || q.All != 4 || q.Next != day0+6 {
		t.Fatalf("%v, %d in all, next %v", names(q.Due), q.All, q.Next)
	}
	for _, due := range q.Due {
		p.knows(pack, string(due.item()), day0+5)
	}
	if q = p.Queue(packs, noon(day0+5, 0)); len(q.Due) != 0 || q.All != 2 {
		t.Errorf("after it: %v", names(q.Due))
	}
	if q = p.Queue(packs, noon(day0+6, 0)); len(q.Due) != 1 {
		t.Errorf("on the next day: %v", names(q.Due))
	}
}

func TestAPackThatIsGoneWaitsAndComesBack(t *testing.T) {
	one, two, p := shelf(t, "one/shelf", 1, 2, nil), shelf(t, "two/shelf", 1, 2, nil), new(Player)
	for _, pack := range []*content.Pack{one, two} {
		p.knows(pack, "a0", day0)
		p.knows(pack, "a1", day0)
	}
	now := noon(day0+3, 0)
	q := p.Queue([]*content.Pack{one}, now)
	if q.All != 2 || !slices.Equal(q.Gone, []PackItems{{"two/shelf", 2}}) || q.Back != nil {
		t.Errorf("gone: %+v", q)
	}
	p.Apply(Batch{At: now, Day: day0 + 3, Events: []Event{{Reviewed: &Reviewed{N: 1, Of: 2, Gone: []content.PackID{"two/shelf"}}}}})
	if q = p.Queue([]*content.Pack{one}, now); q.Back != nil {
		t.Errorf("back already: %+v", q.Back)
	}
	q = p.Queue([]*content.Pack{one, two}, now)
	if q.All != 4 || q.Gone != nil || !slices.Equal(q.Back, []PackItems{{"two/shelf", 2}}) {
		t.Errorf("back: %+v", q)
	}
}

func TestAnItemWhoseRevWasRaisedBeginsAgain(t *testing.T) {
	pack, p := shelf(t, "one/shelf", 1, 2, func(parts *content.Parts) { parts.Items[0].Rev = 2 }), new(Player)
	p.done(pack, noon(day0, 0))
	p.knows(pack, "a0", day0)
	p.knows(pack, "a1", day0)
	q := p.Queue([]*content.Pack{pack}, noon(day0+5, 0))
	if !slices.Equal(names(q.Due), []string{"a1"}) || len(q.New) == 0 || q.New[0].item() != "a0" {
		t.Errorf("due %v, new %v", names(q.Due), names(q.New))
	}
}

func TestStepsOfTodayWaitInTheirOrder(t *testing.T) {
	pack, p := shelf(t, "one/shelf", 1, 3, nil), new(Player)
	p.answered(pack.ID().Item("a0"), noon(day0, 0), first(review.Hard))  // 15 minutes
	p.answered(pack.ID().Item("a1"), noon(day0, 1), first(review.Again)) // 10 minutes
	p.answered(pack.ID().Item("a2"), noon(day0, 1), first(review.Good))  // none
	q := p.Queue([]*content.Pack{pack}, noon(day0, 12))
	if !slices.Equal(names(q.Steps), []string{"a1", "a0"}) || q.Ready != 1 || q.All != 1 || q.Next != day0+1 {
		t.Errorf("%v, %d ready, next %v", names(q.Steps), q.Ready, q.Next)
	}
	if at := q.Steps[1].Ready.Wall; !at.Equal(noon(day0, 15).Wall) {
		t.Errorf("ready at %v", at)
	}
	if q = p.Queue([]*content.Pack{pack}, noon(day0+1, 0)); len(q.Steps) != 0 || len(q.Due) != 2 {
		t.Errorf("on the next day %v wait, %v are due", names(q.Steps), names(q.Due))
	}
}

func TestComingBackIsGentle(t *testing.T) {
	pack, p := shelf(t, "one/shelf", 2, 30, nil), new(Player)
	packs := []*content.Pack{pack}
	p.done(pack, noon(day0, 0))
	for _, quiz := range []string{"a", "b"} {
		for n := range 20 {
			p.knows(pack, fmt.Sprint(quiz, n), day0)
		}
	}
	plan := p.Plan()
	if q := p.Queue(packs, noon(day0+7, 0)); q.Returning() || q.Sitting != 20 {
		t.Errorf("after 6 idle days: %d, a sitting of %d", q.Idle, q.Sitting)
	}
	q := p.Queue(packs, noon(day0+8, 0))
	if q.Idle != 7 || !q.Returning() || q.Sitting != 5 || q.All != 40 || !q.Behind(plan) || len(q.New) != 0 {
		t.Errorf("after 7: %d idle, a sitting of %d, %d in all, new %v", q.Idle, q.Sitting, q.All, names(q.New))
	}
	for _, due := range q.Due[:5] {
		p.knows(pack, string(due.item()), day0+8)
	}
	if q = p.Queue(packs, noon(day0+8, 0)); !q.Returning() || q.Sitting != 20 || len(q.New) != 0 {
		t.Errorf("after five items: a sitting of %d, new %v", q.Sitting, names(q.New))
	}
	if q = p.Queue(packs, noon(day0+9, 0)); q.Returning() || !q.Behind(plan) || len(q.New) != 0 {
		t.Errorf("on the next day: %+v", q)
	}
}

func TestBeforeAnExamAllIsSeenOnceMoreAndNewItemsStop(t *testing.T) {
	pack, p := shelf(t, "one/shelf", 2, 20, nil), new(Player)
	packs := []*content.Pack{pack}
	p.done(pack, noon(day0, 0))
	for n := range 20 {
		p.knows(pack, fmt.Sprint("a", n), day0, day0+1, day0+5, day0+20, day0+60)
	}
	now := noon(day0+60, 0)
	for _, k := range p.ledger.Items {
		if k.Due < day0+120 {
			t.Fatalf("due on %v", k.Due)
		}
	}
	p.SetPlan(Planned{Exam: &Exam{Day: day0 + 100}, Items: new(100)}, now)
	passed, before := map[string]int{}, map[string]StudyDay{}
	for day := day0 + 61; day < day0+100; day++ {
		q := p.Queue(packs, noon(day, 0))
		if fresh := day <= day0+96; fresh != (len(q.New) > 0) {
			t.Errorf("on %v new %v", day, names(q.New))
		}
		for _, due := range q.Due {
			if day >= day0+94 {
				passed[due.ID]++
			} else if before[due.ID] == 0 && day != day0+80 {
				t.Errorf("%s comes first on %v, not when half of the days are over", due.ID, day)
			}
			before[due.ID] = day
			xp := p.pay(due.ID, 1, day)
			if p.knows(pack, string(due.item()), day); xp == 0 {
				t.Errorf("%s is due on %v for the exam and pays nothing", due.ID, day)
			}
		}
	}
	for n := range 20 {
		if times := passed[pack.ID().Item(content.ItemID(fmt.Sprint("a", n)))]; times != 1 {
			t.Errorf("a%d was asked %d times in the last pass", n, times)
		}
	}
	if q := p.Queue(packs, noon(day0+100, 0)); len(q.Due) != 0 || q.Pass.First != 0 {
		t.Errorf("on the day of the exam %v", names(q.Due))
	}
}

// TestAMergeOfTwoSavesGivesTheSameQueueInEitherOrder plays two saves by chance and folds all
// batches in order of time, whichever save comes first.
func TestAMergeOfTwoSavesGivesTheSameQueueInEitherOrder(t *testing.T) {
	packs := []*content.Pack{shelf(t, "one/shelf", 2, 6, nil), shelf(t, "two/shelf", 1, 6, nil)}
	for story := range uint64(40) {
		r := rand.New(rand.NewPCG(story, 5))
		var saves [2][]Batch
		for i := range saves {
			saves[i] = history(r, packs)
		}
		var queues [2]Queue
		now := noon(day0+70, 0)
		for i := range queues {
			var p Player
			for _, b := range inOrder(t, saves[i], saves[1-i]) {
				p.Apply(b)
			}
			queues[i] = p.Queue(packs, now)
		}
		if !reflect.DeepEqual(queues[0], queues[1]) || queues[0].All == 0 {
			t.Fatalf("story %d:\n%+v\n%+v", story, queues[0], queues[1])
		}
	}
}

// history is a save that was played by chance.
func history(r *rand.Rand, packs []*content.Pack) []Batch {
	var p Player
	var all []Batch
	at := noon(day0, r.IntN(60))
	for range 60 {
		at.Wall = at.Wall.Add(time.Duration(r.IntN(40)) * time.Hour)
		var e Event
		pack := packs[r.IntN(len(packs))]
		item := pack.ID().Item(content.ItemID(fmt.Sprint(string(rune('a'+r.IntN(2))), r.IntN(6))))
		switch r.IntN(10) {
		case 0:
			e.Marked = &Marked{Item: item, Mark: Mark(1 + r.IntN(3)), On: r.IntN(2) == 0}
		case 1:
			e.Planned = &Planned{Rest: new(Weekdays(r.IntN(128))), Exam: &Exam{Day: day0 + StudyDay(r.IntN(120))}}
		default:
			right := r.IntN(3) > 0
			grade := review.Again
			if right {
				grade = review.Good
			}
			today := p.Today(at)
			e.Answered = &Answered{
				Item: item, Rev: 1, Right: right, Grade: int(grade), First: p.firstOfDay(item, 1, today), Step: p.stepDue(item, 1, at), Lang: "en",
			}
		}
		b := Batch{At: at, Day: p.Today(at), Events: []Event{e}}
		p.Apply(b)
		all = append(all, b)
	}
	return all
}

// inOrder gives the batches of two saves as a merge orders them: by time, and by what they are.
func inOrder(t *testing.T, a, b []Batch) []Batch {
	t.Helper()
	all := append(slices.Clone(a), b...)
	text := func(b Batch) string {
		raw, err := json.Marshal(b)
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	slices.SortStableFunc(all, func(a, b Batch) int {
		return cmp.Or(a.At.Wall.Compare(b.At.Wall), strings.Compare(text(a), text(b)))
	})
	return all
}

// shelves makes 100 packs with 1,000 items each, and a player who knows all of them. One item
// of share is due.
func shelves(b *testing.B, share int) ([]*content.Pack, *Player) {
	var packs []*content.Pack
	p := new(Player)
	for n := range 100 {
		pack := shelf(b, content.PackID(fmt.Sprintf("bench/shelf-%d", n)), 9, 100, nil)
		p.done(pack, noon(day0, 0))
		for i, quiz := range pack.Quizzes() {
			for j, item := range quiz.Items {
				k := newKnowing(1)
				k.Day, k.Count, k.Log = day0-StudyDay(j), 1, review.Log("").Add(int(day0), review.Good)
				k.Card = review.Card{Memory: review.Memory{Stability: 1 + float64(i*j%97), Difficulty: 5}, Phase: review.Reviewing}
				k.Due = day0 + 40 + StudyDay(j)
				if (i*100+j)%share == 0 {
					k.Due = day0 + 1
				}
				if p.ledger.Items == nil {
					p.ledger.Items = map[string]*Knowing{}
				}
				p.ledger.Items[pack.ID().Item(item)] = k
			}
		}
		packs = append(packs, pack)
	}
	return packs, p
}

// BenchmarkQueue is the queue of 100,000 known items of which one in ten is due, and one of
// which all are. The goal is 20 ms.
func BenchmarkQueue(b *testing.B) {
	for name, share := range map[string]int{"tenth due": 10, "all due": 1} {
		packs, p := shelves(b, share)
		p.Queue(packs, noon(day0+30, 0)) // reads what the packs hold
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if q := p.Queue(packs, noon(day0+30, 0)); q.All < 10_000 {
					b.Fatal(q.All)
				}
			}
		})
	}
}

func TestAGlanceCountsAndTimesWhatIsDue(t *testing.T) {
	pack, p := shelf(t, "one/shelf", 1, 6, nil), new(Player)
	packs := []*content.Pack{pack}
	p.done(pack, noon(day0, 0))
	for n := range 3 {
		p.knows(pack, fmt.Sprint("a", n), day0)
	}
	now := noon(day0+3, 0)
	p.answered(pack.ID().Item("a3"), noon(day0+3, -10), first(review.Again))
	p.answered(pack.ID().Item("a4"), noon(day0+3, -1), first(review.Again))
	want := Glance{Due: 4, New: 3, Minutes: 4, Later: 1, Ready: now.Wall.Add(9 * time.Minute), Next: day0 + 4, Sitting: 7, SittingMinutes: 4}
	if got := p.Glance(packs, now); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	for n := range paceAnswers {
		p.Apply(Batch{Day: day0 + 3, Events: []Event{{Reviewed: &Reviewed{N: n, Of: 30, Ms: (n + 1) * 60_000}}}})
	}
	if got := p.Glance(packs, now); got.Minutes != 7 {
		t.Errorf("at a minute an answer 7 take %d minutes", got.Minutes)
	}
	if got := new(Player).Glance(packs[:0], now); got != (Glance{}) {
		t.Errorf("of nothing: %+v", got)
	}
}

func TestABacklogHasAnEnd(t *testing.T) {
	pack, p := shelf(t, "one/shelf", 2, 60, nil), new(Player)
	packs := []*content.Pack{pack}
	p.done(pack, noon(day0, 0))
	if _, behind := p.Comeback(packs, noon(day0+1, 0)); behind {
		t.Error("there is a backlog of nothing")
	}
	for _, quiz := range []string{"a", "b"} {
		for n := range 60 {
			p.knows(pack, fmt.Sprint(quiz, n), day0)
		}
	}
	c, behind := p.Comeback(packs, noon(day0+30, 0))
	if !behind || c.Idle != 29 || c.First != 5 || c.Due != 120 || c.Daily != 20 || c.Until < day0+35 || c.Until > day0+60 {
		t.Errorf("%+v, %v", c, behind)
	}
	plan, items := p.Ahead(packs, noon(day0+30, 0))
	if len(items) != 120 || plan.Unseen != 60 || plan.Known != 1 || plan.Today != int(day0)+30 {
		t.Errorf("%d items, %+v", len(items), plan)
	}
}
