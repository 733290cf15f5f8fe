package main

import (
	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/game"
	"quest/game/plain"
)

// talePartRecord is one part of a story that was told. Scripts read it: names stay.
type talePartRecord struct {
	Pack  string   `json:"pack"`
	Part  string   `json:"part"`
	Lines []string `json:"lines"` // in the language of the command
}

func (c *call) storyCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "story",
		Short: "help.Story",
		Long:  "help.StoryLong",
		Args:  console.NoArguments,
		RunE:  func(*cobra.Command, []string) error { return c.story(asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	return cmd
}

// story prints what was told of the stories of all packs that are here, pack by pack.
func (c *call) story(asJSON bool) error {
	_, player, shelf, err := c.seen()
	if err != nil {
		return err
	}
	parts, lines := []talePartRecord{}, []string{}
	for _, pack := range shelf.packs {
		told := player.Told(pack)
		if len(told) == 0 {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, c.book().Story.Title+": "+c.titled(pack, pack.Meta().Title))
		for i, part := range told {
			if i > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, plain.TaleLines(c.books(), c.speech(), part, player.Name.String())...)
			parts = append(parts, talePartRecord{string(pack.ID()), string(part.Part), c.book().Tale(part, player.Name.String())})
		}
	}
	switch {
	case asJSON:
		return c.sayJSON(struct {
			Told []talePartRecord `json:"told"`
		}{parts})
	case len(parts) == 0:
		return c.tell(game.Verbatim(c.book().Story.None))
	}
	return c.tell(verbatim(lines)...)
}
