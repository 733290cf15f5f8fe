package main

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"quest/game"
	"quest/game/phrase"
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
		return errors.New("use a time such as 2026-11-23T19:00:00+09:00")
	}
	m.Time = t
	return nil
}

// flags are the values of all flags.
type flags struct {
	lang    language
	saveDir string
	player  string
	pack    string
	now     moment
	plain   bool
	ascii   bool
	still   bool
	theme   theme
	seed    seed

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
		return errors.New("use a whole number from 0 to 18446744073709551615")
	}
	*s = seed{n: n, given: true}
	return nil
}

// addShared adds the flags of every command.
func (f *flags) addShared(set *pflag.FlagSet) {
	set.SortFlags = false
	set.Var(&f.lang, "lang", "language: "+langNames(phrase.Shipped().Langs()))
	set.StringVar(&f.player, "player", defaultPlayer, "whose save to use")
	set.StringVar(&f.saveDir, "save-dir", "", "folder of the saves (or set QUEST_SAVE_DIR)")
	set.StringVar(&f.pack, "pack", "", "also use the pack in this folder")
	set.Var(&f.now, "now", "let the clock start here")
	if err := set.MarkHidden("now"); err != nil {
		panic(err) // the flag was added one line above
	}
}

// addPlay adds the flags of playing.
func (f *flags) addPlay(set *pflag.FlagSet) {
	set.SortFlags = false
	set.BoolVar(&f.plain, "plain", false, "play line by line, for screen readers and pipes")
	set.BoolVar(&f.ascii, "ascii", false, "draw lines and signs with plain characters (or set QUEST_ASCII=1)")
	set.BoolVar(&f.still, "still", false, "show at once what would move (or set QUEST_STILL=1)")
	set.Var(&f.theme, "theme", "colours for a background: auto, dark, light, or mono for none (or set QUEST_THEME)")
	set.Var(&f.seed, "seed", "seed of a new save: the same seed gives the same game")
	set.BoolVar(&f.bubbleTea, "bubbletea-renderer", false, "draw with the renderer of Bubble Tea")
	if err := set.MarkHidden("bubbletea-renderer"); err != nil {
		panic(err) // the flag was added one line above
	}
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
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	case errors.As(err, &noValue):
		return wrong(game.Say("command.FlagNeedsValue").With("name", noValue.GetFlag().Name))
	case errors.As(err, &invalid):
		return wrong(game.Say("command.FlagBadValue").
			With("name", invalid.GetFlag().Name, "value", invalid.GetValue(), "why", whyInvalid(invalid)))
	}
	return wrong(game.Verbatim(err.Error()))
}

func whyInvalid(err *pflag.InvalidValueError) string {
	if cause := err.Unwrap(); cause != nil {
		return cause.Error()
	}
	return err.GetFlag().Value.Type()
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
