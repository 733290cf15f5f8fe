package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/content/source"
	"quest/game"
)

func (c *call) packCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "pack",
		Short: "help.Pack",
		Args:  c.noCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			c.help = strings.Fields(cmd.CommandPath())[1:]
			return nil
		},
	}
	cmd.AddCommand(
		c.packNewCommand(),
		c.packIDsCommand(),
		c.packListCommand(),
		c.packHideCommand(),
		c.packStatsCommand(),
		c.packCheckCommand(),
		c.packI18nCommand(),
		c.packExplainCommand(),
		c.packSchemaCommand(),
		c.packShowCommand(),
		c.packImportCommand(),
		c.packPreviewCommand(),
		c.packExportCommand(),
	)
	c.addArchiveCommands(cmd)
	return cmd
}

// titled joins the wordings of a title in several languages: the first, and the others
// in brackets.
func titled(wordings []string) string {
	if len(wordings) < 2 {
		return strings.Join(wordings, "")
	}
	return wordings[0] + " (" + strings.Join(wordings[1:], ", ") + ")"
}

// isPack fails, in words for people, for what is no folder with a pack in it.
func isPack(dir string) error {
	if isArchive(dir) {
		return nil // whether it is one is seen when it is read
	}
	if _, err := os.ReadDir(dir); err != nil {
		if refused := secretKeyAt(dir); refused != nil {
			return refused
		}
		return noPack(dir, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "pack.yaml")); errors.Is(err, fs.ErrNotExist) {
		return noPack(dir, errNoManifest)
	} else if err != nil {
		return noPack(dir, err)
	}
	return nil
}

// secretKeyAt is the failure of a path that leads to a secret key, nil for any other.
func secretKeyAt(path string) error {
	const head = 4 << 10
	f, err := source.OpenAtOnce(path)
	if err != nil {
		return nil
	}
	defer func() { _ = f.Close() }() // it was only read
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	data, err := io.ReadAll(io.LimitReader(f, head))
	if err != nil {
		return nil
	}
	return refuseSecretKey(path, data)
}

func noPack(dir string, err error) error {
	return failed(game.Say("packs.NoPack").With("dir", content.OneLine(dir)).Put("why", why(err)), err)
}

// errNoManifest is the cause of the failure of a folder that is no pack.
var errNoManifest = errors.New("no pack.yaml")

// today is the day against which the dates in packs are held.
func (c *call) today() string { return c.clock().moment().Wall.Format(time.DateOnly) }
