package game

import (
	"strings"

	"quest/content"
	"quest/game/exam"
)

// PaperDraft is a new paper of an exam, or what is missing for it.
type PaperDraft struct {
	Items    []PaperItem   // in the order in which they are asked; nil where the packs cannot fill the paper
	Supplies []exam.Supply // of each domain what is wanted and what there is, where a paper cannot be filled
	Stale    int           // items of the exam that were left out because their facts were checked too long ago
}

// Full reports whether there is a paper.
func (d PaperDraft) Full() bool { return len(d.Items) > 0 }

// Says tells why there is no paper: for each domain that lacks questions how many, and what shorter
// paper is possible.
func (d PaperDraft) Says(b *content.Blueprint) []Notice {
	says := []Notice{Say("paper.Lacks").With("exam", b.ID.Short())}
	for _, s := range d.Supplies {
		if s.Lack() == 0 {
			continue
		}
		domain, _ := b.Domain(s.Domain)
		says = append(says, Say("paper.Lack").With("id", string(s.Domain)).Put("title", TextNotice(domain.Text)).
			Count("wanted", s.Wanted).Count("have", s.Have).Count("lack", s.Lack()))
	}
	if d.Stale > 0 {
		says = append(says, Say("paper.Stale").Count("n", d.Stale))
	}
	return says
}

// DraftPaper draws the paper that would begin now: a whole one, or with a number of questions a
// shorter one. A short one leans towards the domains in which the player needs improvement by the
// report of a real exam. Items come from all packs that have some for the exam; those whose facts
// were checked too long ago are left out.
func (p *Player) DraftPaper(b *content.Blueprint, packs []*content.Pack, short int, now Moment) PaperDraft {
	pool, stale := p.paperPool(b, packs, now)
	r := exam.Request{Exam: b, Length: b.Exam.Questions, Seed: p.Seed ^ uint64(len(p.ledger.Papers)+1)<<32 ^ uint64(p.papersBegun())}
	if short > 0 && short < b.Exam.Questions {
		r.Length = short
		r.Weights = p.secondTry(b)
	}
	if r.Length > MostPaperQuestions {
		r.Length = MostPaperQuestions
	}
	paper, supplies, err := exam.Draft(r, pool)
	draft := PaperDraft{Supplies: supplies, Stale: stale}
	if err != nil {
		return draft
	}
	for _, q := range paper.Questions {
		item := PaperItem{Item: q.Item.Pack.Item(q.Item.ID), Domain: q.Domain, Unscored: q.Unscored}
		for _, pack := range packs {
			if head, ok := pack.ItemHead(q.Item.ID); ok && pack.ID() == q.Item.Pack {
				item.Rev = head.Rev
			}
		}
		draft.Items = append(draft.Items, item)
	}
	return draft
}

// shortLengths are the usual lengths of short papers, the longest first.
func shortLengths() []int { return []int{20, 10} }

// LongestShort gives the longest usual short paper of an exam that the packs can fill, 0 if none.
func (p *Player) LongestShort(b *content.Blueprint, packs []*content.Pack, now Moment) int {
	for _, n := range shortLengths() {
		if n < b.Exam.Questions && p.DraftPaper(b, packs, n, now).Full() {
			return n
		}
	}
	return 0
}

// secondTry gives the weights of the domains after a real exam; nil where none was reported.
func (p *Player) secondTry(b *content.Blueprint) map[content.DomainID]int {
	report, ok := p.ReportedOf(b.ID)
	if !ok {
		return nil
	}
	var weak []content.DomainID
	for i := range b.Domains {
		if report.Domains[b.Domains[i].ID] == Needs {
			weak = append(weak, b.Domains[i].ID)
		}
	}
	if len(weak) == 0 {
		return nil
	}
	return exam.SecondTry(b, weak...)
}

// paperPool gives the items of an exam that may stand in a paper, with how often and how recently
// each was in an earlier one.
func (p *Player) paperPool(b *content.Blueprint, packs []*content.Pack, now Moment) (pool []exam.Candidate, stale int) {
	today := int(p.Today(now))
	last, times := p.paperUse(b.ID)
	seen := map[string]bool{}
	for _, pack := range packs {
		for _, quiz := range pack.Quizzes() {
			for _, id := range quiz.Items {
				head, ok := pack.ItemHead(id)
				full := pack.ID().Item(id)
				part, named := partOf(b, head.Domains)
				if !ok || !named || !head.Exam || seen[full] || p.ledger.Suspended[full] {
					continue
				}
				seen[full] = true
				if head.StaleOn != 0 && today >= head.StaleOn {
					stale++
					continue
				}
				pool = append(pool, exam.Candidate{
					Item: exam.Item{Pack: pack.ID(), ID: id}, Part: part, Type: content.Single, Case: head.Case,
					Times: times[full], Last: last[full],
				})
			}
		}
	}
	return pool, stale
}

// partOf gives the domain or the task of an exam among those that an item names.
func partOf(b *content.Blueprint, refs []string) (content.DomainID, bool) {
	for _, ref := range refs {
		of, part, _ := strings.Cut(ref, ":")
		if _, ok := b.Domain(content.DomainID(part)); ok && of == string(b.ID) {
			return content.DomainID(part), true
		}
	}
	return "", false
}

// paperUse numbers the known papers of an exam from 1, the oldest first, and gives for each item
// the newest that had it and how many had it.
func (p *Player) paperUse(of content.BlueprintID) (last, times map[string]int) {
	last, times = map[string]int{}, map[string]int{}
	n := 0
	for _, paper := range p.ledger.Papers {
		if paper.Exam != of {
			continue
		}
		n++
		for i := range paper.Sheets {
			id := paper.Sheets[i].Item
			last[id] = n
			times[id]++
		}
	}
	return last, times
}

// papersBegun names the newest paper, so that each one is drawn with another seed.
func (p *Player) papersBegun() int {
	if n := len(p.ledger.Papers); n > 0 {
		return p.ledger.Papers[n-1].ID
	}
	return 0
}

// TextNotice is a text as a notice, in each of its languages.
func TextNotice(t content.Text) Notice {
	words := map[content.Lang]string{}
	for _, lang := range t.Langs() {
		words[lang] = content.PlainText(t.Line(lang))
	}
	return Worded(words)
}
