package tui

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/shop"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// having gives a player gold that was won before.
func having(gold int) func(*game.Seat, *Options) {
	return func(s *game.Seat, _ *Options) {
		s.Player.Apply(game.Batch{Events: []game.Event{
			{Granted: &game.Granted{Reward: "a/b#reward/r", Gold: gold}}, {Opened: &game.Opened{Rewards: []string{"a/b#reward/r"}}},
		}})
	}
}

// owning gives a player things of the shop, worn or not.
func owning(worn bool, ids ...string) func(*game.Seat, *Options) {
	return func(s *game.Seat, _ *Options) {
		for _, id := range ids {
			thing, _ := shop.Find(id)
			bought := thing.Purchase()
			bought.Price = 0
			s.Player.Apply(game.Batch{Events: []game.Event{{Bought: &bought}}})
			if worn {
				s.Player.Wear(thing.Slot, id, s.Now())
			}
		}
		s.Player.TellFeats(s.Player.Untold().All, s.Now())
	}
}

// kept gives a player a thing that the game does not have any more.
func kept(s *game.Seat, _ *Options) {
	s.Player.Apply(game.Batch{Events: []game.Event{{Bought: &game.Bought{
		Thing: "cloak", Slot: game.SlotOwl, Price: 40, Name: shop.Words{content.English: contenttest.Safe("Cloak"), content.Korean: contenttest.Safe("망토")},
	}}}})
}

// shopScenes are the shop, and the map with what was bought.
func shopScenes() []scene {
	var all []scene
	for _, s := range []struct {
		name string
		open func(*testing.T, game.Speech) *visit
	}{
		{"shop", func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s, having(50)).press("g", "down") }},
		{"shop-asks", func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s, having(50)).press("g", "right", "right", "end", "enter")
		}},
		{"shop-short", func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s, having(50)).press("g", "end")
		}},
		{"shop-owl", func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s, owning(true, "scholar")).press("g", "right", "right", "right")
		}},
		{"shop-companion", func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s, reviewing, owning(false, "sapling")).press("g", "right", "right", "right", "right", "down")
		}},
		{"shop-kept", func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s, kept).press("g", "right", "right", "right", "right", "right")
		}},
		{"shop-none-kept", func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s).press("g", "right", "right", "right", "right", "right")
		}},
		{"home-dressed", func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s, reviewing, owning(true, "brackets", "wizard", "dragon"))
		}},
	} {
		all = append(all, scene{name: s.name, open: s.open})
	}
	return all
}

func TestAThingIsBoughtWithOneKeyMoreAndWornAtOnce(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, having(50)).press("g", "right", "down") // square corners for 15
	v.sees("15 gold", "buy for 15 gold")
	v.press("enter").sees("Then 35 remain")
	v.press("enter", "enter", "enter")
	if v.seat.Player.Owns("square") || len(v.shelf.batches) != 0 {
		t.Fatal("bought by pressing enter again")
	}
	v.press("esc").sees("buy for 15 gold").press("enter", "down", "y")
	if v.seat.Player.Owns("square") || v.seat.Player.Owns("stitched") {
		t.Fatal("bought after another thing was chosen")
	}
	v.press("up", "enter", "y").sees("yours", "enter ▸ wear", "35 gold")
	if v.seat.Player.Purse() != 35 {
		t.Fatalf("purse %d", v.seat.Player.Purse())
	}
	v.press("enter").sees("✓ worn", "┌")
	if got := v.m.theme.Sign.TopLeft; got != "┌" {
		t.Errorf("the border of other screens is %q", got)
	}
	v.press("home", "enter")
	if got := v.m.theme.Sign.TopLeft; got != "╭" {
		t.Errorf("after taking it off the border is %q", got)
	}
	if n := len(v.shelf.batches); n != 3 {
		t.Errorf("%d batches, want one each for buying, wearing and taking off", n)
	}
}

// Every key works while a Korean input method composes.
func TestAThingIsBoughtInHangulMode(t *testing.T) {
	v := newPlayer(t, game.SpeakKorean, having(50)).press("ㅎ", "right", "down", "enter", "ㅛ")
	if !v.seat.Player.Owns("square") {
		t.Errorf("not bought:\n%s", v.text())
	}
}

func TestTooLittleGoldIsToldAndBuysNothing(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, having(14)).press("g", "right", "down").sees("1 gold short: it costs 15.")
	v.press("enter", "y", "space")
	if v.seat.Player.Owns("square") || v.seat.Player.Purse() != 14 {
		t.Error("bought")
	}
}

// A theme is seen in the pane before it is bought, and nowhere else.
func TestAThemeIsSeenBeforeItIsBought(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, having(50)).told(dusk).press("g", "down")
	heading := style.Named("tide", style.Dark, false).Heading.Render("Tide")
	if drawn := strings.Join(v.m.screen.Draw(v.m.area()).Lines, "\n"); !strings.Contains(drawn, heading) {
		t.Error("the pane is not drawn in the theme")
	}
	v.wears(game.ThemeAuto, style.Dark, false)
	v.press("enter", "y", "enter").wears("tide", style.Dark, false)
	v.told(noon).wears("tide", style.Light, false)
	v.press("esc").wears("tide", style.Light, false)
}

// A background that was asked for is a background: the theme has colours for it.
func TestABoughtThemeIsDrawnForTheBackgroundThatWasAskedFor(t *testing.T) {
	asked := func(_ *game.Seat, o *Options) { o.Theme, o.Ground, o.Fixed = game.ThemeAuto, style.Light, true }
	newPlayer(t, game.SpeakEnglish, owning(true, "tide"), asked).told(dusk).wears("tide", style.Light, false)
	mono := func(_ *game.Seat, o *Options) { o.Theme, o.Ground, o.Fixed = game.ThemeAuto, style.Mono, true }
	newPlayer(t, game.SpeakEnglish, owning(true, "tide"), mono).wears(game.ThemeAuto, style.Mono, false)
	ember := func(_ *game.Seat, o *Options) { o.Theme, o.Ground, o.Fixed = game.ThemeEmber, style.Dark, true }
	newPlayer(t, game.SpeakEnglish, owning(true, "tide"), ember).wears(game.ThemeEmber, style.Dark, false)
}

// Everything that is sold can be drawn, and everything that can be drawn is sold.
func TestEveryThingOfTheShopHasALook(t *testing.T) {
	sold := map[game.Slot][]string{}
	for _, thing := range shop.Things() {
		if thing.Usual {
			continue
		}
		sold[thing.Slot] = append(sold[thing.Slot], thing.ID)
		if thing.Slot == game.SlotTheme {
			for _, ground := range []style.Ground{style.Dark, style.Light, style.Unknown} {
				if got := style.Named(thing.ID, ground, false).ID; got != thing.ID {
					t.Errorf("%s on background %d is drawn as %s", thing.ID, ground, got)
				}
			}
		}
		if n := widget.Companions()[thing.ID]; n != len(thing.Stages) {
			t.Errorf("%s has %d stages and %d drawings", thing.ID, len(thing.Stages), n)
		}
	}
	for slot, drawn := range map[game.Slot][]string{
		game.SlotBorder: style.Borders(), game.SlotBanner: widget.Banners(), game.SlotOwl: widget.Owls(),
	} {
		slices.Sort(drawn)
		slices.Sort(sold[slot])
		if !slices.Equal(drawn, sold[slot]) {
			t.Errorf("%s: drawn are %v, sold are %v", slot, drawn, sold[slot])
		}
	}
	for id := range widget.Companions() {
		if _, ok := shop.Find(id); !ok {
			t.Errorf("the companion %s is not sold", id)
		}
	}
}

// What is worn keeps the cells: no owl, companion, border or banner moves what is around it.
func TestWhatIsWornKeepsItsCells(t *testing.T) {
	for _, plain := range []bool{false, true} {
		base := style.New(style.Dark, plain)
		for _, owl := range append(widget.Owls(), "", "of another version") {
			for _, line := range widget.Owl(base.Dressed(style.Dress{Owl: owl}), widget.Awake) {
				if ansi.StringWidth(line) != widget.OwlWidth {
					t.Errorf("owl %q: %q", owl, ansi.Strip(line))
				}
			}
		}
		for id, stages := range widget.Companions() {
			for stage := range stages {
				lines := widget.Companion(base, id, stage)
				for _, line := range lines {
					if ansi.StringWidth(line) != widget.OwlWidth || len(lines) != widget.OwlRows {
						t.Errorf("%s at stage %d: %q", id, stage, ansi.Strip(line))
					}
				}
			}
		}
		for _, border := range append(style.Borders(), "", "of another version") {
			s := base.Dressed(style.Dress{Border: border}).Sign
			for _, sign := range []string{s.Rule, s.Side, s.TopLeft, s.TopRight, s.BottomLeft, s.BottomRight, s.LeftTee, s.RightTee, s.TopTee, s.BottomTee, s.Cross} {
				if ansi.StringWidth(sign) != 1 || plain && (len(sign) != 1 || sign[0] >= 0x7f) {
					t.Errorf("border %q: %q", border, sign)
				}
			}
		}
		for _, banner := range append(widget.Banners(), "", "of another version") {
			theme := base.Dressed(style.Dress{Banner: banner})
			for _, name := range []string{"Mina", "민아", "ㅁ", "e\u0301a", "민아 Mina"} {
				if got := ansi.StringWidth(widget.Banner(theme, name)); got != ansi.StringWidth(name)+widget.BannerCells(theme) {
					t.Errorf("banner %q: %q takes %d cells", banner, name, got)
				}
			}
		}
	}
}

// Where the header has no room for both, the name matters more than what is around it.
func TestABannerGivesWayToTheName(t *testing.T) {
	for _, banner := range widget.Banners() {
		v := newPlayer(t, game.SpeakEnglish, owning(true, banner)).resize(60, 18)
		v.sees("민아")
		v.fits()
	}
}

func TestTheShopWithTheMouse(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, having(50)).press("g")
	v.click("Banners")
	v.click("Brackets")
	v.sees("Your name between two brackets")
	v.click("Brackets")
	v.sees("Then 40 remain")
	v.click("Brackets")
	if v.seat.Player.Owns("brackets") {
		t.Fatal("bought by clicking the thing again")
	}
	v.click("y ▸ pay 10 gold")
	if !v.seat.Player.Owns("brackets") {
		t.Fatalf("not bought:\n%s", v.text())
	}
	v.click("enter ▸ wear")
	v.sees("[ 민아 Mina ]")
}

// Another terminal plays: the shop can be looked at, and nothing is bought or worn.
func TestWhoOnlyWatchesBuysNothing(t *testing.T) {
	watching := func(s *game.Seat, _ *Options) { s.Watch = func() (*game.Player, bool) { return s.Player, false } }
	v := newPlayer(t, game.SpeakEnglish, having(50), owning(false, "scholar"), watching)
	v.press("g", "right", "down", "enter", "y", "right", "right", "down", "enter")
	if v.seat.Player.Owns("square") || v.seat.Player.Worn(game.SlotOwl) != "" {
		t.Error("bought or worn by who only watches")
	}
}
