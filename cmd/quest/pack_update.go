package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/content/archive"
	"quest/content/library"
	"quest/game"
)

func (c *call) packUpdateCommand() *cobra.Command {
	in := installing{update: true}
	cmd := &cobra.Command{
		Use:   "update [OWNER/NAME|FILE|DIR]",
		Short: "help.PackUpdate",
		Long:  "help.PackUpdateLong",
		Args:  cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return wrong(game.Say("archive.UpdateOne").Count("n", len(args)))
			}
			return c.packUpdate(strings.Join(args, ""), in)
		},
	}
	cmd.Flags().BoolVar(&in.dryRun, "dry-run", false, "help.FlagDryRun")
	cmd.Flags().BoolVarP(&in.yes, "yes", "y", false, "help.FlagUnasked")
	return cmd
}

// packUpdate installs a newer version of a pack: the one that is given, or one that lies
// where the installed version came from. Without a name it looks for all installed packs.
func (c *call) packUpdate(ref string, in installing) error {
	if ref != "" {
		path, err := c.path(ref)
		if err != nil {
			return err
		}
		if _, err := os.Stat(path); err == nil {
			in.path = ref
			return c.packInstall(in)
		}
	}
	have, err := c.installed()
	if err != nil {
		return err
	}
	var which []*library.Entry
	if ref == "" {
		for _, e := range have.Packs() {
			if e.From == library.Installed && !have.byHand(e) {
				which = append(which, e)
			}
		}
		if len(which) == 0 {
			return c.tell(game.Say("archive.NothingInstalled"))
		}
	} else {
		e, err := have.named(ref)
		if err != nil {
			return err
		}
		if e.From != library.Installed || have.byHand(e) {
			return failed(game.Say("archive.NoUpdate").With("id", string(e.Pack.ID())), nil)
		}
		which = append(which, e)
	}
	return c.updateAll(which, in)
}

// updateAll updates packs from where they came. One that is refused keeps no other from being updated.
func (c *call) updateAll(which []*library.Entry, in installing) error {
	if len(which) == 1 {
		return c.updateFrom(which[0], in)
	}
	worst := exitDone
	for _, e := range which {
		err := c.updateFrom(e, in)
		if f := (*failure)(nil); errors.As(err, &f) && f.Code == exitInterrupted {
			return err
		}
		if err != nil {
			worst = max(worst, c.report(err))
		}
	}
	if worst != exitDone {
		return &failure{Code: worst}
	}
	return nil
}

// updateFrom installs a newer version of an installed pack from where it came.
func (c *call) updateFrom(e *library.Entry, in installing) error {
	id, version := e.Pack.ID(), e.Pack.Meta().Version
	trace, ok := library.TraceOf(e.Path)
	if !ok || trace.From == "" {
		return c.tell(game.Say("archive.OriginUnknown").With("id", string(id), "version", version))
	}
	info, err := os.Stat(trace.From)
	if err == nil && info.IsDir() {
		in.path = trace.From
		return c.packInstall(in)
	}
	if in.path = newestBeside(trace.From, id, version); in.path == "" {
		return c.tell(game.Say("archive.NewestBeside").With("id", string(id), "version", version, "from", content.OneLine(trace.From)))
	}
	return c.packInstall(in)
}

// newestBeside finds the archive with the highest version of a pack in the folder of another
// one, by the names that quest pack build gives; "" if none is higher than a version.
func newestBeside(path string, id content.PackID, version string) string {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return ""
	}
	best := ""
	high, _ := content.ParseVersion(version)
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), id.Name()+"-")
		named, ok2 := strings.CutSuffix(rest, archive.Extension)
		v, ok3 := content.ParseVersion(named)
		if ok && ok2 && ok3 && e.Type().IsRegular() && high.Less(v) {
			best, high = filepath.Join(filepath.Dir(path), e.Name()), v
		}
	}
	return best
}
