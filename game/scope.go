package game

import (
	"slices"
	"strings"

	"quest/content"
	"quest/game/exam"
)

// Scope is what free practice is about. All conditions that are set must hold; the zero
// value is everything that the player has met.
type Scope struct {
	Pack    content.PackID    // "" for all packs
	Lesson  content.LessonID  // of Pack: the items of its quiz; "" for all
	Concept content.ConceptID // of Pack; "" for all
	Starred bool              // only items with a star
	Domain  string            // of an exam, "aws/saa-c03:d2", or a task of it, "aws/saa-c03:d2-1"; "" for all
}

// covers reports whether an item with some head lies in the scope, its pack and its lesson
// aside. An item of a task lies in the domain of the task.
func (s Scope) covers(head content.ItemHead) bool {
	if s.Concept != "" && !slices.Contains(head.Concepts, s.Concept) {
		return false
	}
	return s.Domain == "" || slices.ContainsFunc(head.Domains, func(d string) bool { return inDomain(d, s.Domain) })
}

// inDomain reports whether what an item names, a domain or a task, belongs to a domain or is
// the task.
func inDomain(named, domain string) bool {
	rest, ok := strings.CutPrefix(named, domain)
	return ok && (rest == "" || rest[0] == '-')
}

// ExamDomain gives the exam, such as "SAA-C03", and the name of its domain that the scope is
// about; ok is false if it is about none, or about one of an exam that the game does not know.
func (s Scope) ExamDomain() (name string, domain content.Text, ok bool) {
	blueprint, d, ok := exam.Reference(s.Domain)
	if !ok {
		return "", content.Text{}, false
	}
	return blueprint.ID.Short(), d.Text, true
}

// domainOf gives the domain that an item names: of a task the domain that it belongs to. It
// is "" for what is neither, such as "aws/saa-c03".
func domainOf(named string) string {
	exam, domain, ok := strings.Cut(named, ":")
	if !ok {
		return ""
	}
	domain, _, _ = strings.Cut(domain, "-")
	return exam + ":" + domain
}

// itemsIn gives those items of a pack that free practice may ask within a scope, each once,
// in the order of the quizzes: they were asked before, and no open sitting still asks them.
func (p *Player) itemsIn(pack *content.Pack, s Scope) []content.ItemID {
	if s.Pack != "" && s.Pack != pack.ID() || !p.metAny(pack.ID()) {
		return nil
	}
	quizzes := pack.Quizzes()
	if s.Lesson != "" {
		head, _ := pack.Head(s.Lesson)
		quiz, _ := pack.Quiz(head.Quiz)
		quizzes = []content.Quiz{quiz}
	}
	var found []content.ItemID
	taken := map[content.ItemID]bool{}
	for _, quiz := range quizzes {
		for _, id := range quiz.Items {
			if head, ok := pack.ItemHead(id); ok && !taken[id] && s.covers(head) {
				taken[id] = true
				found = append(found, id)
			}
		}
	}
	if s.Starred {
		found = slices.DeleteFunc(found, func(id content.ItemID) bool { return !p.ledger.Starred[pack.ID().Item(id)] })
	}
	return p.practisable(pack, found)
}

// metAny reports whether any item of a pack was ever answered. A pack of which none was is
// not read.
func (p *Player) metAny(pack content.PackID) bool {
	all := pack.Item("")
	for id := range p.ledger.Items {
		if strings.HasPrefix(id, all) {
			return true
		}
	}
	return false
}

// dueToday reports whether an answer to an item that was asked before, as it is now, counts
// today: it is due and was neither answered nor explained on this study day.
func (p *Player) dueToday(item string, rev int, today StudyDay) bool {
	k, known := p.Knowing(item)
	if m := p.marks(item, today); m.Suspended || m.Buried { // no review asks it: it is only practised
		return false
	}
	return known && k.Rev == rev && p.isDue(&k, today) && p.firstOfDay(item, rev, today)
}

// Practisable is a scope of free practice in which there is something to ask.
type Practisable struct {
	Scope   Scope
	Pack    *content.Pack      // nil for several
	Lesson  content.LessonHead // without ID if it is not about one
	Concept content.Concept    // without ID if it is not about one
	Items   int                // that may be asked, in one round at most MixedMost of them
	Due     int                // of these, due today: their first answers count
}

// Goal gives the round of free practice.
func (s Practisable) Goal(packs []*content.Pack) Goal { return PractiseMixed{packs, s.Scope} }

// Practisables gives what can be practised freely at a place of the map: its lesson, its
// pack, all packs if items of several were asked, what has a star, the exam domains of all packs by their
// IDs, and the concepts of its pack in the order of the file. Where nothing can be asked
// there is no entry.
func (p *Player) Practisables(packs []*content.Pack, at Destination, now Moment) []Practisable {
	c := counting{player: p, today: p.Today(now), domains: map[string]*Practisable{}, concepts: map[content.ConceptID]*Practisable{}}
	here := slices.IndexFunc(packs, func(pack *content.Pack) bool { return pack.ID() == at.Pack })
	var whole, all Practisable
	starred := Practisable{Scope: Scope{Starred: true}}
	several := 0
	for i, pack := range packs {
		one := c.count(pack, i == here)
		if one.Items == 0 {
			continue
		}
		for _, id := range p.itemsIn(pack, starred.Scope) {
			starred.add(p, pack, id, c.today)
		}
		several++
		all.Items, all.Due = all.Items+one.Items, all.Due+one.Due
		if i == here {
			whole = one
		}
	}
	var found []Practisable
	if whole.Items > 0 {
		if l := p.PractisableLesson(whole.Pack, at.Lesson, now); l.Items > 0 {
			found = append(found, l)
		}
		found = append(found, whole)
	}
	if several > 1 || several == 1 && whole.Items == 0 {
		found = append(found, all)
	}
	if starred.Items > 0 {
		found = append(found, starred)
	}
	return append(found, c.parts(whole.Pack)...)
}

// PractisableLesson gives free practice of one lesson, without items where there is nothing
// to ask.
func (p *Player) PractisableLesson(pack *content.Pack, lesson content.LessonID, now Moment) Practisable {
	head, ok := pack.Head(lesson)
	if !ok {
		return Practisable{}
	}
	l := Practisable{Scope: Scope{Pack: pack.ID(), Lesson: lesson}, Pack: pack, Lesson: head}
	today := p.Today(now)
	for _, id := range p.itemsIn(pack, l.Scope) {
		l.add(p, pack, id, today)
	}
	return l
}

// add counts an item.
func (s *Practisable) add(p *Player, pack *content.Pack, id content.ItemID, today StudyDay) {
	s.Items++
	if head, ok := pack.ItemHead(id); ok && p.dueToday(pack.ID().Item(id), head.Rev, today) {
		s.Due++
	}
}

// counting counts what may be asked, by domain and by concept.
type counting struct {
	player   *Player
	today    StudyDay
	domains  map[string]*Practisable
	concepts map[content.ConceptID]*Practisable // of one pack
}

// count counts the items of a pack in their domains, and in their concepts if these are
// wanted.
func (c *counting) count(pack *content.Pack, concepts bool) Practisable {
	whole := Practisable{Scope: Scope{Pack: pack.ID()}, Pack: pack}
	for _, id := range c.player.itemsIn(pack, whole.Scope) {
		whole.add(c.player, pack, id, c.today)
		head, _ := pack.ItemHead(id)
		var domains []string
		for _, named := range head.Domains {
			if d := domainOf(named); d != "" && !slices.Contains(domains, d) {
				domains = append(domains, d)
			}
		}
		for _, d := range domains {
			if c.domains[d] == nil {
				c.domains[d] = &Practisable{Scope: Scope{Domain: d}}
			}
			c.domains[d].add(c.player, pack, id, c.today)
		}
		for _, concept := range head.Concepts {
			if !concepts {
				break
			}
			if c.concepts[concept] == nil {
				c.concepts[concept] = &Practisable{Scope: Scope{Pack: pack.ID(), Concept: concept}, Pack: pack}
			}
			c.concepts[concept].add(c.player, pack, id, c.today)
		}
	}
	return whole
}

// parts gives the domains, and the concepts of a pack, nil for none.
func (c *counting) parts(pack *content.Pack) []Practisable {
	var found []Practisable
	for _, d := range c.domains {
		found = append(found, *d)
	}
	slices.SortFunc(found, func(a, b Practisable) int { return strings.Compare(a.Scope.Domain, b.Scope.Domain) })
	if pack == nil {
		return found
	}
	for _, concept := range pack.Concepts() {
		if s := c.concepts[concept.ID]; s != nil {
			s.Concept = concept
			found = append(found, *s)
		}
	}
	return found
}
