package game

import (
	"maps"
	"slices"
	"strconv"

	"quest/content"
	"quest/game/grade"
)

// Examined is what happened with a paper of an exam: its beginning, an answer that was given, a
// flag, the time that passed, its end, or a question that is left out of its report. Answers are
// kept as they are given and judged when the paper is handed in: see PaperEnd.
type Examined struct {
	Paper   int            `json:"paper"`             // names the paper: Unix ms of its beginning, or one more than the newest
	Begins  *PaperStart    `json:"begins,omitempty"`  // the paper begins
	Resumed bool           `json:"resumed,omitempty"` // it goes on after it was left
	Item    string         `json:"item,omitempty"`    // full ID of the question that Gave, Flag and Excluded are about
	Gave    *grade.Answer  `json:"gave,omitempty"`    // the answer as it stands now
	Lang    Speech         `json:"lang,omitempty"`    // on screen when it was given
	Sure    Certainty      `json:"sure,omitempty"`    // that was said with it
	Flag    *bool          `json:"flag,omitempty"`    // marked to come back to, or not any longer
	Spent   map[string]int `json:"spent,omitempty"`   // ms at each question since the event before, by full ID
	Ends    *PaperEnd      `json:"ends,omitempty"`    // it is handed in
	Dropped bool           `json:"dropped,omitempty"` // it is given up, without a report

	Excluded *bool `json:"excluded,omitempty"` // after the end: the question does not count in the report, or counts again
}

// PaperStart is the beginning of a paper.
type PaperStart struct {
	Exam    content.BlueprintID `json:"exam"`
	Minutes int                 `json:"minutes"`
	Extra   bool                `json:"extra,omitempty"` // with the time that candidates get who are no native speakers
	Short   bool                `json:"short,omitempty"` // shorter than the exam
	Items   []PaperItem         `json:"items"`           // in the order in which they are asked
}

// PaperItem is one question of a paper.
type PaperItem struct {
	Item     string           `json:"item"` // full ID
	Rev      int              `json:"rev"`
	Domain   content.DomainID `json:"domain"` // of the exam, never a task
	Unscored bool             `json:"unscored,omitempty"`
}

// PaperEnd is the end of a paper. What was right is decided then and never again.
type PaperEnd struct {
	Expired bool          `json:"expired,omitempty"` // the time was over
	Results []PaperResult `json:"results"`
}

// PaperResult is what has become of one question of a paper.
type PaperResult struct {
	Item   string `json:"item"` // full ID
	Right  bool   `json:"right,omitempty"`
	Gone   bool   `json:"gone,omitempty"`   // no pack has it any longer, or its options have changed: it does not count
	Change Change `json:"change,omitempty"` // of the first answer to the last one
	Recall int    `json:"recall,omitempty"` // in hundredths: the chance with which the item was remembered before; 0 for one that was never asked
}

// Change says what changing an answer has done.
type Change string

// The changes.
const (
	Unchanged    Change = ""
	RightToWrong Change = "right-wrong"
	WrongToRight Change = "wrong-right"
	WrongToWrong Change = "wrong-wrong"
)

// Paper is a paper of an exam: one that is open, or one that was handed in.
type Paper struct {
	ID      int                 `json:"id"`
	Exam    content.BlueprintID `json:"exam"`
	Minutes int                 `json:"minutes"`
	Extra   bool                `json:"extra,omitempty"`
	Short   bool                `json:"short,omitempty"`
	Begun   StudyDay            `json:"begun"`
	Over    bool                `json:"over,omitempty"`
	Day     StudyDay            `json:"day,omitempty"`     // on which it was handed in
	Expired bool                `json:"expired,omitempty"` // the time was over
	Breaks  int                 `json:"breaks,omitempty"`  // times that it was left and went on; the clock stood meanwhile
	Sheets  []Sheet             `json:"sheets"`
}

// Sheet is one question of a paper, with what was done there.
type Sheet struct {
	PaperItem
	Gave    *grade.Answer `json:"gave,omitempty"`  // the newest answer; nil for none
	First   *grade.Answer `json:"first,omitempty"` // the first one, where it was another
	Lang    Speech        `json:"lang,omitempty"`
	Sure    Certainty     `json:"sure,omitempty"`
	Flagged bool          `json:"flagged,omitempty"`
	Ms      int           `json:"ms,omitempty"` // spent there

	// Of a paper that is over.
	Answered bool   `json:"answered,omitempty"`
	Right    bool   `json:"right,omitempty"`
	Gone     bool   `json:"gone,omitempty"`
	Change   Change `json:"change,omitempty"`
	Recall   int    `json:"recall,omitempty"`
	Excluded bool   `json:"excluded,omitempty"` // from the report, by the player
}

// Used is how much of the time of a paper has passed, in ms.
func (p *Paper) Used() int {
	ms := 0
	for i := range p.Sheets {
		ms = plus(ms, p.Sheets[i].Ms)
	}
	return ms
}

// occasion names the paper where its options are shuffled: they stand in the same order when it goes on,
// and in its report.
func (p *Paper) occasion() string { return "exam" + strconv.Itoa(p.ID) }

const (
	// MostPaperQuestions is how many questions a paper has at most: all verdicts of a paper stand in
	// one record of the save, which has room for 64 KiB.
	MostPaperQuestions = 100
	// keptPapers is how many papers that are over a save keeps in mind, and wholePapers for how many
	// of these it knows what was answered.
	keptPapers, wholePapers = 20, 5
)

// applyExamined folds what happened with a paper. What is about a paper that is not known, that is
// over, or that the player has given up changes nothing.
func (p *Player) applyExamined(e *Examined, day StudyDay) {
	if e.Begins != nil {
		p.beginPaper(e, day)
		return
	}
	at := slices.IndexFunc(p.ledger.Papers, func(paper *Paper) bool { return paper.ID == e.Paper })
	if at < 0 {
		return
	}
	paper := p.ledger.Papers[at]
	if paper.Over {
		if s := paper.sheet(e.Item); s != nil && e.Excluded != nil {
			s.Excluded = *e.Excluded
		}
		return
	}
	if e.Dropped {
		p.ledger.Papers = slices.Delete(p.ledger.Papers, at, at+1)
		return
	}
	if e.Resumed {
		paper.Breaks = plus(paper.Breaks, 1)
	}
	for _, item := range slices.Sorted(maps.Keys(e.Spent)) {
		if s := paper.sheet(item); s != nil {
			s.Ms = plus(s.Ms, e.Spent[item])
		}
	}
	if s := paper.sheet(e.Item); s != nil {
		s.give(e)
	}
	if e.Ends != nil {
		paper.end(e.Ends, day)
		p.forgetPapers()
	}
}

// beginPaper adds a paper. A paper that is there already, from a merged save, stays as it is.
func (p *Player) beginPaper(e *Examined, day StudyDay) {
	l := &p.ledger
	if slices.ContainsFunc(l.Papers, func(paper *Paper) bool { return paper.ID == e.Paper }) {
		return
	}
	b := e.Begins
	paper := &Paper{ID: e.Paper, Exam: b.Exam, Minutes: b.Minutes, Extra: b.Extra, Short: b.Short, Begun: day}
	for _, item := range b.Items {
		paper.Sheets = append(paper.Sheets, Sheet{PaperItem: item})
	}
	l.Papers = append(l.Papers, paper)
	slices.SortStableFunc(l.Papers, func(a, b *Paper) int { return a.ID - b.ID })
}

// sheet finds a question of a paper; nil for one that it does not have.
func (p *Paper) sheet(item string) *Sheet {
	for i := range p.Sheets {
		if p.Sheets[i].Item == item && item != "" {
			return &p.Sheets[i]
		}
	}
	return nil
}

// give enters an answer or a flag.
func (s *Sheet) give(e *Examined) {
	if e.Flag != nil {
		s.Flagged = *e.Flag
	}
	if e.Gave == nil {
		return
	}
	if s.First == nil && s.Gave != nil && !sameChoice(*s.Gave, *e.Gave) {
		s.First = s.Gave
	}
	s.Gave, s.Lang, s.Sure = e.Gave, e.Lang, e.Sure
}

// sameChoice reports whether two answers choose the same options, in whichever order. The questions
// of papers have no other kind of answer.
func sameChoice(a, b grade.Answer) bool {
	return slices.Equal(slices.Sorted(slices.Values(a.Choice)), slices.Sorted(slices.Values(b.Choice)))
}

// end enters what has become of the questions.
func (p *Paper) end(e *PaperEnd, day StudyDay) {
	p.Over, p.Day, p.Expired = true, day, e.Expired
	for i := range p.Sheets {
		p.Sheets[i].Answered = p.Sheets[i].Gave != nil
	}
	for _, r := range e.Results {
		if s := p.sheet(r.Item); s != nil {
			s.Right, s.Gone, s.Change, s.Recall = r.Right && s.Answered, r.Gone, r.Change, r.Recall
		}
	}
}

// forgetPapers keeps the newest papers only, and of the older ones among them no answers: a save
// must not grow with every paper.
func (p *Player) forgetPapers() {
	over, kept := 0, p.ledger.Papers[:0:0]
	for _, paper := range slices.Backward(p.ledger.Papers) {
		if paper.Over {
			over++
		}
		if paper.Over && over > keptPapers {
			continue
		}
		if paper.Over && over > wholePapers {
			for i := range paper.Sheets {
				paper.Sheets[i].Gave, paper.Sheets[i].First = nil, nil
			}
		}
		kept = append(kept, paper)
	}
	slices.Reverse(kept)
	p.ledger.Papers = kept
}

// forgetPapersAfter takes the days that a wrong clock made from what is known of papers.
func (p *Player) forgetPapersAfter(day StudyDay) {
	for _, paper := range p.ledger.Papers {
		paper.Begun, paper.Day = min(paper.Begun, day), min(paper.Day, day)
	}
}

// flaw finds what no version could have written.
func (e *Examined) flaw() (Flaw, bool) {
	if f, ok := outside("examined.paper", e.Paper, 1, maxSum); ok {
		return f, ok
	}
	for _, ms := range e.Spent {
		if f, ok := outside("examined.spent", ms, 0, maxAmount); ok {
			return f, ok
		}
	}
	if e.Ends != nil {
		for _, r := range e.Ends.Results {
			if f, ok := outside("examined.ends.recall", r.Recall, 0, 100); ok {
				return f, ok
			}
		}
	}
	if e.Begins == nil {
		return Flaw{}, false
	}
	if f, ok := outside("examined.begins.items", len(e.Begins.Items), 1, maxPaperItems); ok {
		return f, ok
	}
	return outside("examined.begins.minutes", e.Begins.Minutes, 0, maxAmount)
}

// maxPaperItems bounds the questions of a paper that a save tells of. It is wider than today's
// rule, for papers of other versions.
const maxPaperItems = 1000

// possible reports whether records can lead to this paper.
func (p *Paper) possible() bool {
	if !counts(p.ID) || p.ID == 0 || !counts(p.Minutes) || !counts(p.Breaks) || len(p.Sheets) == 0 || len(p.Sheets) > maxPaperItems {
		return false
	}
	return !slices.ContainsFunc(p.Sheets, func(s Sheet) bool { return !counts(s.Ms) || s.Recall < 0 || s.Recall > 100 || s.Right && !s.Answered })
}

// renamed gives the event about the IDs that items have now.
func (e *Examined) renamed(now func(string) string) *Examined {
	c := *e
	c.Item = now(e.Item)
	if e.Spent != nil {
		c.Spent = map[string]int{}
		for id, ms := range e.Spent {
			c.Spent[now(id)] += ms
		}
	}
	if e.Begins != nil {
		c.Begins = copied(e.Begins)
		c.Begins.Items = slices.Clone(e.Begins.Items)
		for i := range c.Begins.Items {
			c.Begins.Items[i].Item = now(c.Begins.Items[i].Item)
		}
	}
	if e.Ends != nil {
		c.Ends = copied(e.Ends)
		c.Ends.Results = slices.Clone(e.Ends.Results)
		for i := range c.Ends.Results {
			c.Ends.Results[i].Item = now(c.Ends.Results[i].Item)
		}
	}
	return &c
}
