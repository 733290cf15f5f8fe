package game

import (
	"maps"
	"slices"

	"quest/content"
	"quest/game/deed"
	"quest/game/review"
)

// The measures of what counts for achievements, see game/deed.
const (
	firmDays, lastingDays = 30, 180 // stability, in days
	quizShare             = 0.8     // right verdicts of a sitting
	goodReview            = 10      // questions of a sitting of the review, at least
	cleanReview           = 15      // of one that was all right
	breakDays             = 8       // from one study day to the next: a week lies between them
	leechGap              = 7       // days
)

// QuizDeeds is what was done with a quiz for achievements.
type QuizDeeds struct {
	Speech    Speech         `json:"speech,omitempty"` // of the newest sitting, "" for none or for several
	Begun     bool           `json:"begun,omitempty"`  // it has an answer
	Langs     []content.Lang `json:"langs,omitempty"`  // in which it was passed in one language, each on a day of its own
	Flawless  bool           `json:"flawless,omitempty"`
	Bilingual bool           `json:"bilingual,omitempty"`
}

// deedAnswer counts a first answer of a study day, before it is folded into what is known of
// its item.
func (p *Player) deedAnswer(e *Answered, day StudyDay) {
	c := &p.ledger.Deeds
	if e.Certainty == Certain {
		c.Certain.Add(e.Right)
		c.Newest.Add(e.Right)
	}
	k := p.ledger.Items[e.Item]
	if k == nil || k.Rev != e.Rev || day <= k.Day {
		return
	}
	if day >= k.Due {
		c.Due.Add(e.Right)
		if k.Day == firstDayOf(k.Log) {
			c.FirstReviews.Add(e.Right)
			c.NewestFirst.Add(e.Right)
		}
	}
	if k.Misled != 0 && k.Misled == k.Day {
		c.Corrected.Add(e.Right)
	}
	if !e.Right {
		return
	}
	if k.Lapses > 0 && !k.Right {
		c.Relearned++
	}
	p.deedKept(k, day)
	if day >= k.Due {
		p.deedDue(e)
	}
}

// deedKept counts for how long an item was known without being seen.
func (p *Player) deedKept(k *Knowing, day StudyDay) {
	c, gap := &p.ledger.Deeds, day-max(k.Day, k.Seen)
	for _, kept := range []struct {
		days  StudyDay
		count *int
	}{{7, &c.After7}, {30, &c.After30}, {90, &c.After90}, {180, &c.After180}} {
		if gap >= kept.days {
			*kept.count++
		}
	}
	if k.Leech() && gap >= leechGap {
		c.Leeches++
	}
}

// deedDue counts a right answer to an item that was due, by how it was given.
func (p *Player) deedDue(e *Answered) {
	c := &p.ledger.Deeds
	switch gave := e.Gave; {
	case len(gave.Typed) > 0:
		c.DueTyped++
	case len(gave.Sequence) > 0:
		c.DueSequences++
	case len(gave.Placed)+len(gave.Paired) > 0:
		c.DueSorted++
	case len(gave.Choice) > 1:
		c.DueSeveral++
	}
	if p.ledger.Starred[e.Item] {
		c.DueStarred++
	}
}

// firstDayOf gives the study day of the first review of a log.
func firstDayOf(l review.Log) (first StudyDay) {
	l.Each(func(day int, _ review.Grade) bool {
		first = StudyDay(day)
		return false
	})
	return first
}

// firm counts an item by the stability of its memory: by is 1 to add it and -1 to take it out.
func (p *Player) firm(k *Knowing, by int) {
	if k == nil {
		return
	}
	if k.Card.Stability >= firmDays {
		p.ledger.Deeds.Firm += by
	}
	if k.Card.Stability >= lastingDays {
		p.ledger.Deeds.Lasting += by
	}
}

// firmAnew counts all items by the stability of their memories, after many of them changed.
func (p *Player) firmAnew() {
	p.ledger.Deeds.Firm, p.ledger.Deeds.Lasting = 0, 0
	for _, k := range p.ledger.Items {
		p.firm(k, 1)
	}
}

// deedSpeech remembers in which language a sitting is answered.
func (q *Quizzing) deedSpeech(e *Answered) {
	switch d := &q.Deeds; {
	case !q.Open:
	case !d.Begun:
		d.Begun, d.Speech = true, e.Lang.known()
	case d.Speech != e.Lang:
		d.Speech = ""
	}
}

// deedSitting counts a sitting that is finished, before it is folded into its quiz. One on a day
// on which the quiz was finished already asks what was just explained: it only can pass.
func (p *Player) deedSitting(q *Quizzing, e *Finished, day StudyDay) {
	c, was := &p.ledger.Deeds, enough(q.BestGot, max(1, q.BestOf), quizShare)
	if e.Of == 0 || !enough(e.Right, e.Of, quizShare) {
		return
	}
	if !was {
		c.Passed++
	}
	if q.Sittings > 0 && day <= q.LastDay {
		return
	}
	if !was && q.Sittings > 0 {
		c.Recovered++
	}
	if e.Right == e.Of && !q.Deeds.Flawless {
		q.Deeds.Flawless = true
		c.Flawless++
	}
	if d := &q.Deeds; d.Speech != "" && len(d.Speech.Langs()) == 1 && !slices.Contains(d.Langs, d.Speech.First()) {
		d.Langs = append(d.Langs, d.Speech.First())
		if len(d.Langs) > 1 && !d.Bilingual {
			d.Bilingual = true
			c.Bilingual++
		}
	}
}

// deedPrediction counts an action of a lab that is predicted for the first time.
func (p *Player) deedPrediction(e *Predicted) {
	c, action := &p.ledger.Deeds, e.Lab+" "+string(e.Action)
	if c.Tried[action] {
		return
	}
	if c.Tried == nil {
		c.Tried = map[string]bool{}
	}
	c.Tried[action] = true
	if e.Of > 0 && e.Right == e.Of {
		c.Foreseen++
	}
}

// deedReview counts a sitting of the review that is over, before it is folded.
func (p *Player) deedReview(e *Reviewed, day StudyDay) {
	last := p.ledger.Sitting
	if !e.Over || last.Over && last.Day == day && last.N == e.N && last.Ms == e.Ms {
		return
	}
	c := &p.ledger.Deeds
	if e.N >= goodReview && enough(e.Right, e.N, quizShare) {
		c.Reviews++
	}
	if e.N >= cleanReview && e.Right == e.N {
		c.CleanReviews++
	}
	if n := len(p.Streak.Studied); n > 1 && p.Streak.Studied[n-1].Day == day &&
		day-p.Streak.Studied[n-2].Day >= breakDays && c.Returned != int(day) {
		c.Returns, c.Returned = c.Returns+1, int(day)
	}
}

// deedDispute counts an item that is disputed for the first time.
func (p *Player) deedDispute(e *Disputed) {
	if !slices.ContainsFunc(p.Disputes, func(d Dispute) bool { return d.Item == e.Item }) {
		p.ledger.Deeds.Disputed++
	}
}

// Counts gives what the player has done, as achievements ask for it.
func (p *Player) Counts() deed.Counts {
	c := p.ledger.Deeds
	c.Tried = maps.Clone(c.Tried)
	return c
}
