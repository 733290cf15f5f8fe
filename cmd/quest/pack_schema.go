package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/content/source"
	"quest/game"
)

// schemaDir is the folder of a pack to which comments for editors point. The check ignores
// it, and it is never packed.
const schemaDir = ".quest/schema"

func (c *call) packSchemaCommand() *cobra.Command {
	var write bool
	cmd := &cobra.Command{
		Use:   "schema [KIND]",
		Short: "help.PackSchema",
		Long:  "help.PackSchemaLong",
		Args:  cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return wrong(game.Say("check.OneSchema").Count("n", len(args)))
			}
			given := strings.Join(args, "")
			if write {
				return c.writeSchemas(given)
			}
			return c.packSchema(given)
		},
	}
	cmd.Flags().BoolVar(&write, "write", false, "help.FlagSchemaWrite")
	return cmd
}

// packSchema prints the schema of a kind of file, or lists the kinds.
func (c *call) packSchema(kind string) error {
	if kind == "" {
		for _, k := range source.SchemaKinds() {
			if err := c.say("%s", k); err != nil {
				return err
			}
		}
		return nil
	}
	b, ok := source.Schema(strings.ToLower(kind))
	if !ok {
		return noSuch(game.Say("check.NoKind").With("name", kind), strings.ToLower(kind), source.SchemaKinds(),
			game.Say("check.TheKinds").With("names", strings.Join(source.SchemaKinds(), ", ")))
	}
	_, err := c.print.Write(b)
	return err
}

// writeSchemas writes all schemas into the pack in a folder, the current one for "".
func (c *call) writeSchemas(dir string) error {
	if slices.Contains(source.SchemaKinds(), dir) {
		return wrong(game.Say("check.AllSchemas").With("name", dir))
	}
	if dir == "" {
		dir = "."
	}
	dir, err := c.path(dir)
	if err != nil {
		return err
	}
	if err := isPack(dir); err != nil {
		return err
	}
	if err := putSchemas(dir); err != nil {
		return failed(game.Say("check.SchemasNotWritten").With("dir", content.OneLine(filepath.Join(dir, schemaDir))).Put("why", why(err)), err)
	}
	for _, kind := range source.SchemaKinds() {
		if err := c.say("%s", content.OneLine(filepath.Join(dir, schemaDir, source.SchemaFile(kind)))); err != nil {
			return err
		}
	}
	return nil
}

// putSchemas writes the schemas of all kinds into the folder of a pack. It does not follow links
// out of that folder.
func putSchemas(dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close() //nolint:errcheck // each file was closed
	if err := root.MkdirAll(schemaDir, 0o755); err != nil {
		return err
	}
	for _, kind := range source.SchemaKinds() {
		b, _ := source.Schema(kind)
		name := path.Join(schemaDir, source.SchemaFile(kind))
		fresh := name + ".new"
		if err := root.Remove(fresh); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err := writeSynced(root, fresh, 0o644, b); err != nil {
			_ = root.Remove(fresh) // the error is told
			return err
		}
		if err := root.Rename(fresh, name); err != nil {
			_ = root.Remove(fresh) // as above
			return err
		}
	}
	return nil
}
