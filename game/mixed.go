package game

import (
	"cmp"
	"fmt"
	"slices"

	"quest/content"
)

// PractiseMixed is free practice: items of some packs within a scope, mixed, at any time. It
// asks only what was asked before. An item that is due and was not answered today is asked
// as in any review: its first answer counts, pays and moves its schedule. The other answers
// are practice: no score, no XP, no schedule, and they may be taken back.
type PractiseMixed struct {
	Packs []*content.Pack
	Scope Scope
}

// MixedMost is how many items one round of free practice asks at most.
const MixedMost = 20

func (g PractiseMixed) plan(p *Player) (plan, error) {
	r := &freePractice{scope: g.Scope}
	about := About{Scope: &g.Scope}
	var asked []*content.Pack
	for _, pack := range g.Packs {
		if g.Scope.Pack == pack.ID() {
			about.Pack = pack
		}
		if pieces := p.pieces(pack, g.Scope); len(pieces) > 0 {
			r.pieces, asked = append(r.pieces, pieces...), append(asked, pack)
		}
	}
	if g.Scope.Lesson != "" {
		head, ok := content.LessonHead{}, false
		if about.Pack != nil {
			head, ok = about.Pack.Head(g.Scope.Lesson)
		}
		if !ok {
			return plan{}, fmt.Errorf("pack %s, lesson %q: %w", g.Scope.Pack, g.Scope.Lesson, ErrNoLesson)
		}
		about.Lesson = head
	}
	if about.Pack == nil && len(asked) == 1 {
		about.Pack = asked[0]
	}
	return plan{about, asked, r}, nil
}

// piece is what free practice asks in one piece: an item, or the items of a case.
type piece struct {
	items  []string // full IDs
	lesson string   // whose quiz has it, for mixing; the full ID of the quiz
	last   StudyDay // on which it was answered, of a case the part that was not for the longest time
}

// pieces gives what may be asked of a pack within a scope.
func (p *Player) pieces(pack *content.Pack, s Scope) []piece {
	items := p.itemsIn(pack, s)
	if len(items) == 0 {
		return nil
	}
	quizzes := map[content.ItemID]content.QuizID{}
	for _, quiz := range pack.Quizzes() {
		for _, id := range quiz.Items {
			quizzes[id] = quiz.ID
		}
	}
	var found []piece
	for _, u := range unitsOf(pack, items) {
		one := piece{items: fullIDs(pack, u.items), lesson: pack.ID().Quiz(quizzes[u.items[0]]), last: lastDay}
		for _, id := range one.items {
			k, _ := p.Knowing(id)
			one.last = min(one.last, max(k.Day, k.Seen))
		}
		found = append(found, one)
	}
	return found
}

// freePractice asks items of several lessons and packs, those that are due for their schedule and
// the others as practice.
type freePractice struct {
	practice
	scope  Scope
	pieces []piece
	due    int // asked because they were due
}

// begin takes the pieces that were not answered for the longest time, and mixes them. The
// seed and the study day decide among equal ones.
func (r *freePractice) begin(t turn) move {
	pieces := slices.Clone(r.pieces)
	words := []string{"mixed", string(r.scope.Pack), string(r.scope.Lesson), string(r.scope.Concept), r.scope.Domain, t.today().String()}
	chance(t.player.Seed, words...).Shuffle(len(pieces), func(i, j int) { pieces[i], pieces[j] = pieces[j], pieces[i] })
	slices.SortStableFunc(pieces, func(a, b piece) int { return cmp.Compare(a.last, b.last) })
	for _, one := range spread(firstOf(pieces, MixedMost)) {
		r.left = append(r.left, one.items...)
	}
	m := r.start(t)
	m.step = r.counted(t, m.step)
	return m
}

// firstOf gives the first pieces, as many as have room among a number of items, and one at
// least. A case that is longer than what is left is passed over.
func firstOf(pieces []piece, most int) []piece {
	var taken []piece
	n := 0
	for _, one := range pieces {
		if n+len(one.items) <= most || len(taken) == 0 {
			taken, n = append(taken, one), n+len(one.items)
		}
	}
	return taken
}

// spread orders pieces so that neighbours belong to different lessons as far as possible: the
// lesson of which most is left comes next, unless it came just before.
func spread(pieces []piece) []piece {
	left := map[string]int{}
	for _, one := range pieces {
		left[one.lesson]++
	}
	order, before := make([]piece, 0, len(pieces)), ""
	for rest := slices.Clone(pieces); len(rest) > 0; {
		next := 0
		for i, one := range rest {
			better := left[one.lesson] > left[rest[next].lesson] || rest[next].lesson == before
			if one.lesson != before && better {
				next = i
			}
		}
		order, before = append(order, rest[next]), rest[next].lesson
		left[before]--
		rest = slices.Delete(rest, next, next+1)
	}
	return order
}

// counted makes a question that is due one whose answer counts.
func (r *freePractice) counted(t turn, step Step) Step {
	q, ok := step.(QuestionStep)
	if ok && q.Kind == Practice && t.player.dueToday(q.Question.ID(), q.Question.Item.Rev, t.today()) {
		q.Kind, q.Counts = DueItem, true
		return q
	}
	return step
}

func (r *freePractice) answer(t turn, asked QuestionStep, a attempt) (move, error) {
	if asked.Kind != DueItem {
		return r.practice.answer(t, asked, a)
	}
	shown, events, err := r.judge(t, asked, a)
	if err != nil {
		return move{}, err
	}
	r.due++
	r.refuteOnce(events[0].Answered)
	return move{step: shown, events: events}, nil
}

func (r *freePractice) next(t turn, shown Step) move {
	v, ok := shown.(VerdictStep)
	if !ok {
		return t.closing(shown, EndStep{Stay: r.scope.Lesson != ""})
	}
	if v.Kind == DueItem {
		v.Kind = Practice // of the question that follows, unless that is due too
	}
	switch {
	case v.Kind != Practice:
	case v.Verdict.Right:
		r.right++
	default:
		r.wrong = append(r.wrong, v.Question)
	}
	if step, more := r.advance(t, v); more {
		return move{step: r.counted(t, step)}
	}
	return move{step: SummaryStep{Practice: true, Got: r.right, Of: r.of, Missed: r.wrong, Due: r.due}}
}
