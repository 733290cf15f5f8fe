package content

import "strings"

// Fill gives the groups of a fail, success or note text of the lab in one language,
// with every {control} outside of code spans replaced by the label of the value that
// the state gives it, and with the particles of the language settled after them. A control
// that the state does not name has its start value. The text must be one of the
// lab's own.
func (l *Lab) Fill(text Text, lang Lang, state map[PartID]PartID) []Safe {
	lines := text.Lines(lang)
	out := make([]Safe, len(lines))
	for i, line := range lines {
		out[i] = l.fillLine(line, lang, state)
	}
	return out
}

func (l *Lab) fillLine(line Safe, lang Lang, state map[PartID]PartID) Safe {
	var b strings.Builder
	done := 0
	for _, p := range Placeholders(line.s) {
		label, ok := l.label(PartID(p.Name), state, lang)
		if !ok {
			continue
		}
		b.WriteString(line.s[done:p.At])
		b.WriteString(label)
		done = p.At + len(p.Name) + len("{}")
	}
	b.WriteString(line.s[done:])
	s := ResolveParticles(lang, b.String(), func(word string) string { return l.Reads[word] })
	if s == line.s {
		return line
	}
	safe, err := Clean(s)
	if err != nil {
		// Only marks that pile up where two clean texts meet can do this; the line
		// as it was written is still fit to be drawn.
		return line
	}
	return safe
}

// label gives the label of the value that a control has in a state.
func (l *Lab) label(control PartID, state map[PartID]PartID, lang Lang) (string, bool) {
	for i := range l.Controls {
		c := &l.Controls[i]
		if c.ID != control {
			continue
		}
		chosen, ok := state[control]
		if !ok {
			chosen = c.Start
		}
		for _, v := range c.Values {
			if v.ID == chosen {
				return v.Text.Line(lang).s, true
			}
		}
	}
	return "", false
}

// Placeholder is a {name} in a text, and the byte at which it begins.
type Placeholder struct {
	Name string
	At   int
}

// Placeholders finds every {name} outside of code spans whose name is an ID. All
// other braces are plain text.
func Placeholders(s string) []Placeholder {
	var all []Placeholder
	blank := BlankCode(s)
	for i := range len(blank) {
		if blank[i] != '{' {
			continue
		}
		if end := strings.IndexByte(blank[i:], '}'); end > 0 && Identifier(blank[i+1:i+end]) {
			all = append(all, Placeholder{blank[i+1 : i+end], i})
		}
	}
	return all
}
