package game

import (
	"quest/content"
	"quest/game/exam"
)

// Readiness tells how likely an exam would be passed today, from what the player remembers of its items
// and from the papers that were handed in, or that it is too early to tell. A planned day of the exam
// changes nothing: what fades until then is reviewed, and to tell it as forgotten foretells worse
// (docs/simulation.md).
func (p *Player) Readiness(b *content.Blueprint, packs []*content.Pack, now Moment) exam.Readiness {
	today := p.Today(now)
	return exam.Ready(b, exam.Evidence{Studied: p.studiedItems(b, packs, today), Papers: p.taken(b, today)})
}

// studiedItems gives what memory holds of the items of an exam on a day, by domain or task.
func (p *Player) studiedItems(b *content.Blueprint, packs []*content.Pack, day StudyDay) []exam.Studied {
	at := map[content.DomainID]int{}
	var all []exam.Studied
	rules := p.rules()
	for _, pack := range packs {
		for _, quiz := range pack.Quizzes() {
			for _, id := range quiz.Items {
				head, _ := pack.ItemHead(id)
				part, named := partOf(b, head.Domains)
				if !named {
					continue
				}
				n, known := at[part]
				if !known {
					n = len(all)
					at[part] = n
					all = append(all, exam.Studied{Part: part})
				}
				all[n].Items++
				k := p.ledger.Items[pack.ID().Item(id)]
				if k == nil || k.Rev != head.Rev || k.Card.New() {
					continue
				}
				all[n].Met++
				all[n].Recall += rules.Recall(max(0, int(day-k.Day)), k.Card.Stability)
			}
		}
	}
	return all
}

// taken gives the papers of an exam that were handed in, without what is left out of their reports.
func (p *Player) taken(b *content.Blueprint, today StudyDay) []exam.Taken {
	var all []exam.Taken
	for _, paper := range p.ledger.Papers {
		if paper.Over && paper.Exam == b.ID {
			all = append(all, exam.Taken{Days: int(today - paper.Day), Answers: paper.answers()})
		}
	}
	return all
}
