package plain

import (
	"cmp"
	"slices"
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// maxName is how many columns a name may take.
const maxName = 24

// welcome greets the player, and asks a new one for languages and a name.
func (t *terminal) welcome() error {
	p := t.seat.Player
	if p.Joined() {
		t.fill(t.book().Hello, "name", p.Name.String())
		t.sayStanding()
		return t.askClock()
	}
	t.sayInBoth(func(b *phrase.Book) string { return b.Plain.Welcome })
	if t.speech == "" {
		if err := t.askLanguage(); err != nil {
			return err
		}
	}
	name, err := t.askName()
	if err != nil {
		return err
	}
	joined := game.Joined{Name: name, Lang: t.speech, Seed: t.seat.Seed}
	if _, err := t.keep(p.Join(joined, t.seat.Now())); err != nil {
		return err
	}
	t.fill(t.book().Hello, "name", name.String())
	return nil
}

// speechAnswers are the answers to the question for languages, in the order shown.
var speechAnswers = []struct {
	speech game.Speech
	shown  string
	words  []string
}{
	{game.SpeakEnglish, "English", []string{"1", "en", "english", "영어"}},
	{game.SpeakKorean, "한국어", []string{"2", "ko", "korean", "한국어", "한글"}},
	{game.SpeakBoth, "English + 한국어", []string{"3", "both", "둘다", "englishkorean", "english한국어"}},
}

// askLanguage asks for the languages; enter takes both.
func (t *terminal) askLanguage() error {
	t.say(t.book().AskLang)
	for i, l := range speechAnswers {
		t.say(string(rune('1'+i)) + ". " + l.shown)
	}
	for {
		line, err := t.read()
		if err != nil {
			return err
		}
		switch readCommand(line) {
		case goOn:
			t.speech = game.SpeakBoth
			return nil
		case help:
			t.sayInBoth(func(b *phrase.Book) string { return b.Plain.Help })
			continue
		case leave:
			return errLeave
		case none, back, language, hint, gapChoices, mixUps, scenario, undo, dispute, wager, lessons, record, practise, export:
		}
		fold := content.Fold(line)
		for _, l := range speechAnswers {
			if slices.Contains(l.words, fold) {
				t.speech = l.speech
				return nil
			}
		}
		t.say(t.book().AskLang)
	}
}

// askName takes any clean name; only q and ? keep their meaning here.
func (t *terminal) askName() (content.Safe, error) {
	b := t.book()
	suggested := cmp.Or(t.seat.Name, b.Nameless)
	for {
		t.fill(b.AskName, "name", suggested)
		line, err := t.read()
		if err != nil {
			return content.Safe{}, err
		}
		switch readCommand(line) {
		case goOn:
			line = suggested
		case help:
			t.say(b.Help)
			continue
		case leave:
			return content.Safe{}, errLeave
		case none, back, language, hint, gapChoices, mixUps, scenario, undo, dispute, wager, lessons, record, practise, export:
		}
		name, err := content.CleanLine(line)
		if err == nil && !name.Empty() && content.Columns(name.String()) <= maxName {
			return name, nil
		}
		t.say(b.NameBad)
	}
}

// askClock asks which is right when the save is too far ahead of the clock. Enter
// leaves the question for another time.
func (t *terminal) askClock() error {
	p := t.seat.Player
	now := t.seat.Now()
	ahead, doubt := p.ClockDoubt(now)
	if !doubt {
		return nil
	}
	show := func() {
		b := t.book()
		t.fill(b.ClockAsk, "days", strconv.Itoa(ahead))
		t.numbered([]string{
			phrase.Fill(b.ClockRight, "date", (p.Day - game.StudyDay(ahead)).String()),
			phrase.Fill(b.SaveRight, "date", p.Day.String()),
		})
		t.say(b.ClockHow)
	}
	show()
	for {
		line, c, err := t.ask(show)
		if err != nil || c == goOn {
			return err
		}
		switch n, _ := number(line); n {
		case 1:
			_, err = t.keep(p.TrustClock(now))
			return err
		case 2:
			_, err = t.keep(p.TrustSave(now))
			return err
		}
		t.say(t.book().ClockHow)
	}
}
