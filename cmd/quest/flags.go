package main

import (
	"strconv"
	"time"

	"github.com/spf13/pflag"

	"quest/cmd/console"
	"quest/game"
)

// moment is the value of --now.
type moment struct{ time.Time }

func (m *moment) String() string { return "" }

func (m *moment) Type() string { return "RFC3339" }

// Set reads the time without looking at the zone of this computer, so that a story
// told with --now is the same everywhere.
func (m *moment) Set(value string) error {
	t, err := time.ParseInLocation(time.RFC3339, value, time.UTC)
	if err != nil {
		return &refusal{Said: game.Say("command.UseTime")}
	}
	m.Time = t
	return nil
}

// flags are the values of all flags.
type flags struct {
	lang    console.Language
	saveDir string
	player  string
	packs   []string // from --pack, the first wins
	now     moment
	plain   bool
	ascii   bool
	still   bool
	theme   theme
	seed    seed

	version   bool // say the version and leave
	bubbleTea bool // draw with the renderer of Bubble Tea
}

// seed is the value of --seed. 0 is a seed like any other.
type seed struct {
	n     uint64
	given bool
}

func (s *seed) String() string { return "" }

func (s *seed) Type() string { return "N" }

func (s *seed) Set(value string) error {
	n, err := strconv.ParseUint(value, 10, 64)
	if err != nil {
		return &refusal{Said: game.Say("command.UseSeed")}
	}
	*s = seed{n: n, given: true}
	return nil
}

// addShared adds the flags of every command.
func (f *flags) addShared(set *pflag.FlagSet) {
	set.SortFlags = false
	set.Var(&f.lang, "lang", "help.FlagLang")
	set.StringVar(&f.player, "player", defaultPlayer, "help.FlagPlayer")
	set.StringVar(&f.saveDir, "save-dir", "", "help.FlagSaveDir")
	set.StringArrayVar(&f.packs, "pack", nil, "help.FlagPack")
	set.Var(&f.now, "now", "help.FlagNow")
	if err := set.MarkHidden("now"); err != nil {
		panic(err) // the flag was added one line above
	}
}

// addPlay adds the flags of playing.
func (f *flags) addPlay(set *pflag.FlagSet) {
	set.SortFlags = false
	set.BoolVar(&f.plain, "plain", false, "help.FlagPlain")
	set.BoolVar(&f.ascii, "ascii", false, "help.FlagASCII")
	set.BoolVar(&f.still, "still", false, "help.FlagStill")
	set.Var(&f.theme, "theme", "help.FlagTheme")
	set.Var(&f.seed, "seed", "help.FlagSeed")
	set.BoolVar(&f.bubbleTea, "bubbletea-renderer", false, "help.FlagRenderer")
	if err := set.MarkHidden("bubbletea-renderer"); err != nil {
		panic(err) // the flag was added one line above
	}
}

// addPreview adds those of the flags of playing that a preview has.
func (f *flags) addPreview(set *pflag.FlagSet) {
	set.SortFlags = false
	set.BoolVar(&f.plain, "plain", false, "help.FlagPreviewPlain")
	set.BoolVar(&f.ascii, "ascii", false, "help.FlagASCII")
	set.BoolVar(&f.still, "still", false, "help.FlagStill")
	set.Var(&f.theme, "theme", "help.FlagTheme")
}
