package lab_test

import (
	"fmt"
	"testing"

	"quest/content"
	"quest/content/packs"
	"quest/game/lab"
)

// shipped gives the labs of the packs inside the program.
func shipped(tb testing.TB) []*content.Lab {
	tb.Helper()
	var all []*content.Lab
	for _, b := range packs.Shipped() {
		p, err := content.Open(b)
		if err != nil {
			tb.Fatal(err)
		}
		for _, head := range p.Labs() {
			l, ok := p.Lab(head.ID)
			if !ok {
				tb.Fatalf("lab %s does not decode", head.ID)
			}
			all = append(all, l)
		}
	}
	return all
}

// largest gives the shipped lab with the most states.
func largest(tb testing.TB) *lab.Machine {
	tb.Helper()
	var most *lab.Machine
	for _, l := range shipped(tb) {
		if m := machine(tb, l); most == nil || m.States() > most.States() {
			most = m
		}
	}
	return most
}

// slow is a lab that takes as long to try as the loader allows: 12 controls with
// 174,960 states, 12 missions that cannot be won, and 4,800 conditions or more, all
// of which are asked in every state, for only the last gate of a route stops
// anything. They stand on one route, where every mission looks, or on 8 actions with
// 6 routes each; 20 gates a route.
func slow(oneRoute bool) *content.Lab {
	l := &content.Lab{ID: "slow", Nodes: []content.LabNode{{ID: "sea"}, {ID: "gate"}}}
	for i, n := range []int{3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 5} {
		values := []content.PartID{"a", "b", "c", "d", "e"}[:n]
		l.Controls = append(l.Controls, control(numbered[content.PartID]("c", i), values...))
	}
	actions, routes, doubts := 8, 6, 2
	if oneRoute {
		actions, routes, doubts = 1, 1, 123
	}
	for a := range actions {
		action := content.Action{ID: numbered[content.PartID]("a", a)}
		for r := range routes {
			route := content.Route{ID: numbered[content.PartID]("r", r), Path: []content.PartID{"sea", "gate"}}
			for g := range 20 {
				pass := content.Condition{Kind: content.CondAny}
				for d := range doubts { // none of them holds
					c := l.Controls[(g+d)%len(l.Controls)].ID
					pass.Of = append(pass.Of, content.Condition{Kind: content.CondAll, Of: []content.Condition{is(c, "a"), is(c, "b")}})
				}
				if g < 19 {
					pass.Of = append(pass.Of, content.Condition{Kind: content.CondAlways})
				}
				route.Gates = append(route.Gates, content.Gate{ID: numbered[content.PartID]("g", g), At: "gate", Pass: pass})
			}
			action.Routes = append(action.Routes, route)
		}
		l.Actions = append(l.Actions, action)
	}
	for i := range 12 {
		goal := content.MissionGoal{Action: "a0", Route: "r0", Outcome: content.Fired}
		l.Missions = append(l.Missions, content.Mission{ID: numbered[content.MissionID]("m", i), Goal: goal})
	}
	return l
}

// numbered gives an ID of a letter and a number.
func numbered[T ~string](letter string, n int) T { return T(fmt.Sprintf("%s%d", letter, n)) }

// BenchmarkFire runs an action of a small lab.
func BenchmarkFire(b *testing.B) {
	m, err := lab.New(canal())
	if err != nil {
		b.Fatal(err)
	}
	s, err := m.At(settings{"gate": "open", "ship": "tanker"})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := m.Fire(s, "sail"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFireLargest runs every action of the largest shipped lab in one state.
func BenchmarkFireLargest(b *testing.B) {
	m := largest(b)
	s, err := m.At(m.Lab().Missions[0].Start)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range m.Lab().Actions {
			if _, err := m.Fire(s, a.ID); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkProve tries every state of the largest shipped lab, of all shipped labs,
// and of the slowest labs that the loader takes.
func BenchmarkProve(b *testing.B) {
	prove := func(name string, machines ...*lab.Machine) {
		b.Run(name, func(b *testing.B) {
			states := 0
			for b.Loop() {
				states = 0
				for _, m := range machines {
					p, err := m.Prove()
					if err != nil {
						b.Fatal(err)
					}
					states += p.States
				}
			}
			b.ReportMetric(float64(states), "states")
		})
	}
	var all []*lab.Machine
	for _, l := range shipped(b) {
		all = append(all, machine(b, l))
	}
	prove("largest", largest(b))
	prove("shipped", all...)
	prove("slow/one-route", machine(b, slow(true)))
	prove("slow/many-routes", machine(b, slow(false)))
}

// BenchmarkPar looks for the fewest changes that win the hardest shipped mission.
func BenchmarkPar(b *testing.B) {
	m := largest(b)
	p, err := m.Prove()
	if err != nil {
		b.Fatal(err)
	}
	hardest := &m.Lab().Missions[0]
	for i := range m.Lab().Missions {
		if x := &m.Lab().Missions[i]; p.Par[x.ID] > p.Par[hardest.ID] {
			hardest = x
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if n, err := m.Par(hardest); err != nil || n != p.Par[hardest.ID] {
			b.Fatal(n, err)
		}
	}
}
