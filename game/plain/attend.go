package plain

import (
	"strconv"
	"time"

	"quest/game"
	"quest/game/attendance"
	"quest/game/class"
	"quest/game/phrase"
)

// attends is what line mode knows of the class of its player. Whoever types cannot be interrupted: what
// happens in the class is said on a line of its own, and what was typed so far stays where it was
// typed, in the terminal of the player, until they press enter.
type attends struct {
	room class.Room // nil for none
	view class.View // as it was read last

	told    attendance.At                      // what was said last of the round
	met     class.RoundID                      // the newest round that was seen before it was closed
	away    attendance.At                      // from which the player went away
	brought map[class.RoundID]game.VerdictStep // by the votes that were entered here
	raid    class.Raid                         // as it was told last
	work    int                                // how many assignments were told
	broken  bool                               // it was said that the class cannot be reached
	here    bool                               // the class is told of: the player has been welcomed
}

// news is what there is to say before the next prompt.
type news func() error

// bell rings when the class may have changed, nil where there is none.
func (t *terminal) bell() <-chan struct{} {
	if t.class.room == nil || !t.class.here {
		return nil
	}
	return t.class.room.Changed()
}

// hear reads the class and gives what is new in it, nil for nothing.
func (t *terminal) hear() news {
	c := &t.class
	if c.room == nil || !c.here {
		return nil
	}
	c.view = c.room.View()
	if c.view.Class == "" { // the player was taken out of it
		c.room = nil
		if t.round != nil {
			t.round.over = true
		}
		return func() error { t.say(t.live().TakenOut); return nil }
	}
	if r := c.view.Round; r != nil && !r.Phase.Over() {
		c.met = r.ID
	}
	if t.round != nil {
		return t.round.follow()
	}
	said := t.classNews()
	entered := c.entering(t)
	if len(said) == 0 && !entered {
		return nil
	}
	return func() error {
		for _, s := range said {
			t.say(s)
		}
		_, err := t.enterRounds()
		return err
	}
}

// classroom and live give the words of a class: those of the screens, and those of line mode alone.
func (p *printer) classroom() phrase.Classroom { return p.books.For(p.speech).Classroom }
func (p *printer) live() phrase.ClassLines     { return p.books.For(p.speech).ClassLines }

// filled is a phrase with its placeholders filled and its particles settled.
func (p *printer) filled(words string, pairs ...string) string {
	return p.books.For(p.speech).Fill(words, pairs...)
}

// classNews gives what is said of the class to somebody who plays: each thing once.
func (t *terminal) classNews() []string {
	c := &t.class
	var said []string
	if c.view.Broken != c.broken && (c.broken || c.view.Round != nil && !c.view.Round.Phase.Over()) {
		c.broken = c.view.Broken
		if c.broken {
			said = append(said, t.classroom().Broken)
		} else {
			said = append(said, t.live().Mended)
		}
	}
	if s := t.callNews(); s != "" {
		said = append(said, s)
	}
	said = append(said, t.raidNews()...)
	if n := len(c.view.Assignments); n > c.work {
		said = append(said, t.filled(t.live().NewWork, "n", strconv.Itoa(n-c.work)))
	}
	c.work = len(c.view.Assignments)
	return said
}

// callNews says what a round is about now, "" for what was said of it before, or where it calls nobody.
func (t *terminal) callNews() string {
	c, w := &t.class, t.classroom()
	r := c.view.Round
	if r == nil {
		return ""
	}
	now := attendance.At{Round: r.ID, Phase: r.Phase}
	if now == c.told {
		return ""
	}
	before := c.told
	c.told = now
	switch {
	case r.Phase == class.Stopped && before.Round == r.ID && !r.Refused:
		return w.TakenBack
	case c.view.Me.Role.Teaches():
		return t.ledNews(r)
	case !attendance.Calls(r, c.met, c.away), r.Phase == class.Counted && before.Round == r.ID:
		return ""
	}
	words := map[class.Phase]string{class.Again: w.CallsAgain, class.Talking: w.CallsTalk, class.Closed: w.CallsEnd}[r.Phase]
	if words == "" {
		words = w.Calls
	}
	return words + " " + t.filled(t.live().GoThere, "word", t.classWord())
}

// ledNews says to a teacher how a round stands, which somebody else leads.
func (t *terminal) ledNews(r *class.Round) string {
	if r.Phase.Over() {
		return ""
	}
	return t.books.For(t.speech).Sentence(t.filled(t.books.For(t.speech).Board.Running, "n", strconv.Itoa(r.Number), "got", strconv.Itoa(r.Voted), "of", strconv.Itoa(max(r.Here, r.Voted))))
}

// classWord is what is typed to go to the class: with a slash, for any word may be an answer.
func (p *printer) classWord() string { return "/" + p.live().Word }

// raidNews says that a raid began or ended, and what the player did in it since it was said last.
func (t *terminal) raidNews() []string {
	c, w := &t.class, t.classroom()
	now := c.view.Raid
	if now == nil {
		return nil
	}
	before := c.raid
	c.raid = *now
	switch {
	case now.ID != before.ID && !now.Over:
		return []string{t.live().RaidBegins + " " + w.RaidHow}
	case now.ID != before.ID:
		return nil // it was over before the player came
	case now.Won && !before.Won:
		return []string{w.RaidWon}
	case now.Over && !before.Over:
		return []string{w.RaidOver}
	case now.Mine > before.Mine && !now.Over:
		return []string{t.raidLine(now)}
	}
	return nil
}

// raidLine says how a raid stands.
func (t *terminal) raidLine(r *class.Raid) string {
	w, n := t.classroom(), strconv.Itoa
	switch {
	case r.Won:
		return w.RaidWon
	case r.Over:
		return w.RaidOver
	}
	return t.filled(t.live().RaidStands, "mine", n(r.Mine), "n", n(r.Left), "of", n(r.Health))
}

// entering reports whether votes wait to be entered into the save.
func (c *attends) entering(t *terminal) bool {
	return t.seat.Unsaved == nil && len(attendance.Unentered(t.seat.Player, &c.view)) > 0
}

// enterRounds enters the votes of rounds that are closed, also of those that were closed while the player
// was away, and gives how many answers are on disk then, 0 where nothing was entered. Where nothing can
// be saved it waits.
func (t *terminal) enterRounds() (saved int, err error) {
	c := &t.class
	if t.seat.Unsaved != nil {
		return 0, nil
	}
	for _, r := range attendance.Unentered(t.seat.Player, &c.view) {
		step, batch := attendance.Enter(t.seat.Player, t.seat.Packs, &r, t.speech, t.seat.Now())
		if batch.Empty() {
			continue
		}
		if c.brought == nil {
			c.brought = map[class.RoundID]game.VerdictStep{}
		}
		c.brought[r.ID] = step
		if saved, err = t.store(batch); err != nil {
			return 0, err
		}
		if err := t.tellFeats(batch); err != nil {
			return 0, err
		}
	}
	return saved, nil
}

// clockLine says how much time is left in a round, "" where it has no clock.
func (t *terminal) clockLine(r *class.Round) string {
	if r.Clock == nil {
		return ""
	}
	words := t.live().TimeLeft
	if r.Clock.Stood {
		words = t.live().TimeStands
	}
	return phrase.Fill(words, "left", t.notice(clockOf(r.Clock.Left)))
}

// warnAt are the moments before the end of a vote at which the time that is left is said by itself.
var warnAt = []time.Duration{30 * time.Second, 10 * time.Second}

// nextWarning is after how much time such a moment comes, 0 for none.
func nextWarning(left time.Duration) time.Duration {
	for _, at := range warnAt {
		if left > at {
			return left - at
		}
	}
	return 0
}
