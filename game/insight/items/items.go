// Package items works out what the answers of a class tell of the questions: how hard each is, whether those who
// know the rest know it too, what was chosen instead, which keys are likely wrong, and which questions are likely the
// same. Answers and packs go in, figures come out. No figure is given below a least number of answers,
// and each has the bounds between which it lies in 19 cases of 20.
package items

import (
	"cmp"
	"slices"
	"strings"

	"quest/content"
	"quest/game/answers"
	"quest/game/insight"
)

// Figures is what the answers of a class tell.
type Figures struct {
	Students       int // with an answer that counts here
	Firsts         int // first answers to a question, which alone count
	Later          int // further answers, which do not
	Items          []Item
	Misconceptions []Misconception // of the packs, the most shown first; those that nobody could show are left out
	Duplicates     []Duplicate
	Unknown        []Unknown // questions that no pack here has
	Versions       int       // contents of packs under which the answers were given
}

// Item is what the answers tell of one question.
type Item struct {
	Pack *content.Pack
	Item *content.Item

	Right   insight.Share // right without help, of the students who met it
	Helped  int           // of these, took help first; they do not count as right
	Later   int           // answers after the first
	Older   int           // answers to another revision, which are left out
	Unfit   int           // first answers that name parts which the question does not have
	Langs   []LangShare   // the same by the language on screen, where there is more than one
	Seconds int           // median that the first answers took, 0 for fewer than EnoughAnswers with a time
	Timed   int           // first answers with a time

	Discrimination Estimate // of right answers
	Groups         []Group  // what was chosen
	Key            Suspicion
}

// ID is the full ID of the question.
func (it *Item) ID() string { return it.Pack.ID().Item(it.Item.ID) }

// Need is how many further first answers are needed for a share; 0 if there are enough.
func (it *Item) Need() int { return max(0, EnoughAnswers-it.Right.Of) }

// Bounds gives the shares between which the chance to be right lies in 19 cases of 20 (insight.Share.Within).
func (it *Item) Bounds() (low, high float64) { return it.Right.Within(z95) }

// LangShare is the share of right answers in a language.
type LangShare struct {
	Lang string
	insight.Share
}

// Misconception is how many students showed a wrong belief.
type Misconception struct {
	Pack *content.Pack
	content.Misconception
	insight.Share // showed it, of those who met a question that can show it
}

// Bounds gives the shares between which the true one lies in 19 cases of 20.
func (m *Misconception) Bounds() (low, high float64) { return m.Within(z95) }

// Unknown is a question with answers that no pack here has.
type Unknown struct {
	Item    string // full ID
	Answers int
}

// Of works out the figures of a class. Answers to the packs count; those to a question under an older ID count for the
// one that replaced it.
func Of(class answers.Class, packs []*content.Pack) *Figures {
	f := &Figures{}
	versions := map[string]bool{}
	unknown := map[string]int{}
	for _, pack := range packs {
		s := newSheet(pack, class)
		f.Firsts += s.firsts
		f.Later += s.later
		f.Items = append(f.Items, s.items()...)
		f.Misconceptions = append(f.Misconceptions, s.misconceptions()...)
		f.Duplicates = append(f.Duplicates, s.duplicates()...)
	}
	names := make([]map[string]content.ItemID, len(packs))
	for i, pack := range packs {
		names[i] = nowCalled(pack)
	}
	for i := range class.Students {
		counted := false
		for n := range class.Students[i].Answers {
			a := &class.Students[i].Answers[n]
			pack := slices.IndexFunc(packs, func(p *content.Pack) bool { return p.ID() == a.PackID() })
			switch {
			case pack < 0:
				continue
			case names[pack][a.Item] == "":
				unknown[a.Item]++
			default:
				counted = true
				versions[a.Pack] = true
			}
		}
		if counted {
			f.Students++
		}
	}
	for item, n := range unknown {
		f.Unknown = append(f.Unknown, Unknown{item, n})
	}
	slices.SortFunc(f.Unknown, func(a, b Unknown) int { return cmp.Compare(a.Item, b.Item) })
	slices.SortStableFunc(f.Misconceptions, func(a, b Misconception) int { return cmp.Compare(b.Right*a.Of, a.Right*b.Of) })
	f.Versions = len(versions)
	return f
}

// Suspects gives the questions whose key is suspect, the surest first.
func (f *Figures) Suspects() []*Item {
	var all []*Item
	for i := range f.Items {
		if f.Items[i].Key.Grade != NotSuspect {
			all = append(all, &f.Items[i])
		}
	}
	slices.SortStableFunc(all, func(a, b *Item) int { return cmp.Compare(b.Key.Grade, a.Key.Grade) })
	return all
}

// Unfit gives the questions that got answers which do not fit them.
func (f *Figures) Unfit() []*Item {
	var all []*Item
	for i := range f.Items {
		if f.Items[i].Unfit > 0 {
			all = append(all, &f.Items[i])
		}
	}
	return all
}

// nowCalled gives the full IDs under which questions of a pack were known, with what they are called now.
func nowCalled(pack *content.Pack) map[string]content.ItemID {
	names := map[string]content.ItemID{}
	for _, q := range pack.Quizzes() {
		for _, id := range q.Items {
			item, ok := pack.Item(id)
			if !ok {
				continue
			}
			for _, was := range item.Was {
				if full := pack.ID().Item(was); names[full] == "" {
					names[full] = id
				}
			}
		}
	}
	for _, q := range pack.Quizzes() {
		for _, id := range q.Items {
			names[pack.ID().Item(id)] = id
		}
	}
	return names
}

// median gives the middle of some numbers, 0 of none.
func median(all []int) int {
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return (all[(len(all)-1)/2] + all[len(all)/2]) / 2
}

// fullMisconception reports whether a full ID names a misconception of a pack.
func fullMisconception(pack *content.Pack, full string) (content.MisconceptionID, bool) {
	id, ok := strings.CutPrefix(full, pack.ID().Misconception(""))
	return content.MisconceptionID(id), ok
}
