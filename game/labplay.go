package game

import (
	"errors"
	"fmt"
	"slices"

	"quest/content"
	"quest/game/lab"
)

// ErrLocked is returned for a change of a control that the mission keeps.
var ErrLocked = errors.New("the mission keeps this control as it is")

// ErrUnpredicted is returned for an action whose routes were not all predicted.
var ErrUnpredicted = errors.New("say first what will happen")

// Arrives is the prediction that a route is not stopped anywhere.
const Arrives content.PartID = content.Fired

// LabSession is one player at one lab, with a mission or without one. Like a
// Session it draws nothing and saves nothing itself.
type LabSession struct {
	pack    *content.Pack
	among   []*content.Pack // from which the tasks of the day are taken; nil to fix none
	player  *Player
	machine *lab.Machine
	mission *content.Mission // nil in the sandbox
	par     int              // fewest changes that solve the mission
	start   lab.State
	state   lab.State
	past    []lab.State // for undo, oldest first
	resumed bool        // the controls were left like this before
	solved  bool        // the mission was solved, and not started over since
}

// EnterLab starts a lab, with the controls as the player left them. The mission is "" for the sandbox. It fails with
// lab.ErrUnknown for a lab or mission that the pack does not have.
func EnterLab(pack *content.Pack, player *Player, source *content.Lab, mission content.MissionID) (*LabSession, error) {
	m, err := lab.New(source)
	if err != nil {
		return nil, fmt.Errorf("lab %s: %w", source.ID, err)
	}
	s := &LabSession{pack: pack, player: player, machine: m}
	var with map[content.PartID]content.PartID
	if mission != "" {
		i := slices.IndexFunc(source.Missions, func(x content.Mission) bool { return x.ID == mission })
		if i < 0 {
			return nil, fmt.Errorf("mission %q: %w", mission, lab.ErrUnknown)
		}
		s.mission = &source.Missions[i]
		with = s.mission.Start
		if s.par, err = m.Par(s.mission); err != nil {
			return nil, err
		}
	}
	if s.start, err = m.At(with); err != nil {
		return nil, err
	}
	s.state = s.start
	s.resume()
	return s, nil
}

// Among says which packs are there, so that the first action of a study day fixes its tasks.
func (s *LabSession) Among(packs []*content.Pack) { s.among = packs }

// Machine gives the lab that runs.
func (s *LabSession) Machine() *lab.Machine { return s.machine }

// Mission gives the mission, nil in the sandbox.
func (s *LabSession) Mission() *content.Mission { return s.mission }

// State gives the state of the controls.
func (s *LabSession) State() lab.State { return s.state }

// Par is the smallest number of changes that solves the mission.
func (s *LabSession) Par() int { return s.par }

// Changes is how many controls differ from the start.
func (s *LabSession) Changes() int {
	n := 0
	for i := range s.state {
		if s.state[i] != s.start[i] {
			n++
		}
	}
	return n
}

// Changed reports whether a control differs from the start.
func (s *LabSession) Changed(control content.PartID) bool {
	return s.machine.Value(s.state, control) != s.machine.Value(s.start, control)
}

// Locked reports whether the mission keeps a control as it is.
func (s *LabSession) Locked(control content.PartID) bool {
	return s.mission != nil && slices.Contains(s.mission.Locked, control)
}

// Set gives a control another value. It fails with ErrLocked or lab.ErrUnknown, and
// then nothing has changed.
func (s *LabSession) Set(control, value content.PartID) error {
	if s.Locked(control) {
		return ErrLocked
	}
	next, err := s.machine.Set(s.state, control, value)
	if err != nil {
		return err
	}
	if !slices.Equal(next, s.state) {
		s.past, s.state = append(s.past, s.state), next
	}
	return nil
}

// Undo takes the newest change back; false if there is none.
func (s *LabSession) Undo() bool {
	n := len(s.past)
	if n == 0 {
		return false
	}
	s.state, s.past = s.past[n-1], s.past[:n-1]
	return true
}

// Reset goes back to the start. It can be undone.
func (s *LabSession) Reset() {
	s.solved = false
	if !slices.Equal(s.state, s.start) {
		s.past, s.state = append(s.past, s.state), s.start
	}
}

// Forecast is what a player expects: for each route that is not hidden the node
// where it stops, or Arrives.
type Forecast map[content.PartID]content.PartID

// Visible gives the routes of an action that are not hidden now, in order.
func (s *LabSession) Visible(action content.PartID) ([]*content.Route, error) {
	outcomes, err := s.machine.Fire(s.state, action)
	if err != nil {
		return nil, err
	}
	var routes []*content.Route
	for _, o := range outcomes {
		if o.Result != content.Hidden {
			routes = append(routes, o.Route)
		}
	}
	return routes, nil
}

// Firing is what an action did.
type Firing struct {
	Outcomes []lab.Outcome // of every route, hidden ones included
	Right    int           // predictions that came true
	Of       int
	Solved   bool   // the mission is solved by this
	Stars    int    // 1 to 3, if it is solved
	XP       int    // paid for the mission, the first time; shown when it is on disk
	Level    int    // reached by it, 0 for none; shown when it is on disk
	Tasks    []Task // of the day, that are done with this
	AllTasks bool   // and none of the day is left

	Achieved []Achievement // earned by it; shown when it is on disk
}

// Fire runs an action after the player has said what will happen. It fails with
// ErrUnpredicted while the forecast lacks a visible route, and with lab.ErrUnknown;
// then nothing has changed.
func (s *LabSession) Fire(action content.PartID, forecast Forecast, now Moment) (Firing, Batch, error) {
	outcomes, err := s.machine.Fire(s.state, action)
	if err != nil {
		return Firing{}, Batch{}, err
	}
	f := Firing{Outcomes: outcomes}
	seen := &Predicted{Lab: s.labID(), Action: action, Said: forecast, Pack: s.pack.Meta().Hash}
	for _, o := range outcomes {
		if o.Result == content.Hidden {
			continue
		}
		said, ok := forecast[o.Route.ID]
		if !ok {
			return Firing{}, Batch{}, fmt.Errorf("route %q: %w", o.Route.ID, ErrUnpredicted)
		}
		f.Of++
		switch {
		case said == rightPrediction(o):
			f.Right++
		case Believed(o, said):
			seen.Beliefs = append(seen.Beliefs, s.pack.ID().Misconception(o.Gate.Misconception))
		}
	}
	seen.Right, seen.Of = f.Right, f.Of
	events := []Event{{Predicted: seen}}
	if err := s.solve(&f, action, &events); err != nil {
		return Firing{}, Batch{}, err
	}
	today := s.player.Today(now)
	before := s.player.mark(today)
	events = append(events, s.rewired()...)
	if _, fixed := s.player.TasksDone(today); fixed == 0 {
		events = append(s.player.newTasks(s.among, now), events...)
	}
	b := s.player.commit(now, []*content.Pack{s.pack}, events...)
	won := s.player.since(before, nil, today)
	f.Level, f.Tasks, f.AllTasks = won.Level, won.Tasks, won.AllTasks
	f.Achieved = won.Achieved
	return f, b, nil
}

// Believed reports whether a wrong prediction shows the misconception of the gate that
// stopped the route. It does if the event was said to get further than the gate: then
// the player believed that the gate lets it pass.
func Believed(o lab.Outcome, said content.PartID) bool {
	if o.Gate == nil || o.Gate.Misconception == "" || said == o.Gate.At {
		return false
	}
	return said == Arrives || slices.Index(o.Route.Path, said) > slices.Index(o.Route.Path, o.Gate.At)
}

// rightPrediction gives the prediction that would have been right for an outcome: where
// its route stopped, or Arrives.
func rightPrediction(o lab.Outcome) content.PartID {
	if o.Gate != nil {
		return o.Gate.At
	}
	return Arrives
}

func (s *LabSession) solve(f *Firing, action content.PartID, events *[]Event) error {
	if s.mission == nil {
		return nil
	}
	won, err := s.machine.Wins(s.mission, s.state, action)
	if err != nil || !won {
		return err
	}
	f.Solved, f.Stars, s.solved = true, stars(s.Changes(), s.par), true
	id := s.pack.ID().Mission(s.mission.ID)
	if s.player.Solved(id).Stars == 0 {
		f.XP = s.mission.XP
	}
	*events = append(*events, Event{Solved: &Solved{Mission: id, Changes: s.Changes(), Par: s.par, Stars: f.Stars, XP: f.XP}})
	return nil
}

// stars gives three for the fewest possible changes, two for at most two more, and
// one for any solution.
func stars(changes, par int) int {
	switch over := changes - par; {
	case over <= 0:
		return 3
	case over <= 2:
		return 2
	}
	return 1
}

func (s *LabSession) labID() string { return s.pack.ID().Lab(s.machine.Lab().ID) }
