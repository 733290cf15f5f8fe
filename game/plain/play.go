package plain

import (
	"bufio"
	"cmp"
	"errors"
	"io"
	"time"

	"quest/content"
	"quest/game"
	"quest/game/class"
	"quest/game/find"
	"quest/game/phrase"
)

// Options are what line mode needs to know of where it is played.
type Options struct {
	// Width wraps text at this many columns; 0 wraps nothing, which suits screen
	// readers and pipes.
	Width int
	// Columns gives the width of the terminal, in place of Width and for as long as it is
	// not 0. It is asked for each text, so that a window may change its size.
	Columns func() int
	// Echo repeats each line that was read behind its prompt. It is for input that
	// nobody sees being typed, such as a pipe, so that the output reads like a
	// conversation.
	Echo bool
	// Class is the class of the player, nil for none; in is read on another goroutine then, which
	// ends with it.
	Class class.Room
	// After gives a channel that receives after a time, with which the end of a vote is announced;
	// nil announces nothing.
	After func(time.Duration) <-chan time.Time
	// Stock is what the games of a process search, nil for shelves of its own.
	Stock *find.Stock
	// Books is what the game says; nil for what it ships with.
	Books *phrase.Books
}

// width is at how many columns text is wrapped now.
func (o Options) width() int {
	if o.Columns != nil {
		return cmp.Or(o.Columns(), o.Width)
	}
	return o.Width
}

// errLeave ends play: the player asked for it, or there is no more input.
var errLeave = errors.New("the player leaves")

// Play plays until the player leaves, the input ends, or nothing is left to play; all
// three are no failure and give nil. Everything that was answered is in the journal by
// then, unless the journal said otherwise. An error is a failure to read or write, or a
// journal that failed without giving a *game.NotSavedError.
func Play(seat *game.Seat, in io.Reader, out io.Writer, o Options) error {
	books := cmp.Or(o.Books, phrase.Shipped())
	t := &terminal{
		printer: printer{out: bufio.NewWriter(out), width: o.width, books: books, words: newVocabulary(books)},
		seat:    seat, in: newLines(in), echo: o.Echo, drafts: drafts{}, class: attends{room: o.Class}, after: o.After, stock: o.Stock,
	}
	t.saver = saver{p: &t.printer, seat: seat}
	err := t.run()
	if errors.Is(err, errLeave) {
		t.say(t.book().Bye)
		err = nil
	}
	return errors.Join(err, t.out.Flush())
}

// terminal plays with one person in line mode: it asks, reads and answers line by
// line.
type terminal struct {
	printer
	saver
	seat *game.Seat
	in   *lines
	echo bool // of Options

	lastLesson    content.LessonID // that was played
	scenarioShown content.ItemID   // the case whose scenario was shown last in this session
	drafts        drafts           // answers that were begun and left

	playing  bool // there are lessons to choose from
	choosing bool // the list of lessons is shown
	setting  bool // the settings of the review are shown
	looking  bool // at what the day is about
	buying   bool // the shop is shown
	titling  bool // the titles are shown
	trying   bool // who writes the items tries them: nothing is kept

	stock     *find.Stock     // of Options
	catalogue *find.Catalogue // of the packs, nil before the first search
	searching bool            // the search is shown
	asking    bool            // a question is open

	class attends
	round *liveRound // that the player attends to, nil for none
	after func(time.Duration) <-chan time.Time

	typedSaid bool // it was said that what is typed stays
}

// run welcomes the player and plays the labs, or lessons until the player leaves.
func (t *terminal) run() error {
	t.speech = t.seat.Player.Speech
	if t.seat.Speech != "" {
		t.speech = t.seat.Speech
	}
	t.comparePacks()
	t.sayNotices()
	if err := t.welcome(); err != nil {
		return err
	}
	if err := t.follow(); err != nil {
		return err
	}
	if err := t.catchUp(); err != nil {
		return err
	}
	if err := t.tellUntold(); err != nil {
		return err
	}
	if err := t.openChest(t.seat.Player.Sealed()); err != nil {
		return err
	}
	if len(t.seat.Packs) == 0 {
		t.sayNoPacks()
		return nil
	}
	if start := t.seat.Start; start != nil && start.Labs {
		return t.playLabs(*start)
	}
	if start := t.seat.Start; start != nil && start.Exam != "" {
		return t.playExam(*start)
	}
	t.say(t.book().Keys)
	t.playing = true
	t.welcomeToClass()
	return t.playGoals()
}

// sayNoPacks says that there is nothing to play, and how packs that are hidden come back.
func (t *terminal) sayNoPacks() {
	if len(t.seat.Hidden) == 0 {
		t.say(t.book().NoPacks)
		return
	}
	w := t.books.For(t.speech).Home
	t.say(w.AllHidden + ".")
	t.say(w.HiddenKept)
	for _, p := range t.seat.Hidden {
		t.say("- " + t.named(p, p.Meta().Title) + ": " + "quest pack hide --undo " + string(p.ID()))
	}
}

// comparePacks waits until the packs are known to be what their folders hold.
func (t *terminal) comparePacks() {
	if t.seat.Compare == nil {
		return
	}
	packs, notices := t.seat.Compare()
	t.seat.Packs, t.seat.Notices = packs, append(t.seat.Notices, notices...)
	t.seat.Compare, t.seat.Current = nil, nil
}

// playGoals plays one session after the other, in the order that is offered or as the
// player chooses.
func (t *terminal) playGoals() error {
	to, err := t.firstGoal()
	for {
		var chosen *chosenGoal
		if errors.As(err, &chosen) {
			to, err = &chosen.offer, nil
		}
		if err != nil || to == nil {
			return err
		}
		if to.Pack != nil {
			t.pack = to.Pack
		}
		if err = t.playSession(to.Goal); err == nil {
			t.sayStanding()
			to, err = t.offerNext()
		}
	}
}

// sayNotices says what was found when the game was opened.
func (t *terminal) sayNotices() {
	if u := t.seat.Unsaved; u != nil {
		t.sayUnsaved(u.Why)
	}
	for _, n := range t.seat.Notices {
		t.sayInBoth(func(b *phrase.Book) string { return phrase.Fill(b.Plain.Note, "text", b.Say(n)) })
	}
}

// choices gives what the player may choose to see.
func (t *terminal) choices() []game.Speech { return t.books.Choices(t.seat.Packs) }

// nextLanguage changes the languages on screen and keeps which they are.
func (t *terminal) nextLanguage() error {
	t.speech = t.speech.Next(t.choices())
	_, err := t.keep(t.seat.Player.Tune(t.speech, t.seat.Now()))
	t.say(phrase.Fill(t.book().LangNow, "lang", t.books.OwnNames(t.speech)))
	return err
}
