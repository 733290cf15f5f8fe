package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/lecture"
	"quest/content/source"
	"quest/game"
)

// exportFlags are the flags of quest pack export as they were typed.
type exportFlags struct {
	format, lang, out       string
	asJSON, verbose, mayPut bool
}

func (c *call) packExportCommand() *cobra.Command {
	var f exportFlags
	cmd := &cobra.Command{
		Use:     "export [DIR|FILE|OWNER/NAME]",
		Short:   "help.PackExport",
		Long:    "help.PackExportLong",
		Example: "help.PackExportExamples",
		Args:    cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return wrong(game.Say("export.One").Count("n", len(args)))
			}
			return c.packExport(strings.Join(args, ""), f)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&f.format, "format", "", "help.FlagExportFormat")
	cmd.Flags().StringVar(&f.lang, "lang", "", "help.FlagExportLang")
	cmd.Flags().StringVarP(&f.out, "output", "o", "", "help.FlagExportOutput")
	cmd.Flags().BoolVar(&f.mayPut, "force", false, "help.FlagForce")
	cmd.Flags().BoolVarP(&f.verbose, "verbose", "v", false, "help.FlagExportVerbose")
	cmd.Flags().BoolVar(&f.asJSON, "json", false, "help.FlagJSONLines")
	return cmd
}

func (c *call) packExport(name string, f exportFlags) error {
	writes := func(f interchange.Format) bool { return f.Write != nil }
	if f.format == "" {
		return wrong(game.Say("export.NameFormat").With("formats", namesOfFormats(writes)))
	}
	if err := knownFormat(f.format, writes); err != nil {
		return err
	}
	format, _ := interchange.ByName(everyFormat(), f.format)
	pack, err := c.packToExport(name)
	if err != nil {
		return err
	}
	o, err := c.writeOptions(pack, f.lang)
	if err != nil {
		return err
	}
	if f.format == lectureFormat {
		format.Write = func(_ *interchange.Bank, o interchange.WriteOptions) ([]byte, []interchange.Loss, error) {
			data, losses := lecture.Write(pack, o.Langs)
			return data, losses, nil
		}
	}
	data, losses, err := format.Write(interchange.FromPack(pack), o)
	if err != nil {
		return failed(game.Say("export.NotWritten").With("file", f.format).Put("why", why(err)), err)
	}
	if writtenOf(f, pack, losses) == 0 {
		return nothingToExport(f, pack)
	}
	if f.out == "-" {
		if _, err := c.print.Write(data); err != nil {
			return err
		}
		return nil
	}
	file := f.out
	if file == "" {
		_, base, _ := strings.Cut(string(pack.ID()), "/")
		file = base + format.Extensions[0]
	}
	if file, err = c.path(file); err != nil {
		return err
	}
	if err := putFile(file, data, f.mayPut); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return failed(game.Say("export.FileThere").With("file", content.OneLine(file)), err)
		}
		return failed(game.Say("export.NotWritten").With("file", content.OneLine(file)).Put("why", why(err)), err)
	}
	return c.sayExport(f, file, pack, o, losses)
}

// writtenOf counts the lessons or the questions of the pack that are in the file.
func writtenOf(f exportFlags, p *content.Pack, losses []interchange.Loss) int {
	if f.format == lectureFormat {
		return len(p.Lessons())
	}
	n := p.Items()
	for _, l := range losses {
		if l.Kind == interchange.Skipped {
			n--
		}
	}
	return max(n, 0)
}

// nothingToExport is the failure of an export that would be a file without a question or a lesson.
func nothingToExport(f exportFlags, p *content.Pack) error {
	id := string(p.ID())
	switch {
	case f.format == lectureFormat:
		return failed(game.Say("export.NoLesson").With("pack", id), nil)
	case p.Items() == 0:
		return failed(game.Say("export.NoQuestion").With("pack", id), nil)
	}
	return failed(game.Say("export.NoneHeld").With("pack", id, "format", f.format).Count("n", p.Items()), nil)
}

// namesOfFormats lists the formats that go one way.
func namesOfFormats(fits func(interchange.Format) bool) string {
	var names []string
	for _, f := range everyFormat() {
		if fits(f) {
			names = append(names, f.Name)
		}
	}
	return strings.Join(names, ", ")
}

// packInside gives the pack in a folder or an archive, which has to be without an error.
func (c *call) packInside(path string) (*content.Pack, error) {
	if isArchive(path) {
		report, err := c.readArchive(path)
		if err != nil {
			return nil, err
		}
		return report.Pack, brokenExport(path, report.Pack, report.Findings)
	}
	if err := isPack(path); err != nil {
		return nil, err
	}
	p, findings, err := source.LoadDir(path, source.Options{Version: c.build.Version})
	if err != nil {
		return nil, noPack(path, err)
	}
	return p, brokenExport(path, p, findings)
}

// brokenExport is the failure of a pack that has errors, nil for one that has none.
func brokenExport(path string, p *content.Pack, findings []source.Finding) error {
	if p != nil {
		return nil
	}
	n, _, _ := source.Count(findings)
	return &failure{Code: exitFindings, Said: game.Say("export.BrokenPack").With("dir", content.OneLine(path)).Count("n", n)}
}

// packToExport finds the pack in a folder or an archive, or one that can be played by its name.
func (c *call) packToExport(name string) (*content.Pack, error) {
	dir := name
	if dir == "" {
		dir = "."
	}
	path, err := c.path(dir)
	if err != nil {
		return nil, err
	}
	if isFolder(path) || isArchive(path) || !strings.Contains(name, "/") {
		return c.packInside(path)
	}
	saveDir, err := c.saveDir()
	if err != nil {
		return nil, err
	}
	shelf, err := c.shelf(saveDir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, p := range append(shelf.packs[:len(shelf.packs):len(shelf.packs)], shelf.hidden...) {
		if string(p.ID()) == name {
			return p, nil
		}
		names = append(names, string(p.ID()))
	}
	err = noSuch(game.Say("export.NoPack").With("name", content.OneLine(name)), name, names, game.Notice{})
	var f *failure
	if errors.As(err, &f) {
		f.Code = exitFailed
	}
	return nil, err
}

// writeOptions says in which languages the questions are written.
func (c *call) writeOptions(p *content.Pack, typed string) (interchange.WriteOptions, error) {
	langs := p.Meta().Languages
	if typed == "" {
		return interchange.WriteOptions{Langs: langs}, nil
	}
	var o interchange.WriteOptions
	for code := range strings.SplitSeq(strings.ToLower(typed), "+") {
		if s, ok := console.Called(code); ok {
			o.Langs = append(o.Langs, s.Langs()...)
			continue
		}
		o.Langs = append(o.Langs, content.Lang(code))
	}
	known := map[content.Lang]bool{}
	names := make([]string, len(langs))
	for i, l := range langs {
		known[l], names[i] = true, string(l)
	}
	for _, l := range o.Langs {
		if !known[l] {
			return o, wrong(game.Say("export.NoLanguage").With("lang", content.OneLine(string(l)), "langs", strings.Join(names, ", ")))
		}
	}
	o.Multi = len(o.Langs) > 1
	return o, nil
}

// putFile writes a file whole or not at all. One that is there is replaced only if it may.
func putFile(file string, data []byte, replace bool) error {
	if _, err := os.Lstat(file); err == nil && !replace {
		return fs.ErrExist
	}
	if isFolder(file) {
		return &fs.PathError{Op: "write", Path: file, Err: errors.New("it is a folder")}
	}
	beside, err := os.CreateTemp(filepath.Dir(file), "."+filepath.Base(file)+"-*")
	if err != nil {
		return err
	}
	const readable = 0o644
	_, err = beside.Write(data)
	err = errors.Join(err, beside.Chmod(readable), beside.Close())
	if err == nil {
		err = os.Rename(beside.Name(), file)
	}
	if err != nil {
		return errors.Join(err, os.Remove(beside.Name()))
	}
	return nil
}

// sayExport tells what was written and what the format does not hold, by kind.
func (c *call) sayExport(f exportFlags, file string, p *content.Pack, o interchange.WriteOptions, losses []interchange.Loss) error {
	shown := content.OneLine(filepath.Base(file))
	var langs []string
	for i, l := range o.Langs {
		if i == 0 || o.Multi || f.format == "json" || f.format == "csv" || f.format == lectureFormat {
			langs = append(langs, string(l))
		}
	}
	sums := sumUp(losses)
	if f.asJSON {
		return c.sayExportJSON(exportRecord{file, f.format, writtenOf(f, p, losses), langs}, sums)
	}
	if f.verbose {
		for _, l := range losses {
			if err := c.say("%s: %s", content.OneLine(l.ID), content.OneLine(c.text(lossWords(l.Key, l.Args)))); err != nil {
				return err
			}
		}
	}
	wrote := game.Say("export.Wrote").With("file", shown, "langs", strings.Join(langs, " ")).Count("n", writtenOf(f, p, losses))
	if f.format == lectureFormat {
		wrote = game.Say("newpack.WroteLessons").With("file", shown, "langs", strings.Join(langs, " ")).Count("n", len(p.Lessons()))
	}
	if err := c.tell(wrote); err != nil {
		return err
	}
	return c.sayNotHeld(sums)
}

// exportRecord is an export for other programs.
type exportRecord struct {
	File      string   `json:"file"`
	Format    string   `json:"format"`
	Questions int      `json:"questions"`
	Langs     []string `json:"langs"`
}

// sayExportJSON prints a line for each kind of loss, and one for the file.
func (c *call) sayExportJSON(r exportRecord, sums []sum) error {
	for _, s := range sums {
		if err := c.sayLine(struct {
			Key  interchange.Key `json:"key"`
			N    int             `json:"n"`
			What string          `json:"what"`
		}{s.key, s.n, c.text(s.words())}); err != nil {
			return err
		}
	}
	return c.sayLine(r)
}

// sayNotHeld tells by kind what a format lost and what it changed.
func (c *call) sayNotHeld(sums []sum) error {
	var lost, changed []string
	for _, s := range sums {
		if strings.HasPrefix(string(s.key), "Changed") {
			changed = append(changed, c.text(s.words()))
		} else {
			lost = append(lost, c.text(s.words()))
		}
	}
	var said []string
	if len(lost) > 0 {
		said = append(said, c.text(game.Say("export.Lost").With("what", strings.Join(lost, ", "))))
	}
	if len(changed) > 0 {
		said = append(said, c.text(game.Say("export.Changed").With("what", strings.Join(changed, ", "))))
	}
	if len(said) == 0 {
		return nil
	}
	return c.say("%s", strings.Join(said, "; "))
}

// sum is how often something was lost.
type sum struct {
	key  interchange.Key
	n    int
	args []string
}

func (s sum) words() game.Notice { return lossWords(s.key, s.args) }

// sumUp adds losses of one kind up, in the order in which they came.
func sumUp(losses []interchange.Loss) []sum {
	var all []sum
	at := map[interchange.Key]int{}
	for _, l := range losses {
		n := 1
		for i := 0; i+1 < len(l.Args); i += 2 {
			if l.Args[i] == "n" {
				n = number(l.Args[i+1])
			}
		}
		i, ok := at[l.Key]
		if !ok {
			i = len(all)
			at[l.Key] = i
			all = append(all, sum{key: l.Key})
		}
		all[i].n += n
		args := []string{"n", strconv.Itoa(all[i].n)}
		for j := 0; j+1 < len(l.Args); j += 2 {
			if l.Args[j] != "n" {
				args = append(args, l.Args[j], l.Args[j+1])
			}
		}
		all[i].args = args
	}
	return all
}

// number reads a count; 1 for anything else.
func number(s string) int {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' || n > 1<<30 {
			return 1
		}
		n = n*10 + int(r-'0')
	}
	return n
}
