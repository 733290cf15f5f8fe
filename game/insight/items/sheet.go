package items

import (
	"slices"

	"quest/content"
	"quest/game/answers"
	"quest/game/insight"
)

// sheet is the first answers of a class to the questions of a pack: a row for each student who gave one.
type sheet struct {
	pack   *content.Pack
	order  []*content.Item
	rows   []row
	place  map[content.ItemID]int // of a question in order
	firsts int
	later  int
	extra  []Item // counts of each question that are no first answers
	mean   []float64
	score  []standing
}

// row is the first answers of a student; nil for a question that the student did not meet.
type row struct{ first []*answers.Answer }

// standing is how well a student did over all questions: the sum of what each answer is above or below the
// share of the class, and how many these are. Without the question that is looked at, divided by their number, it is the score of
// the rest. Where every student answered every question, it orders students as the sum of right answers does, so
// that the correlation with it is the corrected item-total correlation; else it makes up for some students having met harder
// questions than others.
type standing struct {
	sum float64
	n   int
}

func newSheet(pack *content.Pack, class answers.Class) *sheet {
	s := &sheet{pack: pack, place: map[content.ItemID]int{}}
	for _, q := range pack.Quizzes() {
		for _, id := range q.Items {
			if item, ok := pack.Item(id); ok {
				if _, known := s.place[id]; !known {
					s.place[id] = len(s.order)
					s.order = append(s.order, item)
				}
			}
		}
	}
	s.extra = make([]Item, len(s.order))
	names := nowCalled(pack)
	for i := range class.Students {
		if r, ok := s.rowOf(&class.Students[i], names); ok {
			s.rows = append(s.rows, r)
		}
	}
	s.rate()
	return s
}

// rowOf takes the first answers of a student; ok is false for one who gave none.
func (s *sheet) rowOf(student *answers.Student, names map[string]content.ItemID) (r row, ok bool) {
	r.first = make([]*answers.Answer, len(s.order))
	for n := range student.Answers {
		a := &student.Answers[n]
		id, known := names[a.Item]
		if !known {
			continue
		}
		at := s.place[id]
		switch {
		case a.Rev != s.order[at].Rev:
			s.extra[at].Older++
		case a.First && r.first[at] == nil:
			r.first[at], ok = a, true
			s.firsts++
		default:
			s.extra[at].Later++
			s.later++
		}
	}
	return r, ok
}

// rate works out how hard each question is, and how each student stands.
func (s *sheet) rate() {
	s.mean, s.score = make([]float64, len(s.order)), make([]standing, len(s.rows))
	for at := range s.order {
		if r := s.right(at); r.Of > 0 {
			s.mean[at] = share(r)
		}
	}
	for n := range s.rows {
		for at, a := range s.rows[n].first {
			if a != nil {
				s.score[n].sum += number(a.Unaided()) - s.mean[at]
				s.score[n].n++
			}
		}
	}
}

// right counts those who were right without help.
func (s *sheet) right(at int) insight.Share {
	var r insight.Share
	for n := range s.rows {
		if a := s.rows[n].first[at]; a != nil {
			r.Of++
			if a.Unaided() {
				r.Right++
			}
		}
	}
	return r
}

// rest gives how well a student knows the questions but some; ok is false where these are too few to tell.
func (s *sheet) rest(n int, but ...int) (score float64, ok bool) {
	left := s.score[n]
	for _, at := range but {
		if a := s.rows[n].first[at]; a != nil {
			left.sum -= number(a.Unaided()) - s.mean[at]
			left.n--
		}
	}
	if left.n < EnoughOthers {
		return 0, false
	}
	return left.sum / float64(left.n), true
}

// compare estimates how something in the first answers to a question goes together with the rest.
func (s *sheet) compare(at int, did func(*answers.Answer) (did, counts bool)) Estimate {
	var all []pair
	for n := range s.rows {
		a := s.rows[n].first[at]
		if a == nil {
			continue
		}
		yes, counts := did(a)
		if score, ok := s.rest(n, at); ok && counts {
			all = append(all, pair{yes, score})
		}
	}
	return estimate(all)
}

// items gives the figures of the questions that were answered.
func (s *sheet) items() []Item {
	var all []Item
	for at, item := range s.order {
		it := s.extra[at]
		it.Pack, it.Item, it.Right = s.pack, item, s.right(at)
		if it.Right.Of+it.Later+it.Older == 0 {
			continue
		}
		s.details(at, &it)
		it.Discrimination = s.compare(at, func(a *answers.Answer) (bool, bool) { return a.Unaided(), true })
		it.Groups = s.groups(at)
		it.Key = suspicion(it.Groups)
		all = append(all, it)
	}
	return all
}

// details counts help, languages, times and what does not fit.
func (s *sheet) details(at int, it *Item) {
	var seconds []int
	for n := range s.rows {
		a := s.rows[n].first[at]
		if a == nil {
			continue
		}
		if a.Hints > 0 {
			it.Helped++
		}
		if a.Seconds != nil {
			seconds = append(seconds, *a.Seconds)
		}
		if !fits(it.Item, a.Gave) {
			it.Unfit++
		}
		lang := slices.IndexFunc(it.Langs, func(l LangShare) bool { return l.Lang == a.Lang })
		if lang < 0 {
			lang = len(it.Langs)
			it.Langs = append(it.Langs, LangShare{Lang: a.Lang})
		}
		it.Langs[lang].Of++
		if a.Unaided() {
			it.Langs[lang].Right++
		}
	}
	if it.Timed = len(seconds); it.Timed >= EnoughAnswers {
		it.Seconds = median(seconds)
	}
	slices.SortFunc(it.Langs, func(a, b LangShare) int { return b.Of - a.Of })
	if len(it.Langs) < 2 {
		it.Langs = nil
	}
}

// misconceptions counts who showed what.
func (s *sheet) misconceptions() []Misconception {
	var all []Misconception
	for _, m := range s.pack.Misconceptions() {
		of := Misconception{Pack: s.pack, Misconception: m}
		can := s.pack.ItemsShowing(m.ID)
		for n := range s.rows {
			met, shown := false, false
			for _, id := range can {
				at, known := s.place[id]
				if !known {
					continue
				}
				if a := s.rows[n].first[at]; a != nil {
					met = true
					shown = shown || slices.ContainsFunc(a.Beliefs, func(full string) bool {
						id, ok := fullMisconception(s.pack, full)
						return ok && id == m.ID
					})
				}
			}
			if met {
				of.Of++
			}
			if shown {
				of.Right++
			}
		}
		if of.Of > 0 {
			all = append(all, of)
		}
	}
	return all
}
