// Package check decides the rules for packs that need the rules of the game: it
// types the wrong answers of every gap, and tries every state of every lab.
package check

import (
	"fmt"
	"io/fs"
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
	Size     source.Size      // also of a pack that has errors
	Shares   []source.Share   // how much of the pack stands in each of its languages
	Labs     []Lab            // those whose states were tried, by file
	Reading  *source.Reading  // that all of it is about
}

// Lab is a lab and what the trial of all its states has shown.
type Lab struct {
	*content.Lab
	*lab.Proof
}

// Dir reads the pack in a folder and decides every rule for it. The error is that of
// source.ReadDir, or that of Check.
func Dir(path string, o source.Options) (Report, error) {
	r, err := source.ReadDir(path, o)
	if err != nil {
		return Report{}, err
	}
	return whole(r)
}

// Files is Dir for the files of a pack, wherever they come from. The error is that of Check.
func Files(fsys fs.FS, o source.Options) (Report, error) { return whole(source.Read(fsys, o)) }

func whole(r *source.Reading) (Report, error) {
	labs, err := try(r)
	if err != nil {
		return Report{}, err
	}
	p, findings := r.Pack()
	report := Report{Pack: p, Findings: findings, Unread: r.Unread(), Size: r.Size(), Shares: r.Shares(), Labs: labs, Reading: r}
	if p != nil {
		report.Size = source.Size{Items: p.Items(), Lessons: len(p.Lessons()), Labs: len(p.Labs())}
	}
	return report, nil
}

// Outline reads the pack in a folder and decides every rule for it but those about its last
// release, and gives all of its parts at their places in the files, with those that have errors;
// see source.Outline. The error is that of Dir.
func Outline(path string, o source.Options) (source.Outline, error) {
	r, err := source.ReadDir(path, o)
	if err != nil {
		return source.Outline{}, err
	}
	if err := Play(r); err != nil {
		return source.Outline{}, err
	}
	return r.Outline(), nil
}

// Check adds to the findings of the loader those about the last release (I002 to I006, I008)
// and those of this package: Q006, and B010 to B020. Items and labs of files that have errors
// already are left alone. It fails
// only if the simulator refuses a lab that the loader took, which is a fault of this
// program and not of the pack.
func Check(r *source.Reading) error {
	_, err := try(r)
	return err
}

// Play is Check without the findings about the last release: an author who tries or adds what is not
// released yet has not chosen its version.
func Play(r *source.Reading) error {
	_, err := play(r)
	return err
}

// try is Check, and gives what the trial of the labs has shown.
func try(r *source.Reading) ([]Lab, error) {
	r.CheckRelease()
	return play(r)
}

// play is Play, and gives what the trial of the labs has shown.
func play(r *source.Reading) ([]Lab, error) {
	for _, it := range r.Items() {
		for i := range it.Gaps {
			gap(r, it, &it.Gaps[i])
		}
	}
	var labs []Lab
	for _, l := range r.Labs() {
		p, err := prove(r, l)
		if err != nil {
			return nil, fmt.Errorf("try lab %s: %w", l.ID, err)
		}
		labs = append(labs, Lab{l, p})
		r.LabTried()
	}
	if r.Sound() {
		spread(r)
		giveaways(r)
		oldNames(r)
	}
	return labs, nil
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
func prove(r *source.Reading, l *content.Lab) (*lab.Proof, error) {
	m, err := lab.New(l)
	if err != nil {
		return nil, err
	}
	p, err := m.Prove()
	if err != nil {
		return nil, err
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
	return p, tests(r, l, p)
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
