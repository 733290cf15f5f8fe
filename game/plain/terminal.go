package plain

import (
	"errors"
	"fmt"
	"io"

	"quest/content"
)

// ask reads a line and whether it is a command. Help, language, certainty, the record, the settings,
// the list of lessons, the export and leaving are carried out; for other lines and
// commands it returns. show repeats what the line is asked for.
func (t *terminal) ask(show func()) (line string, c command, err error) {
	return t.askAs(show, t.words.command)
}

// askAs is ask with another way to tell commands from answers.
func (t *terminal) askAs(show func(), asCommand func(string) command) (line string, c command, err error) {
	for {
		if line, err = t.read(); err != nil {
			return "", none, err
		}
		searched, err := t.search(line)
		if err != nil {
			return "", none, err
		}
		if searched {
			show()
			continue
		}
		c = asCommand(line)
		if t.refusesTrying(c) {
			continue
		}
		switch c {
		case help:
			t.say(t.helpText(t.books.For(t.speech)))
		case language:
			if err := t.nextLanguage(); err != nil {
				return "", none, err
			}
			show()
		case record, lessons, settings, today, tale, reviewNow, shopping, achieved, titles, toClass:
			if opened, err := t.open(c); err != nil || !opened {
				return line, none, err
			}
			show()
		case export:
			if !t.canExport() {
				return line, none, nil
			}
			t.exportAll()
		case wager:
			return line, c, t.setWager(!t.seat.Player.Wager())
		case leave:
			return "", none, errLeave
		case none, goOn, back, hint, gapChoices, mixUps, scenario, undo, dispute, practise, terms, free, testOut, itemPage,
			starItem, buryItem, suspendItem, unmark, faceBoss, finding:
			return line, c, nil
		}
	}
}

// search finds what a line asks for, if it is a search; false for any other line, and for
// every line while a search is open or items are only tried.
func (t *terminal) search(line string) (searched bool, err error) {
	words, ok := t.words.searched(line, t.asking)
	if !ok || t.searching || t.trying {
		return false, nil
	}
	return true, t.find(words)
}

// open opens what can be seen from anywhere during play, and comes back; false where it cannot
// be opened.
func (t *terminal) open(c command) (bool, error) {
	switch {
	case !t.playing, c == settings && t.setting, c == today && t.looking, c == shopping && t.buying, c == titles && t.titling:
		return false, nil
	case c == toClass:
		return t.goToClass()
	case c == today:
		return true, t.showToday()
	case c == titles:
		return true, t.chooseTitle()
	case c == settings:
		return true, t.setAll()
	case c == reviewNow:
		return true, t.beginReview()
	case c == shopping:
		return true, t.visitShop()
	case c == tale:
		t.sayStory()
		return true, nil
	}
	return true, t.showRecordOrLessons(c)
}

// showRecordOrLessons shows the record or the achievements, or the list of lessons unless it is shown already.
func (t *terminal) showRecordOrLessons(c command) error {
	switch {
	case c == record:
		t.sayRecord()
		t.emptyLine()
	case c == achieved:
		t.sayAchievements()
		t.emptyLine()
	case !t.choosing:
		return t.chooseLesson()
	}
	return nil
}

// read prints the prompt and reads a line as it was typed. What is new in the class is said before the
// prompt, and while it waits on a line of its own, with the prompt once more. It fails with errLeave at
// the end of the input.
func (t *terminal) read() (string, error) {
	for {
		if say := t.hear(); say != nil {
			if err := say(); err != nil {
				return "", err
			}
		}
		t.write(t.book().Prompt)
		if err := t.out.Flush(); err != nil {
			return "", fmt.Errorf("write: %w", err)
		}
		line, called, err := t.wait()
		switch {
		case errors.Is(err, io.EOF):
			t.write("\n")
			return "", errLeave
		case err != nil:
			return "", fmt.Errorf("read: %w", err)
		case called:
			continue
		case t.echo:
			t.say(echoed(line))
		}
		return line, nil
	}
}

// wait gives the next line, or says what comes up before it and reports called.
func (t *terminal) wait() (line string, called bool, err error) {
	for {
		line, call, err := t.in.nextOr(t.bell(), t.alarm())
		if call == nothing || err != nil {
			return line, false, err
		}
		say := t.hear()
		if call == alarmed && say == nil && t.round != nil {
			say = t.round.warned
		}
		if say == nil {
			continue
		}
		t.emptyLine()
		if err := say(); err != nil {
			return "", false, err
		}
		if !t.typedSaid {
			t.typedSaid = true
			t.say(t.live().StillTyped)
		}
		return "", true, nil
	}
}

// echoed is a line as it may be shown; empty for one that cannot be read.
func echoed(line string) string {
	safe, err := content.CleanLine(line)
	if err != nil {
		return ""
	}
	return shown(safe.String())
}

// pause waits for enter. act handles every other line and reports whether that ends
// the pause too; without act such a line is refused.
func (t *terminal) pause(show func(), act func(line string, c command) (done bool, err error)) error {
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
		t.sayUseless(c)
	}
}

// sayUseless says why a command does nothing here.
func (t *terminal) sayUseless(c command) {
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
	case gapChoices:
		t.say(b.ListNone)
	case mixUps:
		t.say(b.MixUpsWhere)
	case practise:
		t.say(b.MissedWhere)
	case terms:
		t.say(b.TermsWhere)
	case free:
		t.say(t.rounds().Where)
	case testOut:
		t.say(t.rounds().TestWhere)
	case faceBoss:
		t.say(t.boss().Where)
	case itemPage:
		t.say(b.ItemWhere)
	case starItem, buryItem, suspendItem, unmark:
		t.say(t.review().MarkWhere)
	case finding:
		t.say(t.books.For(t.speech).Find.Where)
	case none:
		t.say(b.OnlyEnter)
	case goOn, help, wager, language, lessons, record, achieved, titles, settings, today, export, leave, reviewNow, shopping, tale, toClass: // done already
	}
}
