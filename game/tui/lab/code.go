package lab

import (
	"strings"

	"charm.land/bubbles/v2/key"

	"quest/content"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// codeMost is the widest box of code: as wide as a line may be (docs/pack-format.md 11.1).
const codeMost = 76 + widget.BoxFrame

// holding gives the codes that belong to the state of the controls now.
func (l Lab) holding(codes []content.LabCode) []*content.Code {
	var all []*content.Code
	for i := range codes {
		if l.play.Machine().Holds(l.play.State(), codes[i].When) {
			all = append(all, &codes[i].Code)
		}
	}
	return all
}

// controlCode is the code that stands for the value of the control that keys act on.
func (l Lab) controlCode() []*content.Code {
	c, ok := l.control()
	if !ok {
		return nil
	}
	return l.holding(l.value(c).Code)
}

// payloads is the code that has travelled on the routes that can be seen.
func (s seen) payloads(l Lab) []*content.Code {
	var all []*content.Code
	for _, o := range s.firing.Outcomes {
		if o.Result != content.Hidden && o.Left() {
			all = append(all, l.holding(o.Route.Payload)...)
		}
	}
	return all
}

// codeKey is the key that shows codes as they can be copied, if there are any.
func (l Lab) codeKey(a screen.Area, codes []*content.Code) key.Binding {
	return keymap.If(keymap.Says(l.keys.Code, a.Book().Lab.KeyCode), len(codes) > 0)
}

// codeWidth is the width of a box that holds every code of the controls as it is
// written.
func (l Lab) codeWidth() int {
	w := 0
	for i := range l.lab().Controls {
		for j := range l.lab().Controls[i].Values {
			for _, code := range l.lab().Controls[i].Values[j].Code {
				w = max(w, widest(plain(&code.Code))+widget.BoxFrame)
			}
		}
	}
	return w
}

func plain(c *content.Code) []string {
	lines := make([]string, len(c.Lines))
	for i, line := range c.Lines {
		lines[i] = strings.ReplaceAll(line.String(), "\t", "  ")
	}
	return lines
}

// listings draws codes, each in a box. A line that is too long goes on below.
func (l Lab) listings(pen widget.Pen, codes []*content.Code) []string {
	var out []string
	for _, code := range codes {
		out = append(out, pen.Exhibit(content.Block{Kind: content.Fence, Code: code})...)
	}
	return out
}
