package review

import (
	"math"
)

const (
	// forecastDays is how far a forecast looks where no exam ends it.
	forecastDays = 90
	// longestForecast is how far one looks at most.
	longestForecast = 730
	// simulated is how many items are played through: a drawn share of more, and fewer
	// several times over.
	simulated = 1000
	// ModelError is the standard deviation by which the recall of a player differs from
	// what the model says, as long as nothing is known of this player. It is an assumption
	// of this game, and a cautious one; Calibration measures it.
	ModelError = 0.05
	// spread90 is the half width of the middle 90 % of a normal distribution, in standard
	// deviations.
	spread90 = 1.645
)

// Load is what one study day is expected to bring.
type Load struct {
	Day     int
	Reviews float64 // items that come again
	New     float64 // items asked for the first time
	Steps   float64 // answers within the day that learn or relearn an item
	Waiting float64 // items that were due and are left for later days
}

// Answers is how many answers the day takes.
func (l Load) Answers() float64 { return l.Reviews + l.New + l.Steps }

// Estimate is an expected share, 0 to 1, and the bounds between which it lies in nine
// cases of ten.
type Estimate struct{ Low, Mid, High float64 }

// Outlook is what the days to come are expected to bring if every day is studied as
// planned.
type Outlook struct {
	Days   []Load   // from today to the eve of the exam, or for 90 days
	Recall Estimate // of the items met by then, on the day of the exam or the last day; all 0 without items
	Met    int      // items that were asked by then
	Unmet  int      // new items for which there is no time
}

// PerDay is how many answers a day takes on average, rest days included.
func (o *Outlook) PerDay() float64 {
	if len(o.Days) == 0 {
		return 0
	}
	sum := 0.0
	for _, d := range o.Days {
		sum += d.Answers()
	}
	return sum / float64(len(o.Days))
}

// Forecast plays the days to come through: each item is answered when it is due, right
// with the chance that its memory gives, and fails else; new ones come at their rate
// until LastNew, and the last pass is made. Chance is seeded for each item and review,
// so that a forecast is the same whenever it is made of the same things. Steps within a
// day are taken to be done that day.
//
// Recall is the mean over the items. Its bounds hold 90 %: the spread of right and
// wrong over that many items (binomial), and the error of the model (Plan.Off), added as
// variances. They do not hold for days that are not studied.
func (p *Plan) Forecast(items []Scheduled) Outlook {
	last := p.Today + forecastDays
	if p.Exam.Day > p.Today {
		last = min(p.Exam.Day, p.Today+longestForecast)
	} else if p.Exam.Day != 0 {
		last = p.Today
	}
	return p.outlook(items, last, false)
}

// outlook plays the days from today to the one before last, and gives recall on last. If
// it is to stop early, its days end with the first one that leaves nothing waiting.
func (p *Plan) outlook(items []Scheduled, last int, early bool) Outlook {
	out := Outlook{Days: make([]Load, max(0, last-p.Today))}
	for i := range out.Days {
		out.Days[i].Day = p.Today + i
	}
	enough := simulated
	if early {
		enough /= 2 // a date needs less than a share of recall
	}
	ways, share := p.ways(items, last, enough)
	weight := 1 / (share * float64(max(1, len(ways))))
	for at := range out.Days {
		for _, s := range ways {
			s.play(at, &out.Days[at], weight)
		}
		if early && out.Days[at].Waiting < 0.5 {
			out.Days, last = out.Days[:at+1], p.Today+at+1
		}
		if at+1 >= len(out.Days) {
			break
		}
	}
	known, met, fresh := 0.0, 0.0, 0.0
	for _, s := range ways {
		known += s.recall(last)
		met += float64(len(s.items))
		fresh += float64(len(s.items) - s.old)
	}
	out.Met = min(len(items)+max(0, p.Unseen), len(items)+int(math.Round(fresh*weight)))
	out.Unmet = len(items) + max(0, p.Unseen) - out.Met
	if met > 0 {
		out.Recall = p.estimate(known/met, out.Met)
	}
	return out
}

// ways gives several ways in which the days to come may go, and the share of the items
// that each plays through: enough items in all.
func (p *Plan) ways(items []Scheduled, last, enough int) ([]*days, float64) {
	total := len(items) + max(0, p.Unseen)
	if total == 0 {
		return nil, 1
	}
	share := min(1, float64(2*enough)/float64(total))
	if share < 1 {
		items = p.sample(items, share)
	}
	ways := make([]*days, min(20, 1+enough/total))
	for i := range ways {
		ways[i] = newDays(p, items, share, last, mixed(p.Seed+uint64(i)))
	}
	return ways, share
}

// estimate puts bounds around a share of n items.
func (p *Plan) estimate(mid float64, n int) Estimate {
	off := p.Off
	if off <= 0 {
		off = ModelError
	}
	half := spread90 * math.Sqrt(mid*(1-mid)/float64(max(1, n))+off*off)
	return Estimate{clamp(mid-half, 0, 1), mid, clamp(mid+half, 0, 1)}
}

// sample draws a share of the items, by their seeds.
func (p *Plan) sample(items []Scheduled, share float64) []Scheduled {
	some := make([]Scheduled, 0, 3*simulated)
	for i := range items {
		if chance(items[i].Seed^p.Seed) < share {
			some = append(some, items[i])
		}
	}
	return some
}

// days is one way in which the days to come may go.
type days struct {
	p      *Plan
	rest   func(day int) bool
	pass   Pass
	seed   uint64
	share  float64
	old    int     // items that were met before
	unseen int     // new items that have not come
	credit float64 // of a new item, from days that brought a part of one

	items []dated
	due   [][]int32 // items by the day on which they come, from today on
	keys  []uint64  // of the items of a day, kept for the next day
}

// dated is an item on its way.
type dated struct {
	Scheduled
	reviews uint64 // that were played through
	today   bool   // whether it is in the list of the day that is played
	key     uint64 // by which it is chosen where there is no room for all
}

func newDays(p *Plan, items []Scheduled, share float64, last int, seed uint64) *days {
	s := &days{
		p: p, rest: p.rests(), pass: p.window(), seed: seed, share: share,
		old: len(items), unseen: int(math.Round(share * float64(max(0, p.Unseen)))),
		items: make([]dated, len(items), len(items)+64), due: make([][]int32, max(0, last-p.Today)),
	}
	for i := range items {
		s.items[i].Scheduled = items[i]
		s.put(int32(i), max(min(items[i].Due, s.latest(items[i].Last)), p.Today))
	}
	return s
}

// put enters an item on the day on which it comes.
func (s *days) put(i int32, day int) {
	s.items[i].Due = day
	if at := day - s.p.Today; at < len(s.due) {
		s.due[at] = append(s.due[at], i)
	}
}

// play plays a day and adds what it brings.
func (s *days) play(at int, load *Load, weight float64) {
	day := s.p.Today + at
	if day == s.pass.First || at == 0 && s.pass.Starts(day) {
		s.plan(day)
	}
	come := s.coming(at, day)
	if s.rest(day) {
		s.leave(come, day)
		load.Waiting += float64(len(come)) * weight
		return
	}
	room := math.MaxInt
	if s.p.Most > 0 {
		room = max(1, int(math.Round(float64(s.p.Most)*s.share)))
	}
	if len(come) > room {
		s.weakestFirst(come, room, day)
		s.leave(come[room:], day)
		load.Waiting += float64(len(come)-room) * weight
		come = come[:room]
	}
	steps := 0
	for _, i := range come {
		steps += s.review(i, day)
	}
	fresh, more := s.meet(day, room-len(come))
	load.Reviews += float64(len(come)) * weight
	load.New += float64(fresh) * weight
	load.Steps += float64(steps+more) * weight
}

// plan enters every item on the day of its last pass.
func (s *days) plan(day int) {
	all := make([]Scheduled, len(s.items))
	for i := range all {
		all[i] = s.items[i].Scheduled
	}
	then := *s.p
	then.Today = day
	pass := then.LastPass(all)
	for i := range all {
		if d := pass.Due(i, all[i].Due); d < all[i].Due {
			s.put(int32(i), d)
		}
	}
}

// coming lists the items of a day, each once.
func (s *days) coming(at, day int) []int32 {
	come := s.due[at][:0]
	for _, i := range s.due[at] {
		if it := &s.items[i]; it.Due == day && !it.today {
			it.today = true
			come = append(come, i)
		}
	}
	for _, i := range come {
		s.items[i].today = false
	}
	return come
}

// leave moves items to the next day.
func (s *days) leave(items []int32, day int) {
	for _, i := range items {
		s.put(i, day+1)
	}
}

// weakestFirst puts the items of lowest recall, as many as there is room for, before the
// others; ties by seed.
func (s *days) weakestFirst(items []int32, room, day int) {
	s.keys = s.keys[:0]
	for _, i := range items {
		it := &s.items[i]
		it.key = uint64(^math.Float32bits(faded(&it.Scheduled, day)))<<32 | mixed(it.Seed)>>32 // the bits grow with a positive number
		s.keys = append(s.keys, it.key)
	}
	order(s.keys, []int{room}, 0)
	most, at := s.keys[room-1], 0
	for i := range items {
		if s.items[items[i]].key <= most {
			items[i], items[at] = items[at], items[i]
			at++
		}
	}
}

// faded grows as the recall of an item falls, whatever the weights, and takes no power.
func faded(it *Scheduled, day int) float32 {
	return float32(float64(max(0, day-it.Last)) / clamp(it.Memory.Stability, minStability, maxStability))
}

// remembers is the recall of an item on a day.
func (s *days) remembers(it *Scheduled, day int) float64 {
	return s.p.Rules.Recall(max(0, day-it.Last), it.Memory.Stability)
}

// review answers an item and gives the steps that the answer brings.
func (s *days) review(i int32, day int) (steps int) {
	it := &s.items[i]
	g := Again
	if s.chance(it) < s.remembers(&it.Scheduled, day) {
		g = Good
	}
	return s.answer(i, Card{Memory: it.Memory, Phase: Reviewing}, day, g)
}

// answer gives an item its grade and takes the steps that follow, each of them right, and
// puts it on the day on which it comes next.
func (s *days) answer(i int32, c Card, day int, g Grade) (steps int) {
	it := &s.items[i]
	c, wait := s.p.Rules.Next(c, day-it.Last, g)
	for wait.Minutes > 0 {
		steps++
		c, wait = s.p.Rules.Next(c, 0, Good)
	}
	it.Memory, it.Last = c.Memory, day
	it.reviews++
	s.put(i, min(day+Fuzz(wait.Days, s.seed^mixed(it.Seed+it.reviews)), s.latest(day)))
	return steps
}

// latest is the day by which an item comes for the sake of an exam that is still ahead.
func (s *days) latest(last int) int {
	return s.pass.Latest(s.p.Exam, last)
}

// chance draws the next number of an item.
func (s *days) chance(it *dated) float64 {
	it.reviews++
	return chance(s.seed ^ mixed(it.Seed+it.reviews))
}

// meet brings the new items of a day, if there is room.
func (s *days) meet(day, room int) (fresh, steps int) {
	if day > s.pass.LastNew || s.unseen == 0 {
		return 0, 0
	}
	s.credit += float64(s.p.New) * s.share
	for s.credit >= 1 && s.unseen > 0 && fresh < room {
		s.credit--
		s.unseen--
		fresh++
		steps += s.learn(day)
	}
	s.credit = min(s.credit, max(1, float64(s.p.New)*s.share))
	return fresh, steps
}

// learn asks a new item for the first time, with the steps of its first day.
func (s *days) learn(day int) (steps int) {
	i := int32(len(s.items))
	it := dated{Scheduled: Scheduled{Seed: mixed(s.p.Seed ^ uint64(i)<<32)}}
	known := s.p.Known
	if known <= 0 {
		known = FirstKnown
	}
	g := Again
	if s.chance(&it) < known {
		g = Good
	}
	s.items = append(s.items, it)
	return s.answer(i, Card{}, day, g)
}

// recall gives the sum of the recall of all items on a day.
func (s *days) recall(day int) float64 {
	sum := 0.0
	for i := range s.items {
		sum += s.remembers(&s.items[i].Scheduled, day)
	}
	return sum
}
