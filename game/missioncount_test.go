package game_test

import (
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// Missions count as solved of all that are here; one that was solved in a pack that is gone
// counts too, and never is more solved than there is.
func TestMissionsAreCountedOfAllThatThereAre(t *testing.T) {
	pack := contenttest.Deep()
	all := 0
	for _, head := range pack.Labs() {
		all += len(head.Missions)
	}
	if all == 0 {
		t.Fatal("the pack has no missions")
	}
	p := &game.Player{}
	packs := []*content.Pack{pack}
	if m := p.Missions(packs); m != (game.MissionCount{Of: all}) || m.Most() != 3*all {
		t.Errorf("at first %+v", m)
	}
	if m := p.Missions(nil); m != (game.MissionCount{}) {
		t.Errorf("without packs %+v", m)
	}
	now := game.Moment{}
	solve := func(mission string, stars int) {
		p.Apply(game.Batch{At: now, Day: p.Today(now), Events: []game.Event{{Solved: &game.Solved{Mission: mission, Stars: stars, Changes: 1, Par: 1}}}})
	}
	solve(pack.ID().Mission(pack.Labs()[0].Missions[0]), 2)
	if m := p.Missions(packs); m != (game.MissionCount{Solved: 1, Of: all, Stars: 2}) {
		t.Errorf("after one %+v", m)
	}
	solve("gone/pack#mission:m", 3)
	if m := p.Missions(packs); m != (game.MissionCount{Solved: 2, Of: all + 1, Stars: 5}) {
		t.Errorf("with one of a pack that is gone %+v", m)
	}
	if m := p.Missions(nil); m != (game.MissionCount{Solved: 2, Of: 2, Stars: 5}) {
		t.Errorf("with all packs gone %+v", m)
	}
}
