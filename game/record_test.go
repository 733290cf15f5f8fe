package game_test

import (
	"slices"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

func TestTheRecordHasEveryLessonAndLabOfAllPacks(t *testing.T) {
	deep := contenttest.Deep()
	packs := append(harbours(t, "a/a"), deep)
	tb := sitDown(t, packs[0])
	finishPack(tb, always)
	r := tb.player.Record(packs, tb.now)
	if len(r.Lessons) != 2+len(deep.Lessons()) || len(r.Labs) != 1 || r.XP == 0 || r.Percent() != 100 {
		t.Fatalf("%d lessons, %d labs, %d XP, %d%% right", len(r.Lessons), len(r.Labs), r.XP, r.Percent())
	}
	if l := r.Lessons[0]; l.Pack != packs[0] || l.State != game.Done || l.Best() != 1 {
		t.Errorf("the first lesson: %+v", l.Progress)
	}
	if l := r.Lessons[2]; l.Pack != deep || l.State != game.Untouched || l.Best() != 0 {
		t.Errorf("the third lesson: %+v", l.Progress)
	}
	if got, want := r.Labs[0].LabProgress, (game.LabProgress{Missions: 2}); got != want {
		t.Errorf("the lab: %+v", got)
	}
	if got := (game.Standing{}).Percent(); got != 0 {
		t.Errorf("without answers %d%% are right", got)
	}
}

func TestTheFirstOpenTaskOfALab(t *testing.T) {
	pack := contenttest.Deep()
	p := &game.Player{}
	tasks := p.LabTasks(pack)
	if len(tasks) != 3 || tasks[0].MissionID() != contenttest.BringTanker || tasks[2].MissionID() != "" || tasks[2].Open() {
		t.Fatalf("%+v", tasks)
	}
	solve := func(id content.MissionID) {
		p.Apply(game.Batch{Events: []game.Event{{Solved: &game.Solved{Mission: pack.ID().Mission(id), Stars: 2}}}})
		tasks = p.LabTasks(pack)
	}
	for want, id := range []content.MissionID{contenttest.BringTanker, contenttest.TowInStorm} {
		for _, lab := range []content.LabID{"", contenttest.Canal} {
			if got := game.FirstOpen(tasks, lab); got != want {
				t.Errorf("%q: %d, want %d", lab, got, want)
			}
		}
		solve(id)
	}
	if got := game.FirstOpen(tasks, contenttest.Canal); got != 0 {
		t.Errorf("with all solved: %d", got)
	}
	if got := game.FirstOpen(tasks, "none"); got != 0 {
		t.Errorf("in a lab that is not there: %d", got)
	}
	head := pack.Labs()[0]
	if got, want := p.LabProgress(pack, head), (game.LabProgress{Missions: 2, Solved: 2, Stars: 4}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestATitleIsSaidInTheLanguagesThatAreShown(t *testing.T) {
	en, ko := content.English, content.Korean
	words := func(pairs ...string) map[content.Lang]content.Safe {
		w := map[content.Lang]content.Safe{}
		for i := 0; i < len(pairs); i += 2 {
			w[content.Lang(pairs[i])] = contenttest.Safe(pairs[i+1])
		}
		return w
	}
	for _, c := range []struct {
		langs []content.Lang
		words map[content.Lang]content.Safe
		want  []string
	}{
		{[]content.Lang{en, ko}, words("en", "Pilot", "ko", "도선사"), []string{"Pilot", "도선사"}},
		{[]content.Lang{ko}, words("en", "Pilot", "ko", "도선사"), []string{"도선사"}},
		{[]content.Lang{en, ko}, words("en", "AWS", "ko", "AWS"), []string{"AWS"}},
		{[]content.Lang{ko}, words("en", "Pilot", "fr", "Pilote"), []string{"Pilot"}},
		{[]content.Lang{en}, words("en", "*Pilot*"), []string{"Pilot"}},
		{[]content.Lang{en, ko}, nil, nil},
	} {
		if got := game.TitleIn(c.langs, c.words); !slices.Equal(got, c.want) {
			t.Errorf("%v in %v: %q, want %q", c.words, c.langs, got, c.want)
		}
	}
	if got := game.LineIn([]content.Lang{en, ko}, contenttest.Both("Tides", "조석")); !slices.Equal(got, []string{"Tides", "조석"}) {
		t.Errorf("%q", got)
	}
	if got := game.LineIn([]content.Lang{en, ko}, contenttest.Same("RDS")); !slices.Equal(got, []string{"RDS"}) {
		t.Errorf("%q", got)
	}
}
