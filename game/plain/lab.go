package plain

import (
	"errors"
	"strconv"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// errBack leaves a lab for the list of labs.
var errBack = errors.New("back to the labs")

// bench is a lab while it is played line by line.
type bench struct {
	*table
	play *game.LabSession
}

func (t *table) labBook() *phrase.LabBook { return &phrase.For(t.speech).Lab }

func (b *bench) lab() *content.Lab { return b.play.Machine().Lab() }

// labWords are the commands of a lab; each letter has its key in Hangul mode too.
var labWords = map[string][]string{
	"set":   {"set", "ㄴㄷㅅ", "설정"},
	"do":    {"do", "ㅇㅐ", "실행"},
	"undo":  {"u", "undo", "ㅕ", "되돌리기"},
	"reset": {"x", "reset", "ㅌ", "처음"},
	"show":  {"s", "show", "ㄴ", "보기"},
	"about": {"i", "about", "ㅑ", "소개"},
	"all":   {"a", "all", "ㅁ", "모두", "전체"},
	"back":  words[back],
	"help":  words[help],
	"lang":  words[language],
	"leave": words[leave],
}

// labCommand splits a line into a command and its numbers. The command is "" for a
// line of numbers alone; ok is false for a line that is nothing of both.
func labCommand(line string) (name string, numbers []int, ok bool) {
	fields := strings.Fields(commandText(line))
	if len(fields) > 0 {
		first := strings.TrimPrefix(fields[0], "/")
		for command, names := range labWords {
			for _, n := range names {
				if n == first {
					name = command
				}
			}
		}
		if name != "" {
			fields = fields[1:]
		}
	}
	for _, f := range fields {
		n, isNumber := number(strings.Trim(f, ",="))
		if !isNumber {
			return "", nil, false
		}
		numbers = append(numbers, n)
	}
	return name, numbers, true
}

// inLab is the help while a lab is played.
func inLab(w *phrase.LabBook) string { return w.Help }

// hear reads a line of a lab. Help, language and leaving are dealt with; show repeats
// what the line is asked for.
func (t *table) hear(show func(), help func(*phrase.LabBook) string) (name string, numbers []int, err error) {
	for {
		line, err := t.read()
		if err != nil {
			return "", nil, err
		}
		name, numbers, ok := labCommand(line)
		switch {
		case !ok:
			t.fill(t.labBook().BadLine, "line", shown(echo(line)))
		case name == "help":
			t.say(help(t.labBook()))
		case name == "leave":
			return "", nil, errLeave
		case name == "lang":
			if err := t.turnLanguage(); err != nil {
				return "", nil, err
			}
			show()
		default:
			return name, numbers, nil
		}
	}
}

// bench plays one mission or a sandbox until it is solved or left.
func (t *table) bench(play *game.LabSession) error {
	b := &bench{table: t, play: play}
	b.show()
	t.say(t.labBook().HowTo)
	for {
		name, n, err := t.hear(b.show, inLab)
		if err != nil {
			return err
		}
		done := false
		switch name {
		case "back":
			return errBack
		case "set":
			b.set(n)
		case "do":
			done, err = b.do(n)
		case "undo":
			b.undo()
		case "reset":
			play.Reset()
			t.say(t.labBook().SetReset)
			b.changed()
		case "show":
			b.show()
		case "about":
			b.about()
		default:
			if len(n) == 2 { // "2 3" is "set 2 3"
				b.set(n)
			} else {
				t.say(t.labBook().HowTo)
			}
		}
		if err != nil || done {
			return err
		}
	}
}

func (b *bench) undo() {
	if !b.play.Undo() {
		b.say(b.labBook().NothingToUndo)
		return
	}
	b.say(b.labBook().SetBack)
	b.changed()
}

// changed tells how far the controls are from the start.
func (b *bench) changed() {
	n := strconv.Itoa(b.play.Changes())
	if b.play.Mission() == nil {
		b.fill(b.labBook().Changed, "n", n)
		return
	}
	b.fill(b.labBook().ChangedPar, "n", n, "par", strconv.Itoa(b.play.Par()))
}

// show tells the whole lab: places, controls, actions and their ways.
func (b *bench) show() {
	w := b.labBook()
	b.gap()
	b.fill(w.Hello, "title", b.inline(b.lab().Title))
	if m := b.play.Mission(); m != nil {
		b.text(m.Text)
	} else {
		b.text(b.lab().Intro)
	}
	b.say(w.Nodes)
	var nodes []string
	for _, n := range b.lab().Nodes {
		nodes = append(nodes, b.inline(n.Text))
	}
	b.numbered(nodes)
	b.say(w.Controls)
	for i := range b.lab().Controls {
		c := &b.lab().Controls[i]
		line := strconv.Itoa(i+1) + ". " + b.inline(c.Text) + ": " + b.inline(b.play.Machine().Value(b.play.State(), c.ID).Text)
		if b.play.Locked(c.ID) {
			line += " (" + w.Locked + ")"
		}
		b.say(line)
	}
	b.say(w.Actions)
	for i := range b.lab().Actions {
		a := &b.lab().Actions[i]
		b.say(strconv.Itoa(i+1) + ". " + b.inline(a.Text))
		routes, err := b.play.Visible(a.ID)
		for _, r := range routes {
			b.say("   - " + b.inline(r.Text) + ": " + b.path(r))
		}
		if err != nil {
			b.say(w.CannotEnter)
		}
	}
	b.changed()
}

// path is the places of a route, in order.
func (b *bench) path(r *content.Route) string {
	var names []string
	for _, id := range r.Path {
		names = append(names, b.node(id))
	}
	return strings.Join(names, " -> ")
}

func (b *bench) node(id content.PartID) string {
	for _, n := range b.lab().Nodes {
		if n.ID == id {
			return b.inline(n.Text)
		}
	}
	return string(id)
}

// about tells what the lab is, a hint, and what its model takes as done.
func (b *bench) about() {
	w := b.labBook()
	b.say(w.About)
	b.text(b.lab().Intro)
	if m := b.play.Mission(); m != nil && !m.Hint.Empty() {
		b.say(w.Hint)
		b.text(m.Hint)
	}
	if b.play.Mission() != nil {
		b.say(w.HowStars)
		b.say(w.StarRules)
	}
	if !b.lab().Assumes.Empty() {
		b.say(w.Assumes)
		b.text(b.lab().Assumes)
	}
	for _, s := range b.lab().Sources {
		b.say(s.String())
	}
}

// set gives a control a value, or lists its values.
func (b *bench) set(n []int) {
	w := b.labBook()
	controls := b.lab().Controls
	switch {
	case len(n) < 1 || len(n) > 2:
		b.say(w.SetHow)
		return
	case n[0] < 1 || n[0] > len(controls):
		b.fill(w.NoControl, "n", strconv.Itoa(n[0]), "of", strconv.Itoa(len(controls)))
		return
	}
	c := &controls[n[0]-1]
	if len(n) == 1 {
		b.say(b.inline(c.Text))
		var values []string
		for i := range c.Values {
			values = append(values, b.inline(c.Values[i].Text))
		}
		b.numbered(values)
		return
	}
	if n[1] < 1 || n[1] > len(c.Values) {
		b.fill(w.NoValue, "control", b.inline(c.Text), "n", strconv.Itoa(n[1]), "of", strconv.Itoa(len(c.Values)))
		return
	}
	v := &c.Values[n[1]-1]
	if err := b.play.Set(c.ID, v.ID); err != nil {
		b.say(w.LockedLong)
		return
	}
	b.fill(w.SetDone, "control", b.inline(c.Text), "value", b.inline(v.Text))
	b.listings(v.Code)
	b.changed()
}

// listings says the codes whose condition holds.
func (b *bench) listings(codes []content.LabCode) {
	for i := range codes {
		if b.play.Machine().Holds(b.play.State(), codes[i].When) {
			b.code(&codes[i].Code)
		}
	}
}
