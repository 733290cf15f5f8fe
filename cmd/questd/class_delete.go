package main

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/cmd/questd/school"
	"quest/content"
	"quest/game"
	"quest/game/class"
	"quest/saves"
)

func (c *call) deletePlayerCommand() *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use: "delete-player MEMBER", Short: "serverhelp.DeletePlayer", Long: "serverhelp.DeletePlayerLong", Args: oneArgument(game.Say("server.NameMember")),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.inSchool(cmd.Context(), func(at *place, s *school.School) error {
				who, err := c.playerNamed(s, args[0])
				if err != nil {
					return err
				}
				if !yes {
					return console.Wrong(game.Say("server.NotSure").With("name", content.OneLine(args[0])))
				}
				return c.deletePlayer(cmd.Context(), at, s, who)
			})
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "serverhelp.FlagYes")
	return cmd
}

// playerNamed finds a player by ID, also one who is in no class, or a member of the class.
func (c *call) playerNamed(s *school.School, typed string) (class.PlayerID, error) {
	known := false
	s.Read(func(fold *class.School) { known = fold.Has(class.PlayerID(typed)) })
	if known || c.flags.saveDir != "" && newFolders(c.flags.saveDir, "", nil).has(class.PlayerID(typed)) {
		return class.PlayerID(typed), nil
	}
	id, err := c.theClass(s)
	if err != nil {
		return "", err
	}
	m, err := memberOf(s, id, typed)
	return m.Player, err
}

// leaveWithin is how long a player who is deleted may take to leave the game.
const leaveWithin = 20 * time.Second

// deletePlayer takes a player out of the school first, so that no key opens their game any more
// and a server ends the session that runs, and then everything that they played.
func (c *call) deletePlayer(ctx context.Context, at *place, s *school.School, who class.PlayerID) error {
	if err := s.DeletePlayer(ctx, who); err != nil {
		return err
	}
	waiting, cancel := context.WithTimeout(ctx, leaveWithin)
	defer cancel()
	for {
		err := at.homes.remove(ctx, who)
		if !errors.Is(err, saves.ErrLocked) {
			if err != nil {
				return console.Failed(game.Say("server.NotDeleted").With("id", string(who)).Put("why", why(err)), err)
			}
			return c.tell(game.Say("server.Deleted").With("id", string(who)))
		}
		select {
		case <-waiting.Done():
			return console.Failed(game.Say("server.StillPlaying").With("id", string(who)), err)
		case <-time.After(sweepEvery / 4):
		}
	}
}
