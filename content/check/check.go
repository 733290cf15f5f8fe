// Package check decides the rules for packs that need the rules of the game: it
// types the wrong answers of every gap, and tries every state of every lab.
package check

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"quest/content"
	"quest/content/source"
	"quest/content/source/saying"
	"quest/game/grade"
	"quest/game/lab"
)

// Report is all there is to say about a pack.
type Report struct {
	Pack     *content.Pack    // nil if there is an error among the findings
	Findings []source.Finding // in a stable order
	Unread   []string         // files that may have more to say once their errors are cured; see source.Reading
}

// Dir reads the pack in a folder and decides every rule for it. The error is that of
// source.ReadDir, or that of Check.
func Dir(path string, o source.Options) (Report, error) {
	r, err := source.ReadDir(path, o)
	if err != nil {
		return Report{}, err
	}
	if err := Check(r); err != nil {
		return Report{}, err
	}
	p, findings := r.Pack()
	return Report{Pack: p, Findings: findings, Unread: r.Unread()}, nil
}

// Check adds the findings of this package to those of the loader: Q006, and B010 to
// B020. Items and labs of files that have errors already are left alone. It fails
// only if the simulator refuses a lab that the loader took, which is a fault of this
// program and not of the pack.
func Check(r *source.Reading) error {
	for _, it := range r.Items() {
		for i := range it.Gaps {
			gap(r, it, &it.Gaps[i])
		}
	}
	for _, l := range r.Labs() {
		if err := prove(r, l); err != nil {
			return fmt.Errorf("try lab %s: %w", l.ID, err)
		}
	}
	return nil
}

// gap reports known wrong answers that would pass as an accepted one (Q006).
func gap(r *source.Reading, it *content.Item, g *content.Gap) {
	for _, wrong := range g.Reject {
		for _, lang := range slices.Sorted(maps.Keys(wrong.Answers)) {
			for i, a := range wrong.Answers[lang] {
				if model, passes := grade.Passes(g, a.String()); passes {
					path := "gaps/" + string(g.ID) + "/reject/" + string(wrong.ID) + "/answers/" + string(lang) + "/" + strconv.Itoa(i)
					r.ReportItem(saying.RejectPasses, it.ID, path, "answer", a.String(), "accepted", model.String())
				}
			}
		}
	}
}

// prove tries every state of a lab and reports what the trial has shown.
func prove(r *source.Reading, l *content.Lab) error {
	m, err := lab.New(l)
	if err != nil {
		return err
	}
	p, err := m.Prove()
	if err != nil {
		return err
	}
	for _, g := range p.DeadGates {
		r.ReportLab(saying.DeadGate, l.ID, route(g.RouteID)+"/gates/"+string(g.Gate), "gate", string(g.Gate))
	}
	for _, id := range p.NoSuccess {
		r.ReportLab(saying.NeverFires, l.ID, route(id)+"/success", "route", string(id.Route))
	}
	for _, id := range p.Mute {
		r.ReportLab(saying.NoSuccess, l.ID, route(id), "route", string(id.Route))
	}
	for _, id := range p.Idle {
		r.ReportLab(saying.IdleControl, l.ID, "controls/"+string(id), "control", string(id))
	}
	missions(r, l, p)
	return tests(r, l, p)
}

func route(id lab.RouteID) string {
	return "actions/" + string(id.Action) + "/routes/" + string(id.Route)
}

func missions(r *source.Reading, l *content.Lab, p *lab.Proof) {
	for i := range l.Missions {
		id := l.Missions[i].ID
		switch par := p.Par[id]; {
		case par < 0:
			r.ReportLab(saying.CannotWin, l.ID, "missions/"+string(id), "mission", string(id))
		case par == 0:
			r.ReportLab(saying.WonAtStart, l.ID, "missions/"+string(id), "mission", string(id))
		}
	}
}

// tests reports the author's tests that fail. A test without a name goes by its
// number.
func tests(r *source.Reading, l *content.Lab, p *lab.Proof) error {
	for _, f := range p.Failures {
		if f.Err != nil {
			return f.Err
		}
		name := l.Tests[f.Index].Name.String()
		if name == "" {
			name = strconv.Itoa(f.Index + 1)
		}
		r.ReportLab(saying.TestFails, l.ID, "tests/"+strconv.Itoa(f.Index),
			"test", name, "route", string(f.Route), "got", string(f.Got), "want", string(f.Want))
	}
	return nil
}
