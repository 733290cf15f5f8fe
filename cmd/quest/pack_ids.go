package main

import (
	"errors"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/content/source"
	"quest/game"
)

func (c *call) packIDsCommand() *cobra.Command {
	var write, asJSON bool
	cmd := &cobra.Command{
		Use:   "ids [DIR]",
		Short: "help.PackIDs",
		Long:  "help.PackIDsLong",
		Args:  cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			switch len(args) {
			case 0:
				return c.packIDs(".", write, asJSON)
			case 1:
				return c.packIDs(args[0], write, asJSON)
			}
			return wrong(game.Say("packs.CheckOne").Count("n", len(args)))
		},
	}
	cmd.Flags().BoolVar(&write, "write", false, "help.FlagWriteIDs")
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSONLines")
	return cmd
}

// packIDs names the points of lessons that have no name, or says which there are.
func (c *call) packIDs(dir string, write, asJSON bool) error {
	dir, err := c.path(dir)
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
	defer root.Close() //nolint:errcheck // each file was closed
	count := 0
	for _, n := range source.Anchors(source.Files(root), source.Options{Today: c.today(), Version: c.build.Version}) {
		where := content.OneLine(n.Path)
		if write {
			switch err := putInPlace(root, n.Path, n.Old, n.New); {
			case errors.Is(err, errChanged):
				c.warn(game.Say("check.Changed").With("file", where))
				continue
			case err != nil:
				return failed(game.Say("check.NotFixed").With("file", where).Put("why", why(err)), err)
			}
		}
		count += len(n.Lines)
		for i, line := range n.Lines {
			if err := c.sayID(where, line, n.Names[i], asJSON); err != nil {
				return err
			}
		}
	}
	switch {
	case asJSON:
		return nil
	case count == 0:
		return c.tell(game.Say("newpack.AllNamed"))
	case write:
		return c.tell(game.Say("newpack.Named").Count("n", count))
	}
	return c.tell(game.Say("newpack.Unnamed").Count("n", count))
}

func (c *call) sayID(file string, line int, name string, asJSON bool) error {
	if asJSON {
		return c.sayLine(struct {
			File   string `json:"file"`
			Line   int    `json:"line"`
			Anchor string `json:"anchor"`
		}{file, line, name})
	}
	return c.say("%s: {#%s}", place(file, line, 0), name)
}
