package game

import (
	"math"
	"time"

	"quest/content/lazy"
	"quest/game/review"
)

// Knowing is what a learner knows about one item.
type Knowing struct {
	Rev    int
	Day    StudyDay    // of the newest answer that moved its memory
	Right  bool        // first verdict of that day
	Due    StudyDay    // study day from which it is due
	Ready  int64       // when its step of that day is due, Unix ms; 0 for none
	Seen   StudyDay    // of the newest answer of all, practice included: its explanation was shown
	Card   review.Card // memory, phase and step
	Lapses int
	Count  int        // reviews of this rev
	Log    review.Log // reviews of this rev, the last on Day: all of them, up to mostLogged
	Past   []Earlier  // reviews of other revs, for its history only

	// A wrong answer that was called certain is asked again in the same sitting and on the next day.
	Misled StudyDay // day of the newest one, 0 for none
	Mended bool     // answered rightly since

	// What XP was paid for: see pay.
	Good   float64  // ln of the stability that the newest first answer would leave as Good
	Mark   float64  // ln of the stability already paid for
	Lapsed bool     // forgotten since it was last paid for
	Flat   StudyDay // day of the newest flat payment, 0 for none
}

// Earlier is the reviews of an item under another rev.
type Earlier struct {
	Rev int
	Log review.Log
}

// mostLogged is how many reviews of an item its log keeps. Nobody reviews an item so often; a save
// that says so must not take time in proportion to the square of their number.
const mostLogged = 4096

// Leech is the number of lapses from which an item is not simply repeated: its lesson
// point is read again and another item on the same concept is asked.
const Leech = 8

// Leech reports whether an item was forgotten so often that repeating it does not help.
func (k Knowing) Leech() bool { return k.Lapses >= Leech }

// newKnowing is what is known of an item before its first answer under a rev.
func newKnowing(rev int) *Knowing {
	w := review.DefaultWeights()
	return &Knowing{Rev: rev, Mark: math.Log(w[0])}
}

// anew gives what is known of an item whose rev has changed: nothing but its history.
func (k *Knowing) anew(rev int) *Knowing {
	fresh := newKnowing(rev)
	fresh.Past = k.Past
	if k.Log != "" {
		fresh.Past = append(fresh.Past, Earlier{Rev: k.Rev, Log: k.Log})
	}
	return fresh
}

// stepReady reports whether the learning or relearning step of an item is due at a moment of
// its study day. A step that lies further ahead than any step can take is due, too: the clock
// was set back.
func (k *Knowing) stepReady(now Moment) bool {
	if k.Ready == 0 {
		return false
	}
	wait := k.Ready - unixMilli(now)
	return wait <= 0 || wait > longestStep.Get()
}

// longestStep is the longest wait for a step, in ms: Hard may take half as long again as
// the first step.
var longestStep = lazy.Value[int64]{Make: func() int64 {
	longest := 0
	for _, steps := range [][]int{publishedRules.Get().Learning, publishedRules.Get().Relearning} {
		for _, minutes := range steps {
			longest = max(longest, minutes*3/2)
		}
	}
	return int64(longest) * time.Minute.Milliseconds()
}}

// unixMilli gives the wall clock in Unix ms, within bounds in which differences do not wrap.
func unixMilli(m Moment) int64 { return min(max(m.Wall.UnixMilli(), -maxSum), maxSum) }

// stepDue reports whether an item, answered on this study day already, waits for a learning or
// relearning step that is due now.
func (p *Player) stepDue(item string, rev int, now Moment) bool {
	k := p.ledger.Items[item]
	return k != nil && k.Rev == rev && k.Day == p.Today(now) && k.stepReady(now)
}

// review folds an answer that moves the memory of its item, and says when the item is due.
func (p *Player) review(e *Answered, b Batch) {
	if p.ledger.Items == nil {
		p.ledger.Items = knowings{}
	}
	k := p.ledger.Items[e.Item]
	p.firm(k, -1)
	switch {
	case k == nil:
		k = newKnowing(e.Rev)
		p.ledger.Items[e.Item] = k
	case k.Rev != e.Rev:
		p.ledger.load.leave(k.Due)
		p.ledger.Wares.countLasting(k.Card, review.Card{})
		k = k.anew(e.Rev)
		p.ledger.Items[e.Item] = k
	default:
		p.ledger.load.leave(k.Due)
	}
	p.countReview(k, e.Grade > int(review.Again), b.Day)
	rules, grade, days := p.rules(), review.Grade(e.Grade), int(b.Day-k.Day)
	if e.First {
		good, _ := rules.Next(k.Card, days, review.Good)
		k.Good = math.Log(good.Stability)
		k.Right = e.Right
	}
	k.Lapsed = k.Lapsed || (!k.Card.New() && !e.Right)
	if k.Card.Phase == review.Reviewing && grade == review.Again {
		k.Lapses++
	}
	if e.First && !e.Right && e.Certainty == Certain {
		k.Misled, k.Mended = b.Day, false
	}
	var wait review.Wait
	before := k.Card
	k.Card, wait = rules.Next(k.Card, days, grade)
	p.ledger.Wares.countLasting(before, k.Card)
	if k.Count++; k.Count <= mostLogged {
		k.Log = k.Log.AddAfter(int(k.Day), int(b.Day), grade)
	}
	k.Day = b.Day
	k.Ready = 0
	if wait.Minutes > 0 {
		k.Ready = unixMilli(b.At) + int64(wait.Minutes)*time.Minute.Milliseconds()
	}
	p.firm(k, 1)
	p.plan(e.Item, k, wait)
}

// plan sets the study day on which an item is due after its newest review, and counts it in
// the load of that day. The day depends on the load of the other items, so that what is
// learned together does not come back together.
func (p *Player) plan(item string, k *Knowing, wait review.Wait) {
	due := k.Day + 1 // a step that is not done today
	if wait.Days > 0 {
		due = p.choose(item, k, wait.Days)
	}
	if k.Misled == k.Day {
		due = min(due, k.Day+1)
	}
	k.Due = min(due, lastDay)
	p.ledger.load.join(k.Due)
}

// choose gives a day near the end of an interval: that of least load which is no rest day, or
// one that the seed decides alone where the player has turned balance off.
func (p *Player) choose(item string, k *Knowing, days int) StudyDay {
	seed := review.Seed(item, k.Count)
	settings := &p.ledger.Settings
	if settings.Balance != nil && !*settings.Balance {
		return k.Day + StudyDay(review.Fuzz(days, seed))
	}
	low, high := review.FuzzRange(days)
	var rest func(int) bool
	if settings.Rest != nil && *settings.Rest != 0 {
		rest = func(day int) bool { return settings.Rest.Has(StudyDay(day).Weekday()) }
	}
	load := func(day int) int { return p.ledger.load[StudyDay(day)] }
	return StudyDay(review.Choose(int(k.Day)+low, int(k.Day)+high, load, rest, seed))
}

// load counts the items that are due on each study day. It follows from the items, so that a
// snapshot leaves it out.
type load map[StudyDay]int

func (l *load) join(day StudyDay) {
	if *l == nil {
		*l = load{}
	}
	(*l)[day]++
}

func (l *load) leave(day StudyDay) {
	if (*l)[day]--; (*l)[day] <= 0 {
		delete(*l, day)
	}
}

// loadOf counts the load of some items.
func loadOf(items map[string]*Knowing) load {
	var l load
	for _, k := range items {
		l.join(k.Due)
	}
	return l
}

// possible reports whether answers can lead to this knowledge. No stability of FSRS lies
// further from one day than e to the 20th.
func (k *Knowing) possible() bool {
	const far = 20
	for _, e := range k.Past {
		if !e.Log.Whole() {
			return false
		}
	}
	return k.Card.Possible() && k.Card.Step <= maxAmount && math.Abs(k.Good) <= far && math.Abs(k.Mark) <= far &&
		counts(k.Lapses) && counts(k.Count) && k.Ready >= -2*maxSum && k.Ready <= 2*maxSum && k.Log.Whole()
}
