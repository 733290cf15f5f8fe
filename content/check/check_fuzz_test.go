package check_test

import (
	"bytes"
	"maps"
	"testing"
	"testing/fstest"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/source"
	"quest/game"
)

// FuzzCheck puts fuzzed bytes in the place of the quiz or the lab: the simulator
// takes every lab that the loader takes, and what passes the check can be played.
func FuzzCheck(f *testing.F) {
	whole := contenttest.CanalFiles(f)
	f.Add(true, whole[inLab].Data)
	f.Add(false, whole[inQuiz].Data)
	f.Add(true, bytes.ReplaceAll(whole[inLab].Data, []byte("locked: [ship]"), []byte("locked: [ship, gate, water]")))
	f.Add(true, bytes.ReplaceAll(whole[inLab].Data, []byte("deep: {ship: tanker}"), []byte("deep: {not: {any: [{ship: dinghy}, never]}}")))
	f.Fuzz(func(t *testing.T, inTheLab bool, b []byte) {
		files := maps.Clone(whole)
		name := inQuiz
		if inTheLab {
			name = inLab
		}
		files[name] = &fstest.MapFile{Data: b, Mode: 0o644}
		p, findings, err := load(files, today)
		if err != nil {
			t.Fatal(err)
		}
		if errors, _, _ := source.Count(findings); (p == nil) != (errors > 0) {
			t.Errorf("pack loaded: %v, findings:\n%s", p != nil, said(findings))
		}
		if p == nil {
			return
		}
		for _, head := range p.Labs() {
			tour(t, p, head.ID)
		}
	})
}

// tour enters each mission of a lab and the sandbox, and runs every action.
func tour(t *testing.T, p *content.Pack, id content.LabID) {
	t.Helper()
	l, ok := p.Lab(id)
	if !ok {
		t.Fatalf("lab %s does not decode", id)
	}
	missions := []content.MissionID{""}
	for _, m := range l.Missions {
		missions = append(missions, m.ID)
	}
	for _, mission := range missions {
		s, err := game.EnterLab(p, new(game.Player), l, mission)
		if err != nil || s.Par() < 0 {
			t.Fatalf("mission %q with par %d: %v", mission, s.Par(), err)
		}
		for _, a := range l.Actions {
			routes, err := s.Visible(a.ID)
			if err != nil {
				t.Fatal(err)
			}
			said := game.Forecast{}
			for _, r := range routes {
				said[r.ID] = r.Path[0]
			}
			if _, _, err := s.Fire(a.ID, said, game.Moment{}); err != nil {
				t.Fatal(err)
			}
		}
	}
}
