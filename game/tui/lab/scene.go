package lab

import (
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// scene puts the picture on the page. The controls stand beside it on a wide
// terminal; beside a picture that is upright stands what the player does now; else
// that stands below. whole reports whether the question, the code or the reasons are on the page
// already.
func (l Lab) scene(a screen.Area, pen widget.Pen, p *page) (whole bool) {
	picture, names := l.picture(a, l.beside(a, pen))
	if a.Wide && len(names) == 0 {
		l.wideScene(a, pen, p, picture)
		return false
	}
	used := 0
	for _, line := range picture {
		used = max(used, widget.Width(line))
	}
	room := min(controlsMost, pen.Width-used-sceneGap)
	top := len(p.lines)
	var right []string
	switch {
	case len(names) == 0 || room < controlsLeast:
		p.lines = append(append(p.lines, picture...), names...)
		if l.phase == wiring {
			p.lines = append(p.lines, l.air(a)...)
			return l.below(a, pen, p)
		}
		return false
	case l.phase == wiring:
		controls, spans := l.controls(a, pen.In(room))
		l.hold(p, top, spans, len(controls))
		right = controls
	case l.phase == predicting:
		flat := pen.In(room)
		flat.Wide = false
		question, at := l.question(a, flat)
		p.first, p.last = top+at, top+at
		right, whole = question, true
	default:
		right, names = l.names(a, pen.In(room)), nil
		if l.phase == seen && room >= reasonsLeast {
			flat := pen.In(room)
			flat.Wide = false
			right, whole = append(append(right, ""), l.reasons(a, flat)...), true
		}
	}
	p.lines = append(append(p.lines, widget.Beside(picture, right, used, sceneGap)...), names...)
	return whole
}

// below puts the controls below the picture, and beside them the code, if no line of
// it is too long for that.
func (l Lab) below(a screen.Area, pen widget.Pen, p *page) (whole bool) {
	room := pen.Width - controlsWidth - sceneGap
	for _, code := range l.value(&l.lab().Controls[l.focus]).Code {
		for _, line := range code.Code.Lines {
			if widget.Width(line.String()) > room-widget.BoxFrame-2 {
				room = 0
			}
		}
	}
	if room < controlsLeast-sceneGap {
		controls, spans := l.controls(a, pen)
		l.hold(p, len(p.lines), spans, len(controls))
		p.lines = append(p.lines, controls...)
		return false
	}
	controls, spans := l.controls(a, pen.In(controlsWidth))
	l.hold(p, len(p.lines), spans, len(controls))
	code := l.behind(a, pen.In(room))
	if len(code) > 0 {
		code = code[1:] // it stands beside, not below
	}
	p.lines = append(p.lines, widget.Beside(controls, code, controlsWidth, sceneGap)...)
	return true
}

// reasonsLeast is the least room in which the reasons stand beside the picture.
const reasonsLeast = 44

// sceneGap is what stands between the picture and what is beside it.
const sceneGap = 3

// beside is the pen for a picture that lies beside the controls of a wide terminal.
func (l Lab) beside(a screen.Area, pen widget.Pen) widget.Pen {
	if !a.Wide {
		return pen
	}
	return pen.In(pen.Width - controlsWidth - sceneGap)
}

func (l Lab) wideScene(a screen.Area, pen widget.Pen, p *page, picture []string) {
	controls, spans := l.controls(a, pen.In(controlsWidth))
	l.hold(p, len(p.lines), spans, len(controls))
	p.lines = append(p.lines, widget.Beside(picture, controls, l.beside(a, pen).Width, sceneGap)...)
}

// hold keeps the control that keys act on in sight; the actions stand below the last
// one.
func (l Lab) hold(p *page, top int, spans []int, height int) {
	if l.phase != wiring {
		return
	}
	p.first, p.last = top+spans[l.focus], top+spans[l.focus]
	if l.focus+1 == len(spans) {
		p.last = top + height - 1
	}
}
