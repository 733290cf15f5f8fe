package plain

import (
	"cmp"
	"strconv"
	"strings"

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
		t.fill(t.book().HelloAgain, "name", p.Name.String())
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

// askLanguage asks in every language for the languages to show; enter takes that of the
// locale, else the first two.
func (t *terminal) askLanguage() error {
	choices := t.choices()
	var shown, asked []string
	for _, s := range choices {
		shown = append(shown, t.books.OwnNames(s))
	}
	first := t.books.FirstAt(t.seat.Locale)
	for _, b := range t.books.All() {
		taken := t.books.OwnNames(first)
		if len(first.Langs()) > 1 && twoTogether(choices) == 1 {
			taken = b.Plain.LangBoth
		}
		asked = append(asked, phrase.Fill(b.Plain.AskLang, "taken", taken))
	}
	question := strings.Join(asked, "\n")
	t.say(question)
	t.numbered(shown)
	for {
		line, err := t.read()
		if err != nil {
			return err
		}
		switch t.words.command(line) {
		case goOn:
			t.speech = first
			return nil
		case help:
			t.sayInBoth(t.helpText)
			continue
		case leave:
			return errLeave
		case none, back, language, hint, gapChoices, mixUps, scenario, undo, dispute, wager, lessons, record, achieved, titles, settings, today, practise, free, testOut, terms, itemPage,
			export, reviewNow, shopping, faceBoss, tale, starItem, buryItem, suspendItem, unmark:
		case finding, toClass:
		}
		if s, ok := t.speechNamed(line, choices); ok {
			t.speech = s
			return nil
		}
		t.say(question)
	}
}

// speechNamed finds the choice that a line names: by its number, by its code, or by
// the names of its languages.
func (t *terminal) speechNamed(line string, choices []game.Speech) (game.Speech, bool) {
	fold := content.Fold(line)
	for i, s := range choices {
		words := append(t.books.Answers(s), strconv.Itoa(i+1))
		if len(s.Langs()) > 1 && twoTogether(choices) == 1 {
			for _, b := range t.books.All() {
				words = append(words, b.Plain.LangBoth)
			}
		}
		for _, w := range words {
			if content.Fold(w) == fold {
				return s, true
			}
		}
	}
	return "", false
}

// twoTogether counts the choices that show two languages.
func twoTogether(choices []game.Speech) int {
	n := 0
	for _, s := range choices {
		if len(s.Langs()) > 1 {
			n++
		}
	}
	return n
}

// helpText is the help in the words of a book.
func (t *terminal) helpText(b *phrase.Book) string {
	choices := t.choices()
	said := b.Fill(b.Plain.Help,
		"languages", b.Among(choices, b.Plain.LangTwo, b.Plain.LangMany),
		"answers", b.Among(choices, b.Plain.AnswerTwo, b.Plain.AnswerMany))
	if t.class.room != nil {
		said += "\n" + b.ClassLines.Help
	}
	return said
}

// askName takes the name that the player has said already, or any clean name; only q and ? keep their
// meaning here.
func (t *terminal) askName() (content.Safe, error) {
	b := t.book()
	if name, err := content.CleanLine(t.seat.Name); t.seat.Named && err == nil && !name.Empty() {
		return name, nil
	}
	suggested := cmp.Or(t.seat.Name, b.Nameless)
	for {
		t.say(t.books.For(t.speech).Fill(b.AskName, "name", suggested))
		line, err := t.read()
		if err != nil {
			return content.Safe{}, err
		}
		switch t.words.command(line) {
		case goOn:
			line = suggested
		case help:
			t.say(t.helpText(t.books.For(t.speech)))
			continue
		case leave:
			return content.Safe{}, errLeave
		case none, back, language, hint, gapChoices, mixUps, scenario, undo, dispute, wager, lessons, record, achieved, titles, settings, today, practise, free, testOut, terms, itemPage,
			export, reviewNow, shopping, faceBoss, tale, starItem, buryItem, suspendItem, unmark:
		case finding, toClass:
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
