package insight

import (
	"slices"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/exam"
	"quest/game/review"
)

// Mastery is how well a number of items is known on the day of the figures. Each count holds the
// one before it: what is firm is known, what is known was met.
type Mastery struct {
	Items int
	Met   int // answered at least once, as they are now
	Known int // of these, right the last time, and expected to be right today at KnownRecall or more
	Firm  int // of these, with a stability of FirmDays or more
}

// KnownRecall is the expected recall from which an item counts as known: what the schedule wants
// on the day on which an item is due (docs/learning.md 1.2).
const KnownRecall = 0.9

// FirmDays is the stability in days from which an item counts as firm.
const FirmDays = 21

// Lesson is a lesson with how far it has come and how well the items of its quiz are known.
type Lesson struct {
	game.LessonRecord
	Mastery
}

// Domain is a domain of an exam with the items of the packs that name it.
type Domain struct {
	Exam   *content.Blueprint
	Domain *content.Domain
	Mastery
}

// Begun gives the packs of which something was read or asked, in their order. The others are not read.
func (i *Insight) Begun() []*content.Pack {
	return i.begun.or(func() []*content.Pack {
		met := i.player.PacksMet()
		return slices.DeleteFunc(slices.Clone(i.packs), func(p *content.Pack) bool { return !met[p.ID()] })
	})
}

// Untouched counts the packs of which nothing was read or asked yet.
func (i *Insight) Untouched() int { return len(i.packs) - len(i.Begun()) }

// Lessons gives the lessons of the packs that were begun, in order.
func (i *Insight) Lessons() []Lesson {
	return i.lessons.or(func() []Lesson {
		var all []Lesson
		rules := i.player.Rules()
		for _, pack := range i.Begun() {
			for _, head := range pack.Path() {
				l := Lesson{LessonRecord: game.LessonRecord{Pack: pack, Head: head, Progress: i.player.Progress(pack, head, i.now)}}
				if quiz, ok := pack.Quiz(head.Quiz); ok {
					for _, id := range quiz.Items {
						l.count(i, rules, pack, id)
					}
				}
				all = append(all, l)
			}
		}
		return all
	})
}

// count takes an item of a pack into account.
func (m *Mastery) count(i *Insight, rules *review.Rules, pack *content.Pack, id content.ItemID) {
	head, ok := pack.ItemHead(id)
	if !ok {
		return
	}
	m.Items++
	k, met := i.player.Knowing(pack.ID().Item(id))
	if !met || k.Rev != head.Rev || k.Card.New() {
		return
	}
	m.Met++
	if !k.Right || rules.Recall(max(0, int(i.today-k.Day)), k.Card.Stability) < KnownRecall {
		return
	}
	m.Known++
	if k.Card.Stability >= FirmDays {
		m.Firm++
	}
}

// Domains gives the domains of the exams that items of the packs name which were begun, exam by
// exam in the order in which the game lists them, each item once in a domain.
func (i *Insight) Domains() []Domain {
	return i.domains.or(func() []Domain {
		found := map[string]*Mastery{}
		rules := i.player.Rules()
		for _, pack := range i.Begun() {
			seen := map[content.ItemID]bool{}
			for _, quiz := range pack.Quizzes() {
				for _, id := range quiz.Items {
					if !seen[id] {
						seen[id] = true
						i.inDomains(rules, pack, id, found)
					}
				}
			}
		}
		return i.listed(found)
	})
}

func (i *Insight) inDomains(rules *review.Rules, pack *content.Pack, id content.ItemID, found map[string]*Mastery) {
	head, _ := pack.ItemHead(id)
	var counted []string
	for _, named := range head.Domains {
		of, part, ok := strings.Cut(named, ":")
		part, _, _ = strings.Cut(part, "-") // a task lies in its domain
		domain := of + ":" + part
		if !ok || slices.Contains(counted, domain) {
			continue
		}
		counted = append(counted, domain)
		if found[domain] == nil {
			found[domain] = &Mastery{}
		}
		found[domain].count(i, rules, pack, id)
	}
}

// listed puts the domains in order: those of the exams that the game knows, then those that packs bring.
// A name that no exam has is left out.
func (i *Insight) listed(found map[string]*Mastery) []Domain {
	exams := slices.Clone(exam.All())
	for _, pack := range i.Begun() {
		own := pack.Blueprints()
		for n := range own {
			exams = append(exams, &own[n])
		}
	}
	var all []Domain
	for _, b := range exams {
		for n := range b.Domains {
			name := string(b.ID) + ":" + string(b.Domains[n].ID)
			if m := found[name]; m != nil {
				all = append(all, Domain{b, &b.Domains[n], *m})
				delete(found, name)
			}
		}
	}
	return all
}
