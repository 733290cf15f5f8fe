package main

import (
	"strings"

	"github.com/spf13/cobra"
)

func (c *call) reviewCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "review",
		Short: "help.Review",
		Args:  c.noCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			c.help = strings.Fields(cmd.CommandPath())[1:]
			return nil
		},
	}
	cmd.AddCommand(c.reviewFitCommand())
	return cmd
}
