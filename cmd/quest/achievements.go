package main

import (
	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/game"
	"quest/game/plain"
)

func (c *call) achievementsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "achievements",
		Short: "help.Achievements",
		Long:  "help.AchievementsLong",
		Args:  console.NoArguments,
		RunE:  func(*cobra.Command, []string) error { return c.achievements(asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	return cmd
}

// achievementsRecord is what "quest achievements --json" prints. Scripts read it: names stay; the
// fields are those of "quest stats --json".
type achievementsRecord struct {
	Player       string       `json:"player"`
	Achievements []deedRecord `json:"achievements"`
	SkillTitles  []deedRecord `json:"skill_titles"`
}

// achievements lists what the player has achieved and what is ahead, and the titles of skill.
func (c *call) achievements(asJSON bool) error {
	name, player, _, err := c.seen()
	if err != nil {
		return err
	}
	all, titles := player.Achievements(), player.SkillTitles()
	if asJSON {
		return c.sayJSON(achievementsRecord{name, c.deedRecords(all), c.deedRecords(titles)})
	}
	lines := plain.AchievementLines(c.book(), all)
	lines = append(lines, "", c.book().Deeds.Titles+":")
	for _, t := range titles {
		figure := c.book().DeedFigure(t)
		if t.Earning != nil {
			figure = c.book().DeedEarned(t)
		}
		lines = append(lines, "- "+c.book().DeedName(t)+" ("+figure+"): "+c.book().DeedSays(t))
	}
	return c.tell(verbatim(lines)...)
}

// verbatim gives lines that are said already as notices.
func verbatim(lines []string) []game.Notice {
	all := make([]game.Notice, len(lines))
	for i, line := range lines {
		all[i] = game.Verbatim(line)
	}
	return all
}
