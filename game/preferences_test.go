package game_test

import (
	"encoding/json"
	"strings"
	"testing"

	"quest/content"
	"quest/game"
)

func TestPreferencesAreKeptOneByOne(t *testing.T) {
	p, now := &game.Player{}, game.Moment{}
	if got := p.Preferences(); got != (game.Preferences{Theme: game.ThemeAuto, Motion: true, Story: true}) {
		t.Errorf("who has chosen nothing gets %+v", got)
	}
	ember, on, off := "ember", true, false
	for _, c := range []struct {
		change game.Preferred
		events int
		want   game.Preferences
	}{
		{game.Preferred{Motion: &on, Bell: &off, Story: &on}, 0, game.Preferences{Theme: game.ThemeAuto, Motion: true, Story: true}},
		{game.Preferred{Theme: &ember}, 1, game.Preferences{Theme: "ember", Motion: true, Story: true}},
		{game.Preferred{Theme: &ember, Bell: &on}, 1, game.Preferences{Theme: "ember", Motion: true, Story: true, Bell: true}},
		{game.Preferred{Motion: &off, Story: &off, Plain: &on}, 1, game.Preferences{Theme: "ember", Bell: true, Plain: true}},
		{game.Preferences{Theme: "ember", Motion: true}.Changes(), 1, game.Preferences{Theme: "ember", Motion: true}},
	} {
		b := p.Prefer(c.change, now)
		if len(b.Events) != c.events || p.Preferences() != c.want {
			t.Errorf("%+v: %d events, %+v, want %+v", c.change, len(b.Events), p.Preferences(), c.want)
		}
		if c.events == 1 && c.change.Theme != nil && c.change.Bell != nil && b.Events[0].Preferred.Theme != nil {
			t.Error("what stays as it is is kept once more")
		}
	}
	long := strings.Repeat("x", 65)
	if b := p.Prefer(game.Preferred{Theme: &long}, now); len(b.Events) != 0 {
		t.Error("a theme with such a name is kept")
	}
}

func TestANameIsChangedByTheRulesOfTheFirstOne(t *testing.T) {
	p, now := &game.Player{}, game.Moment{}
	name := func(s string) content.Safe { safe, _ := content.CleanLine(s); return safe }
	p.Join(game.Joined{Name: name("Mina"), Lang: game.SpeakEnglish, Seed: 7}, now)
	for typed, want := range map[string]string{"": "Mina", "Mina": "Mina", strings.Repeat("가", 13): "Mina", "미나": "미나"} {
		q := *p
		b := q.Rename(name(typed), now)
		if q.Name.String() != want || (len(b.Events) == 1) != (want != "Mina") {
			t.Errorf("%q makes %q with %d events", typed, q.Name, len(b.Events))
		}
	}
	p.Rename(name("미나"), now)
	if p.Seed != 7 || p.Speech != game.SpeakEnglish {
		t.Errorf("a new name changes more: %+v", p)
	}
}

// A name of a save that was written by something else must not fake lines of the game, and
// one that cannot be read changes nothing.
func TestARenamedSaveIsReadSafely(t *testing.T) {
	p := &game.Player{}
	for _, line := range []string{
		`{"joined":{"name":"Mina","lang":"en","seed":"1"}}`, `{"renamed":{"name":"\u001b[2J"}}`, `{"renamed":{}}`, `{"preferred":{"theme":"` + strings.Repeat("x", 65) + `"}}`,
	} {
		var e game.Event
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		p.Apply(game.Batch{Events: []game.Event{e}})
	}
	if name := p.Name.String(); strings.ContainsRune(name, '\x1b') || name == "" {
		t.Errorf("the name is %q", name)
	}
	if p.Preferences().Theme != game.ThemeAuto {
		t.Error("a theme with a name without bounds counts")
	}
}

// A theme of the shop and one that everybody has take the place of each other.
func TestAThemeThatWasBoughtIsChosenLikeAnyOther(t *testing.T) {
	p, now := &game.Player{Gold: 100}, game.Moment{}
	harbour, ember, other := "harbour", game.ThemeEmber, "not bought"
	p.Prefer(game.Preferred{Theme: &ember}, now)
	p.Buy(game.Bought{Thing: harbour, Slot: game.SlotTheme, Price: 40}, now)
	if got := p.Themes(); got[len(got)-1] != harbour || len(got) != len(game.FreeThemes())+1 {
		t.Errorf("the themes are %v", got)
	}
	p.Prefer(game.Preferred{Theme: &harbour}, now)
	if p.Worn(game.SlotTheme) != harbour || p.Preferences().Theme != harbour {
		t.Errorf("worn is %q, the theme is %q", p.Worn(game.SlotTheme), p.Preferences().Theme)
	}
	if b := p.Prefer(game.Preferred{Theme: &harbour}, now); len(b.Events) != 0 {
		t.Error("the same theme is worn twice")
	}
	p.Prefer(game.Preferred{Theme: &ember}, now)
	if p.Worn(game.SlotTheme) != "" || p.Preferences().Theme != ember {
		t.Errorf("worn is %q, the theme is %q", p.Worn(game.SlotTheme), p.Preferences().Theme)
	}
	p.Wear(game.SlotTheme, harbour, now)
	p.Prefer(game.Preferred{Theme: &other}, now)
	if p.Worn(game.SlotTheme) != "" || p.Preferences().Theme != other {
		t.Errorf("worn is %q, the theme is %q", p.Worn(game.SlotTheme), p.Preferences().Theme)
	}
}
