package plain

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// Options are what line mode needs to know of where it is played.
type Options struct {
	// Width wraps text at this many columns; 0 wraps nothing, which suits screen
	// readers and pipes.
	Width int
	// Echo repeats each line that was read behind its prompt. It is for input that
	// nobody sees being typed, such as a pipe, so that the output reads like a
	// conversation.
	Echo bool
}

// errLeave ends the evening: the player asked for it, or there is no more input.
var errLeave = errors.New("the player leaves")

// Play plays at a seat until the player leaves, the input ends, or nothing is left
// to play; all three are an end in peace and give nil. Everything that was answered
// is in the journal by then, unless the journal said otherwise. An error is a
// failure to read or write, or a journal that failed without giving a
// *game.NotSavedError.
func Play(seat *game.Seat, in io.Reader, out io.Writer, o Options) error {
	t := &table{seat: seat, in: newLines(in), out: bufio.NewWriter(out), o: o}
	err := t.evening()
	if errors.Is(err, errLeave) {
		t.say(t.book().Bye)
		err = nil
	}
	return errors.Join(err, t.out.Flush())
}

// table is where one player sits in line mode.
type table struct {
	seat    *game.Seat
	in      *lines
	out     *bufio.Writer // its errors stick and come out at Flush
	o       Options
	speech  game.Speech // on screen
	pack    *content.Pack
	last    content.LessonID // that was played
	told    content.ItemID   // the case whose scenario was told last in this session
	unsaved bool             // the newest batch is not on disk
	loose   bool             // something that was played here is not on disk
	why     string           // the reason that was told last
	counted bool             // it was told what the number of a saved line is

	playing  bool // there are lessons to choose from
	choosing bool // the list of lessons is shown
}

func (t *table) book() *phrase.Plain { return &phrase.For(t.speech).Plain }

func (t *table) evening() error {
	t.speech = t.seat.Player.Speech
	if t.seat.Speech != "" {
		t.speech = t.seat.Speech
	}
	t.notices()
	if err := t.welcome(); err != nil {
		return err
	}
	if err := t.openChest(t.seat.Player.Sealed()); err != nil {
		return err
	}
	if len(t.seat.Packs) == 0 {
		t.say(t.book().NoPacks)
		return nil
	}
	if start := t.seat.Start; start != nil && start.Labs {
		return t.labs(*start)
	}
	t.say(t.book().Keys)
	t.playing = true
	return t.sessions()
}

// sessions plays one session after the other, in the order that is offered or where
// the player goes.
func (t *table) sessions() error {
	to, err := t.first()
	for {
		var elsewhere *going
		if errors.As(err, &elsewhere) {
			to, err = elsewhere, nil
		}
		if err != nil || to == nil {
			return err
		}
		t.pack = to.pack
		if err = t.play(to.goal); err == nil {
			t.standing()
			to, err = t.offer()
		}
	}
}

// notices tells what was found when the game was opened.
func (t *table) notices() {
	told := t.seat.Notices
	if u := t.seat.Unsaved; u != nil {
		t.unsaved = true
		t.both(func(b *phrase.Book) string { return phrase.Fill(b.Plain.NotSaved, "why", b.Say(u.Why)) })
		t.why = u.Why.String()
	}
	for _, n := range told {
		t.both(func(b *phrase.Book) string { return phrase.Fill(b.Plain.Note, "text", b.Say(n)) })
	}
}

// both says a phrase in the player's language, or in both while it is not known.
func (t *table) both(say func(*phrase.Book) string) {
	if t.speech != "" {
		t.say(say(phrase.For(t.speech)))
		return
	}
	for _, lang := range []content.Lang{content.English, content.Korean} {
		t.say(say(phrase.In(lang)))
	}
}

// ask reads a line. It deals with help, language, certainty, the record, the list of
// lessons, the export and leaving itself; show repeats what the line is asked for.
func (t *table) ask(show func()) (line string, c command, err error) {
	return t.askAs(show, readCommand)
}

// askAs is ask with another way to tell commands from answers.
func (t *table) askAs(show func(), asCommand func(string) command) (line string, c command, err error) {
	for {
		if line, err = t.read(); err != nil {
			return "", none, err
		}
		switch c = asCommand(line); c {
		case help:
			t.say(t.book().Help)
		case language:
			if err := t.turnLanguage(); err != nil {
				return "", none, err
			}
			show()
		case record, lessons:
			if !t.playing {
				return line, none, nil
			}
			if err := t.look(c); err != nil {
				return "", none, err
			}
			show()
		case export:
			if !t.canExport() {
				return line, none, nil
			}
			t.rescue()
		case wager:
			return line, c, t.turnWager(!t.seat.Player.Wager())
		case leave:
			return "", none, errLeave
		case none, goOn, back, hint, choices, mixUps, scenario, undo, dispute, practise:
			return line, c, nil
		}
	}
}

// look shows the record, or the list of lessons unless it is shown already.
func (t *table) look(c command) error {
	switch {
	case c == record:
		t.tellRecord()
		t.gap()
	case !t.choosing:
		return t.chooseLesson()
	}
	return nil
}

// read prints the prompt and reads a line as it was typed.
func (t *table) read() (string, error) {
	t.write(t.book().Prompt)
	if err := t.out.Flush(); err != nil {
		return "", fmt.Errorf("write: %w", err)
	}
	line, err := t.in.next()
	switch {
	case errors.Is(err, io.EOF):
		t.write("\n")
		return "", errLeave
	case err != nil:
		return "", fmt.Errorf("read: %w", err)
	case t.o.Echo:
		t.say(echo(line))
	}
	return line, nil
}

// echo is a line as it may be shown: nothing of one that cannot be read.
func echo(line string) string {
	safe, err := content.CleanLine(line)
	if err != nil {
		return ""
	}
	return shown(safe.String())
}

// pause waits for enter. act does what another line asks for and reports whether
// that ends the pause too; nil does nothing.
func (t *table) pause(show func(), act func(line string, c command) (done bool, err error)) error {
	for {
		line, c, err := t.ask(show)
		if err != nil || c == goOn {
			return err
		}
		if act != nil {
			done, err := act(line, c)
			if done || err != nil {
				return err
			}
			continue
		}
		t.idle(c)
	}
}

// idle says why a command does nothing here.
func (t *table) idle(c command) {
	b := t.book()
	switch c {
	case back:
		t.say(b.NoBack)
	case hint:
		t.say(b.HintWhere)
	case undo:
		t.say(b.UndoNone)
	case dispute:
		t.say(b.DisputeNone)
	case scenario:
		t.say(b.ScenarioNone)
	case choices:
		t.say(b.ListNone)
	case mixUps:
		t.say(b.MixUpsWhere)
	case practise:
		t.say(b.MissedWhere)
	case none:
		t.say(b.OnlyEnter)
	case goOn, help, wager, language, lessons, record, export, leave: // done already
	}
}

func (t *table) turnLanguage() error {
	t.speech = t.speech.Next()
	_, err := t.keep(t.seat.Player.Tune(t.speech, t.seat.Now()))
	names := map[game.Speech]string{game.SpeakEnglish: "English", game.SpeakKorean: "한국어", game.SpeakBoth: "English + 한국어"}
	t.say(phrase.Fill(t.book().LangNow, "lang", names[t.speech]))
	return err
}

// keep hands a batch to the journal and gives the number of answers on disk. When
// it could not be kept, it says why, once for each reason, and play goes on.
func (t *table) keep(b game.Batch) (saved int, err error) {
	if b.Empty() {
		return 0, nil
	}
	saved, err = t.seat.Journal.Append(b)
	var notSaved *game.NotSavedError
	switch {
	case err == nil:
		t.unsaved, t.loose, t.why = false, false, ""
		return saved, nil
	case !errors.As(err, &notSaved):
		return 0, fmt.Errorf("keep: %w", err)
	}
	t.unsaved, t.loose = true, true
	if notSaved.Why.String() != t.why {
		t.why = notSaved.Why.String()
		t.say(phrase.Fill(t.book().NotSaved, "why", phrase.For(t.speech).Say(notSaved.Why)))
		t.sayExport()
	}
	return saved, nil
}
