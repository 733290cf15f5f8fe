package labtest

import (
	"slices"
	"strconv"

	"quest/content"
	"quest/game"
)

// Row is the place of the mission in the list of the labs of its pack, from 0. The
// sandbox of each lab stands behind its missions.
func (p Plan) Row() int {
	row := 0
	for _, head := range p.Pack.Labs() {
		for _, id := range head.Missions {
			if id == p.Mission.ID {
				return row
			}
			row++
		}
		row++
	}
	return -1
}

// Keys gives what a player presses on the screen for each move, from the moment at
// which the mission is opened. The keys of an action end with the one that fires it;
// one more enter leaves what came of it.
func (p Plan) Keys() ([][]string, error) {
	h, err := p.hands()
	if err != nil {
		return nil, err
	}
	for i, c := range p.Lab.Controls { // the keys begin at the first one that can be changed
		if !h.play.Locked(c.ID) {
			h.focus = i
			break
		}
	}
	var all [][]string
	for _, m := range p.Moves {
		keys, err := h.press(m)
		if err != nil {
			return nil, err
		}
		all = append(all, keys)
	}
	return all, nil
}

// Lines gives what a player types line by line for each move, from the moment at
// which the mission is opened.
func (p Plan) Lines() ([][]string, error) {
	h, err := p.hands()
	if err != nil {
		return nil, err
	}
	var all [][]string
	for _, m := range p.Moves {
		lines, err := h.line(m)
		if err != nil {
			return nil, err
		}
		all = append(all, lines)
	}
	return all, nil
}

// hands play a plan once more and note what they do.
type hands struct {
	Plan
	play   *game.LabSession
	focus  int
	turned []int // keys of each change that undo takes back
}

func (p Plan) hands() (*hands, error) {
	play, err := game.EnterLab(p.Pack, new(game.Player), p.Lab, p.Mission.ID)
	if err != nil {
		return nil, err
	}
	return &hands{Plan: p, play: play}, nil
}

func (h *hands) press(m Move) ([]string, error) {
	switch {
	case m.Undo:
		h.play.Undo()
		last := len(h.turned) - 1
		keys := slices.Repeat([]string{"u"}, h.turned[last])
		h.turned = h.turned[:last]
		return keys, nil
	case m.Reset:
		if h.play.Changes() > 0 {
			h.turned = append(h.turned, 1)
		}
		h.play.Reset()
		return []string{"x"}, nil
	case m.Control != "":
		return h.turn(m)
	}
	n, routes, err := h.action(m)
	keys := []string{n}
	for _, said := range routes {
		keys = append(keys, said, "enter")
	}
	return keys, err
}

// turn goes to a control and turns it to the value that is wanted.
func (h *hands) turn(m Move) ([]string, error) {
	at := h.control(m.Control)
	c := &h.Lab.Controls[at]
	keys := slices.Repeat([]string{"down"}, max(0, at-h.focus))
	keys = append(keys, slices.Repeat([]string{"up"}, max(0, h.focus-at))...)
	h.focus = at
	n := len(c.Values)
	if n = (value(c, m.Value) - valueAt(h.play, c) + n) % n; n > 0 {
		h.turned = append(h.turned, n)
	}
	return append(keys, slices.Repeat([]string{"right"}, n)...), h.play.Set(m.Control, m.Value)
}

func (h *hands) line(m Move) ([]string, error) {
	switch {
	case m.Undo:
		h.play.Undo()
		return []string{"u"}, nil
	case m.Reset:
		h.play.Reset()
		return []string{"x"}, nil
	case m.Control != "":
		at := h.control(m.Control)
		line := "set " + strconv.Itoa(at+1) + " " + strconv.Itoa(value(&h.Lab.Controls[at], m.Value)+1)
		return []string{line}, h.play.Set(m.Control, m.Value)
	}
	n, routes, err := h.action(m)
	return append([]string{"do " + n}, routes...), err
}

// action gives the number of an action, and that of what is said about each route
// that is asked about.
func (h *hands) action(m Move) (number string, said []string, err error) {
	at := slices.IndexFunc(h.Lab.Actions, func(a content.Action) bool { return a.ID == m.Action })
	routes, err := h.play.Visible(m.Action)
	for _, r := range routes {
		n := slices.Index(r.Path, m.Said[r.ID])
		if m.Said[r.ID] == game.Arrives {
			n = len(r.Path)
		}
		said = append(said, strconv.Itoa(n+1))
	}
	return strconv.Itoa(at + 1), said, err
}

func (h *hands) control(id content.PartID) int {
	return slices.IndexFunc(h.Lab.Controls, func(c content.Control) bool { return c.ID == id })
}

func value(c *content.Control, id content.PartID) int {
	return slices.IndexFunc(c.Values, func(v content.Value) bool { return v.ID == id })
}
