package game

import (
	"strings"
	"time"

	"quest/content"
	"quest/game/exam"
	"quest/game/grade"
)

// Tally is so many right ones of a number of questions.
type Tally struct{ Right, Of int }

// PaperReport is the report of a paper that was handed in. It is made from what the save keeps, so
// that it stands when the pack of its questions has changed or is gone.
type PaperReport struct {
	Paper   *Paper
	Exam    *content.Blueprint // nil if neither the game nor a pack has it any longer
	Domains []DomainTally      // of the scored questions, in the order of the exam
	Scored  Tally
	Rest    Tally // of the questions that did not count
	Open    int   // scored questions without an answer
	Changed map[Change]int
	Sure    [Certain + 1]Tally // answers by what was said with them
	Score   *exam.Score        // estimate of the scaled score; nil where the questions that count tell nothing of the whole exam
	Used    time.Duration
	Limit   time.Duration
	Sheets  []ReportSheet // all questions in the order of the paper
}

// DomainTally is how the scored questions of one domain went.
type DomainTally struct {
	Domain content.DomainID
	Text   content.Text // empty where the exam is not known any longer
	Weight int          // percent
	Tally
	Used time.Duration // spent on all its questions
}

// ReportSheet is one question of a report.
type ReportSheet struct {
	*Sheet
	N        int
	Question Question // as it was asked; without item where no pack has it any longer
	Found    bool     // a pack has it
	Changed  bool     // its answer or meaning was changed since it was asked
	Disputed bool     // the player has noted that it may be wrong
}

// Counts reports whether the question counts in the figures of the report.
func (s *Sheet) Counts() bool { return !s.Gone && !s.Excluded }

// NewestReport gives the newest paper of an exam that was handed in; of any exam for "".
func (p *Player) NewestReport(of content.BlueprintID) (id int, ok bool) {
	for i := len(p.ledger.Papers) - 1; i >= 0; i-- {
		if paper := p.ledger.Papers[i]; paper.Over && (of == "" || paper.Exam == of) && paper.ID > id {
			id, ok = paper.ID, true
		}
	}
	return id, ok
}

// PaperReport gives the report of a paper that was handed in; ok is false for any other.
func (p *Player) PaperReport(id int, packs []*content.Pack) (r PaperReport, ok bool) {
	for _, paper := range p.ledger.Papers {
		if paper.ID == id && paper.Over {
			return p.reportOf(paper, packs), true
		}
	}
	return PaperReport{}, false
}

func (p *Player) reportOf(paper *Paper, packs []*content.Pack) PaperReport {
	r := PaperReport{
		Paper: paper, Changed: map[Change]int{},
		Used: time.Duration(paper.Used()) * time.Millisecond, Limit: time.Duration(paper.Minutes) * time.Minute,
	}
	r.Exam, _ = blueprintOf(paper.Exam, packs)
	at := r.domains()
	t := turn{player: p, packs: packs}
	for i := range paper.Sheets {
		s := &paper.Sheets[i]
		r.add(s, at)
		sheet := ReportSheet{Sheet: s, N: i + 1}
		sheet.Question, sheet.Found = t.question(s.Item, paper.occasion())
		sheet.Changed = sheet.Found && sheet.Question.Item.Rev != s.Rev
		for _, d := range p.Disputes {
			sheet.Disputed = sheet.Disputed || d.Item == s.Item
		}
		r.Sheets = append(r.Sheets, sheet)
	}
	if r.Exam != nil {
		r.Score = exam.Mark(r.Exam, paper.answers(), nil).Score
	}
	return r
}

// answers gives what became of the questions of a paper that is over, without those that do not
// count.
func (p *Paper) answers() []exam.Answer {
	var all []exam.Answer
	for i := range p.Sheets {
		s := &p.Sheets[i]
		if !s.Counts() {
			continue
		}
		pack, id, _ := strings.Cut(s.Item, "#item/")
		all = append(all, exam.Answer{
			Item: exam.Item{Pack: content.PackID(pack), ID: content.ItemID(id)}, Domain: s.Domain, Unscored: s.Unscored,
			Answered: s.Answered, Right: s.Right, Recall: float64(s.Recall) / 100,
		})
	}
	return all
}

// domains lays out the domains of the exam, or those that the paper names where the exam is not
// known, and gives the place of each.
func (r *PaperReport) domains() map[content.DomainID]int {
	at := map[content.DomainID]int{}
	if r.Exam != nil {
		for i := range r.Exam.Domains {
			d := &r.Exam.Domains[i]
			at[d.ID] = len(r.Domains)
			r.Domains = append(r.Domains, DomainTally{Domain: d.ID, Text: d.Text, Weight: d.Weight})
		}
	}
	for i := range r.Paper.Sheets {
		d := r.Paper.Sheets[i].Domain
		if _, known := at[d]; !known {
			at[d] = len(r.Domains)
			r.Domains = append(r.Domains, DomainTally{Domain: d})
		}
	}
	return at
}

// add counts one question.
func (r *PaperReport) add(s *Sheet, at map[content.DomainID]int) {
	d := &r.Domains[at[s.Domain]]
	d.Used += time.Duration(s.Ms) * time.Millisecond
	if !s.Counts() {
		return
	}
	if s.Change != Unchanged {
		r.Changed[s.Change]++
	}
	if s.Answered && s.Sure > Unsaid && s.Sure <= Certain {
		r.Sure[s.Sure].add(s.Right)
	}
	if s.Unscored {
		r.Rest.add(s.Right)
		return
	}
	r.Scored.add(s.Right)
	d.add(s.Right)
	if !s.Answered {
		r.Open++
	}
}

func (t *Tally) add(right bool) {
	t.Of++
	if right {
		t.Right++
	}
}

// Judged gives a question of a report with its verdict and reasons, as after an answer elsewhere; one
// that was not answered, or whose answer is not kept any longer, is judged as wrong with nothing chosen.
// ok is false where no pack has the question any longer.
func (s *ReportSheet) Judged() (v VerdictStep, ok bool) {
	if !s.Found {
		return VerdictStep{}, false
	}
	v.QuestionStep = QuestionStep{Question: s.Question, Kind: ExamPaper, N: s.N, Flagged: s.Flagged}
	if s.Gave != nil {
		v.Gave = *s.Gave
	}
	verdict, err := grade.Judge(s.Question.Item, v.Gave)
	if err != nil {
		v.Gave = grade.Answer{}
		if verdict, err = grade.Judge(s.Question.Item, v.Gave); err != nil {
			return VerdictStep{}, false
		}
	}
	v.Verdict, v.Certainty = verdict, s.Sure
	return v, true
}

// Missed gives the questions of a report that were answered wrongly or not at all.
func (r *PaperReport) Missed() []ReportSheet {
	var missed []ReportSheet
	for _, s := range r.Sheets {
		if !s.Right && s.Counts() {
			missed = append(missed, s)
		}
	}
	return missed
}

// StarMissed gives the batch that puts a star on every question of a report that was missed and
// that a pack still has, so that they can be practised together; it is empty where all have one.
func (p *Player) StarMissed(r PaperReport, now Moment) Batch {
	var events []Event
	for _, s := range r.Missed() {
		if s.Found && !p.ledger.Starred[s.Item] {
			events = append(events, Event{Marked: &Marked{Item: s.Item, Mark: Star, On: true}})
		}
	}
	return p.commit(now, nil, events...)
}

// askedInPaper reports whether an item stood in a paper that is over: it was seen, answered or not.
func (p *Player) askedInPaper(item string) bool {
	for _, paper := range p.ledger.Papers {
		if paper.Over && paper.sheet(item) != nil {
			return true
		}
	}
	return false
}
