package game

import (
	"strconv"

	"quest/content"
)

// MaySit reports whether a sitting over a quiz can begin or go on: the first
// verdicts of a study day count, so after a finished sitting the next one begins
// on a later day.
func (p *Player) MaySit(pack *content.Pack, quiz content.QuizID, now Moment) bool {
	if pack.QuizSize(quiz) == 0 {
		return false
	}
	q := p.Quizzing(pack.ID().Quiz(quiz))
	return q.Open || q.Sittings == 0 || q.LastDay < p.Today(now)
}

// sit begins a sitting or goes on with the open one, and asks its first question.
func (s *Session) sit(now Moment) []Event {
	if !s.player.MaySit(s.pack, s.quiz.ID, now) {
		s.step = EndStep{}
		return nil
	}
	q := s.player.Quizzing(s.quizID())
	verdicts := q.Verdicts
	var events []Event
	if !q.Open {
		verdicts = s.answeredToday(now)
		events = append(events, Event{Sat: &Sat{Quiz: s.quizID(), Counted: verdicts}})
	}
	s.carried = q.Carried
	if !q.Open {
		s.carried = len(verdicts)
	}
	s.items = nil
	for _, id := range byDifficulty(s.pack, s.quiz.Items, s.player.Seed, "sitting "+strconv.Itoa(q.Sittings)) {
		if _, done := verdicts[s.itemID(id)]; !done {
			s.items = append(s.items, id)
		}
	}
	if len(s.items) == 0 {
		f := s.tally(verdicts, "", false)
		s.summarise(f, verdicts)
		return append(events, Event{Finished: f})
	}
	s.ask(Sitting, len(s.quiz.Items)-len(s.items)+1, len(s.quiz.Items))
	return events
}

// answeredToday gives the first verdicts of today on the quiz's items.
func (s *Session) answeredToday(now Moment) map[string]bool {
	today := s.player.Today(now)
	counted := map[string]bool{}
	for _, id := range s.quiz.Items {
		item, ok := s.pack.ItemHead(id)
		k, known := s.player.Knowing(s.itemID(id))
		if ok && known && k.Rev == item.Rev && k.Day == today {
			counted[s.itemID(id)] = k.Right
		}
	}
	return counted
}

// practise asks the items that the newest sitting got wrong, or all if none.
func (s *Session) practise() []Event {
	verdicts := s.player.Quizzing(s.quizID()).Verdicts
	for _, id := range byDifficulty(s.pack, s.quiz.Items, s.player.Seed, "practice") {
		if right, asked := verdicts[s.itemID(id)]; asked && !right {
			s.items = append(s.items, id)
		}
	}
	if len(s.items) == 0 {
		s.items = byDifficulty(s.pack, s.quiz.Items, s.player.Seed, "practice")
	}
	if len(s.items) == 0 {
		s.step = EndStep{}
		return nil
	}
	s.of = len(s.items)
	s.ask(Practice, 1, s.of)
	return nil
}

// ask shows the first of the items that are left.
func (s *Session) ask(kind Asking, n, of int) {
	item, ok := s.pack.Item(s.items[0])
	if !ok {
		s.step = EndStep{}
		return
	}
	occasion := string(kind) + strconv.Itoa(s.player.Quizzing(s.quizID()).Sittings)
	step := QuestionStep{Question: ask(item, s.player.Seed, occasion), Kind: kind, N: n, Of: of, Counts: kind == Sitting}
	if kind == Sitting {
		step.Carried = s.carried
	}
	s.step = step
}

// afterVerdict goes on with the check, the sitting or the practice.
func (s *Session) afterVerdict(step VerdictStep, now Moment) []Event {
	if step.Kind == Check {
		return s.goTo(s.at+1, now)
	}
	s.items = s.items[1:]
	if step.Kind != Correction && len(s.items) == 0 {
		s.practice, s.items, s.wrong = step.Kind == Practice, s.wrong, nil
		step.Kind, step.N, step.Of = Correction, 0, len(s.items)
	}
	if len(s.items) > 0 {
		s.ask(step.Kind, step.N+1, step.Of)
		return nil
	}
	if s.practice {
		s.step = SummaryStep{Practice: true, Of: s.of}
		return nil
	}
	q := s.player.Quizzing(s.quizID())
	s.summarise(&Finished{Right: q.LastGot, Of: q.LastOf}, q.Verdicts)
	return nil
}

// finish gives the event that ends the sitting with the verdict on its last item.
func (s *Session) finish(last content.ItemID, right bool) Event {
	return Event{Finished: s.tally(s.player.Quizzing(s.quizID()).Verdicts, last, right)}
}

// tally counts the right verdicts over the whole quiz; last adds one that is not
// yet among them, unless it is empty.
func (s *Session) tally(verdicts map[string]bool, last content.ItemID, right bool) *Finished {
	f := &Finished{Quiz: s.quizID(), Of: len(s.quiz.Items)}
	for _, id := range s.quiz.Items {
		if verdicts[s.itemID(id)] || (id == last && right) {
			f.Right++
		}
	}
	return f
}

func (s *Session) summarise(f *Finished, verdicts map[string]bool) {
	step := SummaryStep{Got: f.Right, Of: f.Of, Carried: s.carried, Need: s.need()}
	step.Passed = float64(f.Right) >= step.Need*float64(f.Of)
	for _, id := range s.quiz.Items {
		if right, asked := verdicts[s.itemID(id)]; asked && !right {
			if item, ok := s.pack.Item(id); ok {
				step.Missed = append(step.Missed, item)
			}
		}
	}
	s.step = step
}

// need is the share that this quiz asks for: what its own reward wants, else what
// the rewards of the whole pack want.
func (s *Session) need() float64 {
	for _, r := range s.pack.Rewards() {
		if r.When.Quiz == s.quiz.ID && r.When.Quiz != "" {
			return r.When.Score
		}
	}
	return packShare
}
