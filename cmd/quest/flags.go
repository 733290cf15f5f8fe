package main

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

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
		return &refusal{game.Say("command.UseTime")}
	}
	m.Time = t
	return nil
}

// flags are the values of all flags.
type flags struct {
	lang    language
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
		return &refusal{game.Say("command.UseSeed")}
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

// langIn finds --lang before the flags are read, so that even a mistake in them
// is told in the right language.
func langIn(args []string) language {
	var s language
	for i, arg := range args {
		value, ok := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if ok {
			var given language
			if given.Set(value) == nil {
				s = given
			}
		}
		if arg == "--" {
			break
		}
	}
	return s
}

// flagError turns what the flag parser says into words for people.
func (c *call) flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var noValue *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	case errors.As(err, &noValue):
		return wrong(game.Say("command.FlagNeedsValue").With("name", noValue.GetFlag().Name))
	case errors.As(err, &invalid):
		return wrong(game.Say("command.FlagBadValue").
			With("name", invalid.GetFlag().Name, "value", invalid.GetValue()).Put("why", whyInvalid(invalid)))
	case errors.As(err, &syntax):
		return wrong(game.Say("command.FlagSyntax").With("flag", syntax.GetSpecifiedFlag()))
	}
	return wrong(game.Verbatim(err.Error()))
}

func whyInvalid(err *pflag.InvalidValueError) game.Notice {
	var why *refusal
	switch kind := err.GetFlag().Value.Type(); {
	case errors.As(err, &why):
		return why.said
	case kind == "bool":
		return game.Say("command.UseBool")
	default:
		return game.Verbatim(kind)
	}
}

func unknownFlag(cmd *cobra.Command, err *pflag.NotExistError) error {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	name := err.GetSpecifiedName()
	dashes := "--"
	if err.GetSpecifiedShortnames() != "" {
		dashes = "-"
	}
	for i := range names {
		names[i] = "--" + names[i]
	}
	name = dashes + name
	return noSuch(game.Say("command.NoFlag").With("name", name), name, names, game.Say("command.SeeHelp").With("path", cmd.CommandPath()))
}
