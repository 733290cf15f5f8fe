package game

import (
	"slices"
	"time"

	"quest/content"
	"quest/game/exam"
	"quest/game/grade"
)

// SitExam begins a paper of an exam, or goes on with the one that is open. Answers are kept as they
// are given and may be changed; nothing is judged or explained before the paper is handed in or its
// time is over. The time stands while the paper is left.
type SitExam struct {
	Exam  *content.Blueprint
	Packs []*content.Pack // from which the questions of a new paper are drawn
	Short int             // questions of a new paper that is shorter than the exam; 0 for a whole one
	Extra bool            // a new paper has the time that candidates get who are no native speakers
	Paper int             // the open paper to go on with; 0 for the newest of the exam, or a new one
}

func (g SitExam) plan(p *Player) (plan, error) {
	return plan{About{Exam: g.Exam}, g.Packs, &sitExam{goal: g}}, nil
}

// OpenPaper gives the newest paper of an exam that was begun and not handed in; of any exam for "".
func (p *Player) OpenPaper(of content.BlueprintID) (Paper, bool) {
	for _, paper := range slices.Backward(p.ledger.Papers) {
		if (of == "" || paper.Exam == of) && !paper.Over {
			return *paper, true
		}
	}
	return Paper{}, false
}

// Papers gives the papers that a save knows, in the order in which they were begun: all that are
// open, and the newest that are over. They must not be changed.
func (p *Player) Papers() []*Paper { return p.ledger.Papers }

// DropPaper gives the batch that gives an open paper up, without a report; it is empty where there
// is none of this name.
func (p *Player) DropPaper(id int, now Moment) Batch {
	for _, paper := range p.ledger.Papers {
		if paper.ID == id && !paper.Over {
			return p.commit(now, nil, Event{Examined: &Examined{Paper: id, Dropped: true}})
		}
	}
	return Batch{}
}

// ExcludeFromReport gives the batch that leaves a question out of the report of a paper that is
// over, or counts it again.
func (p *Player) ExcludeFromReport(id int, item string, out bool, now Moment) Batch {
	for _, paper := range p.ledger.Papers {
		if s := paper.sheet(item); paper.ID == id && paper.Over && s != nil && s.Excluded != out {
			return p.commit(now, nil, Event{Examined: &Examined{Paper: id, Item: item, Excluded: &out}})
		}
	}
	return Batch{}
}

// sitExam leads through a paper.
type sitExam struct {
	goal   SitExam
	id     int
	limit  time.Duration // of the whole paper
	used   time.Duration // when since began
	sheets []QuestionStep
	sure   []Certainty
	at     int
	since  time.Duration            // monotonic time from which the time at the question runs
	spent  map[string]time.Duration // since the newest event, by full ID
	ended  bool
}

func (r *sitExam) begin(t turn) move {
	paper, open := r.open(t.player)
	var events []Event
	if open {
		events = append(events, Event{Examined: &Examined{Paper: paper.ID, Resumed: true}})
	} else {
		start, ok := r.start(t)
		if !ok {
			return move{step: EndStep{Stay: true}}
		}
		begins := &Examined{Paper: t.player.nextPaperID(t.now), Begins: start}
		events = append(events, Event{Examined: begins})
		paper = Paper{ID: begins.Paper, Minutes: start.Minutes}
		for _, item := range start.Items {
			paper.Sheets = append(paper.Sheets, Sheet{PaperItem: item})
		}
	}
	r.id, r.limit = paper.ID, time.Duration(paper.Minutes)*time.Minute
	r.used, r.since = time.Duration(paper.Used())*time.Millisecond, t.now.Mono
	r.spent = map[string]time.Duration{}
	r.lay(t, &paper)
	if len(r.sheets) == 0 { // no pack of its questions is here now: it is kept for when one is
		return move{step: EndStep{Stay: true}}
	}
	if r.left(t.now) <= 0 {
		m := r.handIn(t, true)
		m.events = append(events, m.events...)
		return m
	}
	return move{step: r.shown(), events: events}
}

// open gives the paper to go on with.
func (r *sitExam) open(p *Player) (Paper, bool) {
	if r.goal.Paper == 0 {
		return p.OpenPaper(r.goal.Exam.ID)
	}
	for _, paper := range p.ledger.Papers {
		if paper.ID == r.goal.Paper && !paper.Over {
			return *paper, true
		}
	}
	return Paper{}, false
}

// start draws a new paper; it is false where the packs cannot fill it.
func (r *sitExam) start(t turn) (*PaperStart, bool) {
	draft := t.player.DraftPaper(r.goal.Exam, r.goal.Packs, r.goal.Short, t.now)
	if !draft.Full() {
		return nil, false
	}
	length := len(draft.Items)
	return &PaperStart{
		Exam: r.goal.Exam.ID, Minutes: exam.Minutes(r.goal.Exam, length, r.goal.Extra), Extra: r.goal.Extra,
		Short: r.goal.Short != 0, Items: draft.Items,
	}, true
}

// nextPaperID names a paper that begins now.
func (p *Player) nextPaperID(now Moment) int {
	id := max(1, int(unixMilli(now)))
	for _, paper := range p.ledger.Papers {
		id = max(id, paper.ID+1)
	}
	return id
}

// lay lays out the questions of a paper. One that no pack has any longer, or whose answer does not
// fit it any longer, is not asked: the report says so.
func (r *sitExam) lay(t turn, paper *Paper) {
	for i := range paper.Sheets {
		s := &paper.Sheets[i]
		q, ok := t.question(s.Item, paper.occasion())
		if !ok {
			continue
		}
		step := QuestionStep{Question: q, Kind: ExamPaper, Deferred: true, Flagged: s.Flagged, Sure: s.Sure}
		if s.Gave != nil && grade.Complete(q.Item, *s.Gave) {
			step.Given = s.Gave
		}
		r.sheets, r.sure = append(r.sheets, step), append(r.sure, s.Sure)
	}
	for i := range r.sheets {
		r.sheets[i].N, r.sheets[i].Of = i+1, len(r.sheets)
	}
	r.at = max(0, slices.IndexFunc(r.sheets, func(s QuestionStep) bool { return s.Given == nil }))
}

// left is how much of the time is left.
func (r *sitExam) left(now Moment) time.Duration {
	return r.limit - r.used - max(0, now.Mono-r.since)
}

// shown is the question at which the player is.
func (r *sitExam) shown() QuestionStep {
	s := r.sheets[r.at]
	s.Ends = r.since + r.limit - r.used
	return s
}

// pass counts the time at the question that is shown up to now, never more than is left.
func (r *sitExam) pass(now Moment) {
	passed := min(max(0, now.Mono-r.since), max(0, r.limit-r.used))
	if r.at < len(r.sheets) {
		r.spent[r.sheets[r.at].Question.ID()] += passed
	}
	r.used, r.since = r.used+passed, now.Mono
}

// event gives an event of the paper with the time that has passed since the one before.
func (r *sitExam) event(e Examined) Event {
	e.Paper = r.id
	for item, passed := range r.spent {
		if ms := int(passed.Milliseconds()); ms > 0 {
			if e.Spent == nil {
				e.Spent = map[string]int{}
			}
			e.Spent[item] = ms
			r.spent[item] -= time.Duration(ms) * time.Millisecond
		}
	}
	return Event{Examined: &e}
}

// expired hands the paper in if its time is over.
func (r *sitExam) expired(t turn) (move, bool) {
	if r.ended || r.left(t.now) > 0 {
		return move{}, false
	}
	return r.handIn(t, true), true
}

// answer keeps an answer and goes on to the next question, from the last one to the overview.
func (r *sitExam) answer(t turn, asked QuestionStep, a attempt) (move, error) {
	m, err := r.put(t, asked, a)
	if _, asks := m.step.(QuestionStep); err != nil || !asks {
		return m, err
	}
	on := r.onward()
	on.events = m.events
	return on, nil
}

// put keeps an answer and stays at the question, so that a choice counts as soon as it is made. An
// answer that is kept already brings no event.
func (r *sitExam) put(t turn, asked QuestionStep, a attempt) (move, error) {
	if m, over := r.expired(t); over {
		return m, nil
	}
	if !grade.Complete(asked.Question.Item, a.gave) {
		return move{}, grade.ErrUnfit
	}
	if _, err := grade.Judge(asked.Question.Item, a.gave); err != nil {
		return move{}, err
	}
	r.pass(t.now)
	was := r.sheets[r.at].Given
	r.sheets[r.at].Given = &a.gave
	if was != nil && sameChoice(*was, a.gave) {
		return move{step: r.shown()}, nil
	}
	e := r.event(Examined{Item: asked.Question.ID(), Gave: &a.gave, Lang: a.speech, Sure: r.sure[r.at]})
	return move{step: r.shown(), events: []Event{e}}, nil
}

// onward goes to the next question, from the last one to the overview.
func (r *sitExam) onward() move {
	if r.at+1 == len(r.sheets) {
		return move{step: r.survey()}
	}
	r.at++
	return move{step: r.shown()}
}

// next passes a question over, and goes back from the overview to the question.
func (r *sitExam) next(t turn, shown Step) move {
	switch shown.(type) {
	case QuestionStep:
		if m, over := r.expired(t); over {
			return m
		}
		r.pass(t.now)
		return r.onward()
	case OverviewStep:
		if m, over := r.expired(t); over {
			return m
		}
		r.pass(t.now)
		return move{step: r.shown()}
	case PaperStep:
		if len(t.granted) > 0 {
			return move{step: ChestStep{Grants: t.granted}}
		}
	case PointStep, VerdictStep, TakeawaysStep, SummaryStep, ChestStep, EndStep:
	}
	return move{step: EndStep{Stay: true}}
}

// goTo shows another question.
func (r *sitExam) goTo(t turn, n int) (move, bool) {
	if r.ended || n < 1 || n > len(r.sheets) {
		return move{}, false
	}
	if m, over := r.expired(t); over {
		return m, true
	}
	r.pass(t.now)
	r.at = n - 1
	return move{step: r.shown()}, true
}

// overview shows what is answered, flagged and open.
func (r *sitExam) overview(t turn) (move, bool) {
	if r.ended {
		return move{}, false
	}
	if m, over := r.expired(t); over {
		return m, true
	}
	r.pass(t.now)
	return move{step: r.survey()}, true
}

func (r *sitExam) survey() OverviewStep {
	o := OverviewStep{At: r.at + 1, Ends: r.since + r.limit - r.used}
	for i := range r.sheets {
		o.Sheets = append(o.Sheets, SheetState{Answered: r.sheets[i].Given != nil, Flagged: r.sheets[i].Flagged})
	}
	return o
}

// say keeps how sure the player is of the answer to the question that is shown. Nothing is laid on
// it; the report holds it against the truth.
func (r *sitExam) say(t turn, c Certainty) move {
	r.pass(t.now)
	r.sure[r.at] = c
	r.sheets[r.at].Sure = c
	m := move{step: r.shown()}
	if s := r.sheets[r.at]; s.Given != nil {
		m.events = []Event{r.event(Examined{Item: s.Question.ID(), Gave: s.Given, Lang: t.player.Speech, Sure: c})}
	}
	return m
}

// flag marks the question that is shown, or takes its mark away.
func (r *sitExam) flag(t turn, asked QuestionStep) move {
	r.pass(t.now)
	on := !asked.Flagged
	r.sheets[r.at].Flagged = on
	return move{step: r.shown(), events: []Event{r.event(Examined{Item: asked.Question.ID(), Flag: &on})}}
}

// leave keeps the time that has passed. The paper stays open.
func (r *sitExam) leave(t turn, _ Step) move {
	if r.ended || len(r.sheets) == 0 {
		return move{step: EndStep{Stay: true}}
	}
	if m, over := r.expired(t); over {
		return m
	}
	r.pass(t.now)
	m := move{step: EndStep{Stay: true}}
	if e := r.event(Examined{}); e.Examined.Spent != nil {
		m.events = []Event{e}
	}
	return m
}

// handIn judges all answers. They count for memory and XP as answers of the study day on which the
// paper is handed in; no gold is laid on them.
func (r *sitExam) handIn(t turn, expired bool) move {
	r.pass(t.now)
	r.ended = true
	paper := t.player.sheetsOf(r.id)
	end, events := &PaperEnd{Expired: expired && r.limit-r.used <= 0}, []Event(nil)
	asked := map[string]int{}
	for i := range r.sheets {
		asked[r.sheets[i].Question.ID()] = i
	}
	for i := range paper {
		s := &paper[i]
		result := PaperResult{Item: s.Item, Recall: t.recalled(s)}
		at, there := asked[s.Item]
		switch {
		case !there:
			result.Gone = true
		case r.sheets[at].Given == nil:
			result.Gone = s.Gave != nil // it was answered, and its options are others now
		default:
			judged, err := t.judgeSheet(r.sheets[at], s, r.sure[at])
			result.Gone, result.Right = err != nil, judged.right
			if err == nil {
				result.Change = changeOf(r.sheets[at].Question.Item, s, judged.right)
				events = append(events, judged.events...)
			}
		}
		end.Results = append(end.Results, result)
	}
	events = append(events, r.event(Examined{Ends: end}))
	return move{step: PaperStep{Paper: r.id}, events: events}
}

// recalled is the chance, in hundredths and at least 1, with which an item was remembered before its
// answer in a paper counts; 0 for one that was never asked as it is now.
func (t turn) recalled(s *Sheet) int {
	k := t.player.ledger.Items[s.Item]
	if k == nil || k.Rev != s.Rev || k.Card.New() {
		return 0
	}
	recall := t.player.rules().Recall(int(t.today()-k.Day), k.Card.Stability)
	return min(100, max(1, int(100*recall)))
}

// judgedSheet is the verdict on an answer of a paper.
type judgedSheet struct {
	right  bool
	events []Event
}

func (t turn) judgeSheet(asked QuestionStep, s *Sheet, sure Certainty) (judgedSheet, error) {
	speech := s.Lang
	if speech == "" {
		speech = t.player.Speech
	}
	v, events, err := t.judge(asked, attempt{gave: *asked.Given, speech: speech, certainty: sure}, "")
	if err != nil {
		return judgedSheet{}, err
	}
	for _, e := range events {
		if e.Answered != nil {
			e.Answered.Stake = 0
		}
	}
	return judgedSheet{v.Verdict.Right, events}, nil
}

// changeOf tells what changing the first answer to the last one has done.
func changeOf(item *content.Item, s *Sheet, right bool) Change {
	if s.First == nil || s.Gave == nil || sameChoice(*s.First, *s.Gave) {
		return Unchanged
	}
	first, err := grade.Judge(item, *s.First)
	switch {
	case err != nil || first.Right && right:
		return Unchanged
	case first.Right:
		return RightToWrong
	case right:
		return WrongToRight
	}
	return WrongToWrong
}

// sheetsOf gives the questions of a paper that a save knows, nil for none.
func (p *Player) sheetsOf(id int) []Sheet {
	for _, paper := range p.ledger.Papers {
		if paper.ID == id {
			return slices.Clone(paper.Sheets)
		}
	}
	return nil
}
