package plain

import (
	"errors"
	"fmt"
	"strconv"

	"quest/game"
	"quest/game/phrase"
)

// saver hands what is played to the journal and says what of it is on disk.
type saver struct {
	p    *printer
	seat *game.Seat

	unsaved       bool   // the newest batch is not on disk
	gone          bool   // it never will be
	playedUnsaved bool   // something that was played here is not on disk
	unsavedSaid   string // the reason that was said last, "" for none
	savedHowSaid  bool   // it was explained what the number of saved answers is
}

// keep hands a batch to the journal, as store does, and says what the batch has achieved once
// that is on disk.
func (s *saver) keep(b game.Batch) (saved int, err error) {
	saved, err = s.store(b)
	if err == nil && !s.unsaved && !b.Empty() {
		s.p.sayAchieved(game.AchievedIn(b))
		err = s.tellFeats(b)
	}
	return saved, err
}

// tellFeats says of the goal of the week and of missed days that a batch has reached them, and
// keeps that all that the batch has reached was told: its level and its achievements were said
// before. What is not on disk waits for the next start.
func (s *saver) tellFeats(b game.Batch) error {
	player := s.seat.Player
	feats := player.FeatsIn(b)
	if s.unsaved || feats.None() {
		return nil
	}
	if feats.Keepsake != nil {
		s.p.say(s.p.sentence(s.p.books.For(s.p.speech).KeepsakeWon(*feats.Keepsake, s.p.speech.Langs()...)))
	}
	for _, said := range s.p.todayWords().Reached(feats) {
		s.p.say(said)
	}
	_, err := s.store(player.TellFeats(feats.All, s.seat.Now()))
	return err
}

// store hands a batch to the journal and gives the number of answers on disk. When
// it could not be kept, it says why, once for each reason, and play goes on.
func (s *saver) store(b game.Batch) (saved int, err error) {
	if b.Empty() {
		return 0, nil
	}
	saved, err = s.seat.Journal.Append(b)
	s.sayNews()
	var notSaved *game.NotSavedError
	switch {
	case err == nil:
		s.unsaved, s.gone, s.playedUnsaved, s.unsavedSaid = false, false, false, ""
		return saved, nil
	case !errors.As(err, &notSaved):
		return 0, fmt.Errorf("keep: %w", err)
	}
	s.gone = notSaved.Fate == game.Gone
	s.unsaved = notSaved.Fate != game.OlderGone
	s.playedUnsaved = s.unsaved
	if notSaved.Why.String() != s.unsavedSaid {
		s.unsavedSaid = notSaved.Why.String()
		s.p.say(phrase.Fill(s.p.book().NotSaved, "why", s.p.books.For(s.p.speech).Say(notSaved.Why)))
		if notSaved.Fate == game.Waits {
			s.sayExport()
		}
	}
	return saved, nil
}

// sayNews says what happened to the save since it was said last.
func (s *saver) sayNews() {
	if s.seat.News == nil {
		return
	}
	for _, n := range s.seat.News() {
		s.p.fill(s.p.book().Note, "text", s.p.books.For(s.p.speech).Say(n))
	}
}

// sayWaits says again that what was just played is not on disk, where that was known
// before. Of what never will be, the reason said so.
func (s *saver) sayWaits() {
	if !s.gone {
		s.p.say(s.p.book().StillUnsaved)
	}
}

// sayUnsaved says that nothing could be saved since before the game was opened, and why.
func (s *saver) sayUnsaved(why game.Notice) {
	s.unsaved, s.unsavedSaid = true, why.String()
	s.p.sayInBoth(func(b *phrase.Book) string { return phrase.Fill(b.Plain.NotSaved, "why", b.Say(why)) })
}

// saySaved says that what was played is on disk, and the first time what its number
// means.
func (s *saver) saySaved(answers int) {
	s.p.fill(s.p.book().Saved, "n", strconv.Itoa(answers))
	if !s.savedHowSaid {
		s.p.say(s.p.book().SavedHow)
	}
	s.savedHowSaid = true
}

// sayXP says what an answer earned, once it is known whether that is on disk.
func (s *saver) sayXP(step game.VerdictStep) {
	xp := strconv.Itoa(step.XP)
	switch {
	case s.gone:
	case step.XP > 0 && s.unsaved:
		s.p.fill(s.p.book().XPWaits, "xp", xp)
	case step.XP > 0:
		s.p.fill(s.p.book().XP, "xp", xp)
	case step.Unpaid != game.Paid:
		s.p.fill(s.p.noXP(step), "date", step.PaysFrom.String())
	}
	if step.Level > 0 && !s.unsaved {
		s.p.fill(s.p.summary().LevelUp, "n", strconv.Itoa(step.Level))
	}
	if !s.unsaved {
		s.p.sayAchieved(step.Achieved)
	}
}

// noXP picks the words for why a right answer earned nothing.
func (p *printer) noXP(step game.VerdictStep) string {
	b := p.book()
	switch step.Unpaid {
	case game.OnlyPractice:
		if step.Kind == game.Correction {
			return b.NoXPOnceMore
		}
		return b.NoXPPractice
	case game.SeenToday:
		return b.NoXPToday
	case game.NotDue:
		return b.NoXPNotDue
	case game.NothingNew, game.Paid:
	}
	return b.NoXP
}

// sayStake says what certainty won or lost, once it is known whether that is on disk.
func (s *saver) sayStake(step game.VerdictStep) {
	if step.Certainty == game.Unsaid || s.gone {
		return
	}
	b := s.p.book()
	form, gold := b.StakeNone, step.Stake
	switch {
	case gold == 0:
	case s.unsaved:
		form = b.StakeWaits
	case gold > 0:
		form = b.StakeWon
	default:
		form = b.StakeLost
	}
	signed := strconv.Itoa(gold)
	if gold > 0 {
		signed = "+" + signed
	}
	s.p.fill(form, "level", s.p.certaintyBook().Level(step.Certainty), "gold", signed)
}

// sayDrop says what the draw for an answer has brought, once it is known whether that is on
// disk; nothing where it brought nothing.
func (s *saver) sayDrop(step game.VerdictStep) {
	if step.Drop == nil || s.gone {
		return
	}
	b := s.p.books.For(s.p.speech)
	said := b.Sentence(b.Drop(step.Drop, step.Drop.Called(s.p.speech.Langs())))
	if s.unsaved {
		said += " " + b.Drops.Waits
	}
	s.p.say(said)
}

// warnUnsaved says of figures that were just said that they are not all on disk.
func (s *saver) warnUnsaved() {
	if s.playedUnsaved {
		s.p.say(s.p.book().Loose)
	}
}
