package main

import (
	"context"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/game"
	"quest/saves/postgres"
)

func (c *call) migrateCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "migrate", Short: "serverhelp.Migrate", Long: "serverhelp.MigrateLong", Args: console.NoArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return c.migrate(cmd.Context()) },
	}
	c.flags.addDatabase(cmd.Flags())
	return cmd
}

// migrate brings the tables of a database up to this version.
func (c *call) migrate(ctx context.Context) error {
	url := c.flags.database
	if url == "" {
		url = c.person.Getenv("QUESTD_DATABASE")
	}
	if url == "" {
		return console.Wrong(game.Say("server.NoDatabaseNamed"))
	}
	if err := readable(url); err != nil {
		return err
	}
	before, err := postgres.Version(ctx, url)
	if err != nil {
		return noDatabase(err)
	}
	if err := postgres.Migrate(ctx, url); err != nil {
		return noDatabase(err)
	}
	if before == postgres.Wants() {
		return c.tell(game.Say("server.UpToDate").Count("wants", int(before)))
	}
	return c.tell(game.Say("server.Migrated").Count("found", int(before)).Count("wants", int(postgres.Wants())))
}
