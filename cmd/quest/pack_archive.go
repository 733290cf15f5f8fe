package main

import (
	"errors"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/content/archive"
	"quest/content/check"
	"quest/content/source"
	"quest/game"
)

// addArchiveCommands adds the commands about packs that are given to others, and taken from them.
func (c *call) addArchiveCommands(cmd *cobra.Command) {
	cmd.AddCommand(c.packBuildCommand(), c.packInstallCommand(), c.packUpdateCommand(), c.packInfoCommand(), c.packRemoveCommand(),
		c.packKeyCommand(), c.packTrustCommand())
}

// refusedArchive is the error of an archive that was not taken, with the findings that say why.
type refusedArchive struct{ findings []source.Finding }

func (*refusedArchive) Error() string { return "the archive is refused" }

// isArchive reports whether a path leads to a file, which can only be a pack in an archive.
func isArchive(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// readArchive checks the pack in an archive, in memory. It fails if the archive is refused;
// what is wrong inside the pack is in the report.
func (c *call) readArchive(path string) (check.Report, error) {
	files, refused, err := archive.Load(path)
	if err != nil {
		return check.Report{}, noPack(path, err)
	}
	if len(refused) > 0 {
		if err := secretKeyAt(path); err != nil {
			return check.Report{}, err
		}
		said := game.Say("archive.Refused").With("file", content.OneLine(path))
		return check.Report{}, &failure{Code: exitFailed, Said: said, Lines: c.lines(refused, shownFindings), Cause: &refusedArchive{refused}}
	}
	report, err := waitFor(c, game.Say("check.Checking"), func(step func(done, of int)) (check.Report, error) {
		o := c.packOptions()
		o.Progress = step
		return check.Files(files, o)
	})
	if f := (*failure)(nil); errors.As(err, &f) {
		return check.Report{}, err
	}
	if err != nil {
		return check.Report{}, noPack(path, err)
	}
	return report, nil
}

// packOptions are what the check of a pack has to be told.
func (c *call) packOptions() source.Options {
	return source.Options{Today: c.today(), Version: c.build.Version}
}

// lines gives findings as they are printed, at most so many.
func (c *call) lines(findings []source.Finding, most int) []string {
	lines := make([]string, 0, len(findings))
	for _, f := range findings[:min(len(findings), most)] {
		lines = append(lines, f.String(c.book().Lang))
	}
	if more := len(findings) - most; more > 0 {
		lines = append(lines, c.text(game.Say("packs.MoreFindings").Count("n", more)))
	}
	return lines
}

// refusedBy gives the findings of an archive that was refused, nil for any other error.
func refusedBy(err error) []source.Finding {
	var refused *refusedArchive
	if errors.As(err, &refused) {
		return refused.findings
	}
	return nil
}

// shortHash is the beginning of a content hash, for people.
func shortHash(hash string) string {
	const enough = len("h1:") + 8
	if len(hash) <= enough {
		return hash
	}
	return hash[:enough] + "..."
}

// languageList lists the languages of a pack as people read them.
func languageList(p *content.Pack) string {
	var langs []string
	for _, l := range p.Meta().Written() {
		langs = append(langs, string(l))
	}
	return strings.Join(langs, " ")
}
