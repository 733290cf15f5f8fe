package main

import (
	"math"
	"strconv"

	"quest/content"
	"quest/game/exam"
)

// marked is a paper with what was said of it and what was true.
type marked struct {
	length int
	met    float64 // share of the scored questions whose item was met before
	score  exam.Score
	paper  exam.Score // without what was remembered of the exam
	truth  float64    // true share when it was handed in
}

// told is a readiness with what was true.
type toldReadiness struct {
	early  bool
	ready  exam.Readiness
	truth  float64 // true share on the day of the exam
	chance float64 // true chance to pass: how often so many of the scored questions are right
	passed bool
}

// candidacy is what one learner did up to the exam.
type candidacy struct {
	idle   bool // takes papers and never reviews
	papers []marked
	told   toldReadiness

	// What was told aheadDays before, from memory of that day and from memory as it would be on the day of the
	// exam without another review; nil if there was no sitting that early.
	ahead, faded *toldReadiness
}

const aheadDays = 14

// taking is a learner on the way through papers.
type taking struct {
	*examinee
	fsrs   *fsrs
	pool   []exam.Candidate
	handed []handed
}

// handed is a paper that was handed in on a day.
type handed struct {
	day     int
	answers []exam.Answer
}

// lengths of papers that learners choose from.
func lengths() []int { return []int{65, 65, 20, 10} }

// candidate lets a learner study with the rules of the game and take papers, and asks for the
// readiness on the day after the last one, on which they sit the exam. Days of study, answers a
// day and papers differ by learner. A third of them knows no day of the exam, and some never review.
func candidate(p plan, b *content.Blueprint, kind transfer, w world, seed chance, number int) candidacy {
	own := seed.at(number)
	f := newForm(b, own, kind.harder)
	t := own.at(ofPapers)
	p.Days = 5 + t.at(1).below(80)
	p.Answers = []int{10, 25, 50}[t.at(2).below(3)]
	o := quest(p)
	if t.at(3).unit() < 0.33 {
		o.exam = 0
	}
	s := &taking{examinee: newExaminee(own, f, kind, p, w.make(p, seed, own)), fsrs: newFSRS(p.Items, o)}
	for item, part := range f.parts {
		s.pool = append(s.pool, exam.Candidate{Item: itemNumbered(item), Part: part, Type: content.Single})
	}
	off := daysOff(own, p.Days, false)
	papers := 0.5 + 4*t.at(4).unit()
	idle := t.at(5).unit() < 0.15
	out := candidacy{idle: idle}
	var sat outcome
	var at moment
	for day := range p.Days {
		if off[day] {
			continue
		}
		at = at.opens(day)
		if out.ahead == nil && day >= p.Days-aheadDays {
			now, then := s.tell(day, day, at), s.tell(day, p.Days, at)
			out.ahead, out.faded = &now, &then
		}
		if t.at(6, day).unit() < papers/float64(p.Days) {
			at = s.take(day, lengths()[t.at(7, day).below(len(lengths()))], at, &out)
		}
		s.fsrs.begin(day)
		if !idle {
			at = sitting(p, s.learner, s.fsrs, true, at, &sat)
		}
	}
	at = at.opens(p.Days)
	out.told = s.tell(p.Days, p.Days, at)
	for _, before := range []*toldReadiness{out.ahead, out.faded} {
		if before != nil {
			before.truth, before.chance, before.passed = out.told.truth, out.told.chance, out.told.passed
		}
	}
	return out
}

func itemNumbered(i int) exam.Item {
	return exam.Item{Pack: "quest/library", ID: content.ItemID(strconv.Itoa(i))}
}

// recall gives what the game takes for the recall of an item on a day, 0 before it was met.
func (s *taking) recall(item, day int) float64 {
	it := &s.fsrs.items[s.place[item]]
	if it.reviews == 0 {
		return 0
	}
	return s.fsrs.rules.Recall(max(0, day-it.last), it.card.Stability)
}

// take drafts a paper and answers it. When it is handed in, its answers count for the schedule, and are explained.
func (s *taking) take(day, length int, at moment, out *candidacy) moment {
	b := s.form.blueprint
	paper, lack, err := exam.Draft(exam.Request{Exam: b, Length: length, Seed: uint64(s.chance.at(ofPapers, day))}, s.pool)
	if err != nil || lack != nil {
		panic("a library of this size fills every paper")
	}
	truth := s.whole(s.share(at))
	var answers []exam.Answer
	var items []int
	for _, q := range paper.Questions {
		item, _ := strconv.Atoi(string(q.Item.ID))
		luck := s.chance.at(ofPapers, day, item)
		right := luck.at(1).unit() < s.unrecalled(s.place[item], day)
		if luck.at(2).unit() < s.memory.recall(s.place[item], at) {
			right = luck.at(1).unit() >= slips
		}
		answers = append(answers, exam.Answer{Item: q.Item, Domain: q.Domain, Unscored: q.Unscored, Answered: true, Right: right, Recall: s.recall(item, day)})
		items = append(items, item)
		s.pool[item].Times++
		s.pool[item].Last = len(s.handed) + 1
	}
	if m := exam.MarkRemembering(b, answers, exam.Remembered(b, s.studied(day)), nil); m.Score != nil {
		out.papers = append(out.papers, marked{length, float64(m.Met) / float64(m.Scored.Of), *m.Score, *exam.Mark(b, answers, nil).Score, truth})
	}
	for i, item := range items {
		s.memory.meet(s.place[item], at, answers[i].Right)
		s.fsrs.answer(s.place[item], at, answer{answers[i].Right, fairlySure})
		at = at.after(answerMinutes)
	}
	s.handed = append(s.handed, handed{day, answers})
	return at
}

// studied gives what the game remembers on a day, task by task.
func (s *taking) studied(day int) []exam.Studied {
	var all []exam.Studied
	places := map[content.DomainID]int{}
	for item, part := range s.form.parts {
		i, known := places[part]
		if !known {
			i = len(all)
			places[part] = i
			all = append(all, exam.Studied{Part: part})
		}
		all[i].Items++
		if s.fsrs.items[s.place[item]].reviews > 0 {
			all[i].Met++
			all[i].Recall += s.recall(item, day)
		}
	}
	return all
}

// tell asks for the readiness on a day, from memory as it is on a day, and lets the learner sit the exam.
func (s *taking) tell(day, memory int, at moment) toldReadiness {
	e := exam.Evidence{Studied: s.studied(memory)}
	for _, h := range s.handed {
		e.Papers = append(e.Papers, exam.Taken{Days: day - h.day, Answers: h.answers})
	}
	shares := s.share(at)
	r := exam.Ready(s.form.blueprint, e)
	return toldReadiness{len(r.Early) > 0, r, s.whole(shares), s.chanceToPass(shares), s.passes(shares)}
}

// brier gives the mean squared difference of probabilities and outcomes (Brier 1950, Monthly Weather Review 78).
func brier(list []toldReadiness, probability func(toldReadiness) float64) float64 {
	sum := 0.0
	for _, t := range list {
		happened := 0.0
		if t.passed {
			happened = 1
		}
		sum += math.Pow(probability(t)-happened, 2)
	}
	return sum / math.Max(1, float64(len(list)))
}
