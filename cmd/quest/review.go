package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"quest/content"
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
		return &refusal{Said: game.Say("command.UseLimit").Count("most", game.MostItems)}
	}
	*l = limit(n)
	return nil
}

// awayAndBack says which packs have questions that would be due and are not here, and which are back
// since the newest review. It says nothing while it is not known which packs are here.
func (c *call) awayAndBack(p *game.Player, s *shelf) []game.Notice {
	if p.Answers == 0 || s.missing {
		return nil
	}
	q := p.Queue(s.packs, c.clock().moment())
	var said []game.Notice
	for _, pack := range q.Gone {
		if pack.Items > 0 {
			said = append(said, game.Say("packs.ItemsGone").With("pack", content.OneLine(string(pack.Pack))).Count("n", pack.Items))
		}
	}
	for _, pack := range q.Back {
		if pack.Items > 0 {
			said = append(said, game.Say("packs.ItemsBack").With("pack", content.OneLine(string(pack.Pack))).Count("n", pack.Items))
		}
	}
	return said
}
