package game

import (
	"slices"
	"strings"

	"quest/content"
	"quest/game/exam"
)

// ExamsToSit gives the exams for which packs have questions that are written like theirs, and those
// of which the player has papers, in the order in which the game knows them.
func (p *Player) ExamsToSit(packs []*content.Pack) []*content.Blueprint {
	return slices.DeleteFunc(Exams(packs), func(b *content.Blueprint) bool { return !p.satPaper(b.ID) && !asked(b, packs) })
}

// asked reports whether a pack has a question that may stand in a paper of an exam.
func asked(b *content.Blueprint, packs []*content.Pack) bool {
	return slices.ContainsFunc(packs, func(pack *content.Pack) bool { return exam.Asks(b, pack) })
}

func (p *Player) satPaper(of content.BlueprintID) bool {
	return slices.ContainsFunc(p.ledger.Papers, func(paper *Paper) bool { return paper.Exam == of })
}

// ExamOnMap gives the exam that stands on the map: that of an open paper, the planned one if packs have
// questions for it, that of the newest paper, or the first one that a pack is named after. ok is false
// where none of these is known. Packs are read for a planned exam alone, and figures of exams only for
// who has a plan or papers.
func (p *Player) ExamOnMap(packs []*content.Pack) (id content.BlueprintID, ok bool) {
	for _, paper := range slices.Backward(p.ledger.Papers) {
		if b, ok := blueprintOf(paper.Exam, packs); ok && !paper.Over {
			return b.ID, true
		}
	}
	if planned := p.Plan().Exam.Blueprint; planned != "" {
		if b, ok := blueprintOf(content.BlueprintID(planned), packs); ok && asked(b, packs) {
			return b.ID, true
		}
	}
	if n := len(p.ledger.Papers); n > 0 {
		if b, ok := blueprintOf(p.ledger.Papers[n-1].Exam, packs); ok {
			return b.ID, true
		}
	}
	for _, pack := range packs {
		_, name, _ := strings.Cut(string(pack.ID()), "/")
		if id, ok := exam.Called(name); ok {
			return id, true
		}
	}
	return "", false
}

// AnsweredIn counts the questions of a paper that have an answer.
func (p *Paper) AnsweredIn() int {
	n := 0
	for i := range p.Sheets {
		if p.Sheets[i].Gave != nil {
			n++
		}
	}
	return n
}

// Missing counts the questions of a paper that no pack has any longer.
func (p *Paper) Missing(packs []*content.Pack) int {
	n := 0
	for i := range p.Sheets {
		of, id, _ := strings.Cut(p.Sheets[i].Item, "#item/")
		if !slices.ContainsFunc(packs, func(pack *content.Pack) bool {
			_, has := pack.ItemHead(content.ItemID(id))
			return has && string(pack.ID()) == of
		}) {
			n++
		}
	}
	return n
}

// DisputeSheet gives the batch that notes that a question of a report may be wrong.
func (p *Player) DisputeSheet(s ReportSheet, note content.Safe, now Moment) Batch {
	if !s.Found {
		return Batch{}
	}
	q := s.Question
	return p.commit(now, nil, Event{Disputed: &Disputed{Item: q.ID(), Rev: q.Item.Rev, Pack: q.Pack.Meta().Hash, Note: note}})
}
