package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/cmd/questd/school"
	"quest/content"
	"quest/game"
	"quest/game/class"
)

// invitation is the flags of an invitation.
type invitation struct {
	count, uses int
	role, names string
	expires     time.Duration
}

// mostCodes is how many codes are made at once.
const mostCodes = 1000

func (c *call) classInviteCommand() *cobra.Command {
	var i invitation
	cmd := &cobra.Command{
		Use: "invite", Short: "serverhelp.ClassInvite", Long: "serverhelp.ClassInviteLong", Example: "serverhelp.ClassInviteExamples",
		Args: console.NoArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return c.invite(cmd.Context(), i) },
	}
	set := cmd.Flags()
	set.SortFlags = false
	set.IntVar(&i.count, "count", 1, "serverhelp.FlagCount")
	set.IntVar(&i.uses, "uses", 1, "serverhelp.FlagUses")
	set.StringVar(&i.role, "role", string(class.Student), "serverhelp.FlagRole")
	set.StringVar(&i.names, "names", "", "serverhelp.FlagNames")
	set.DurationVar(&i.expires, "expires", 24*time.Hour, "serverhelp.FlagExpires")
	return cmd
}

// invite prints codes, one a line, each with the name of whom it is for if there is a list.
func (c *call) invite(ctx context.Context, i invitation) error {
	role := class.Role(i.role)
	switch {
	case !slices.Contains(roles, role):
		return badValue("role", i.role, game.Say("server.UseRoles").With("words", roleWords()))
	case i.count < 1 || i.count > mostCodes:
		return badValue("count", fmt.Sprint(i.count), game.Say("server.UseNumber").Count("most", mostCodes))
	case i.uses < 1 || i.uses > class.MostUses:
		return badValue("uses", fmt.Sprint(i.uses), game.Say("server.UseNumber").Count("most", class.MostUses))
	case i.expires <= 0 || i.expires > class.LongestCode:
		return badValue("expires", i.expires.String(), game.Say("server.UseDuration"))
	}
	names := make([]string, i.count)
	if i.names != "" {
		var err error
		if names, err = rosterNames(i.names); err != nil {
			return err
		}
	}
	c.begins = true
	return c.inSchool(ctx, func(_ *place, s *school.School) error {
		id, err := c.classOrFirst(ctx, s)
		if err != nil {
			return err
		}
		for _, name := range names {
			code, err := s.Invite(ctx, class.Invitation{Class: id, Role: role, Roster: name, Uses: i.uses, Expires: i.expires}, class.Operator)
			if err != nil {
				return err
			}
			if err := c.say("%s", strings.TrimSpace(strings.ToUpper(code)+"  "+name)); err != nil {
				return err
			}
		}
		return nil
	})
}

// badValue refuses the value of a flag.
func badValue(flag, value string, why game.Notice) error {
	return console.Wrong(game.Say("command.FlagBadValue").With("name", flag, "value", content.OneLine(value)).Put("why", why))
}

// rosterNames reads a list of names, one a line. Empty lines are left out.
func rosterNames(file string) ([]string, error) {
	f, err := os.Open(file) // #nosec G304 -- the operator names it
	if err != nil {
		return nil, console.Failed(game.Say("server.NamesUnread").With("file", content.OneLine(file)).Put("why", why(err)), err)
	}
	defer func() { _ = f.Close() }() // it was only read
	var names []string
	lines := bufio.NewScanner(f)
	for lines.Scan() && len(names) <= mostCodes {
		name, err := content.CleanLine(strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff")))
		if err != nil {
			return nil, console.Failed(game.Say("server.NameUnread").With("file", content.OneLine(file)).Count("n", len(names)+1), err)
		}
		if name.String() != "" {
			names = append(names, name.String())
		}
	}
	err = lines.Err()
	if err != nil || len(names) == 0 || len(names) > mostCodes {
		return nil, console.Failed(game.Say("server.NamesUnread").With("file", content.OneLine(file)).
			Put("why", game.Say("server.NamesCount").Count("most", mostCodes)), err)
	}
	return names, nil
}

// classOrFirst finds the class. Where there is none yet it founds one, so that the first
// invitation is enough to begin.
func (c *call) classOrFirst(ctx context.Context, s *school.School) (class.ID, error) {
	none := false
	s.Read(func(fold *class.School) { none = len(fold.Classes()) == 0 })
	if !none {
		return c.theClass(s)
	}
	name := c.flags.class
	if name == "" {
		name = c.person.Text(game.Say("server.FirstClass"))
	}
	return s.Found(ctx, name)
}
