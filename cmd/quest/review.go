package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"quest/game"
)

func (c *call) reviewCommand() *cobra.Command {
	var of limit
	cmd := &cobra.Command{
		Use:     "review",
		Short:   "help.Review",
		Long:    "help.ReviewLong",
		Example: "help.ReviewExamples",
		Args:    c.noCommand,
		RunE: func(*cobra.Command, []string) error {
			c.review = &game.Destination{Review: true, Limit: int(of)}
			return c.play("")
		},
	}
	c.flags.addPlay(cmd.Flags())
	cmd.Flags().Var(&of, "limit", "help.FlagLimit")
	cmd.AddCommand(c.reviewFitCommand())
	return cmd
}

// limit is the --limit flag: how many items a sitting asks at most, 0 where it is not given.
type limit int

func (*limit) String() string { return "" }

func (*limit) Type() string { return "N" }

func (l *limit) Set(value string) error {
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 || n > game.MostItems {
		return &refusal{game.Say("command.UseLimit").Count("most", game.MostItems)}
	}
	*l = limit(n)
	return nil
}
