package main

import (
	"github.com/spf13/cobra"

	"quest/game"
)

func (c *call) reviewCommand() *cobra.Command {
	limit := 0
	cmd := &cobra.Command{
		Use:     "review",
		Short:   "help.Review",
		Long:    "help.ReviewLong",
		Example: "help.ReviewExamples",
		Args:    c.noCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if limited := cmd.Flags().Changed("limit"); limited && (limit < 1 || limit > game.MostItems) {
				return wrong(game.Say("command.BadLimit").Count("most", game.MostItems))
			}
			c.review = &game.Destination{Review: true, Limit: limit}
			return c.play("")
		},
	}
	c.flags.addPlay(cmd.Flags())
	cmd.Flags().IntVar(&limit, "limit", 0, "help.FlagLimit")
	cmd.AddCommand(c.reviewFitCommand())
	return cmd
}
