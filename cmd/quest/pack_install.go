package main

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/content/check"
	"quest/content/library"
	"quest/content/packs"
	"quest/content/signature"
	"quest/content/source"
	"quest/game"
)

// installing is what quest pack install was told.
type installing struct {
	path      string
	dryRun    bool
	downgrade bool
	yes       bool
	update    bool // only a newer version of an installed pack
}

func (c *call) packInstallCommand() *cobra.Command {
	var in installing
	cmd := &cobra.Command{
		Use:   "install FILE|DIR",
		Short: "help.PackInstall",
		Long:  "help.PackInstallLong",
		Args:  c.oneFile(game.Say("archive.InstallWhat")),
		RunE: func(_ *cobra.Command, args []string) error {
			in.path = args[0]
			return c.packInstall(in)
		},
	}
	cmd.Flags().BoolVar(&in.dryRun, "dry-run", false, "help.FlagDryRun")
	cmd.Flags().BoolVar(&in.downgrade, "downgrade", false, "help.FlagDowngrade")
	cmd.Flags().BoolVarP(&in.yes, "yes", "y", false, "help.FlagUnasked")
	return cmd
}

// installed is the library of the player with the folder of installed packs, as it is before
// something in it changes. What is given with --pack is left out.
type installed struct {
	*library.Library
	dir string // of the player's packs
}

func (c *call) installed() (*installed, error) {
	saveDir, err := c.saveDir()
	if err != nil {
		return nil, err
	}
	i := packFolder(saveDir)
	i.Library = library.Open(library.Places{
		Shipped: packs.Shipped(), Installed: i.dir, Cache: filepath.Join(saveDir, cacheDir), Today: c.today(), Version: c.build.Version,
	})
	return i, nil
}

// packFolder gives the folder of installed packs below a folder of saves.
func packFolder(saveDir string) *installed { return &installed{dir: filepath.Join(saveDir, packsDir)} }

// version gives the installed pack with an ID, nil if there is none.
func (i *installed) version(id content.PackID) *library.Entry {
	if e, ok := i.Find(id); ok && e.From == library.Installed {
		return e
	}
	return nil
}

// byHand reports whether an installed pack was put there by hand.
func (i *installed) byHand(e *library.Entry) bool { return library.ByHand(i.dir, e.Path, e.Pack) }

// packInstall checks a pack and puts it among the player's packs. What changes for the learner
// is told before it happens.
func (c *call) packInstall(in installing) error {
	path, err := c.path(in.path)
	if err != nil {
		return err
	}
	report, err := c.readPack(path)
	if err != nil {
		return err
	}
	if report.Pack == nil {
		return c.notInstalled(path, report)
	}
	next := report.Pack
	if library.Reserved(next.ID()) {
		return failed(game.Say("packs.ReservedOwner").With("where", content.OneLine(path)), library.ErrReservedOwner)
	}
	saveDir, err := c.saveDir()
	if err != nil {
		return err
	}
	over := "" // before anything is decided by what is there
	if versions := packFolder(saveDir).versions(next.ID()); len(versions) > 0 {
		over = versions[0]
	}
	have, err := c.installed()
	if err != nil {
		return err
	}
	signed := admit(have.dir, report)
	if signed.refused != nil {
		return signed.notAdmitted(next.ID(), next.Meta().Version, path)
	}
	arrival := library.Arrival{Pack: next, Files: signedFiles(report.Reading), Trace: c.trace(path, signed.key), Over: over}
	now := have.version(next.ID())
	if done, err := c.mayFollow(in, have, now, arrival, signed); done || err != nil {
		return err
	}
	if err := c.sayWhatComes(have, now, next, signed); err != nil {
		return err
	}
	if in.dryRun {
		return c.tell(game.Say("archive.DryRun"))
	}
	if !in.yes && !c.agree(game.Say("archive.Install")) {
		return c.tell(game.Say("archive.NotDone"))
	}
	err = c.bringIn(have, arrival)
	if errors.Is(err, library.ErrMoved) {
		return c.packInstall(in) // another terminal was faster: what changes now is told again
	}
	return err
}

// notInstalled lists the errors of a pack that was not installed. Those of a pack that was changed after
// it was signed say nothing to who was given it.
func (c *call) notInstalled(path string, report check.Report) error {
	if err := signature.Damage(report.Reading.Files(), report.Reading.Signature()); err != nil {
		return (admission{refused: err}).notAdmitted("", "", path)
	}
	var told []source.Finding
	for _, f := range report.Findings {
		if f.Level == source.Error {
			told = append(told, f)
		}
	}
	for _, line := range c.lines(told, shownFindings) {
		if err := c.say("%s", line); err != nil {
			return err
		}
	}
	return &failure{Code: exitFindings, Said: game.Say("archive.HasErrors").With("where", content.OneLine(path)).
		Put("errors", game.Say("packs.Errors").Count("n", len(told)))}
}

// sayWhatComes tells who made the pack, and what it changes for who has learned with it.
func (c *call) sayWhatComes(have *installed, now *library.Entry, next *content.Pack, signed admission) error {
	m := next.Meta()
	var authors []string
	for _, a := range m.Authors {
		authors = append(authors, a.String())
	}
	said := game.Say("archive.New").With("version", m.Version)
	if now != nil && now.Pack.Meta().Version != m.Version {
		said = game.Say("archive.Next").With("before", now.Pack.Meta().Version, "version", m.Version)
	}
	lines := []game.Notice{game.Say("archive.Identity").Put("versions", said).
		With("id", string(m.ID), "hash", shortHash(m.Hash), "license", m.License.String(), "authors", strings.Join(authors, ", "))}
	if now == nil {
		lines = append(lines, game.Say("archive.Holds").With("langs", languageList(next)).
			Put("items", game.Say("packs.ItemCount").Count("n", next.Items())).
			Put("lessons", game.Say("packs.Lessons").Count("n", len(next.Lessons()))))
	} else {
		lines = append(lines, c.learnerChanges(content.Compare(now.Pack, next))...)
	}
	if signed.key != "" {
		lines = append(lines, signed.says(next))
	}
	if like := have.LooksLike(m.ID); like != "" && now == nil {
		c.warn(game.Say("archive.LooksLike").With("id", string(m.ID), "like", like))
	}
	return c.tell(lines...)
}

// learnerChanges tells what another version changes for a learner: a sum, and the questions
// that are asked anew or not any more, by name.
func (c *call) learnerChanges(ch *content.Changes) []game.Notice {
	lines := []game.Notice{game.Say("archive.Changes").
		Put("added", game.Say("archive.Added").Count("n", len(ch.Added))).
		Put("changed", game.Say("archive.Texts").Count("n", ch.Texts())).
		Put("restarted", game.Say("archive.Restarted").Count("n", len(ch.Restarted))).
		Put("retired", game.Say("archive.Retired").Count("n", len(ch.Gone)))}
	if len(ch.Restarted) > 0 {
		lines = append(lines, game.Say("archive.AskedAnew").With("items", some(ch.Restarted)))
	}
	if len(ch.Renamed) > 0 {
		lines = append(lines, game.Say("archive.RenamedItems").With("items", some(ch.Renamed)))
	}
	if len(ch.Gone) > 0 {
		lines = append(lines, game.Say("archive.NotAsked").With("items", some(ch.Gone)))
	}
	return lines
}

// some names the first few of some questions.
func some(ids []content.ItemID) string {
	const most = 8
	names := make([]string, 0, most+1)
	for _, id := range ids[:min(len(ids), most)] {
		names = append(names, string(id))
	}
	if len(ids) > most {
		names = append(names, "...")
	}
	return strings.Join(names, ", ")
}

// trace is what is kept of where a pack came from, and of the key that signed it.
func (c *call) trace(path string, key signature.Key) library.Trace {
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	return library.Trace{From: path, At: c.clock().moment().Wall.Format(time.RFC3339), Key: key}
}

// store opens the player's packs to change them. Another quest that does so needs only a
// moment, which is waited for.
func (c *call) store(dir string) (*library.Store, error) {
	const tries, pause = 60, 50 * time.Millisecond
	for try := 1; ; try++ {
		s, err := library.OpenStore(dir, c.Rand)
		if errors.Is(err, library.ErrBusy) && try < tries {
			time.Sleep(pause)
			continue
		}
		if err != nil {
			return nil, storeFailed(dir, err)
		}
		return s, nil
	}
}

// storeFailed says why the player's packs could not be changed.
func storeFailed(dir string, err error) error {
	dir = content.OneLine(dir)
	said := game.Say("archive.StoreFailed").With("dir", dir).Put("why", why(err))
	switch {
	case errors.Is(err, library.ErrBusy):
		said = game.Say("archive.StoreBusy").With("dir", dir)
	case errors.Is(err, library.ErrLink):
		said = game.Say("archive.StoreLink").With("dir", dir)
	case errors.Is(err, library.ErrByHand):
		said = game.Say("archive.StoreByHand").With("dir", dir)
	case errors.Is(err, library.ErrSameVersion):
		said = game.Say("archive.StoreSameVersion").With("dir", dir)
	}
	return failed(said, err)
}

// bringIn writes the version, opens it as the next game will, and only then lets older ones go.
func (c *call) bringIn(have *installed, a library.Arrival) error {
	s, err := c.store(have.dir)
	if err != nil {
		return err
	}
	defer s.Close() //nolint:errcheck // everything is on the disk before
	dir, err := s.Install(a)
	if err != nil {
		return storeFailed(have.dir, err)
	}
	if err := c.whole(dir, a); err != nil {
		return storeFailed(have.dir, errors.Join(err, s.Withdraw(dir)))
	}
	id := a.Pack.ID()
	if err := s.Keep(id, dir); err != nil {
		return storeFailed(have.dir, err)
	}
	fresh, err := c.installed() // puts it into the cache
	if err != nil {
		return err
	}
	if e := fresh.version(id); e == nil || e.Pack.Hash() != a.Pack.Hash() {
		return failed(game.Say("archive.NotPlayed").With("id", string(id), "dir", content.OneLine(dir)), nil)
	}
	return c.tell(game.Say("archive.Installed").With("id", string(id)))
}

// whole reads what was installed as the next game will, and holds it against its signature.
func (c *call) whole(dir string, a library.Arrival) error {
	r, err := source.ReadDir(dir, c.packOptions())
	if err != nil {
		return err
	}
	p, _ := r.Pack()
	if p == nil || p.Hash() != a.Pack.Hash() {
		return fs.ErrInvalid
	}
	if a.Trace.Key == "" {
		return nil
	}
	_, err = signature.Verify(heldOf(p, r))
	return err
}

// agree asks a question on a terminal, where nothing happens without an answer. Elsewhere
// nobody can be asked, and who gave the command is taken at the word.
func (c *call) agree(question game.Notice) bool {
	if !isTerminal(c.in) || !isTerminal(c.err) {
		return true
	}
	return c.yes(question)
}

// yes asks and reads one line. The sign that a Korean keyboard makes of y counts, too.
func (c *call) yes(question game.Notice) bool {
	if _, err := c.err.Write([]byte(c.text(question) + " ")); err != nil {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(readLine(c.in))) {
	case "y", "yes", "ㅛ", "예", "네", "응":
		return true
	}
	return false
}

// readLine reads to the end of a line and no further, or to the end of the input.
func readLine(in interface{ Read([]byte) (int, error) }) string {
	var line []byte
	b := make([]byte, 1)
	const most = 256
	for len(line) < most {
		if n, err := in.Read(b); n == 0 || err != nil || b[0] == '\n' {
			break
		}
		line = append(line, b[0])
	}
	return string(line)
}
