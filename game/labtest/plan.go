// Package labtest plays labs for tests: it finds out from the rules how a mission is
// solved, and what a player presses or types to do that. Only tests use it.
package labtest

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"quest/content"
	"quest/game"
)

// Move is one thing that a player does at a lab: a change of a control, a step back,
// a reset, or an action with what is said before it.
type Move struct {
	Control, Value content.PartID
	Undo, Reset    bool
	Action         content.PartID
	Said           game.Forecast
}

// Plan is a mission and the moves that solve it; the last one does.
type Plan struct {
	Pack    *content.Pack
	Lab     *content.Lab
	Mission *content.Mission
	Moves   []Move
	Stars   int // that it earns
	Right   int // predictions that come true
	Of      int
}

// Plans gives a plan for each mission of a pack, in order.
func Plans(pack *content.Pack, plan func(*content.Pack, *content.Lab, *content.Mission) (Plan, error)) ([]Plan, error) {
	var all []Plan
	for _, head := range pack.Labs() {
		source, ok := pack.Lab(head.ID)
		if !ok {
			return nil, fmt.Errorf("lab %s does not decode", head.ID)
		}
		for i := range source.Missions {
			p, err := plan(pack, source, &source.Missions[i])
			if err != nil {
				return nil, fmt.Errorf("mission %s: %w", source.Missions[i].ID, err)
			}
			all = append(all, p)
		}
	}
	return all, nil
}

// Best solves a mission with the fewest changes and foresees everything.
func Best(pack *content.Pack, source *content.Lab, mission *content.Mission) (Plan, error) {
	p, err := begin(pack, source, mission)
	if err != nil {
		return Plan{}, err
	}
	wins, err := p.fewest()
	if err != nil {
		return Plan{}, err
	}
	for _, c := range wins {
		p.set(c.Control, c.Value)
	}
	p.fire(always(true))
	return p.finish()
}

// Winding solves a mission too, but on the way it says what is wrong, changes what
// need not be changed, takes back, and begins anew.
func Winding(pack *content.Pack, source *content.Lab, mission *content.Mission) (Plan, error) {
	p, err := begin(pack, source, mission)
	if err != nil {
		return Plan{}, err
	}
	wins, err := p.fewest()
	if err != nil {
		return Plan{}, err
	}
	p.fire(always(false))
	last := len(wins) - 1
	for _, c := range wins[:last] {
		p.set(c.Control, c.Value)
	}
	p.set(wins[last].Control, p.after(wins[last].Control))
	p.set(wins[last].Control, p.after(wins[last].Control))
	p.undo()
	p.undo()
	for i := range source.Actions { // none of them wins yet
		p.run(source.Actions[i].ID, func(n int) bool { return n%2 == 0 })
	}
	p.reset()
	for _, c := range wins {
		p.set(c.Control, c.Value)
	}
	p.reset()
	p.undo()
	for i := range source.Controls {
		if p.detour(&source.Controls[i]) {
			break
		}
	}
	p.fire(func(n int) bool { return n%2 == 1 })
	return p.finish()
}

func always(right bool) func(int) bool { return func(int) bool { return right } }

// planner makes a plan by playing it.
type planner struct {
	Plan
	play *game.LabSession
	err  error
	won  bool
}

func begin(pack *content.Pack, source *content.Lab, mission *content.Mission) (*planner, error) {
	play, err := game.EnterLab(pack, new(game.Player), source, mission.ID)
	if err != nil {
		return nil, err
	}
	return &planner{Plan: Plan{Pack: pack, Lab: source, Mission: mission}, play: play}, nil
}

func (p *planner) finish() (Plan, error) {
	if p.err == nil && !p.won {
		p.err = errors.New("the plan does not solve it")
	}
	return p.Plan, p.err
}

func (p *planner) set(control, value content.PartID) {
	p.Moves, p.err = append(p.Moves, Move{Control: control, Value: value}), errors.Join(p.err, p.play.Set(control, value))
}

func (p *planner) undo() {
	if !p.play.Undo() {
		p.err = errors.Join(p.err, errors.New("nothing can be taken back"))
	}
	p.Moves = append(p.Moves, Move{Undo: true})
}

func (p *planner) reset() {
	p.play.Reset()
	p.Moves = append(p.Moves, Move{Reset: true})
}

// after is the value that follows on the one that a control has.
func (p *planner) after(control content.PartID) content.PartID {
	c := &p.Lab.Controls[slices.IndexFunc(p.Lab.Controls, func(c content.Control) bool { return c.ID == control })]
	return c.Values[(valueAt(p.play, c)+1)%len(c.Values)].ID
}

// detour changes a control that stands as at the start, if the mission is won all the
// same.
func (p *planner) detour(c *content.Control) bool {
	before := p.play.Changes()
	if p.play.Locked(c.ID) || p.play.Set(c.ID, p.after(c.ID)) != nil {
		return false
	}
	won, err := p.play.Machine().Wins(p.Mission, p.play.State(), p.Mission.Goal.Action)
	further := p.play.Changes() > before
	value := p.play.Machine().Value(p.play.State(), c.ID).ID
	p.play.Undo()
	if err == nil && won && further {
		p.set(c.ID, value)
		return true
	}
	return false
}

func (p *planner) fire(right func(int) bool) { p.run(p.Mission.Goal.Action, right) }

// run says something about each visible route, right or wrong by its number, and runs
// an action.
func (p *planner) run(action content.PartID, right func(int) bool) {
	outcomes, err := p.play.Machine().Fire(p.play.State(), action)
	if err != nil {
		p.err = errors.Join(p.err, err)
		return
	}
	said := game.Forecast{}
	for i, o := range outcomes {
		if o.Result == content.Hidden {
			continue
		}
		truth, lie := game.Arrives, o.Route.Path[0]
		if o.Gate != nil {
			truth, lie = o.Gate.At, game.Arrives
		}
		if said[o.Route.ID] = lie; right(i) {
			said[o.Route.ID] = truth
		}
	}
	p.Moves = append(p.Moves, Move{Action: action, Said: said})
	f, _, err := p.play.Fire(action, said, game.Moment{})
	if p.won {
		err = errors.Join(err, errors.New("the mission was solved before the last move"))
	}
	p.err, p.won, p.Stars = errors.Join(p.err, err), f.Solved, f.Stars
	p.Right, p.Of = p.Right+f.Right, p.Of+f.Of
}

// fewest looks for a state that wins, one change further from the start each time.
// It shares nothing with the par of the game, which it so judges.
func (p *planner) fewest() ([]Move, error) {
	for changes := 1; changes <= len(p.Lab.Controls); changes++ {
		wins, err := p.search(0, changes, map[content.PartID]content.PartID{})
		if wins != nil || err != nil {
			return wins, err
		}
	}
	return nil, errors.New("no state solves it")
}

// search tries every way to change so many of the controls from at on.
func (p *planner) search(at, changes int, with map[content.PartID]content.PartID) ([]Move, error) {
	if changes == 0 {
		state := maps.Clone(p.Mission.Start)
		if state == nil {
			state = map[content.PartID]content.PartID{}
		}
		maps.Copy(state, with)
		s, err := p.play.Machine().At(state)
		if err != nil {
			return nil, err
		}
		won, err := p.play.Machine().Wins(p.Mission, s, p.Mission.Goal.Action)
		if !won || err != nil {
			return nil, err
		}
		var all []Move
		for _, c := range p.Lab.Controls {
			if v, ok := with[c.ID]; ok {
				all = append(all, Move{Control: c.ID, Value: v})
			}
		}
		return all, nil
	}
	for i := at; i+changes <= len(p.Lab.Controls); i++ {
		c := &p.Lab.Controls[i]
		if p.play.Locked(c.ID) {
			continue
		}
		now := valueAt(p.play, c)
		for v := range c.Values {
			if v == now {
				continue
			}
			with[c.ID] = c.Values[v].ID
			if wins, err := p.search(i+1, changes-1, with); wins != nil || err != nil {
				return wins, err
			}
		}
		delete(with, c.ID)
	}
	return nil, nil
}

// valueAt is the place of the value that a control has.
func valueAt(play *game.LabSession, c *content.Control) int {
	now := play.Machine().Value(play.State(), c.ID).ID
	return slices.IndexFunc(c.Values, func(v content.Value) bool { return v.ID == now })
}
