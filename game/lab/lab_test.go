package lab_test

import (
	"errors"
	"fmt"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game/lab"
)

type settings = map[content.PartID]content.PartID

func is(control content.PartID, values ...content.PartID) content.Condition {
	return content.Condition{Kind: content.CondIs, Control: control, Values: values}
}

func control(id content.PartID, values ...content.PartID) content.Control {
	c := content.Control{ID: id, At: "gate", Start: values[0]}
	for _, v := range values {
		c.Values = append(c.Values, content.Value{ID: v})
	}
	return c
}

// canal is a small lab: a ship passes if the gate is open and the water is high
// enough for it; a cloud passes always, and only on windy days.
func canal() *content.Lab {
	deep := is("ship", "tanker")
	windy := is("wind", "strong")
	return &content.Lab{
		ID:       "canal",
		Nodes:    []content.LabNode{{ID: "sea"}, {ID: "gate"}, {ID: "lake"}},
		Controls: []content.Control{control("ship", "dinghy", "tanker"), control("gate", "closed", "open"), control("water", "low", "high"), control("wind", "calm", "strong")},
		Actions: []content.Action{{ID: "sail", Routes: []content.Route{
			{
				ID: "below", Path: []content.PartID{"sea", "gate", "lake"}, Success: contenttest.Both("Through", "통과"),
				Gates: []content.Gate{
					{ID: "shut", At: "gate", Pass: is("gate", "open")},
					{ID: "aground", At: "lake", When: &deep, Pass: is("water", "high")},
				},
				Notes: []content.LabNote{{ID: "proud", When: &deep, Text: contenttest.Both("A big one", "큰 배")}},
			},
			{ID: "above", When: &windy, Path: []content.PartID{"sea", "lake"}, Success: contenttest.Both("Over", "위로")},
		}}},
		Missions: []content.Mission{
			{ID: "big", Start: settings{"ship": "tanker"}, Locked: []content.PartID{"ship"}, Goal: content.MissionGoal{Action: "sail", Route: "below", Outcome: content.Fired}},
			{ID: "never", Start: settings{"gate": "closed"}, Locked: []content.PartID{"gate"}, Goal: content.MissionGoal{Action: "sail", Route: "below", Outcome: content.Fired}},
			{ID: "calm", Start: settings{"wind": "strong"}, Goal: content.MissionGoal{Action: "sail", Route: "above", Outcome: content.Hidden, State: settings{"gate": "open"}}},
		},
		Tests: []content.LabTest{
			{State: settings{"gate": "open"}, Action: "sail", Expect: settings{"below": content.Fired, "above": content.Hidden}},
			{State: settings{"wind": "strong"}, Action: "sail", Expect: settings{"below": "aground"}},
			{Action: "swim"},
			{Action: "sail", Expect: settings{"beside": content.Fired}},
		},
	}
}

func machine(t testing.TB, l *content.Lab) *lab.Machine {
	t.Helper()
	m, err := lab.New(l)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestARouteFiresStopsOrIsHidden(t *testing.T) {
	m := machine(t, canal())
	for name, c := range map[string]struct {
		with         settings
		below, above content.PartID
		node         content.PartID
		notes        int
	}{
		"closed":           {nil, "shut", content.Hidden, "gate", 0},
		"dinghy passes":    {settings{"gate": "open"}, content.Fired, content.Hidden, "lake", 0},
		"tanker aground":   {settings{"gate": "open", "ship": "tanker", "wind": "strong"}, "aground", content.Fired, "lake", 0},
		"tanker passes":    {settings{"gate": "open", "ship": "tanker", "water": "high"}, content.Fired, content.Hidden, "lake", 1},
		"shut comes first": {settings{"ship": "tanker"}, "shut", content.Hidden, "gate", 0},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := m.At(c.with)
			if err != nil {
				t.Fatal(err)
			}
			got, err := m.Fire(s, "sail")
			if err != nil {
				t.Fatal(err)
			}
			if got[0].Result != c.below || got[1].Result != c.above || endOf(got[0]) != c.node || len(got[0].Notes) != c.notes {
				t.Errorf("below %s at %s with %d notes, above %s", got[0].Result, endOf(got[0]), len(got[0].Notes), got[1].Result)
			}
		})
	}
}

func TestEveryStateIsTried(t *testing.T) {
	p, err := machine(t, canal()).Prove()
	if err != nil {
		t.Fatal(err)
	}
	below := p.Tally[lab.RouteID{Action: "sail", Route: "below"}]
	if p.States != 16 || below["shut"] != 8 || below["aground"] != 2 || below[content.Fired] != 6 {
		t.Errorf("%d states, below %v", p.States, below)
	}
	if fmt.Sprint(p.Par) != "map[big:2 calm:2 never:-1]" {
		t.Errorf("par %v", p.Par)
	}
	if len(p.DeadGates)+len(p.NoSuccess)+len(p.Mute)+len(p.Idle) != 0 {
		t.Errorf("faults in a sound lab: %+v", p)
	}
	if len(p.Failures) != 3 || p.Failures[0].Got != "shut" || p.Failures[0].Want != "aground" {
		t.Errorf("failures %+v", p.Failures)
	}
}

func TestFaultsOfALabAreFound(t *testing.T) {
	l := canal()
	r := &l.Actions[0].Routes[0]
	r.Gates = append(r.Gates, content.Gate{ID: "dead", At: "lake", Pass: is("gate", "open")})
	l.Actions[0].Routes[1].Success = content.Text{}
	l.Controls = append(l.Controls, control("paint", "red", "blue"))
	p, err := machine(t, l).Prove()
	if err != nil {
		t.Fatal(err)
	}
	if len(p.DeadGates) != 1 || p.DeadGates[0].Gate != "dead" || len(p.Mute) != 1 || len(p.Idle) != 1 || p.Idle[0] != "paint" {
		t.Errorf("dead %v, mute %v, idle %v", p.DeadGates, p.Mute, p.Idle)
	}
}

func TestALabThatNamesNothingIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(*content.Lab){
		"control":   func(l *content.Lab) { l.Actions[0].Routes[0].Gates[0].Pass = is("door", "open") },
		"value":     func(l *content.Lab) { l.Actions[0].Routes[0].Gates[0].Pass = is("gate", "ajar") },
		"node":      func(l *content.Lab) { l.Actions[0].Routes[0].Gates[0].At = "moon" },
		"condition": func(l *content.Lab) { l.Actions[0].Routes[0].Gates[0].Pass = content.Condition{Kind: "maybe"} },
		"empty any": func(l *content.Lab) { l.Actions[0].Routes[0].Gates[0].Pass = content.Condition{Kind: content.CondAny} },
	} {
		t.Run(name, func(t *testing.T) {
			l := canal()
			spoil(l)
			if _, err := lab.New(l); !errors.Is(err, lab.ErrUnknown) {
				t.Errorf("error %v, want ErrUnknown", err)
			}
		})
	}
	l := canal()
	for i := range 8 {
		l.Controls = append(l.Controls, control(content.PartID(fmt.Sprintf("c%d", i)), "a", "b", "c", "d", "e", "f", "g", "h"))
	}
	if _, err := lab.New(l); !errors.Is(err, lab.ErrTooBig) {
		t.Errorf("a lab of 268 million states: %v, want ErrTooBig", err)
	}
}

func TestAMissionThatNamesNothingIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(*content.Mission){
		"start":   func(m *content.Mission) { m.Start = settings{"ship": "raft"} },
		"lock":    func(m *content.Mission) { m.Locked = []content.PartID{"door"} },
		"action":  func(m *content.Mission) { m.Goal.Action = "swim" },
		"route":   func(m *content.Mission) { m.Goal.Route = "beside" },
		"outcome": func(m *content.Mission) { m.Goal.Outcome = "sunk" },
		"control": func(m *content.Mission) { m.Goal.State = settings{"door": "open"} },
		"value":   func(m *content.Mission) { m.Goal.State = settings{"gate": "ajar"} },
	} {
		t.Run(name, func(t *testing.T) {
			l := canal()
			mission := &l.Missions[0]
			spoil(mission)
			m := machine(t, l)
			if _, err := m.Par(mission); !errors.Is(err, lab.ErrUnknown) {
				t.Errorf("par: %v, want ErrUnknown", err)
			}
			if _, err := m.Prove(); !errors.Is(err, lab.ErrUnknown) {
				t.Errorf("proof: %v, want ErrUnknown", err)
			}
			s, err := m.Start()
			if err != nil {
				t.Fatal(err)
			}
			if won, err := m.Wins(mission, s, mission.Goal.Action); won || !errors.Is(err, lab.ErrUnknown) {
				t.Errorf("won %v: %v, want ErrUnknown", won, err)
			}
		})
	}
	l := canal()
	l.Actions[0].Routes[0].Notes[0].When = &content.Condition{Kind: "maybe"}
	if _, err := lab.New(l); !errors.Is(err, lab.ErrUnknown) {
		t.Errorf("a note: %v, want ErrUnknown", err)
	}
}

// endOf gives the node at which a route ended: its last one if it fired, that of the
// gate that stopped it, "" if it is hidden.
func endOf(o lab.Outcome) content.PartID {
	switch {
	case o.Gate != nil:
		return o.Gate.At
	case o.Result == content.Fired:
		return o.Route.Path[len(o.Route.Path)-1]
	}
	return ""
}
