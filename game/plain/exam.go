package plain

import (
	"strconv"
	"strings"
	"time"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/insight/papers"
	"quest/game/phrase"
)

// exam gives the words of papers of an exam.
func (p *printer) exam() *phrase.Exam { return &p.books.For(p.speech).Exam }

// sitting is a paper of an exam while it is played line by line.
type sitting struct {
	*terminal
	s        *game.Session
	original bool // the English original of the question that is asked was shown
}

// playExam plays the paper of an exam that was asked for at the start, or goes on with it.
func (t *terminal) playExam(start game.Destination) error {
	b, ok := game.ExamNamed(start.Exam, t.seat.Packs)
	if !ok {
		t.fill(t.book().NoPlace, "place", string(start.Exam))
		return nil
	}
	open, resumed := t.seat.Player.OpenPaper(b.ID)
	goal := game.SitExam{Exam: b, Packs: t.seat.Packs, Short: start.Short, Extra: start.Extra}
	s, batch, err := game.Begin(t.seat.Player, goal, t.seat.Now())
	if err != nil {
		t.fill(t.book().Unplayed, "why", err.Error())
		return nil
	}
	if _, err := t.keep(batch); err != nil {
		return err
	}
	p := &sitting{terminal: t, s: s}
	t.emptyLine()
	if q, asks := s.Step().(game.QuestionStep); asks && resumed {
		answered := 0
		for i := range open.Sheets {
			if open.Sheets[i].Gave != nil {
				answered++
			}
		}
		t.fill(t.exam().Resuming, "exam", b.ID.Short(), "n", strconv.Itoa(q.Of), "answered", strconv.Itoa(answered), "left", p.left(q.Ends))
	} else if asks {
		t.fill(t.exam().Opening, "exam", b.ID.Short(), "n", strconv.Itoa(q.Of), "minutes", strconv.Itoa(minutes(q.Ends-t.seat.Now().Mono)))
	} else if _, over := s.Step().(game.EndStep); over && resumed {
		t.say(t.notice(game.Say("paper.PackAway").With("exam", b.ID.Short())))
		return nil
	} else if over {
		for _, n := range t.seat.Player.DraftPaper(b, t.seat.Packs, start.Short, t.seat.Now()).Says(b) {
			t.say(t.notice(n))
		}
		return nil
	}
	err = p.play()
	if _, left := s.Step().(game.QuestionStep); left || isOverview(s.Step()) {
		_, unkept := t.keep(s.Leave(t.seat.Now()))
		if t.unsaved {
			t.warnUnsaved()
		} else {
			t.fill(t.exam().Kept, "name", strings.ToLower(b.ID.Short()))
		}
		if unkept != nil {
			return unkept
		}
	}
	return err
}

func isOverview(step game.Step) bool {
	_, is := step.(game.OverviewStep)
	return is
}

// minutes rounds a time up to whole minutes.
func minutes(d time.Duration) int { return int((max(0, d) + time.Minute - 1) / time.Minute) }

// left writes the time until a monotonic moment.
func (p *sitting) left(ends time.Duration) string {
	return p.notice(papers.Clock(max(0, ends-p.seat.Now().Mono)))
}

// play shows one step after the other until the session is over.
func (p *sitting) play() error {
	for {
		var err error
		switch step := p.s.Step().(type) {
		case game.QuestionStep:
			err = p.ask(step)
		case game.OverviewStep:
			err = p.overview(step)
		case game.PaperStep:
			err = p.report(step.Paper)
		case game.EndStep:
			return nil
		default:
			err = p.playStep(p.s)
		}
		if err != nil {
			return err
		}
	}
}

// follow keeps what a step has brought. It says so if the time is over.
func (p *sitting) follow(b game.Batch, _ bool) error {
	if step, over := p.s.Step().(game.PaperStep); over {
		if r, ok := p.seat.Player.PaperReport(step.Paper, nil); ok && r.Paper.Expired {
			p.say(p.exam().TimeOver)
		}
	}
	_, err := p.keep(b)
	return err
}

// show asks a question of a paper.
func (p *sitting) show(step game.QuestionStep) {
	w := p.exam()
	p.emptyLine()
	p.fill(w.At, "n", strconv.Itoa(step.N), "of", strconv.Itoa(step.Of), "left", p.left(step.Ends))
	if step.Flagged {
		p.say(w.IsFlagged)
	}
	p.askBody(step, false)
	if step.Given != nil {
		p.fill(w.YourAnswer, "answer", p.chosen(step))
	}
	if step.N == 1 {
		p.say(w.How)
		p.sayHowSure()
		if p.hasOriginal(step.Question) {
			p.say(w.HowOriginal)
		}
	}
}

// chosen gives the numbers of the options that are chosen.
func (p *sitting) chosen(step game.QuestionStep) string {
	var at []string
	for i, id := range step.Question.Parts {
		for _, chosen := range step.Given.Choice {
			if chosen == id {
				at = append(at, strconv.Itoa(i+1))
			}
		}
	}
	return strings.Join(at, ", ")
}

// ask reads lines until the question is answered or another one is wanted.
func (p *sitting) ask(step game.QuestionStep) error {
	p.pack, p.original = step.Question.Pack, false
	p.show(step)
	for {
		line, err := p.read()
		if err != nil {
			return err
		}
		moved, err := p.take(line, step)
		if moved || err != nil {
			return err
		}
		step, _ = p.s.Step().(game.QuestionStep)
	}
}

// take does what a line says; moved is false while the same question is asked.
func (p *sitting) take(line string, step game.QuestionStep) (moved bool, err error) {
	now := p.seat.Now()
	name, n := p.words.examCommand(line)
	switch name {
	case "":
		return p.answer(line, step)
	case "next":
		return true, p.follow(p.s.Next(now), true)
	case "back":
		if step.N == 1 {
			p.say(p.exam().First)
			return false, nil
		}
		return true, p.follow(p.s.GoTo(step.N-1, now))
	case "go":
		if n < 1 || n > step.Of {
			p.fill(p.exam().NoQuestion, "n", strconv.Itoa(n), "of", strconv.Itoa(step.Of))
			return false, nil
		}
		return true, p.follow(p.s.GoTo(n, now))
	case "overview", "handin": // from which it is handed in
		return true, p.follow(p.s.Overview(now))
	}
	return p.takeRest(name, step)
}

// takeRest does what leaves the question where it is.
func (p *sitting) takeRest(name string, step game.QuestionStep) (moved bool, err error) {
	now, w := p.seat.Now(), p.exam()
	switch name {
	case "flag":
		said := w.IsFlagged
		if step.Flagged {
			said = w.NotFlagged
		}
		p.say(said)
		return false, p.follow(p.s.Flag(now))
	case "guess", "fairly", "certain":
		sure := map[string]game.Certainty{"guess": game.Guess, "fairly": game.Fairly, "certain": game.Certain}[name]
		p.fill(w.Noted, "sure", map[game.Certainty]string{
			game.Guess: p.certaintyBook().Guess, game.Fairly: p.certaintyBook().Fairly, game.Certain: p.certaintyBook().Certain,
		}[sure])
		return false, p.follow(p.s.Say(sure, now))
	case "original":
		p.showOriginal(step)
	case "help":
		p.say(w.How)
		p.sayHowSure()
	case "lang":
		if err := p.nextLanguage(); err != nil {
			return false, err
		}
		p.show(step)
	case "leave":
		return false, errLeave
	default:
		p.say(w.How)
	}
	return false, nil
}

// answer reads a line as an answer and keeps it.
func (p *sitting) answer(line string, step game.QuestionStep) (moved bool, err error) {
	gave, err := p.readAnswer(line, step.Question, grade.Answer{})
	if unread := unreadOf(err); unread != nil {
		p.sayUnread(unread, false)
		return false, nil
	}
	b, err := p.s.Answer(gave, p.speech, p.seat.Now())
	if err != nil {
		p.fill(p.book().Unplayed, "why", err.Error())
		return false, errLeave
	}
	return true, p.follow(b, true)
}

// hasOriginal reports whether a question has English words that are not on screen.
func (p *sitting) hasOriginal(q game.Question) bool {
	shown := false
	for _, l := range p.speech.Within(q.Pack) {
		shown = shown || l == content.English
	}
	return !shown && len(game.SpeakEnglish.Within(q.Pack)) > 0
}

// showOriginal shows the question in English, as the exam does for who sits it in another language.
func (p *sitting) showOriginal(step game.QuestionStep) {
	was := p.speech
	p.speech = game.SpeakEnglish
	p.askBody(step, false)
	p.speech = was
}

// overview shows what is answered, flagged and open, and hands the paper in when that is asked for.
func (p *sitting) overview(step game.OverviewStep) error {
	w, n := p.exam(), strconv.Itoa
	open := p.sayOverview(step)
	for {
		line, err := p.read()
		if err != nil {
			return err
		}
		now := p.seat.Now()
		name, at := p.words.examCommand(line)
		if number, ok := number(strings.TrimSpace(line)); ok && name == "" {
			name, at = "go", number
		}
		switch name {
		case "next", "back", "overview":
			return p.follow(p.s.Next(now), true)
		case "go":
			if at < 1 || at > len(step.Sheets) {
				p.fill(w.NoQuestion, "n", n(at), "of", n(len(step.Sheets)))
				continue
			}
			return p.follow(p.s.GoTo(at, now))
		case "handin":
			sure, err := p.sureToHandIn(open)
			switch {
			case err != nil:
				return err
			case sure:
				return p.follow(p.s.HandIn(p.seat.Now()))
			}
			p.say(w.OverviewHow)
		case "leave":
			return errLeave
		case "lang":
			if err := p.nextLanguage(); err != nil {
				return err
			}
			w = p.exam()
			p.sayOverview(step)
		default:
			p.say(w.OverviewHow)
		}
	}
}

// sayOverview says how the questions of a paper stand, and gives how many are open.
func (p *sitting) sayOverview(step game.OverviewStep) (open int) {
	w, n := p.exam(), strconv.Itoa
	var flagged, unanswered []string
	for i, s := range step.Sheets {
		if s.Flagged {
			flagged = append(flagged, n(i+1))
		}
		if !s.Answered {
			unanswered = append(unanswered, n(i+1))
		}
	}
	p.emptyLine()
	p.fill(w.Overview, "left", p.left(step.Ends))
	p.fill(w.Answered, "n", n(len(step.Sheets)-len(unanswered)), "of", n(len(step.Sheets)))
	if len(flagged) > 0 {
		p.fill(w.Flagged, "list", strings.Join(flagged, ", "))
	}
	if len(unanswered) > 0 {
		p.fill(w.Unanswered, "list", strings.Join(unanswered, ", "))
	}
	p.say(w.OverviewHow)
	return len(unanswered)
}

// sureToHandIn asks whether the paper is to be handed in.
func (p *sitting) sureToHandIn(open int) (bool, error) {
	if open > 0 {
		p.fill(p.exam().SureOpen, "n", strconv.Itoa(open))
	}
	p.say(p.exam().SureHandIn)
	line, err := p.read()
	if err != nil {
		return false, err
	}
	yes, known := p.words.yesNo(line)
	return yes && known, nil
}

// sayHowSure says how to note the certainty of an answer.
func (p *sitting) sayHowSure() { p.fill(p.exam().HowSure, "levels", p.levels()) }

// levels are the words for how sure somebody is, as they are typed.
func (p *printer) levels() string {
	c := p.certaintyBook()
	return strings.Join([]string{strings.ToLower(c.Guess), strings.ToLower(c.Fairly), strings.ToLower(c.Certain)}, ", ")
}
