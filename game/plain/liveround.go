package plain

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"quest/content"
	"quest/game"
	"quest/game/attendance"
	"quest/game/class"
	"quest/game/grade"
	"quest/game/insight/papers"
	"quest/game/phrase"
)

// clockOf writes a time as minutes and seconds.
func clockOf(left time.Duration) game.Notice { return papers.Clock(max(0, left)) }

// liveRound is the question of a class while the player attends to it. A line counts for what was last
// said: another question is never answered by a line that may have been begun before it was asked.
type liveRound struct {
	*terminal
	shown class.Round   // as it was said last
	q     game.Question // without an item where no pack here has it
	sure  game.Certainty
	wants *class.Vote // that could not be kept, and is tried again
	over  bool        // enter goes away: it is closed, taken back, or another one is asked
	next  bool        // another one is asked
}

// attendRound goes to the question of the class until the player goes back.
func (t *terminal) attendRound() error {
	pack := t.pack
	defer func() { t.round, t.pack = nil, pack }()
	for {
		r := &liveRound{terminal: t, shown: *t.class.view.Round}
		t.round = r
		again, err := r.attend()
		if err != nil || !again {
			return err
		}
	}
}

// attend shows the round and hears lines. again is whether the player goes on to the next one.
func (r *liveRound) attend() (again bool, err error) {
	if r.shown.Refused {
		if err := r.tell(class.TakePart{Round: r.shown.ID}); err != nil {
			return false, err
		}
	}
	if err := r.show(); err != nil {
		return false, err
	}
	for {
		line, err := r.read()
		if err != nil {
			return false, err
		}
		done, err := r.take(line)
		if done || err != nil {
			return r.next, err
		}
	}
}

// show says the whole round as it stands.
func (r *liveRound) show() error {
	c, w, n := &r.class, r.classroom(), strconv.Itoa
	now := c.view.Round
	if now == nil { // the player is in no class any more
		r.say(r.live().EnterLeaves)
		return nil
	}
	r.shown, r.over = *now, now.Phase.Over()
	c.told = attendance.At{Round: now.ID, Phase: now.Phase}
	r.emptyLine()
	q, ok := attendance.Question(r.seat.Packs, now)
	if r.q = q; !ok {
		r.say(w.Lacking + " " + string(now.Pack))
		r.say(w.LackingHow)
		r.over = true
		r.say(r.book().GoOn)
		return nil
	}
	r.pack = q.Pack
	switch now.Phase {
	case class.Closed:
		return r.sayResults()
	case class.Stopped:
		r.say(w.TakenBack)
		r.say(r.live().EnterLeaves)
		return nil
	case class.Voting, class.Counted, class.Talking, class.Again:
	}
	head := w.Asks
	if now.Phase == class.Again {
		head = w.AsksAgain
	}
	r.say(head + ": " + r.filled(w.Number, "n", n(now.Number)) + ".")
	r.say(w.Sees)
	r.sure = game.Unsaid
	if mine := r.mine(); mine != nil {
		r.sure = game.Certainty(mine.Certainty)
	}
	r.scenarioShown = ""
	r.askBody(game.QuestionStep{Question: q}, false)
	r.sayStands()
	if now.Phase.Open() {
		r.sayHow()
	}
	return nil
}

// sayHow says what can be typed.
func (r *liveRound) sayHow() {
	r.say(r.live().How)
	r.fill(r.live().HowSure, "levels", r.levels())
}

// mine is the vote in the ballot that is open, or was open last; nil for none.
func (r *liveRound) mine() *class.Vote {
	if r.shown.Phase == class.Again {
		return r.shown.Second
	}
	return r.shown.First
}

// sayStands says how the vote stands: how many have voted, how the player did, and the time.
func (r *liveRound) sayStands() {
	w, l, n := r.classroom(), r.live(), strconv.Itoa
	switch r.shown.Phase {
	case class.Counted:
		r.say(w.IsCounted)
	case class.Talking:
		r.say(w.Talk + ". " + w.TalkHow)
	case class.Voting, class.Again, class.Closed, class.Stopped:
		r.say(r.filled(w.Voted, "n", n(r.shown.Voted), "of", n(max(r.shown.Here, r.shown.Voted))) + ".")
	}
	if first := r.shown.First; first != nil && r.shown.Phase != class.Voting {
		r.fill(l.FirstVote, "vote", r.voteWords(first))
	}
	if mine := r.mine(); mine != nil && r.shown.Phase.Open() {
		r.sayVote(mine)
	}
	if said := r.clockLine(&r.shown); said != "" {
		r.say(said)
	}
}

// sayVote says what the player chose, and how sure they are.
func (r *liveRound) sayVote(v *class.Vote) {
	said := phrase.Fill(r.live().Vote, "vote", r.voteWords(v))
	if level := r.certaintyBook().Level(game.Certainty(v.Certainty)); level != "" {
		said += " " + phrase.Fill(r.live().Sure, "level", level)
	}
	r.say(said)
}

// voteWords names the options of a vote by their numbers and words.
func (r *liveRound) voteWords(v *class.Vote) string {
	var said []string
	for i, id := range r.q.Parts {
		if slices.Contains(v.Choice, id) {
			said = append(said, strconv.Itoa(i+1)+". "+r.partWords(id))
		}
	}
	return strings.Join(said, "; ")
}

// partWords is an option in words.
func (r *liveRound) partWords(id content.PartID) string {
	switch text := r.q.Item.PartText(id); {
	case !text.Empty():
		return r.inline(text)
	case id == content.True:
		return r.word(trueWord)
	}
	return r.word(falseWord)
}

// take does what a line says; done ends the visit to the round.
func (r *liveRound) take(line string) (done bool, err error) {
	c := r.words.command(line)
	if row := r.rowed(); row.command != nil {
		c = row.command(&r.printer, line, r.q, grade.Answer{})
	}
	switch {
	case c == leave:
		return false, errLeave
	case c == help:
		r.sayHow()
		return false, nil
	case c == language:
		if err := r.nextLanguage(); err != nil {
			return false, err
		}
		return false, r.show()
	case c == toClass:
		r.sayClass()
		return false, nil
	case r.over && (c == goOn || c == back):
		return true, nil
	case r.over:
		r.say(r.books.For(r.speech).Refusals.Say(class.BallotClosed))
		r.say(r.live().EnterLeaves)
		return false, nil
	case c == back:
		return true, r.goBack()
	case c == scenario:
		r.repeatScenario(r.q.Item.Case)
	case c == goOn:
		r.sayStands()
	default:
		return false, r.takeVote(line)
	}
	return false, nil
}

// rowed is how the question is asked, without an item that of none.
func (r *liveRound) rowed() row {
	if r.q.Item == nil {
		return caseRow
	}
	return rowOf(r.q)
}

// goBack goes back to what was played. Without a vote that declines the question, as on screen.
func (r *liveRound) goBack() error {
	r.class.away = attendance.At{Round: r.shown.ID, Phase: r.shown.Phase}
	if r.shown.First != nil || r.shown.Second != nil || r.wants != nil {
		return nil
	}
	if err := r.tell(class.SitOut{Round: r.shown.ID}); err != nil {
		return err
	}
	r.fill(r.live().SatOut, "word", r.classWord())
	return nil
}

// takeVote reads a line as a vote, or as how sure the player is, and sends it.
func (r *liveRound) takeVote(line string) error {
	if sure, ok := r.words.sureness(line); ok {
		r.sure = sure
		if mine := r.mine(); mine != nil && r.shown.Phase.Open() {
			return r.cast(mine.Choice)
		}
		r.fill(r.exam().Noted, "sure", r.certaintyBook().Level(sure))
		return nil
	}
	gave, err := r.readAnswer(line, r.q, grade.Answer{})
	if unread := unreadOf(err); unread != nil {
		r.sayUnread(unread, false)
		return nil
	}
	return r.cast(attendance.Choice(gave))
}

// sureness reads how sure somebody is.
func (v *vocabulary) sureness(line string) (game.Certainty, bool) {
	name, _ := v.examCommand(line)
	sure, ok := map[string]game.Certainty{"guess": game.Guess, "fairly": game.Fairly, "certain": game.Certain}[name]
	return sure, ok
}

// cast hands a vote in.
func (r *liveRound) cast(choice []content.PartID) error {
	vote := class.Vote{Choice: choice, Certainty: int(r.sure), Final: true}
	r.wants = &vote
	return r.send()
}

// send hands in the vote that waits. What could not be kept is tried again when the class rings.
func (r *liveRound) send() error {
	vote := *r.wants
	err := r.class.room.Do(class.CastVote{Round: r.shown.ID, Vote: vote})
	refused := (*class.RefusedError)(nil)
	switch {
	case errors.As(err, &refused):
		r.wants = nil
		r.say(r.books.For(r.speech).Refusals.Say(refused.Why))
		return nil
	case err != nil:
		r.say(r.classroom().Unsent)
		return nil
	}
	r.wants = nil
	if r.shown.Phase == class.Again {
		r.shown.Second = &vote
	} else {
		r.shown.First = &vote
	}
	r.sayVote(&vote)
	r.say(r.classroom().HandedIn)
	return nil
}

// tell carries a command out in the class. What it refuses is said; what could not be kept is said, too.
func (r *liveRound) tell(cmd class.Command) error {
	err := r.class.room.Do(cmd)
	refused := (*class.RefusedError)(nil)
	switch {
	case errors.As(err, &refused):
		r.say(r.books.For(r.speech).Refusals.Say(refused.Why))
	case err != nil:
		r.say(r.classroom().Broken)
	}
	r.class.view = r.class.room.View()
	return nil
}

// follow gives what is to be said once the round stands otherwise than it was said.
func (r *liveRound) follow() news {
	now, was := r.class.view.Round, r.shown
	if now == nil || r.next {
		return nil
	}
	switch {
	case now.ID != was.ID:
		if now.Phase.Over() {
			return nil
		}
		return func() error {
			r.over, r.next = true, true
			r.say(r.live().Another)
			return nil
		}
	case r.over, r.q.Item == nil:
		return nil
	case now.Phase != was.Phase:
		return func() error { return r.moved(now) }
	}
	if clock := clockChange(was.Clock, now.Clock); clock || r.class.view.Broken != r.class.broken || r.wants != nil && !r.class.view.Broken {
		return func() error { return r.changed(now, clock) }
	}
	r.shown = *now
	return nil
}

// moved says that the round went to another phase.
func (r *liveRound) moved(now *class.Round) error {
	r.wants = nil
	switch now.Phase {
	case class.Again, class.Closed:
		return r.show()
	case class.Stopped:
		r.over = true
		r.shown = *now
		r.say(r.classroom().TakenBack)
		r.say(r.live().EnterLeaves)
	case class.Voting, class.Counted, class.Talking:
		r.shown = *now
		r.sayStands()
	}
	r.class.told = attendance.At{Round: now.ID, Phase: now.Phase}
	return nil
}

// changed says what is new while the same vote goes on: its clock, or that the class cannot be reached.
func (r *liveRound) changed(now *class.Round, clock bool) error {
	r.shown = *now
	c := &r.class
	if c.view.Broken != c.broken {
		c.broken = c.view.Broken
		said := r.live().Mended
		if c.broken {
			said = r.classroom().Broken
		}
		r.say(said)
	}
	if r.wants != nil && !c.broken {
		if err := r.send(); err != nil {
			return err
		}
	}
	if said := r.clockLine(now); clock && said != "" {
		r.say(said)
	} else if clock {
		r.say(r.live().TimeOff)
	}
	return nil
}

// clockChange reports whether a clock came, went, was stopped, goes on, or is another one.
func clockChange(was, now *class.Clock) bool {
	if was == nil || now == nil {
		return was != now
	}
	return was.Stood != now.Stood || was.Given != now.Given
}

// alarm receives when the end of the vote is to be announced, nil where it is not.
func (t *terminal) alarm() <-chan time.Time {
	r := t.round
	if t.after == nil || r == nil || r.over || r.shown.Clock == nil || r.shown.Clock.Stood || !r.shown.Phase.Open() {
		return nil
	}
	left := t.class.room.View().Round
	if left == nil || left.Clock == nil {
		return nil
	}
	in := nextWarning(left.Clock.Left)
	if in == 0 {
		return nil
	}
	return t.after(in)
}

// warned says how much time is left.
func (r *liveRound) warned() error {
	if now := r.class.view.Round; now != nil {
		r.say(r.clockLine(now))
	}
	return nil
}
