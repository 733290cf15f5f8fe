package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing/fstest"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/content"
	"quest/content/check"
	"quest/content/interchange/lecture"
	"quest/content/library"
	"quest/content/source"
	"quest/content/template"
	"quest/game"
)

// newPack is what is known of a pack that is to be made.
type newPack struct {
	id        content.PackID
	languages []content.Lang
	title     []string // one a language, or one for all
	author    string
	notes     *lecture.Notes // of which the lessons are made; nil for the sample
	dir       string         // its folder
	shown     string         // its folder, as it is told
	into      bool           // it is there, and lessons are added to it
	dry       bool           // nothing is written
	imported  bool           // by quest pack import
}

// newPackFlags are the flags of the command as they were typed.
type newPackFlags struct {
	languages, title, author, dir, from string
	asJSON, oneLesson                   bool
}

// languagesFlag is the flag by which the command that makes the pack takes the languages of notes.
func (p newPack) languagesFlag() string {
	if p.imported {
		return "--lang"
	}
	return "--languages"
}

func (c *call) packNewCommand() *cobra.Command {
	var f newPackFlags
	cmd := &cobra.Command{
		Use:     "new OWNER/NAME",
		Short:   "help.PackNew",
		Long:    "help.PackNewLong",
		Example: "help.PackNewExamples",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return wrong(game.Say("command.NoArgument").With("path", cmd.CommandPath()+" OWNER/NAME", "arg", args[1]))
			}
			return c.packNew(strings.Join(args, ""), f)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&f.languages, "languages", "", "help.FlagLanguages")
	cmd.Flags().StringVar(&f.from, "from", "", "help.FlagFrom")
	cmd.Flags().BoolVar(&f.oneLesson, "one-lesson", false, "help.FlagOneLesson")
	cmd.Flags().StringVar(&f.title, "title", "", "help.FlagPackTitle")
	cmd.Flags().StringVar(&f.author, "author", "", "help.FlagAuthor")
	cmd.Flags().StringVar(&f.dir, "dir", "", "help.FlagNewDir")
	cmd.Flags().BoolVar(&f.asJSON, "json", false, "help.FlagJSON")
	return cmd
}

func (c *call) packNew(name string, f newPackFlags) error {
	p, err := c.aboutNewPack(name, f)
	if err != nil {
		return err
	}
	about := template.About{ID: p.id, Languages: p.languages, Title: p.title, Author: p.author, Today: c.today(), Comments: c.book().Lang}
	make := template.Sample
	if p.notes != nil {
		make = p.notes.Pack
	}
	files, err := make(about)
	if err != nil {
		return err
	}
	pack, err := c.makePack(p, files)
	if err != nil {
		return err
	}
	return c.sayMade(p, pack, files, f.asJSON)
}

// makePack writes the files of a new pack into a folder beside its own, checks them there,
// and gives the folder its name, so that there is either the whole pack or nothing. A pack that is
// only tried is checked in memory.
func (c *call) makePack(p newPack, files []template.File) (*content.Pack, error) {
	if p.dry {
		return c.tryPack(files)
	}
	var pack *content.Pack
	err := interruptible(func(stopped func() error) (err error) {
		pack, err = c.stagePack(p, files, stopped)
		return err
	})
	return pack, err
}

// stagePack does what makePack says, until it is stopped.
func (c *call) stagePack(p newPack, files []template.File, stopped func() error) (*content.Pack, error) {
	unmade := func(err error) error {
		switch {
		case errors.Is(err, fs.ErrExist):
			return folderThere(p.shown, err)
		case errors.Is(err, errStopped):
			return unwritten(err, p.dir)
		}
		return failed(game.Say("newpack.NotMade").With("dir", p.shown).Put("why", why(err)), err)
	}
	beside, err := os.MkdirTemp(filepath.Dir(p.dir), "."+filepath.Base(p.dir)+"-new-*")
	if err != nil {
		return nil, unmade(err)
	}
	made := false
	defer func() {
		if !made {
			_ = os.RemoveAll(beside) // what led here is told, and the name says that it is no pack yet
		}
	}()
	if err := writePack(beside, files); err != nil {
		return nil, unmade(err)
	}
	if err := putSchemas(beside); err != nil {
		return nil, unmade(err)
	}
	report, err := check.Dir(beside, source.Options{Today: c.today(), Version: c.build.Version})
	if err != nil {
		return nil, unmade(err)
	}
	if report.Pack == nil {
		return nil, c.refuseNewPack(report.Findings)
	}
	if err := stopped(); err != nil {
		return nil, unmade(err)
	}
	if _, err := os.Lstat(p.dir); err == nil {
		return nil, unmade(fs.ErrExist) // a folder that is empty would be replaced without a word
	}
	if err := os.Rename(beside, p.dir); err != nil {
		return nil, unmade(err)
	}
	made = true
	return report.Pack, nil
}

// tryPack checks the files of a new pack without writing them.
func (c *call) tryPack(files []template.File) (*content.Pack, error) {
	held := fstest.MapFS{}
	for _, f := range files {
		held[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	report, err := check.Files(held, c.packOptions())
	if err != nil {
		return nil, failed(game.Say("import.NotMade").Put("why", why(err)), err)
	}
	if report.Pack == nil {
		return nil, c.refuseNewPack(report.Findings)
	}
	return report.Pack, nil
}

// writePack writes the files of a pack into a folder that is there.
func writePack(dir string, files []template.File) error {
	const readable, folder = 0o644, 0o755
	if err := os.Chmod(dir, folder); err != nil {
		return err
	}
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), folder); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.Data, readable); err != nil {
			return err
		}
	}
	return nil
}

// refuseNewPack says which of the things that were given do not pass the check.
func (c *call) refuseNewPack(findings []source.Finding) error {
	f := &failure{Code: exitUsage, Said: game.Say("newpack.Refused")}
	for _, found := range findings {
		if found.Level == source.Error {
			f.Lines = append(f.Lines, "  "+found.String(c.book().Lang))
		}
	}
	return f
}

// aboutNewPack settles what the pack is: by the arguments, and on a terminal by asking for
// what they leave open.
func (c *call) aboutNewPack(name string, f newPackFlags) (newPack, error) {
	ask := c.asker()
	p := newPack{}
	var err error
	if p.id, err = c.newPackID(name, ask); err != nil {
		return p, err
	}
	if p.dir, p.shown, err = c.newFolder(p.id, f.dir); err != nil {
		return p, err
	}
	if f.from != "" {
		if p.notes, err = c.readNotes(f.from, f.languages, f.oneLesson); err != nil {
			return p, err
		}
		p.languages = p.notes.Languages
	} else if p.languages, err = c.newLanguages(f.languages, ask); err != nil {
		return p, err
	}
	if p.title, err = c.newTitle(p, f.title, ask); err != nil {
		return p, err
	}
	p.author = strings.TrimSpace(f.author)
	if p.author != "" {
		return p, readableLine("author", p.author)
	}
	p.author, _, _ = strings.Cut(string(p.id), "/")
	if ask != nil {
		p.author, err = ask.line(game.Say("newpack.AskAuthor"), p.author, cleanLine)
	}
	return p, err
}

// newPackID reads OWNER/NAME.
func (c *call) newPackID(name string, ask *asker) (content.PackID, error) {
	if name == "" && ask != nil {
		typed, err := ask.line(game.Say("newpack.AskName"), "", badPackID)
		return content.PackID(typed), err
	}
	if name == "" {
		return "", wrong(game.Say("newpack.NoName"))
	}
	if bad := badPackID(name); !bad.Empty() {
		return "", wrong(bad)
	}
	return content.PackID(name), nil
}

// badPackID says what is wrong with a name for a new pack; it is empty for a good one.
func badPackID(name string) game.Notice {
	owner, rest, _ := strings.Cut(name, "/")
	shown := content.OneLine(name)
	switch {
	case !content.Identifier(owner) || !content.Identifier(rest):
		return game.Say("newpack.BadName").With("name", shown)
	case library.Reserved(content.PackID(name)):
		return game.Say("newpack.ReservedOwner").With("owner", owner)
	}
	return game.Notice{}
}

// newFolder gives the folder of the pack, and how it is told. It fails if there is something
// of that name.
func (c *call) newFolder(id content.PackID, typed string) (dir, shown string, err error) {
	_, dir, _ = strings.Cut(string(id), "/")
	if typed != "" {
		if dir, err = c.path(typed); err != nil {
			return "", "", err
		}
	}
	dir = filepath.Clean(dir)
	shown = content.OneLine(dir)
	if _, err := os.Lstat(dir); err == nil {
		return "", "", folderThere(shown, fs.ErrExist)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return "", "", failed(game.Say("newpack.NotMade").With("dir", shown).Put("why", why(err)), err)
	}
	return dir, shown, nil
}

func folderThere(shown string, err error) error {
	return failed(game.Say("newpack.FolderThere").With("dir", shown), err)
}

// newLanguages reads the languages of the texts.
func (c *call) newLanguages(typed string, ask *asker) ([]content.Lang, error) {
	if typed == "" && ask != nil {
		answer, err := ask.line(game.Say("newpack.AskLanguages"), "en,ko", func(s string) game.Notice { _, bad := languagesOf(s); return bad })
		if err != nil {
			return nil, err
		}
		typed = answer
	}
	if typed == "" {
		return nil, wrong(game.Say("newpack.NoLanguages"))
	}
	langs, bad := languagesOf(typed)
	if !bad.Empty() {
		return nil, wrong(bad)
	}
	return langs, nil
}

// languagesOf reads one or two codes, parted by commas, + or spaces.
func languagesOf(typed string) ([]content.Lang, game.Notice) {
	codes := strings.FieldsFunc(strings.ToLower(typed), func(r rune) bool { return strings.ContainsRune(",+/ ", r) })
	var langs []content.Lang
	for _, code := range codes {
		if s, ok := console.Called(code); ok && len(s.Langs()) == 1 { // a name, such as Korean
			code = string(s)
		}
		switch {
		case !content.LanguageCode(code):
			return nil, game.Say("newpack.BadLanguage").With("code", content.OneLine(code))
		case !template.Writable(content.Lang(code)):
			return nil, game.Say("newpack.UnwrittenLanguage").With("code", code)
		case len(langs) > 0 && string(langs[0]) == code:
			return nil, game.Say("newpack.LanguageTwice").With("code", code)
		}
		langs = append(langs, content.Lang(code))
	}
	if len(langs) < 1 || len(langs) > 2 {
		return nil, game.Say("newpack.LanguageCount").Count("n", len(langs))
	}
	return langs, game.Notice{}
}

// newTitle gives the title in each language. Without one, the name of the pack in capitals
// is a title in every language.
func (c *call) newTitle(p newPack, typed string, ask *asker) ([]string, error) {
	if typed = strings.TrimSpace(typed); typed != "" {
		titles := strings.Split(typed, " / ")
		if len(titles) > len(p.languages) {
			titles = []string{typed}
		}
		return titles, readableLine("title", typed)
	}
	_, name, _ := strings.Cut(string(p.id), "/")
	usual := []string{capitalized(name)}
	if p.notes != nil && len(p.notes.Title) > 0 {
		usual = p.notes.Title
	} else if p.notes != nil && len(p.notes.Lessons) == 1 {
		usual = p.notes.Lessons[0].Title
	}
	if ask == nil {
		return usual, nil
	}
	var titles []string
	for i, lang := range p.languages {
		title, err := ask.line(game.Say("newpack.AskTitle").Put("lang", c.languageName(lang)), usual[min(i, len(usual)-1)], cleanLine)
		if err != nil {
			return nil, err
		}
		titles = append(titles, title)
	}
	if len(titles) == 2 && titles[0] == titles[1] {
		titles = titles[:1]
	}
	return titles, nil
}

// languageName gives what the language of the command calls a language, or its code.
func (c *call) languageName(lang content.Lang) game.Notice {
	return game.Verbatim(c.book().Call(lang))
}

// capitalized makes a title of a name: "rds-events" becomes "Rds Events".
func capitalized(name string) string {
	words := strings.Split(name, "-")
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, " ")
}

// readableLine fails for the value of a flag that is not one line of text.
func readableLine(flag, value string) error {
	if bad := cleanLine(value); !bad.Empty() {
		return wrong(game.Say("command.FlagBadValue").With("name", flag, "value", content.OneLine(value)).Put("why", bad))
	}
	return nil
}

// cleanLine says what is wrong with a line that stands in a pack; it is empty for a good one.
func cleanLine(s string) game.Notice {
	const longest = 120
	safe, err := content.CleanLine(s)
	switch {
	case err != nil, safe.String() == "":
		return game.Say("newpack.NotALine")
	case content.Columns(s) > longest:
		return game.Say("newpack.LongLine").Count("n", longest)
	}
	return game.Notice{}
}
