package plain

import (
	"slices"
	"strings"

	"quest/game"
	"quest/game/setting"
)

// aheadLine is the number of the line that shows what is coming.
const aheadLine = 8

// setAll lists the settings and changes them: a line is the number of a setting, or its name,
// and its new value. It goes on until an empty line.
func (t *terminal) setAll() error {
	t.setting = true
	defer func() { t.setting = false }()
	show := func() {
		t.say(t.notice(game.Say("settings.Title")))
		t.numbered(t.settingRows())
		t.sayEnds()
		t.say(t.notice(game.Say("settings.LineHow")))
	}
	show()
	for {
		line, c, err := t.ask(show)
		if err != nil || c == goOn || c == back {
			return err
		}
		n, value := t.settingNamed(line)
		switch {
		case n == aheadLine:
			t.sayAhead()
		case n == 0 || value == "":
			t.say(t.notice(game.Say("plan.LineNoSuch").Count("most", len(setting.All())+1)))
		default:
			if err := t.change(numberedSettings()[n-1], value); err != nil {
				return err
			}
		}
	}
}

// settingNamed finds the number of the setting that a line begins with, by its number, its ID
// or its label in any language, and the value behind it; 0 for none.
func (t *terminal) settingNamed(line string) (n int, value string) {
	words := strings.Fields(line)
	if len(words) == 0 {
		return 0, ""
	}
	if n, ok := number(words[0]); ok && n >= 1 && n <= len(setting.All())+1 {
		return n, strings.Join(words[1:], " ")
	}
	for i := len(words); i > 0; i-- {
		if s, ok := setting.Find(t.books, strings.Join(words[:i], " ")); ok {
			at := slices.IndexFunc(numberedSettings(), func(is setting.Setting) bool { return is.ID == s.ID })
			return at + 1, strings.Join(words[i:], " ")
		}
	}
	return 0, ""
}

// notice says a notice in the first language of the player.
func (p *printer) notice(n game.Notice) string { return p.books.For(p.speech).Say(n) }

// scene is what the settings are asked with.
func (t *terminal) scene() setting.Scene {
	return setting.Scene{Player: t.seat.Player, Packs: t.seat.Packs, Now: t.seat.Now(), Books: t.books, Speech: t.speech}
}

// numberedSettings gives the settings in the order of their numbers, with an empty one at the
// number of what is coming.
func numberedSettings() []setting.Setting {
	return slices.Insert(setting.All(), aheadLine-1, setting.Setting{})
}

// settingRow is a setting with its value.
func (t *terminal) settingRow(s setting.Setting) string {
	if s.ID == "" {
		return t.notice(game.Say("plan.RowAhead"))
	}
	return t.notice(s.Label) + ": " + t.notice(s.Say(t.scene(), setting.Of(t.seat.Player)))
}

// settingRows are the settings with their values, in the order of their numbers.
func (t *terminal) settingRows() []string {
	var rows []string
	for _, s := range numberedSettings() {
		rows = append(rows, t.settingRow(s))
	}
	return rows
}

// change gives a setting a new value, and says what it is then or why it cannot be.
func (t *terminal) change(s setting.Setting, value string) error {
	next := s.Read(t.scene(), setting.Of(t.seat.Player), value)
	if !next.Wrong.Empty() {
		t.say(t.sentence(t.notice(next.Wrong)))
		return nil
	}
	for _, batch := range next.Keep(t.seat.Player, t.seat.Now()) {
		if _, err := t.keep(batch); err != nil {
			return err
		}
	}
	if next.Speech != "" {
		t.speech = next.Speech
	}
	t.say(t.settingRow(s))
	if s.ID == setting.ExamDate || s.ID == setting.Exam {
		t.sayEnds()
	}
	return nil
}

// sayEnds says that the planned exam is given for the last time before its day, if it is.
func (t *terminal) sayEnds() {
	if ends := t.seat.Player.Plan().Exam.EndsBefore(t.seat.Packs); !ends.Empty() {
		t.say(t.notice(ends))
	}
}

// sayAhead says what is coming, and how much was known when it was repeated.
func (t *terminal) sayAhead() {
	o := t.seat.Player.Outlook(t.seat.Packs, t.seat.Now())
	for _, n := range o.Say() {
		t.say(t.notice(n))
	}
	weeks := t.seat.Player.Retention()
	if len(weeks) == 0 {
		t.say(t.notice(game.Say("plan.NoneWeekly")))
		return
	}
	t.say(t.notice(game.Say("plan.Weekly")))
	for _, w := range weeks {
		t.say(t.notice(game.Say("plan.Week").Count("n", w.Reviews).Count("right", w.Right).
			Count("percent", game.Percent(w.Right, w.Reviews)).With("date", game.StudyDay(w.Monday).String())))
	}
}
