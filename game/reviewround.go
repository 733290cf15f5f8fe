package game

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"time"

	"quest/content"
	"quest/game/review"
)

// Review is a sitting of the review: it takes what is due for the longest time over all packs,
// asks the least known of that first, and new items in between. Learning and relearning steps
// that become ready meanwhile are asked in it. It is over after the items or the minutes of the
// plan, can be left at any answer, and goes on where it was left as long as the study day lasts.
type Review struct {
	Packs []*content.Pack
	Limit int // items of a new sitting; 0 for those of the plan, or to go on with one that was left
}

func (g Review) plan(p *Player) (plan, error) {
	return plan{About{Review: true}, p.reviewable(g.Packs), &reviewing{limit: g.Limit}}, nil
}

// reviewable gives those of some packs of which an item may be asked in a review. The others
// are not read.
func (p *Player) reviewable(packs []*content.Pack) []*content.Pack {
	known := map[string]bool{}
	for id := range p.ledger.Items {
		in, _ := cutItem(id)
		known[in] = true
	}
	return slices.DeleteFunc(slices.Clone(packs), func(pack *content.Pack) bool {
		done := func(l content.LessonHead) bool { return p.State(pack, l) == Done }
		return !known[string(pack.ID())] && !slices.ContainsFunc(pack.Path(), done)
	})
}

// reviewing is the round of a Review.
type reviewing struct {
	limit int

	left    []string        // items to be asked, by full ID; the one that is asked is not among them
	fresh   map[string]bool // of these, asked for the first time
	steps   []string        // items that wait for a step of today, or did
	certain []string        // wrong and called certain today: asked once more at the end unless put right
	tally   Reviewed        // of the sitting
	missed  []Question      // wrong in this session
	since   Moment          // of the newest answer, or of the beginning
	last    string          // item that was asked last
	kind    Asking          // and its occasion
	detour  string          // item that is asked next instead, about the same as a leech
	most    time.Duration   // of the sitting, 0 for no limit
	aside   []QuestionStep  // suspended or buried in this session before they were answered
}

func (r *reviewing) begin(t turn) move {
	q := t.player.Queue(t.packs, t.now)
	plan := t.player.Plan()
	r.since, r.most = t.now, time.Duration(plan.Minutes)*time.Minute
	of := q.Sitting
	if r.limit > 0 {
		if q.Ready > r.limit {
			q.Steps = q.Steps[:r.limit] // those that wait for the longest time
		}
		of = min(r.limit-min(r.limit, q.Ready), len(q.Due)+len(q.New))
	} else if open := t.player.ledger.Sitting; open.open(t.today()) {
		r.tally = open.Reviewed
		of = min(open.Of-open.N, len(q.Due)+len(q.New))
	}
	r.take(q, of)
	for _, item := range q.Steps {
		r.steps = append(r.steps, item.ID)
	}
	for _, item := range q.Certain {
		r.certain = append(r.certain, item.ID)
	}
	r.tally.Over, r.tally.Gone = false, nil
	for _, gone := range q.Gone {
		r.tally.Gone = append(r.tally.Gone, gone.Pack)
	}
	step, more := r.ask(t)
	if !more {
		return move{step: EndStep{}}
	}
	return move{step: step}
}

// take puts so many items of a queue in order. New ones have up to half of the places whatever is
// due: else who is always a little behind would never meet them. They come in one block after half of the
// due ones, so that they are met even if the minutes do not last.
func (r *reviewing) take(q Queue, of int) {
	fresh := q.New[:min(len(q.New), max(of-len(q.Due), (of+1)/2))]
	due := slices.Clone(q.Due[:min(of-len(fresh), len(q.Due))])
	slices.SortStableFunc(due, func(a, b Queued) int { return cmp.Compare(a.Recall, b.Recall) })
	due = contrasted(due)
	half := len(due) / 2
	r.fresh = map[string]bool{}
	for i, items := range [][]Queued{due[:half], fresh, due[half:]} {
		for _, item := range items {
			r.left = append(r.left, item.ID)
			if i == 1 {
				r.fresh[item.ID] = true
			}
		}
	}
}

// open reports whether a sitting of a study day was left before its last item.
func (s Reviewing) open(today StudyDay) bool { return s.Day == today && !s.Over && s.N < s.Of }

// ask gives the next question; false when nothing is left to ask now. Steps that are ready come
// first, then the items of the sitting, then certain errors. No item comes twice in a row
// unless nothing else is left.
func (r *reviewing) ask(t turn) (Step, bool) {
	if id := r.detour; id != "" {
		r.detour = ""
		if q, ok := r.question(t, id); ok {
			return r.shows(t, q, Practice), true
		}
	}
	if step, ok := r.askStep(t, r.last); ok {
		return step, true
	}
	for len(r.left) > 0 && !r.late(t) {
		id := r.left[0]
		r.left = r.left[1:]
		q, ok := r.question(t, id)
		if !ok || !t.freshToday(q) {
			continue
		}
		kind := DueItem
		if r.fresh[id] {
			kind = NewItem
		}
		return r.shows(t, q, kind), true
	}
	if r.kind != Correction { // it was just put right
		if step, ok := r.askStep(t, ""); ok {
			return step, true
		}
	}
	for len(r.certain) > 0 {
		id := r.certain[0]
		r.certain = r.certain[1:]
		if id == r.last && len(r.certain) > 0 {
			r.certain = append(r.certain, id)
			continue
		}
		if q, ok := r.question(t, id); ok && r.misled(t, id) {
			return r.shows(t, q, Correction), true
		}
	}
	return nil, false
}

// askStep asks the item whose step has been ready for the longest time, but not one.
func (r *reviewing) askStep(t turn, but string) (Step, bool) {
	best, ready := -1, int64(math.MaxInt64)
	for i, id := range r.steps {
		if at, ok := r.waits(t, id); ok && id != but && at < ready && t.player.ledger.Items[id].stepReady(t.now) {
			best, ready = i, at
		}
	}
	if best < 0 {
		return nil, false
	}
	id := r.steps[best]
	q, ok := r.question(t, id)
	if !ok {
		r.steps = slices.Delete(r.steps, best, best+1)
		return r.askStep(t, but)
	}
	return r.shows(t, q, StepItem), true
}

// waits reports whether an item waits for a step of today, and since when or until when in
// Unix ms.
func (r *reviewing) waits(t turn, id string) (at int64, ok bool) {
	k := t.player.ledger.Items[id]
	if k == nil || k.Day != t.today() || k.Ready == 0 || k.Leech() {
		return 0, false
	}
	m := t.player.marks(id, t.today())
	return k.Ready, !m.Suspended && !m.Buried
}

// misled reports whether an item was answered wrongly today, called certain, and not rightly
// since.
func (r *reviewing) misled(t turn, id string) bool {
	k := t.player.ledger.Items[id]
	return k != nil && k.Misled == t.today() && !k.Mended
}

// question gives an item as it is asked now: its parts stand in another order at each review.
// It is false for one that is gone, suspended or buried.
func (r *reviewing) question(t turn, id string) (Question, bool) {
	if m := t.player.marks(id, t.today()); m.Suspended || m.Buried {
		return Question{}, false
	}
	k, _ := t.player.Knowing(id)
	return t.question(id, "review "+strconv.Itoa(k.Count))
}

// shows gives the step that asks a question.
func (r *reviewing) shows(t turn, q Question, kind Asking) Step {
	r.last, r.kind = q.ID(), kind
	step := QuestionStep{Question: q, Kind: kind, N: r.tally.N, Review: true}
	if kind == DueItem || kind == NewItem {
		step.N++
		step.Counts = true
	}
	step.Of = step.N + len(r.left)
	return step
}

// late reports whether the minutes of the sitting are over.
func (r *reviewing) late(t turn) bool {
	return r.most > 0 && time.Duration(r.tally.Ms)*time.Millisecond+r.took(t.now) >= r.most
}

// took gives the time since the newest answer. A pause counts as the slowest answer.
func (r *reviewing) took(now Moment) time.Duration {
	took := now.Mono - r.since.Mono
	if now.Mono == 0 && r.since.Mono == 0 { // no clock but that on the wall
		took = now.Wall.Sub(r.since.Wall)
	}
	return min(max(took, 0), slowPace)
}

// answer judges an answer. Steps and corrections earn nothing. A correction moves the schedule
// only if its step has become due, and an item that is asked beside a leech never.
func (r *reviewing) answer(t turn, asked QuestionStep, a attempt) (move, error) {
	due := t.player.stepDue(asked.Question.ID(), asked.Question.Item.Rev, t.now)
	a.free = asked.Kind == Practice || asked.Kind == Correction && !due
	shown, events, err := t.judge(asked, a, "")
	if err != nil {
		return move{}, err
	}
	id, answered := asked.Question.ID(), events[0].Answered
	r.tally.Ms += int(r.took(t.now).Milliseconds())
	r.since = t.now
	if asked.Kind == DueItem || asked.Kind == NewItem {
		r.tally.N++
		if shown.Verdict.Right {
			r.tally.Right++
		} else {
			r.missed = append(r.missed, asked.Question)
		}
		r.certain = shown.addCorrection(r.certain)
	}
	if answered.First || answered.Step {
		r.grow(t, id, answered)
		if !slices.Contains(r.steps, id) {
			r.steps = append(r.steps, id)
		}
	}
	tally := r.tally
	tally.Of = tally.N + len(r.left)
	return move{step: shown, events: append(events, Event{Reviewed: &tally})}, nil
}

// grow counts what an answer adds to a memory.
func (r *reviewing) grow(t turn, id string, e *Answered) {
	k, _ := t.player.Knowing(id)
	if k.Rev != e.Rev {
		k = *newKnowing(e.Rev)
	}
	next, _ := t.player.rules().Next(k.Card, int(t.today()-k.Day), review.Grade(e.Grade))
	if gained := next.Stability - k.Card.Stability; e.Right && gained > 0 {
		r.tally.Grew++
		r.tally.Hours += int(math.Round(24 * gained))
	}
}

// leave shows the end of the sitting to who leaves from its last verdict.
func (r *reviewing) leave(t turn, shown Step) move {
	if _, judged := shown.(VerdictStep); judged {
		ahead := *r
		ahead.left, ahead.certain, ahead.steps = slices.Clone(r.left), slices.Clone(r.certain), slices.Clone(r.steps)
		if _, more := ahead.ask(t); !more {
			return r.finish(t)
		}
	}
	return move{step: EndStep{}}
}

func (r *reviewing) next(t turn, shown Step) move {
	switch shown := shown.(type) {
	case VerdictStep:
		if point, ok := r.leech(t, shown); ok {
			return move{step: point}
		}
	case PointStep: // of a leech
	default:
		return t.closing(shown, EndStep{})
	}
	if step, more := r.ask(t); more {
		return move{step: step}
	}
	return r.finish(t)
}
