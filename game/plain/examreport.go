package plain

import (
	"errors"
	"strconv"
	"strings"

	"quest/game"
	"quest/game/insight"
	"quest/game/insight/papers"
)

// report says how a paper went, and shows its questions with their reasons until the player goes on.
func (p *sitting) report(id int) error {
	if !p.sayReport(id) {
		_, err := p.keep(p.s.Next(p.seat.Now()))
		return err
	}
	for {
		line, err := p.read()
		if err != nil {
			return err
		}
		name, n := p.words.examCommand(line)
		if at, ok := number(strings.TrimSpace(line)); ok && name == "" {
			name, n = "open", at
		}
		r, _ := p.seat.Player.PaperReport(id, p.seat.Packs)
		switch name {
		case "next":
			_, err := p.keep(p.s.Next(p.seat.Now()))
			return err
		case "leave":
			return errLeave
		case "lang":
			if err := p.nextLanguage(); err != nil {
				return err
			}
			p.sayReport(id)
		case "star", "flagstar":
			err = p.starMissed(r)
		case "open", "go":
			p.sayJudged(r, n)
		case "exclude":
			err = p.exclude(id, r, n)
		default:
			p.say(p.exam().ReportHow)
		}
		if err != nil {
			return err
		}
	}
}

// sayReport says the report of a paper; false if there is none.
func (p *sitting) sayReport(id int) bool {
	r, ok := p.seat.Player.PaperReport(id, p.seat.Packs)
	if !ok {
		return false
	}
	p.saySections(papers.WithReadiness(&r, p.seat.Player, p.seat.Packs, p.seat.Now()))
	p.emptyLine()
	p.say(p.exam().ReportHow)
	return true
}

// saySections says sections of a report.
func (p *sitting) saySections(sections []insight.Section) {
	name := func(l insight.Label) string { return shown(l.In(p.speech.Within(l.Pack), p.books.For(p.speech).Say)) }
	for _, s := range sections {
		p.emptyLine()
		for _, line := range s.Lines(p.books.For(p.speech).Say, name) {
			p.say(line)
		}
	}
}

// starMissed puts a star on what was missed.
func (p *sitting) starMissed(r game.PaperReport) error {
	b := p.seat.Player.StarMissed(r, p.seat.Now())
	if b.Empty() {
		p.say(p.exam().StarredNone)
		return nil
	}
	p.fill(p.exam().Starred, "n", strconv.Itoa(len(p.seat.Player.Starred())))
	_, err := p.keep(b)
	return err
}

// exclude leaves a question out of the report, or takes it in again.
func (p *sitting) exclude(id int, r game.PaperReport, n int) error {
	if n < 1 || n > len(r.Sheets) {
		p.fill(p.exam().NoQuestion, "n", strconv.Itoa(n), "of", strconv.Itoa(len(r.Sheets)))
		return nil
	}
	s := r.Sheets[n-1]
	said := p.exam().Out
	if s.Excluded {
		said = p.exam().In
	}
	_, err := p.keep(p.seat.Player.ExcludeFromReport(id, s.Item, !s.Excluded, p.seat.Now()))
	p.fill(said, "n", strconv.Itoa(n))
	if r, ok := p.seat.Player.PaperReport(id, p.seat.Packs); ok {
		p.saySections(papers.Report(&r)[:1])
	}
	return err
}

// sayJudged says a question of a report with its reasons.
func (p *sitting) sayJudged(r game.PaperReport, n int) {
	w := p.exam()
	if n < 1 || n > len(r.Sheets) {
		p.fill(w.NoQuestion, "n", strconv.Itoa(n), "of", strconv.Itoa(len(r.Sheets)))
		return
	}
	s := r.Sheets[n-1]
	step, ok := s.Judged()
	if !ok {
		p.fill(w.TextGone, "n", strconv.Itoa(n))
		return
	}
	p.pack = s.Question.Pack
	p.emptyLine()
	p.sayStem(step.Question.Item, plainForm("{text}"))
	var options []string
	for _, id := range step.Question.Parts {
		options = append(options, p.inline(step.Question.Item.PartText(id)))
	}
	p.numbered(options)
	if s.Unscored {
		p.say(w.Unscored)
	}
	if !s.Answered {
		p.say(w.NoAnswer)
	}
	p.sayVerdict(step)
}

// unreadOf gives why a line is no answer, nil for no such error.
func unreadOf(err error) *Unread {
	var unread *Unread
	if errors.As(err, &unread) {
		return unread
	}
	return nil
}
