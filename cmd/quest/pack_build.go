package main

import (
	"archive/zip"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/content/archive"
	"quest/content/check"
	"quest/content/signature"
	"quest/content/source"
	"quest/game"
)

// building is what quest pack build was told.
type building struct {
	dir    string
	output string
	strict bool
	asJSON bool
	key    string // file of the key that signs the archive; "" for none
}

func (c *call) packBuildCommand() *cobra.Command {
	var b building
	cmd := &cobra.Command{
		Use:   "build [DIR]",
		Short: "help.PackBuild",
		Long:  "help.PackBuildLong",
		Args:  cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch len(args) {
			case 0:
				b.dir = "."
			case 1:
				b.dir = args[0]
			default:
				return wrong(game.Say("archive.BuildOne").Count("n", len(args)))
			}
			if cmd.Flags().Changed("sign") && b.key == "" {
				return wrong(game.Say("signing.NoKeyNamed"))
			}
			return c.packBuild(b)
		},
	}
	cmd.Flags().StringVarP(&b.output, "output", "o", "", "help.FlagBuildOutput")
	cmd.Flags().BoolVar(&b.strict, "strict", false, "help.FlagBuildStrict")
	cmd.Flags().StringVar(&b.key, "sign", "", "help.FlagSign")
	cmd.Flags().BoolVar(&b.asJSON, "json", false, "help.FlagJSON")
	return cmd
}

// packBuild writes the archive of a pack, and then what was released to its ids.lock. Nothing
// is written if the pack has errors or one of the two cannot be written.
func (c *call) packBuild(b building) error {
	dir, err := c.path(b.dir)
	if err != nil {
		return err
	}
	if isArchive(dir) {
		return wrong(game.Say("archive.BuildFolder").With("file", content.OneLine(dir)))
	}
	if _, err := c.outputOf(b.output, dir, archive.Extension); err != nil {
		return err // before the work, not behind it
	}
	var secret signature.Secret
	if b.key != "" {
		if secret, err = c.secretKey(b.key); err != nil {
			return err
		}
	}
	report, err := c.readPack(dir)
	if err != nil {
		return err
	}
	report.Reading.ReportUnoriginal()
	pack, findings := report.Reading.Pack()
	errors, warnings, _ := source.Count(findings)
	if errors > 0 || b.strict && warnings > 0 {
		return c.notBuilt(dir, findings, b.strict && errors == 0)
	}
	release := report.Reading.Release()
	write, signer := archive.Write, signature.Key("")
	if b.key != "" {
		signer = secret.Key()
		write = func(files map[string][]byte) ([]byte, error) {
			return secret.Archive(pack.ID(), pack.Meta().Version, files)
		}
	}
	name := pack.Meta().ID.Name() + "-" + pack.Meta().Version + archive.Extension
	packed, err := c.packedAs(name, dir, release.Files, write)
	if err != nil {
		return err
	}
	output, err := c.outputOf(b.output, dir, name)
	if err != nil {
		return err
	}
	if b.key == "" && isSigned(output) {
		return failed(game.Say("signing.WouldUnsign").With("file", content.OneLine(output)), fs.ErrExist)
	}
	if err := writeRelease(output, packed, dir, locksOf(pack, report, release)); err != nil {
		return failed(game.Say("archive.NotWritten").With("file", content.OneLine(output)).Put("why", why(err)), err)
	}
	if warnings > 0 {
		c.warn(game.Say("archive.BuiltWithWarnings").Count("n", warnings).With("dir", content.OneLine(dir)))
	}
	c.warnOfKey(pack, signer)
	return c.sayBuilt(&built{pack: pack, release: release, output: output, size: len(packed), key: signer}, b.asJSON)
}

// locksOf gives the files beside a pack that say what is released, by their names.
func locksOf(pack *content.Pack, report check.Report, release *source.Release) map[string][]byte {
	locks := map[string][]byte{"ids.lock": release.Lock}
	if len(pack.Meta().Overlays) > 0 {
		locks["i18n.lock"] = []byte(report.Reading.TranslationLock(nil))
	}
	return locks
}

// packedAs writes the files of the pack in a folder as an archive in memory, and reads it again: what
// nobody could read must not be given to anybody.
func (c *call) packedAs(name, dir string, files map[string][]byte, write func(map[string][]byte) ([]byte, error)) ([]byte, error) {
	packed, err := write(files)
	if err != nil {
		return nil, failed(game.Say("archive.NotWritten").With("file", content.OneLine(dir)).Put("why", why(err)), err)
	}
	if _, refused := archive.Read(name, packed); len(refused) > 0 {
		return nil, &failure{Code: exitFindings, Said: game.Say("archive.TooLarge"), Lines: c.lines(refused, shownFindings)}
	}
	return packed, nil
}

// isSigned reports whether an archive is there that has the manifest of a signature.
func isSigned(path string) bool {
	z, err := zip.OpenReader(path)
	if err != nil {
		return false
	}
	defer func() { _ = z.Close() }() // it was only read
	return slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == source.ManifestFile })
}

// notBuilt lists why nothing was built.
func (c *call) notBuilt(dir string, findings []source.Finding, strictly bool) error {
	var told []source.Finding
	for _, f := range findings {
		if f.Level == source.Error || strictly && f.Level == source.Warning {
			told = append(told, f)
		}
	}
	for _, line := range c.lines(told, len(told)) {
		if err := c.say("%s", line); err != nil {
			return err
		}
	}
	said := game.Say("archive.NotBuilt").With("dir", content.OneLine(dir)).Put("errors", game.Say("packs.Errors").Count("n", len(told)))
	if strictly {
		said = game.Say("archive.NotBuilt").With("dir", content.OneLine(dir)).Put("errors", game.Say("packs.Warnings").Count("n", len(told)))
	}
	return &failure{Code: exitFindings, Said: said}
}

// outputOf gives the path of the archive: beside the folder of the pack unless another one is
// named. Inside of the folder it would be a file of the pack.
func (c *call) outputOf(given, dir, name string) (string, error) {
	if given == "" {
		if filepath.Clean(dir) == filepath.Base(dir) && dir != "." && dir != ".." {
			return name, nil
		}
		whole, err := filepath.Abs(dir)
		if err != nil {
			return "", noPack(dir, err)
		}
		return filepath.Join(filepath.Dir(whole), name), nil
	}
	path, err := c.path(given)
	if err != nil {
		return "", err
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, name)
	}
	if !strings.HasSuffix(path, archive.Extension) {
		return "", wrong(game.Say("archive.OutputName").With("file", content.OneLine(path)))
	}
	if within(path, dir) {
		return "", wrong(game.Say("archive.OutputInside").With("file", content.OneLine(path), "dir", content.OneLine(dir)))
	}
	return path, nil
}

// within reports whether a path lies inside a folder.
func within(path, dir string) bool {
	at, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return false
	}
	folder, err := os.Stat(dir)
	if err != nil {
		return false
	}
	for {
		if info, err := os.Stat(at); err == nil && os.SameFile(info, folder) {
			return true
		}
		above := filepath.Dir(at)
		if above == at {
			return false
		}
		at = above
	}
}

// writeRelease writes an archive and the locks in the folder of its pack, each whole or not at
// all. The archive comes first: without the locks a second build makes the same one.
func writeRelease(output string, packed []byte, dir string, locks map[string][]byte) error {
	_, err := os.Lstat(output)
	fresh := err != nil
	var finishLocks []func() error
	for _, name := range slices.Sorted(maps.Keys(locks)) {
		path := filepath.Join(dir, name)
		if old, err := os.ReadFile(path); err == nil && slices.Equal(old, locks[name]) {
			continue
		}
		finish, abandon, err := prepare(path, locks[name])
		if err != nil {
			return err
		}
		defer abandon()
		finishLocks = append(finishLocks, finish)
	}
	finish, abandon, err := prepare(output, packed)
	if err != nil {
		return err
	}
	defer abandon()
	if err := finish(); err != nil {
		return err
	}
	for _, finish := range finishLocks {
		if err := finish(); err != nil {
			if fresh {
				_ = os.Remove(output) // what stays is not a release; the error is told
			}
			return err
		}
	}
	return nil
}

// prepare writes a file under a name that packs ignore, beside its place. finish puts it there
// at once, abandon removes it if that has not happened.
func prepare(path string, data []byte) (finish func() error, abandon func(), err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".quest-*")
	if err != nil {
		return nil, nil, err
	}
	abandon = func() { _ = os.Remove(f.Name()) } // it is gone once it was finished
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		abandon()
		return nil, nil, err
	}
	return func() error { return os.Rename(f.Name(), path) }, abandon, nil
}

// built is an archive that was written.
type built struct {
	pack    *content.Pack
	release *source.Release
	output  string
	size    int
	key     signature.Key // that signed it; "" for none
}

func (c *call) sayBuilt(b *built, asJSON bool) error {
	m, r := b.pack.Meta(), b.release
	if asJSON {
		return c.sayJSON(struct {
			File      string         `json:"file"`
			Pack      content.PackID `json:"pack"`
			Version   string         `json:"version"`
			Before    string         `json:"before"`
			Changed   bool           `json:"changed"`
			Bytes     int            `json:"bytes"`
			Files     int            `json:"files"`
			Items     int            `json:"items"`
			Languages []content.Lang `json:"languages"`
			Hash      string         `json:"hash"`
			Added     int            `json:"added"`
			Restarted int            `json:"restarted"`
			Retired   int            `json:"retired"`
			Key       signature.Key  `json:"key"` // that signed it; "" for none
		}{b.output, m.ID, m.Version, r.Before, !r.Same, b.size, len(r.Files), b.pack.Items(), m.Written(), m.Hash, r.Added, r.Restarted, r.Retired, b.key})
	}
	history := game.Say("archive.FirstRelease").With("version", m.Version)
	switch {
	case r.Before != "" && r.Same:
		history = game.Say("archive.SameRelease").With("version", m.Version)
	case r.Before != "":
		history = game.Say("archive.NextRelease").With("before", r.Before, "version", m.Version).
			Put("added", game.Say("archive.Added").Count("n", r.Added)).
			Put("restarted", game.Say("archive.Restarted").Count("n", r.Restarted)).
			Put("retired", game.Say("archive.Retired").Count("n", r.Retired))
	}
	lines := []game.Notice{history, game.Say("archive.Built").
		With("file", content.OneLine(b.output), "size", sizeOf(int64(b.size)), "langs", languageList(b.pack), "hash", shortHash(m.Hash)).
		Put("files", game.Say("archive.Files").Count("n", len(r.Files))).
		Put("items", game.Say("packs.ItemCount").Count("n", b.pack.Items()))}
	if b.key != "" {
		lines = append(lines, game.Say("signing.Signed").With("key", b.key.Fingerprint()))
	}
	return c.tell(lines...)
}
