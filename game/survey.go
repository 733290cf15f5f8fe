package game

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"quest/content"
	"quest/game/review"
)

// survey is one look at everything that a player knows, for the queue.
type survey struct {
	player *Player
	now    Moment
	today  StudyDay
	plan   StudyPlan
	packs  map[string]*content.Pack
	exam   review.Exam
	pass   review.Pass
	passes map[string]StudyDay // the last pass of each item, nil outside the last pass

	due      int        // items that are due now
	longest  longestDue // of these
	anew     []Queued   // due items whose rev was raised: they begin again
	steps    []Queued
	certain  []Queued // wrong today and called certain, not right since
	reviewed int      // items reviewed today
	met      int      // of these, met for the first time
	overdue  int
	next     StudyDay
	cases    map[string]bool        // cases of which a part was asked today, by full ID
	absent   []PackItems            // packs that are not there, with the items that would be due
	found    map[string]*[]found    // what is due, by pack
	waiting  map[content.PackID]int // due items of packs that were not there at the newest review
}

func (p *Player) survey(packs []*content.Pack, now Moment) *survey {
	s := &survey{player: p, now: now, today: p.Today(now), plan: p.Plan(), packs: byID(packs)}
	for _, id := range p.ledger.Sitting.Gone {
		if s.packs[string(id)] != nil {
			if s.waiting == nil {
				s.waiting = map[content.PackID]int{}
			}
			s.waiting[id] = 0
		}
	}
	s.planPass()
	for id, k := range p.ledger.Items {
		s.sort(id, k)
	}
	for in, due := range s.found {
		if pack := s.packs[in]; pack == nil {
			s.absent = append(s.absent, PackItems{content.PackID(in), len(*due)})
		} else {
			for _, f := range *due {
				s.look(pack, f)
			}
		}
	}
	if s.pass.First > int(s.today) && s.next > StudyDay(s.pass.First) {
		s.next = StudyDay(s.pass.First)
	}
	return s
}

// isDue reports whether an item counts as due on a study day.
func (p *Player) isDue(k *Knowing, today StudyDay) bool {
	return today >= k.Due || today >= p.dueFrom(k, today)
}

// dueFrom gives the study day from which an item counts as due: its due day, or an earlier one for
// the sake of an exam. From the beginning of the last pass on every item that has not had it
// counts as due, whatever its day.
func (p *Player) dueFrom(k *Knowing, today StudyDay) StudyDay {
	if p.Plan().Exam.Day <= today {
		return k.Due
	}
	plan := p.lookAhead(today)
	pass := plan.LastPass(nil)
	due := min(int(k.Due), pass.Latest(plan.Exam, int(k.Day)))
	if int(k.Day) < pass.First {
		due = min(due, pass.First)
	}
	return StudyDay(due)
}

// byID gives packs by their IDs, the first of those that share one.
func byID(packs []*content.Pack) map[string]*content.Pack {
	all := make(map[string]*content.Pack, len(packs))
	for _, pack := range slices.Backward(packs) {
		all[string(pack.ID())] = pack
	}
	return all
}

// found is an item that is due, as far as is known without its pack.
type found struct {
	id  string
	k   *Knowing
	due StudyDay
}

// sort takes one item into account, without its pack if it is due: those are looked at pack by
// pack, which is many times as fast.
func (s *survey) sort(id string, k *Knowing) {
	if k.Day == s.today {
		s.lookToday(id, k)
		return
	}
	due := k.Due
	if s.pass.First > 0 {
		due = min(due, StudyDay(s.pass.Latest(s.exam, int(k.Day))))
	}
	if day, passes := s.passes[id]; passes {
		due = min(due, day)
	}
	if k.Seen >= s.today {
		due = max(due, s.today+1)
	}
	if due > s.today {
		s.comes(due, id, k)
		return
	}
	in, _ := cutItem(id)
	of := s.found[in]
	if of == nil {
		of = new([]found)
		if s.found == nil {
			s.found = map[string]*[]found{}
		}
		s.found[in] = of
	}
	*of = append(*of, found{id, k, due})
}

// look takes an item of a pack into account that is due.
func (s *survey) look(pack *content.Pack, f found) {
	if s.setAside(f.id) {
		s.comes(s.today+1, f.id, f.k)
		return
	}
	_, name := cutItem(f.id)
	head, ok := pack.ItemHead(content.ItemID(name))
	if !ok {
		return
	}
	if head.Rev != f.k.Rev {
		s.anew = append(s.anew, Queued{Pack: pack, ID: f.id})
		return
	}
	s.due++
	s.overdue = max(s.overdue, int(s.today-f.due))
	if n, returned := s.waiting[pack.ID()]; returned {
		s.waiting[pack.ID()] = n + 1
	}
	s.longest.add(candidate{id: f.id, known: f.k, pack: pack, part: head.Case, due: f.due, faded: float64(s.today-f.k.Day) / f.k.Card.Stability})
}

// current gives the pack of an item with its head, if the pack is there and has the item as it
// was asked.
func (s *survey) current(id string, k *Knowing) (pack *content.Pack, head content.ItemHead, ok bool) {
	in, name := cutItem(id)
	if pack = s.packs[in]; pack == nil {
		return nil, head, false
	}
	head, ok = pack.ItemHead(content.ItemID(name))
	return pack, head, ok && head.Rev == k.Rev
}

// lookToday takes an item into account that was reviewed today.
func (s *survey) lookToday(id string, k *Knowing) {
	pack, head, ok := s.current(id, k)
	if !ok {
		return
	}
	s.reviewed++
	if k.metOn(s.today) {
		s.met++
	}
	s.takesCase(pack, head.Case)
	if s.setAside(id) {
		return
	}
	s.comes(k.Due, id, k)
	if k.Misled == s.today && !k.Mended {
		s.certain = append(s.certain, Queued{Pack: pack, ID: id})
	}
	if k.Ready != 0 && !k.Leech() {
		s.steps = append(s.steps, Queued{Pack: pack, ID: id, Ready: Moment{Wall: time.UnixMilli(k.Ready).In(s.now.Wall.Location())}})
	}
}

// comes takes into account that an item is due on a later day.
func (s *survey) comes(due StudyDay, id string, k *Knowing) {
	if due <= s.today || s.next != 0 && due >= s.next || s.player.ledger.Suspended[id] {
		return
	}
	if _, _, ok := s.current(id, k); ok {
		s.next = due
	}
}

// setAside reports whether an item is suspended, or buried today.
func (s *survey) setAside(id string) bool {
	l := &s.player.ledger
	if len(l.Suspended) == 0 && len(l.Buried) == 0 {
		return false
	}
	m := s.player.marks(id, s.today)
	return m.Suspended || m.Buried
}

// takesCase reports whether a part of a case may be asked today, and takes the case for it: of
// a case one part is asked on a day. What belongs to no case may always be asked.
func (s *survey) takesCase(pack *content.Pack, of content.ItemID) bool {
	if of == "" {
		return true
	}
	id := pack.ID().Item(of)
	if s.cases[id] {
		return false
	}
	if s.cases == nil {
		s.cases = map[string]bool{}
	}
	s.cases[id] = true
	return true
}

// planPass plans the last pass before the exam.
func (s *survey) planPass() {
	plan := s.player.lookAhead(s.today)
	s.exam = plan.Exam
	s.pass = plan.LastPass(nil)
	if !s.pass.Starts(int(s.today)) {
		return
	}
	ids, items := s.player.scheduled(s.packs)
	s.pass = plan.LastPass(items)
	s.passes = make(map[string]StudyDay, len(ids))
	for i, id := range ids {
		if day := s.pass.Days[i]; day != 0 {
			s.passes[id] = StudyDay(day)
		}
	}
}

// gone gives the packs that are not there, in alphabetical order.
func (s *survey) gone() []PackItems {
	slices.SortFunc(s.absent, func(a, b PackItems) int { return cmp.Compare(a.Pack, b.Pack) })
	return s.absent
}

// back gives the packs that are there again, in alphabetical order.
func (s *survey) back() []PackItems {
	var all []PackItems
	for id, items := range s.waiting {
		all = append(all, PackItems{id, items})
	}
	slices.SortFunc(all, func(a, b PackItems) int { return cmp.Compare(a.Pack, b.Pack) })
	return all
}

// cutItem cuts the full ID of an item into its pack and its name there.
func cutItem(id string) (pack, name string) {
	const mark = "#item/"
	if at := strings.IndexByte(id, '#'); at >= 0 && strings.HasPrefix(id[at:], mark) {
		return id[:at], id[at+len(mark):]
	}
	return id, ""
}

// metOn reports whether an item was met for the first time, under its rev, on a study day.
func (k *Knowing) metOn(day StudyDay) bool {
	met := false
	k.Log.Each(func(first int, _ review.Grade) bool {
		met = first == int(day)
		return false
	})
	return met
}

// lookAhead gives the plan from which exams and forecasts are reckoned, as of a study day.
func (p *Player) lookAhead(today StudyDay) review.Plan {
	settings := p.Plan()
	plan := review.Plan{
		Rules: p.rules(), Today: int(today), New: settings.New, Seed: p.Seed,
		Exam: review.Exam{Set: int(settings.Since), Day: int(settings.Exam.Day)},
	}
	if settings.Rest != 0 {
		plan.Rest = func(day int) bool { return settings.Rest.Has(StudyDay(day).Weekday()) }
	}
	return plan
}

// scheduled gives the items of some packs that are not suspended, as plans and forecasts take
// them, with their full IDs.
func (p *Player) scheduled(packs map[string]*content.Pack) (ids []string, items []review.Scheduled) {
	for id, k := range p.ledger.Items {
		in, name := cutItem(id)
		pack := packs[in]
		if pack == nil || p.ledger.Suspended[id] {
			continue
		}
		if head, ok := pack.ItemHead(content.ItemID(name)); !ok || head.Rev != k.Rev {
			continue
		}
		ids = append(ids, id)
		items = append(items, review.Scheduled{Memory: k.Card.Memory, Last: int(k.Day), Due: int(k.Due), Seed: review.Seed(id, 0)})
	}
	return ids, items
}
