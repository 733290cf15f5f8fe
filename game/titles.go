package game

import (
	"cmp"
	"slices"
	"strings"

	"quest/content"
	"quest/game/deed"
)

// Title is a title that a player has: of a pack, or of a skill.
type Title struct {
	Reward string                        // by which it is worn: the full ID of the reward of its pack, or that of its deed
	Words  map[content.Lang]content.Safe // in the languages that it has
	Skill  *deed.Deed                    // nil for the title of a pack
	Figure int                           // that earned it, of a title of skill
}

// AllTitles gives the titles of a player in the order in which they were earned. Those of skill
// that this version does not know are left out.
func (p *Player) AllTitles() []Title {
	var skills []string
	for id := range p.ledger.Achieved {
		if d, known := deed.Find(id); known && d.Title {
			skills = append(skills, id)
		}
	}
	earned := p.ledger.Achieved
	slices.SortFunc(skills, func(a, b string) int { return cmp.Compare(earned[a].N, earned[b].N) })
	all := make([]Title, 0, len(p.Titles)+len(skills))
	add := func(until int) {
		for len(skills) > 0 && earned[skills[0]].Titles <= until {
			all = append(all, skillTitle(skills[0], earned[skills[0]].Figure))
			skills = skills[1:]
		}
	}
	for i, t := range p.Titles {
		add(i)
		all = append(all, Title{Reward: t.Reward, Words: t.Words})
	}
	add(maxSum)
	return all
}

func skillTitle(id string, figure int) Title {
	d, _ := deed.Find(id)
	words := map[content.Lang]content.Safe{}
	for lang := range d.Names {
		words[lang] = content.LineIn(d.Name(lang), maxTitleColumns)
	}
	return Title{Reward: id, Words: words, Skill: d, Figure: figure}
}

// wornOf gives the title that is worn: the one of an ID; without a choice the newest of a pack, and
// where there is none of a pack the newest of skill; nil for none.
func wornOf(titles []Title, id string) *Title {
	var newest *Title
	for i := range titles {
		t := &titles[i]
		if t.Reward == id {
			return t
		}
		if newest == nil || t.Skill == nil || newest.Skill != nil {
			newest = t
		}
	}
	return newest
}

// holdsTitle reports whether a player has the title of an ID.
func (p *Player) holdsTitle(id string) bool {
	if _, earned := p.ledger.Achieved[id]; earned {
		d, known := deed.Find(id)
		return known && d.Title
	}
	return slices.ContainsFunc(p.Titles, func(t packTitle) bool { return t.Reward == id })
}

// holdRecall is the recall at which an item counts as held.
const holdRecall = 0.9

// Recalled is how many items of a pack a player is likely to know now.
type Recalled struct {
	Items int // of the pack, those that are asked
	Of    int // all that are asked
}

// Recalled counts the items of a pack that are asked in its quizzes, and how many of them the player
// recalls with a chance of 0.9 or more on a study day.
func (p *Player) Recalled(pack *content.Pack, today StudyDay) Recalled {
	var r Recalled
	rules := p.rules()
	for _, quiz := range pack.Quizzes() {
		for _, id := range quiz.Items {
			r.Of++
			k := p.ledger.Items[pack.ID().Item(id)]
			if k != nil && !k.Card.New() && rules.Recall(int(today-k.Day), k.Card.Stability) >= holdRecall {
				r.Items++
			}
		}
	}
	return r
}

// OfWhole reports whether a title is given by its pack for the whole of it: all lessons, and all
// their quizzes at packShare.
func (t Title) OfWhole(pack *content.Pack) bool {
	return pack != nil && slices.ContainsFunc(pack.Rewards(), func(r content.Reward) bool {
		return r.When == content.When{Pack: true} && pack.ID().Reward(r.ID) == t.Reward
	})
}

// PackOf gives the pack of a title among some packs, nil for a title of skill and for one whose
// pack is not there.
func (t Title) PackOf(packs []*content.Pack) *content.Pack {
	if t.Skill != nil {
		return nil
	}
	for _, pack := range packs {
		if strings.HasPrefix(t.Reward, pack.ID().Reward("")) {
			return pack
		}
	}
	return nil
}
