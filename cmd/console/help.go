package console

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// Commands and flags hold the keys of what help says of them, such as "help.Play", so
// that a run that shows no help reads no words of it.

// Help gives the help of a command in a tree, by its path below the root, in the words of a
// book; what is bold is bold on a terminal.
func Help(root *cobra.Command, path []string, book *phrase.Book, bold bool) (string, error) {
	root.InitDefaultCompletionCmd(path...)
	cmd, _, err := root.Find(path)
	if err != nil {
		return "", fmt.Errorf("find the command: %w", err)
	}
	cmd.InitDefaultHelpFlag()
	Describe(root, book)
	h := helpPage{book: book}
	if bold {
		h.on, h.off = "\x1b[1m", "\x1b[m"
	}
	h.write(cmd)
	return strings.TrimRight(h.String(), "\n"), nil
}

// About is what a command says of itself.
func About(cmd *cobra.Command) string {
	if cmd.Long != "" {
		return cmd.Long
	}
	return cmd.Short
}

// Describe puts words of a book in the place of their keys, in a command and all below it.
func Describe(cmd *cobra.Command, b *phrase.Book) {
	if cmd.Name() == "completion" {
		describeCompletion(cmd, b)
	}
	cmd.Short, cmd.Long, cmd.Example = worded(b, cmd.Short), worded(b, cmd.Long), worded(b, cmd.Example)
	flag := func(f *pflag.Flag) {
		switch f.Name {
		case "help":
			f.Usage = b.Say(game.Say("help.FlagHelp").With("command", cmd.Name()))
		case "version":
			f.Usage = b.Say(game.Say("help.FlagVersion").With("command", cmd.Name()))
		case "lang":
			if f.Usage != "help.FlagLang" { // the language of texts, not of the command
				f.Usage = worded(b, f.Usage)
				break
			}
			f.Usage = b.Say(game.Say("help.FlagLang").With("langs", strings.ReplaceAll(f.Value.Type(), "|", ", ")))
		default:
			f.Usage = worded(b, f.Usage)
		}
	}
	cmd.LocalNonPersistentFlags().VisitAll(flag)
	cmd.PersistentFlags().VisitAll(flag)
	for _, sub := range cmd.Commands() {
		Describe(sub, b)
	}
}

// worded gives the words of a key; any other text stays.
func worded(b *phrase.Book, key string) string {
	if !strings.HasPrefix(key, "help.") && !strings.HasPrefix(key, "serverhelp.") {
		return key
	}
	return b.Say(game.Notice{Key: key})
}

// AddCompletion adds the commands of Cobra that write completions, which refuse arguments
// in the words of the game.
func AddCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd("completion")
	for _, cmd := range root.Commands() {
		if cmd.Name() == "completion" {
			for _, sub := range cmd.Commands() {
				sub.Args = NoArguments
			}
		}
	}
}

// describeCompletion gives the commands that Cobra brings along keys as the others have.
func describeCompletion(cmd *cobra.Command, b *phrase.Book) {
	cmd.Short, cmd.Long = "help.Completion", "help.CompletionLong"
	long := map[string]string{
		"bash": "help.CompletionBash", "zsh": "help.CompletionZsh", "fish": "help.CompletionFish", "powershell": "help.CompletionPowershell",
	}
	for _, sub := range cmd.Commands() {
		sub.Short, sub.Long = b.Say(game.Say("help.CompletionShell").With("shell", sub.Name())), long[sub.Name()]
		sub.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name == "no-descriptions" {
				f.Usage = "help.FlagNoDescriptions"
			}
		})
	}
}

// Usage is the line that shows how a command is called, its options named in the language of
// the book.
func Usage(cmd *cobra.Command, book *phrase.Book) string {
	return strings.Replace(cmd.UseLine(), "[flags]", book.Say(game.Say("help.SomeFlags")), 1)
}

// helpPage is the help of a command that is being written.
type helpPage struct {
	strings.Builder
	book    *phrase.Book
	on, off string // what stands around a heading
}

// helpWidth is how many cells a line of help takes, if its words can be broken.
const helpWidth = 92

func (h *helpPage) write(cmd *cobra.Command) {
	say := func(n game.Notice) string { return h.book.Say(n) }
	h.text(About(cmd))
	h.heading(say(game.Say("help.Usage")))
	if cmd.Runnable() {
		h.line("  " + Usage(cmd, h.book))
	}
	if cmd.HasAvailableSubCommands() {
		h.line("  " + cmd.CommandPath() + " " + say(game.Say("help.SomeCommand")))
	}
	if cmd.HasExample() {
		h.heading(say(game.Say("help.Examples")))
		h.line(cmd.Example)
	}
	if cmd.HasAvailableSubCommands() {
		h.heading(say(game.Say("help.Commands")))
		var rows [][2]string
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() {
				rows = append(rows, [2]string{"  " + sub.Name(), sub.Short})
			}
		}
		h.table(rows, 12)
	}
	h.flags(say(game.Say("help.Flags")), cmd.LocalFlags())
	h.flags(say(game.Say("help.SharedFlags")), cmd.InheritedFlags())
}

func (h *helpPage) line(s string) { h.WriteString(s + "\n") }

func (h *helpPage) heading(s string) { h.line("\n" + h.on + s + h.off) }

// text writes paragraphs. The lines of one are joined and broken anew, but for those that
// are indented.
func (h *helpPage) text(s string) {
	words := ""
	end := func() {
		for _, l := range Broken(words, helpWidth) {
			h.line(l)
		}
		words = ""
	}
	for l := range strings.SplitSeq(s, "\n") {
		if l == "" || strings.HasPrefix(l, " ") {
			end()
			h.line(l)
			continue
		}
		words = content.JoinLines(words, l)
	}
	end()
}

// table writes rows of a name and what it is for, the second column at least so many cells
// behind the left edge.
func (h *helpPage) table(rows [][2]string, least int) {
	for _, r := range rows {
		least = max(least, content.Columns(r[0])+2)
	}
	for _, r := range rows {
		for i, l := range Broken(r[1], max(30, helpWidth-least)) {
			if i > 0 {
				r[0] = ""
			}
			h.line(r[0] + strings.Repeat(" ", least-content.Columns(r[0])) + l)
		}
	}
}

// flags writes the flags of a set that people see, below a heading.
func (h *helpPage) flags(heading string, set *pflag.FlagSet) {
	var rows [][2]string
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name := "      --" + f.Name
		if f.Shorthand != "" {
			name = "  -" + f.Shorthand + ", --" + f.Name
		}
		value, usage := pflag.UnquoteUsage(f)
		if value != "" {
			name += " " + value
		}
		if f.Value.Type() == "string" && f.DefValue != "" {
			usage += " " + h.book.Say(game.Say("help.Default").With("value", strconv.Quote(f.DefValue)))
		}
		rows = append(rows, [2]string{name, usage})
	})
	if len(rows) > 0 {
		h.heading(heading)
		h.table(rows, 0)
	}
}

// Broken breaks words into lines of so many cells; a word that is longer has a line alone.
func Broken(words string, width int) []string {
	var lines []string
	for _, chunk := range content.Chunks(strings.Join(strings.Fields(words), " ")) {
		last, space := len(lines)-1, ""
		if chunk.Spaced {
			space = " "
		}
		if last >= 0 && content.Columns(lines[last])+len(space)+content.Columns(chunk.Text) <= width {
			lines[last] += space + chunk.Text
			continue
		}
		lines = append(lines, chunk.Text)
	}
	return slices.Clip(lines)
}
