package console

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// Refusal is why the value of a flag is not taken, as a sentence of every language.
type Refusal struct{ Said game.Notice }

// Error says it in English, for logs and tests.
func (r *Refusal) Error() string { return phrase.In(content.English).Say(r.Said) }

// LangIn finds --lang before the flags are read, so that even a mistake in them
// is told in the right language.
func LangIn(args []string) Language {
	var s Language
	for i, arg := range args {
		value, ok := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if ok {
			var given Language
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

// FlagError turns what the flag parser says into words for people.
func FlagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var noValue *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	case errors.As(err, &noValue):
		return Wrong(game.Say("command.FlagNeedsValue").With("name", noValue.GetFlag().Name))
	case errors.As(err, &invalid):
		return Wrong(game.Say("command.FlagBadValue").
			With("name", invalid.GetFlag().Name, "value", invalid.GetValue()).Put("why", whyInvalid(invalid)))
	case errors.As(err, &syntax):
		return Wrong(game.Say("command.FlagSyntax").With("flag", syntax.GetSpecifiedFlag()))
	}
	return Wrong(game.Verbatim(err.Error()))
}

func whyInvalid(err *pflag.InvalidValueError) game.Notice {
	var why *Refusal
	switch kind := err.GetFlag().Value.Type(); {
	case errors.As(err, &why):
		return why.Said
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
	return NoSuch(game.Say("command.NoFlag").With("name", name), name, names, game.Say("command.SeeHelp").With("path", cmd.CommandPath()))
}

// NoArguments refuses arguments where none make sense.
func NoArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return Wrong(game.Say("command.NoArgument").With("path", cmd.CommandPath(), "arg", args[0]))
}

// UnknownCommand refuses a name below a command, and tells the names that are there.
func UnknownCommand(parent *cobra.Command, name string) error {
	var names []string
	for _, sub := range parent.Commands() {
		if !sub.Hidden {
			names = append(names, append([]string{sub.Name()}, sub.Aliases...)...)
		}
	}
	return NoSuch(game.Say("command.NoCommand").With("name", name), name, names, game.Say("command.SeeHelp").With("path", parent.CommandPath()))
}
