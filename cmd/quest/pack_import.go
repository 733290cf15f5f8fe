package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/content"
	"quest/content/check"
	"quest/content/interchange"
	"quest/content/interchange/apkg"
	"quest/content/interchange/formats"
	"quest/content/library"
	"quest/content/source"
	"quest/game"
)

// importFlags are the flags of quest pack import as they were typed.
type importFlags struct {
	format, into, lang, id, dir string
	update, dryRun, asJSON      bool
	oneLesson                   bool
}

func (c *call) packImportCommand() *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:     "import FILE",
		Short:   "help.PackImport",
		Long:    "help.PackImportLong",
		Example: "help.PackImportExamples",
		Args:    c.oneFile(game.Say("import.NameFile")),
		RunE:    func(_ *cobra.Command, args []string) error { return c.packImport(args[0], f) },
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&f.format, "format", "", "help.FlagImportFormat")
	cmd.Flags().StringVar(&f.into, "into", "", "help.FlagInto")
	cmd.Flags().StringVar(&f.dir, "dir", "", "help.FlagNewDir")
	cmd.Flags().StringVar(&f.id, "id", "", "help.FlagImportID")
	cmd.Flags().StringVar(&f.lang, "lang", "", "help.FlagImportLang")
	cmd.Flags().BoolVar(&f.update, "update", false, "help.FlagUpdate")
	cmd.Flags().BoolVar(&f.oneLesson, "one-lesson", false, "help.FlagOneLesson")
	cmd.Flags().BoolVar(&f.dryRun, "dry-run", false, "help.FlagDryRun")
	cmd.Flags().BoolVar(&f.asJSON, "json", false, "help.FlagJSONLines")
	return cmd
}

// importing is one run of quest pack import.
type importing struct {
	importFlags
	file   string // as it was given
	shown  string // its name, as it is told
	lang   content.Lang
	format interchange.Format
	read   *interchange.File
	into   *os.Root // nil for a new pack
	owner  string
	name   string // of a new pack, and of quizzes without a name
}

func (c *call) packImport(file string, f importFlags) error {
	in := &importing{importFlags: f, file: file}
	if err := c.settleImport(in); err != nil {
		return err
	}
	if in.format.Name == lectureFormat {
		return c.importLecture(in)
	}
	if in.oneLesson {
		return wrong(game.Say("newpack.LectureOneFlag").With("file", in.shown, "format", in.format.Name))
	}
	if in.into != nil {
		defer func() { _ = in.into.Close() }() // it was only read from, or its files were closed
	}
	built, err := waitFor(c, game.Say("import.Reading").With("what", in.shown), func(step func(done, of int)) (*interchange.Built, error) {
		told := func(done, all int) error {
			step(done, all)
			return nil
		}
		bank, err := in.format.Read(in.read, interchange.ReadOptions{Lang: in.lang, Step: told})
		if err != nil {
			return nil, c.unreadable(in, err)
		}
		if other := interchange.WrittenIn(bank, in.lang); other != "" {
			return nil, wrong(game.Say("import.WrittenIn").With("file", in.shown, "lang", string(in.lang), "other", string(other)))
		}
		built, err := interchange.Build(bank, c.buildOptions(in, told))
		if err != nil {
			return nil, c.unbuilt(in, err)
		}
		return built, nil
	})
	if err != nil {
		return err
	}
	var made []string
	if !in.dryRun {
		if made, err = c.writeImport(in, built); err != nil {
			return err
		}
	}
	return c.sayImport(in, built, made)
}

// settleImport reads the file and finds out what it is and where it goes.
func (c *call) settleImport(in *importing) error {
	if in.importFlags.format != "" {
		if err := knownFormat(in.importFlags.format, func(f interchange.Format) bool { return f.Read != nil }); err != nil {
			return err
		}
	}
	raw, err := c.readImport(in)
	if err != nil {
		return err
	}
	in.shown = content.OneLine(filepath.Base(in.file))
	if in.file == "-" {
		in.shown = "-"
	}
	if err := refuseSecretKey(in.shown, raw); err != nil {
		return err
	}
	if in.read, err = interchange.NewFile(filepath.Base(in.file), raw); err != nil {
		return c.unreadable(in, err)
	}
	if err := c.settleFormat(in); err != nil {
		return err
	}
	if err := c.settlePlace(in); err != nil {
		return err
	}
	return c.settleLang(in)
}

// settleFormat finds the format of the file: as given, else by its content.
func (c *call) settleFormat(in *importing) error {
	all := everyFormat()
	if in.importFlags.format != "" {
		in.format, _ = interchange.ByName(all, in.importFlags.format) // settleImport knows that there is one
		return nil
	}
	switch may := formats.Recognise(all, in.read); len(may) {
	case 0:
		return c.unreadable(in, interchange.ErrUnknown)
	case 1:
		in.format = may[0]
		return nil
	default:
		f := &failure{Code: exitUsage, Said: game.Say("import.Undecided").With("file", in.shown, "format", may[1].Name)}
		for _, format := range may {
			f.Lines = append(f.Lines, "  quest pack import "+c.typed(in.file)+" --format "+format.Name)
		}
		return f
	}
}

// knownFormat refuses the name of a format that is none, or that does not go this way.
func knownFormat(name string, fits func(interchange.Format) bool) error {
	var names []string
	for _, f := range everyFormat() {
		if fits(f) {
			if f.Name == name {
				return nil
			}
			names = append(names, f.Name)
		}
	}
	said := game.Say("import.NoFormat").With("name", content.OneLine(name), "formats", strings.Join(names, ", "))
	return noSuch(said, name, names, game.Notice{})
}

// readImport reads the bytes of the file, or of the standard input.
func (c *call) readImport(in *importing) ([]byte, error) {
	if in.file == "-" {
		raw, err := io.ReadAll(io.LimitReader(c.in, interchange.MaxFile+1))
		if err != nil {
			return nil, cannotRead("-", err)
		}
		return raw, nil
	}
	path, err := c.path(in.file)
	if err != nil {
		return nil, err
	}
	f, err := source.OpenAtOnce(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	defer func() { _ = f.Close() }() // it was only read
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, cannotRead(path, err)
	case info.IsDir():
		return nil, failed(game.Say("import.IsFolder").With("file", content.OneLine(path)), syscall.EISDIR)
	case !info.Mode().IsRegular():
		return nil, failed(game.Say("import.NotPlain").With("file", content.OneLine(path)), nil)
	case info.Size() > interchange.MaxFile:
		head := make([]byte, 4<<10)
		if n, _ := io.ReadFull(f, head); apkg.Begins(head[:n]) {
			return nil, failed(game.Say("import.TooLargeDeck").With("file", content.OneLine(path)).Count("n", interchange.MaxFile>>20), interchange.ErrTooLarge)
		}
		return nil, failed(tooLarge(path), interchange.ErrTooLarge)
	}
	raw, err := io.ReadAll(io.LimitReader(f, interchange.MaxFile+1))
	if err != nil {
		return nil, cannotRead(path, err)
	}
	in.file = path
	return raw, nil
}

func cannotRead(path string, err error) error {
	return failed(game.Say("import.CannotRead").With("file", content.OneLine(path)).Put("why", why(err)), err)
}

func tooLarge(file string) game.Notice {
	return game.Say("import.TooLarge").With("file", content.OneLine(file)).Count("n", interchange.MaxFile>>20)
}

// unreadable says why nothing could be read from the file.
func (c *call) unreadable(in *importing, err error) error {
	var syntax *interchange.SyntaxError
	file := in.shown
	switch {
	case in.read != nil && (in.read.Archive() || in.read.Binary) && office(file):
		return failed(game.Say("import.Archive").With("file", file), err)
	case errors.As(err, &syntax):
		said := game.Say("import.Syntax").With("place", content.OneLine(place(file, syntax.Line, syntax.Col)), "format", in.format.Name).Put("what", lossWords(syntax.Key, syntax.Args))
		return failed(said, err)
	case errors.Is(err, interchange.ErrEmpty):
		return failed(game.Say("import.Empty").With("file", file), err)
	case errors.Is(err, interchange.ErrTooLarge):
		return failed(tooLarge(file), err)
	case errors.Is(err, interchange.ErrUnknown), errors.Is(err, interchange.ErrArchive), errors.Is(err, interchange.ErrBinary):
		return failed(c.whatItMayBe(in), err)
	}
	return cannotRead(file, err)
}

// office reports whether a file is called like one of an office program. One that is damaged is
// to be saved anew there, whatever its bytes look like.
func office(file string) bool {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".xlsx", ".xls", ".xlsm", ".ods", ".numbers", ".docx", ".doc", ".odt", ".hwp", ".hwpx":
		return true
	}
	return false
}

// whatItMayBe says of a file that no format fits what it seems to be.
func (c *call) whatItMayBe(in *importing) game.Notice {
	switch {
	case in.read != nil && in.read.Archive():
		return game.Say("import.Archive").With("file", in.shown)
	case in.read != nil && in.read.Binary:
		return game.Say("import.Binary").With("file", in.shown)
	}
	var names []string
	for _, f := range everyFormat() {
		if f.Read != nil {
			names = append(names, f.Name)
		}
	}
	return game.Say("import.Unknown").With("file", in.shown, "formats", strings.Join(names, ", "))
}

// unbuilt says why no pack was made.
func (c *call) unbuilt(in *importing, err error) error {
	switch {
	case errors.Is(err, interchange.ErrBrokenPack):
		return &failure{Code: exitFindings, Said: game.Say("import.BrokenPack").With("dir", content.OneLine(in.importFlags.into)), Cause: err}
	case errors.Is(err, interchange.ErrLanguage):
		return wrong(game.Say("import.OtherLanguage").With("what", content.OneLine(strings.TrimPrefix(err.Error(), interchange.ErrLanguage.Error()+": "))))
	}
	return failed(game.Say("import.NotMade").Put("why", why(err)), err)
}

// settlePlace finds the pack that is added to, or the name of the new one.
func (c *call) settlePlace(in *importing) error {
	base := strings.TrimSuffix(in.shown, filepath.Ext(in.shown))
	in.owner, in.name = "my", interchange.Name(base)
	if in.id != "" {
		if bad := badPackID(in.id); !bad.Empty() {
			return wrong(bad)
		}
		in.owner, in.name, _ = strings.Cut(in.id, "/")
	}
	if library.Reserved(content.PackID(in.owner + "/" + in.name)) {
		return wrong(game.Say("newpack.ReservedOwner").With("owner", in.owner))
	}
	if in.importFlags.into == "" {
		if in.update {
			return wrong(game.Say("import.UpdateWhat"))
		}
		return nil
	}
	if in.dir != "" || in.id != "" {
		return wrong(game.Say("import.NewOrInto"))
	}
	dir, err := c.path(in.importFlags.into)
	if err != nil {
		return err
	}
	if err := isPack(dir); err != nil {
		return err
	}
	root, err := source.OpenFolder(dir)
	if err != nil {
		return noPack(dir, err)
	}
	in.into, in.dir = root, dir
	return nil
}

// settleLang finds the language of the texts: as given, else by their letters.
func (c *call) settleLang(in *importing) error {
	given := strings.ToLower(in.importFlags.lang)
	if s, ok := console.Called(given); ok && given != "" && len(s.Langs()) == 1 {
		given = string(s)
	}
	switch {
	case given != "" && !content.LanguageCode(given):
		return wrong(game.Say("newpack.BadLanguage").With("code", content.OneLine(given)))
	case given != "":
		in.lang = content.Lang(given)
		return nil
	}
	words := in.read.Text
	if in.format.Words != nil {
		words = in.format.Words(in.read)
	}
	lang, script := interchange.LanguageOf(words)
	if lang == "" && script != "" {
		return wrong(game.Say("import.SayLanguage").Put("script", game.ScriptWords(script)))
	}
	in.lang = lang
	if in.into != nil && lang == content.English {
		r := source.Read(source.Files(in.into), source.Options{Version: c.build.Version})
		if p, _ := r.Pack(); p != nil && len(p.Meta().Languages) == 1 && interchange.LatinLetters(p.Meta().Languages[0]) {
			in.lang = p.Meta().Languages[0]
		}
	}
	return nil
}

// buildOptions says what becomes of the questions.
func (c *call) buildOptions(in *importing, step func(int, int) error) interchange.BuildOptions {
	o := interchange.BuildOptions{
		File: in.shown, Name: in.name, Owner: in.owner, Lang: in.lang, Update: in.update, In: c.book().Lang, Version: c.build.Version, Step: step,
		Say:   func(key interchange.Key, args ...string) string { return c.text(lossWords(key, args)) },
		Rules: check.Play,
	}
	if in.into != nil {
		o.Into = source.Files(in.into)
	}
	return o
}

// lossWords gives the words of what happened to a question.
func lossWords(key interchange.Key, args []string) game.Notice {
	n := game.Notice{Key: "losses." + string(key)}
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == "n" {
			n.Args = append(n.Args, game.Arg{Name: "n", Text: args[i+1], Count: true})
			continue
		}
		n = n.With(args[i], content.OneLine(args[i+1]))
	}
	return n
}
