package plain

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// errBack leaves a lab for the list of labs.
var errBack = errors.New("back to the labs")

// labPlay is a lab while it is played line by line.
type labPlay struct {
	*terminal
	play *game.LabSession
}

func (l *labPlay) lab() *content.Lab { return l.play.Machine().Lab() }

// labCommand splits a line into a command and its numbers. The command is "" for a
// line of numbers alone; ok is false for a line that is neither.
func (v *vocabulary) labCommand(line string) (name string, numbers []int, ok bool) {
	fields := strings.Fields(commandText(line))
	if len(fields) > 0 {
		if name = v.labCommands[strings.TrimPrefix(fields[0], "/")]; name != "" {
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

// labHelp has the help that is shown while a lab is played.
func labHelp(w *phrase.LabBook) string { return w.Help }

// readLabCommand reads a line of a lab and splits it by labCommand. Help, language and
// leaving are dealt with; show repeats what the line is asked for.
func (t *terminal) readLabCommand(show func(), help func(*phrase.LabBook) string) (name string, numbers []int, err error) {
	for {
		line, err := t.read()
		if err != nil {
			return "", nil, err
		}
		name, numbers, ok := t.words.labCommand(line)
		switch {
		case !ok:
			t.fill(t.labBook().BadLine, "line", shown(echoed(line)))
		case name == "help":
			t.say(help(t.labBook()))
		case name == "leave":
			return "", nil, errLeave
		case name == "lang":
			if err := t.nextLanguage(); err != nil {
				return "", nil, err
			}
			show()
		default:
			return name, numbers, nil
		}
	}
}

// playLab plays one mission or a sandbox until it is solved or left.
func (t *terminal) playLab(play *game.LabSession) error {
	l := &labPlay{terminal: t, play: play}
	l.show()
	if play.Resumed() {
		t.fill(t.labBook().Resumed, "n", strconv.Itoa(play.Changes()), "key", "x")
	}
	t.say(t.labBook().HowTo)
	err := l.run()
	_, unkept := t.keep(play.Leave(t.seat.Now()))
	return errors.Join(err, unkept)
}

// run plays until the mission is solved or the lab left.
func (l *labPlay) run() error {
	t, play := l.terminal, l.play
	for {
		name, n, err := t.readLabCommand(l.show, labHelp)
		if err != nil {
			return err
		}
		done := false
		switch name {
		case "back":
			return errBack
		case "set":
			l.set(n)
		case "do":
			done, err = l.fire(n)
		case "undo":
			l.undo()
		case "reset":
			play.Reset()
			t.say(t.labBook().SetReset)
			l.sayChanges()
		case "show":
			l.show()
		case "about":
			l.about()
		default:
			if len(n) == 2 { // "2 3" is "set 2 3"
				l.set(n)
			} else {
				t.say(t.labBook().HowTo)
			}
		}
		if err != nil || done {
			return err
		}
	}
}

func (l *labPlay) undo() {
	if !l.play.Undo() {
		l.say(l.labBook().NothingToUndo)
		return
	}
	l.say(l.labBook().SetBack)
	l.sayChanges()
}

// sayChanges says how far the controls are from the start.
func (l *labPlay) sayChanges() {
	n := strconv.Itoa(l.play.Changes())
	if l.play.Mission() == nil {
		l.fill(l.labBook().Changed, "n", n)
		return
	}
	l.fill(l.labBook().ChangedStars, "n", n, "par", strconv.Itoa(l.play.Par()))
}

// show describes the whole lab: nodes, controls, actions and their routes.
func (l *labPlay) show() {
	w := l.labBook()
	l.emptyLine()
	l.fill(w.Hello, "title", l.inline(l.lab().Title))
	if m := l.play.Mission(); m != nil {
		l.text(m.Text)
	} else {
		l.text(l.lab().Intro)
	}
	l.say(w.Nodes)
	var nodes []string
	for _, n := range l.lab().Nodes {
		nodes = append(nodes, l.inline(n.Text))
	}
	l.numbered(nodes)
	l.say(w.Controls)
	for i := range l.lab().Controls {
		c := &l.lab().Controls[i]
		line := strconv.Itoa(i+1) + ". " + l.inline(c.Text) + ": " + l.inline(l.play.Machine().Value(l.play.State(), c.ID).Text)
		if l.play.Locked(c.ID) {
			line += " (" + w.Locked + ")"
		}
		l.say(line)
	}
	l.say(w.Actions)
	for i := range l.lab().Actions {
		a := &l.lab().Actions[i]
		l.say(strconv.Itoa(i+1) + ". " + l.inline(a.Text))
		routes, err := l.play.Visible(a.ID)
		for _, r := range routes {
			l.say("   - " + phrase.Fill(w.Path, "route", l.inline(r.Text), "path", l.pathNames(r)))
		}
		if err != nil {
			l.say(w.CannotEnter)
		}
	}
	l.sayChanges()
}

// pathNames gives the nodes of a route, in order.
func (l *labPlay) pathNames(r *content.Route) string {
	var names []string
	for _, id := range r.Path {
		names = append(names, l.nodeName(id))
	}
	return strings.Join(names, " -> ")
}

func (l *labPlay) nodeName(id content.PartID) string {
	for _, n := range l.lab().Nodes {
		if n.ID == id {
			return l.inline(n.Text)
		}
	}
	return string(id)
}

// about says what the lab teaches, a hint, and what its model assumes.
func (l *labPlay) about() {
	w := l.labBook()
	l.say(w.About)
	l.text(l.lab().Intro)
	if m := l.play.Mission(); m != nil && !m.Hint.Empty() {
		l.say(w.Hint)
		l.text(m.Hint)
	}
	if l.play.Mission() != nil {
		l.say(w.HowStars)
		l.say(w.StarRules)
	}
	if !l.lab().Assumes.Empty() {
		l.say(w.Assumes)
		l.text(l.lab().Assumes)
	}
	for _, s := range l.lab().Sources {
		l.say(s.String())
	}
}

// set gives a control a value, or lists its values.
func (l *labPlay) set(n []int) {
	w := l.labBook()
	controls := l.lab().Controls
	switch {
	case len(n) < 1 || len(n) > 2:
		l.say(w.SetHow)
		return
	case n[0] < 1 || n[0] > len(controls):
		l.fill(w.NoControl, "n", strconv.Itoa(n[0]), "of", strconv.Itoa(len(controls)))
		return
	}
	c := &controls[n[0]-1]
	if len(n) == 1 {
		l.say(l.inline(c.Text))
		var values []string
		for i := range c.Values {
			values = append(values, l.inline(c.Values[i].Text))
		}
		l.numbered(values)
		return
	}
	if n[1] < 1 || n[1] > len(c.Values) {
		l.fill(w.NoValue, "control", l.inline(c.Text), "n", strconv.Itoa(n[1]), "of", strconv.Itoa(len(c.Values)))
		return
	}
	v := &c.Values[n[1]-1]
	if err := l.play.Set(c.ID, v.ID); err != nil {
		l.say(w.LockedLong)
		return
	}
	l.fill(w.SetDone, "control", l.inline(c.Text), "value", l.inline(v.Text))
	l.sayListings(v.Code)
	l.sayChanges()
}

// holds reports whether the condition of any of the codes holds, so that there is one to say.
func (l *labPlay) holds(codes []content.LabCode) bool {
	return slices.ContainsFunc(codes, func(c content.LabCode) bool {
		return l.play.Machine().Holds(l.play.State(), c.When)
	})
}

// sayListings says the codes whose condition holds.
func (l *labPlay) sayListings(codes []content.LabCode) {
	for i := range codes {
		if l.play.Machine().Holds(l.play.State(), codes[i].When) {
			l.code(&codes[i].Code)
		}
	}
}
