package game

import (
	"cmp"
	"slices"
	"time"

	"quest/content"
	"quest/game/review"
)

// Queue is what a review asks on one study day, over all packs that are there. It is the same
// for the same player, packs and moment, whatever the order in which saves were merged.
type Queue struct {
	Due     []Queued // items to be asked again, the lowest recall first; of a case one part a day
	New     []Queued // items to be asked for the first time today, in the order of the packs
	Certain []Queued // items that were wrong today and called certain, and not right since
	Steps   []Queued // items that wait for a learning or relearning step of today, the earliest first

	All      int           // everything that is due now: items of Due, parts of cases that wait for another day, and steps that are ready
	Ready    int           // of Steps, how many are due now
	Sitting  int           // items that the next sitting asks, steps not counted
	Reviewed int           // items that were reviewed or met today
	Idle     int           // study days without an answer before today, 0 before the first answer
	Overdue  int           // days for which the longest waiting item is due
	Next     StudyDay      // the day after today on which something is due, 0 for none
	Gone     []PackItems   // packs that are not there, with the items that are due as soon as the pack is back
	Back     []PackItems   // packs that were not there at the newest review and are there again, with the items due now
	Pace     time.Duration // that an answer of this player takes
	Pass     review.Pass   // the last pass before the exam, without its days
}

// Queued is one item in a queue.
type Queued struct {
	Pack   *content.Pack
	ID     string  // full ID
	Recall float64 // chance to know it now, 0 to 1; 0 for a new item
	Ready  Moment  // when its step is due; the zero Moment in Due and New
}

func (q Queued) item() content.ItemID {
	_, name := cutItem(q.ID)
	return content.ItemID(name)
}

// PackItems is a number of items of one pack.
type PackItems struct {
	Pack  content.PackID
	Items int
}

// dueMost is how many items of Due are put in order. No sitting asks more.
const dueMost = 1000

// firstBack is how many items are asked first after idleDays or more days without an answer.
const (
	firstBack = 5
	idleDays  = 7
)

// Queue gives what a review asks on the study day of a moment.
//
//   - An item is due from its due day on, or from the day of its last pass before the exam if
//     that is earlier, once a study day. One that practice has explained today waits for tomorrow.
//   - Where more is due than a sitting asks, it takes what is due for the longest time, and asks
//     the least known of that first. Taking the least known of all would spend a short day on
//     items that are mostly lost: simulated learners then know 1 to 3 of 100 items less at the exam
//     (docs/simulation.md).
//   - New items come at the rate of the plan, less those that were met today in lessons and
//     quizzes: items of lessons that are done, never those that a quiz still asks, then those
//     of quizzes without a lesson. Before an exam they stop in time.
//   - Of a case one part is asked on a day. Suspended and buried items are left out, and so are
//     steps of leeches: these are not repeated within a day.
//   - Who comes back after idleDays days is offered firstBack items first. As long as more is due
//     than a sitting asks and some of it has waited for a week, new items fill a day only up to
//     one sitting.
func (p *Player) Queue(packs []*content.Pack, now Moment) Queue {
	s := p.survey(packs, now)
	q := Queue{
		All: s.due, Reviewed: s.reviewed, Idle: p.idle(s.today), Overdue: s.overdue, Pass: s.pass, Pace: p.pace(),
		Steps: s.steps, Certain: s.certain, Gone: s.gone(), Back: s.back(),
	}
	q.Pass.Days = nil
	slices.SortFunc(q.Steps, func(a, b Queued) int {
		return cmp.Or(a.Ready.Wall.Compare(b.Ready.Wall), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(q.Certain, func(a, b Queued) int { return cmp.Compare(a.ID, b.ID) })
	for _, step := range q.Steps {
		if p.ledger.Items[step.ID].stepReady(now) {
			q.Ready++
		}
	}
	q.All += q.Ready
	rules := p.rules()
	for _, c := range s.longest.sorted() {
		if !s.takesCase(c.pack, c.part) {
			s.next = s.today + 1
		} else {
			q.Due = append(q.Due, Queued{Pack: c.pack, ID: c.id, Recall: rules.Recall(int(s.today-c.known.Day), c.known.Card.Stability)})
		}
	}
	q.New = s.newItems(q.behind(s.plan), packs)
	q.Sitting, q.Next = q.sitting(s.plan), s.next
	return q
}

// Returning reports whether the player comes back today after idleDays or more days without an
// answer.
func (q *Queue) Returning() bool { return q.Idle >= idleDays }

// Behind reports whether more is due than a sitting asks, and some of it for a week: it is
// spread over the coming days, a sitting a day.
func (q *Queue) Behind(plan StudyPlan) bool {
	return q.All > plan.daily() && (q.Overdue >= idleDays || q.Returning())
}

// behind gives how many new items there is room for today.
func (q *Queue) behind(plan StudyPlan) int {
	if q.Behind(plan) || q.Returning() && q.All > firstBack {
		return min(plan.New, max(0, plan.daily()-q.Reviewed-q.All))
	}
	return plan.New
}

// sitting gives how many items the next sitting asks.
func (q *Queue) sitting(plan StudyPlan) int {
	n := len(q.Due) + len(q.New)
	if plan.Items > 0 {
		n = min(n, plan.Items)
	}
	if q.Returning() && q.Reviewed == 0 {
		n = min(n, firstBack)
	}
	return n
}

// daily is how many items a day is filled up to while a backlog is worked off: one sitting.
func (s StudyPlan) daily() int {
	if s.Items == 0 {
		return defaultItems
	}
	return s.Items
}

// idle gives the study days without an answer before today.
func (p *Player) idle(today StudyDay) int {
	days := p.Streak.Studied
	for i := len(days) - 1; i >= 0; i-- {
		if days[i].Day < today {
			return int(today-days[i].Day) - 1
		}
	}
	return 0
}
