package enrol

import (
	"strconv"
	"strings"
	"unicode"

	"quest/content"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// roomyFrom is the height from which the name of the game stands above.
const roomyFrom = 18

// Draw draws the greeting, the languages, and the field that is typed into.
func (e Enrol) Draw(a screen.Area) screen.Drawing {
	t := a.Theme
	head, langs := e.top(a)
	ask, field := e.ask(a)
	notes := e.notes(a)
	drawn, x, y := field.Draw(t)
	gap := []string{""}
	room := func() int { return a.Height - len(head) - len(langs) - len(ask) - len(drawn) - len(notes) }
	if room() < 2 {
		gap = nil
	}
	if room() < 0 {
		head = nil
	}
	out := append(append(append([]string{}, head...), langs...), gap...)
	out = append(append(out, ask...), gap...)
	left := (a.Width - widget.Width(drawn[0])) / 2
	cursor := &screen.Cell{X: left + x, Y: len(out) + y}
	out = append(out, widget.Shift(drawn, left)...)
	if room() > 4 {
		out = append(out, "")
	}
	return screen.Drawing{Lines: append(out, notes...), Cursor: cursor}
}

// top is what stands above the question: the owl, what this is, and the line of the languages.
func (e Enrol) top(a screen.Area) (head, langs []string) {
	t := a.Theme
	mood := widget.Awake
	if e.trouble != fine {
		mood = widget.Thinking
	} else if e.trying {
		mood = widget.Happy
	}
	owl := widget.Owl(t, mood)
	if a.Height >= roomyFrom {
		owl = widget.Beside(widget.Name(t), owl, 38, 2)
	}
	head = append(make([]string, max(0, (a.Height-20)/3)), widget.Centre(owl, a.Width)...)
	var what []string
	if a.Height >= roomyFrom {
		what = each(a, func(w phrase.Enrol) string { return t.Heading.Render(w.Title) })
	}
	what = append(what, each(a, func(w phrase.Enrol) string { return t.Muted.Render(w.What) })...)
	if a.Height >= roomyFrom+len(what) {
		what = append([]string{""}, what...)
	}
	return append(head, what...), []string{e.langLine(a)}
}

// langRow is the line of the languages.
func (e Enrol) langRow(a screen.Area) int {
	line := e.langLine(a)
	for i, l := range e.Draw(a).Lines {
		if l == line {
			return i
		}
	}
	return -1
}

// langLine names the languages, the one on screen with a sign, and the key that goes to the next.
func (e Enrol) langLine(a screen.Area) string {
	t := a.Theme
	names := make([]string, 0, len(e.choices))
	for _, s := range e.choices {
		name := a.AllBooks().OwnNames(s)
		if s == a.Speech {
			names = append(names, t.Teal.Bold().Render(t.Sign.Chosen+" "+name))
		} else if len(s.Langs()) == 1 {
			names = append(names, t.Muted.Render(t.Sign.Open+" "+name))
		}
	}
	line := t.Key.Render("f2") + "  " + strings.Join(names, "   ")
	return widget.Blank((a.Width-widget.Width(line))/2) + widget.Cut(line, a.Width, t.Sign.More)
}

// ask is the question and the field below it.
func (e Enrol) ask(a screen.Area) ([]string, widget.Field) {
	t := a.Theme
	if e.naming {
		return each(a, func(w phrase.Enrol) string { return t.Strong.Render(w.AskNick) }), e.nick
	}
	return each(a, func(w phrase.Enrol) string { return t.Strong.Render(w.AskCode) }), e.code
}

// notes is what stands below the field: what is wrong, or what is to be known.
func (e Enrol) notes(a screen.Area) []string {
	var out []string
	nick := e.nickless(a) // one name, in whatever language the sentence is
	for _, in := range a.InEach() {
		for _, said := range e.note(in, nick) {
			out = append(out, widget.Centred(said, a.Width)...)
		}
	}
	return out
}

func (e Enrol) note(in screen.Area, nick string) []string {
	t, b := in.Theme, in.Book()
	w := b.Enrol
	switch {
	case e.trying:
		return []string{t.Teal.Render(w.Trying)}
	case e.trouble == noCode:
		return []string{t.Gold.Render(w.NoCode)}
	case e.trouble == refused:
		return []string{t.Gold.Render(b.Refusals.Say(e.why))}
	case e.trouble == notKept:
		return []string{t.Gold.Render(w.NotKept)}
	case e.naming && content.LooseJamo(e.nick.Value()):
		return []string{t.Gold.Render(b.Welcome.LooseJamo)}
	case e.naming && strings.TrimSpace(e.nick.Value()) == "":
		return []string{t.Muted.Render(b.Fill(w.NickTaken, "name", nick)), t.Muted.Render(w.NickSeen)}
	case e.naming:
		n := b.Fill(w.NickNote, "n", strconv.Itoa(NickCells), "half", strconv.Itoa(NickCells/2))
		return []string{t.Muted.Render(n), t.Muted.Render(w.NickSeen)}
	case e.translated():
		return []string{t.Teal.Render(b.Fill(w.ReadAs, "code", grouped(e.read()))), t.Muted.Render(w.Once)}
	}
	return []string{t.Muted.Render(w.CodeNote), t.Muted.Render(w.Once)}
}

// translated reports whether the code was typed with letters that are none of it.
func (e Enrol) translated() bool {
	return strings.ContainsFunc(e.code.Value(), func(r rune) bool { return r > unicode.MaxASCII }) && e.read() != ""
}

// groupOf is how many characters of a code stand together where it is handed out.
const groupOf = 5

// grouped parts a code as it was handed out, so that it can be compared.
func grouped(code string) string {
	var parts []string
	for len(code) > groupOf {
		parts, code = append(parts, code[:groupOf]), code[groupOf:]
	}
	return strings.Join(append(parts, code), "-")
}

// each says something in each language, in lines in the middle.
func each(a screen.Area, say func(phrase.Enrol) string) []string {
	var out []string
	for _, in := range a.InEach() {
		out = append(out, widget.Centred(say(in.Book().Enrol), a.Width)...)
	}
	return out
}
