package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/cmd/questd/school"
	"quest/content"
	"quest/game"
	"quest/game/class"
)

func (c *call) classCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "class", Short: "serverhelp.Class", Long: "serverhelp.ClassLong", Example: "serverhelp.ClassExamples",
		Args: noCommand, RunE: c.showHelp,
	}
	c.flags.addPlace(cmd.PersistentFlags())
	cmd.PersistentFlags().StringVar(&c.flags.class, "class", "", "serverhelp.FlagClass")
	cmd.AddCommand(
		c.classNewCommand(), c.classInviteCommand(), c.classRosterCommand(), c.classLiveCommand(), c.classReportCommand(),
		c.classAssignCommand(), c.classUnassignCommand(), c.classRenameCommand(), c.classRoleCommand(), c.classRemoveCommand(),
		c.classKeyCommand(), c.deletePlayerCommand(),
	)
	return cmd
}

// inSchool opens the school and has work done in it.
func (c *call) inSchool(ctx context.Context, work func(*place, *school.School) error) (err error) {
	at, err := c.openPlace(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, at.close()) }()
	s, err := at.openSchool(ctx, c, func(error) {})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return c.refusedBy(work(at, s))
}

// inClass opens the school and has work done in the class that --class names, or in the only one.
func (c *call) inClass(ctx context.Context, work func(*place, *school.School, class.ID) error) error {
	return c.inSchool(ctx, func(at *place, s *school.School) error {
		id, err := c.theClass(s)
		if err != nil {
			return err
		}
		return work(at, s, id)
	})
}

// theClass finds the class that --class names, by its name or ID; without the flag, the only one.
func (c *call) theClass(s *school.School) (found class.ID, err error) {
	var names []string
	var all []class.ID
	s.Read(func(fold *class.School) {
		for _, id := range fold.Classes() {
			name := fold.Name(id).String()
			if c.flags.class == "" || strings.EqualFold(c.flags.class, name) || c.flags.class == string(id) {
				all = append(all, id)
			}
			names = append(names, name)
		}
	})
	switch {
	case len(all) == 1:
		return all[0], nil
	case len(names) == 0:
		return "", console.Wrong(game.Say("server.NoClassYet"))
	case len(all) > 1 && c.flags.class != "":
		return "", console.Wrong(game.Say("server.SeveralOfName").With("names", joined(all)))
	case len(all) > 1:
		return "", console.Wrong(game.Say("server.SeveralClasses").With("names", strings.Join(names, ", ")))
	}
	return "", console.NoSuch(game.Say("server.NoClass").With("name", content.OneLine(c.flags.class)), c.flags.class, names, game.Notice{})
}

// joined writes IDs in one line.
func joined[T ~string](ids []T) string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = string(id)
	}
	return strings.Join(all, ", ")
}

// memberOf finds a member by ID, nickname or the name on the roster.
func memberOf(s *school.School, id class.ID, typed string) (class.Member, error) {
	var members []class.Member
	s.Read(func(fold *class.School) { members = fold.Roster(id, nil) })
	var found []class.Member
	var names []string
	for _, m := range members {
		if string(m.Player) == typed {
			return m, nil
		}
		if strings.EqualFold(m.Nick.String(), typed) || strings.EqualFold(m.Roster.String(), typed) {
			found = append(found, m)
		}
		names = append(names, m.Nick.String())
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return class.Member{}, console.NoSuch(game.Say("server.NoMember").With("name", content.OneLine(typed)), typed, names, game.Say("server.SeeRoster"))
	}
	ids := make([]class.PlayerID, len(found))
	for i, m := range found {
		ids[i] = m.Player
	}
	return class.Member{}, console.Wrong(game.Say("server.SeveralMembers").With("name", content.OneLine(typed), "ids", joined(ids)))
}

func (c *call) classNewCommand() *cobra.Command {
	return &cobra.Command{
		Use: "new NAME", Short: "serverhelp.ClassNew", Args: oneArgument(game.Say("server.NameClass")),
		RunE: func(cmd *cobra.Command, args []string) error {
			c.begins = true
			return c.inSchool(cmd.Context(), func(_ *place, s *school.School) error {
				if _, err := s.Found(cmd.Context(), args[0]); err != nil {
					return err
				}
				return c.tell(game.Say("server.Founded").With("name", content.OneLine(args[0])))
			})
		},
	}
}

func (c *call) classRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove MEMBER", Short: "serverhelp.ClassRemove", Long: "serverhelp.ClassRemoveLong", Args: oneArgument(game.Say("server.NameMember")),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.inClass(cmd.Context(), func(_ *place, s *school.School, id class.ID) error {
				m, err := memberOf(s, id, args[0])
				if err != nil {
					return err
				}
				if err := s.Remove(cmd.Context(), id, m.Player, class.Operator); err != nil {
					return err
				}
				return c.tell(game.Say("server.Removed").With("name", m.Nick.String()))
			})
		},
	}
}

func (c *call) classRenameCommand() *cobra.Command {
	return &cobra.Command{
		Use: "rename MEMBER NICKNAME", Short: "serverhelp.ClassRename",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 2 {
				return nil
			}
			return console.Wrong(game.Say("server.NameBoth"))
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.inClass(cmd.Context(), func(_ *place, s *school.School, id class.ID) error {
				m, err := memberOf(s, id, args[0])
				if err != nil {
					return err
				}
				return s.Do(cmd.Context(), id, class.Operator, class.Rename{Member: m.Player, Nick: args[1]})
			})
		},
	}
}

func (c *call) classRoleCommand() *cobra.Command {
	return &cobra.Command{
		Use: "role MEMBER ROLE", Short: "serverhelp.ClassRole",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 2 {
				return nil
			}
			return console.Wrong(game.Say("server.NameRole").With("words", roleWords()))
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			role := class.Role(args[1])
			if !slices.Contains(roles, role) {
				return console.Wrong(game.Say("server.NameRole").With("words", roleWords()))
			}
			return c.inClass(cmd.Context(), func(_ *place, s *school.School, id class.ID) error {
				m, err := memberOf(s, id, args[0])
				if err != nil {
					return err
				}
				return s.Do(cmd.Context(), id, class.Operator, class.SetRole{Member: m.Player, Role: role})
			})
		},
	}
}

// roles are what somebody may be in a class.
var roles = []class.Role{class.Owner, class.Teacher, class.Student}

func roleWords() string { return joined(roles) }

// classKeyCommand prints a code with which a player whose key is lost, or who has a second
// computer, adds one more key.
func (c *call) classKeyCommand() *cobra.Command {
	var drop string
	cmd := &cobra.Command{
		Use: "key MEMBER", Short: "serverhelp.ClassKey", Long: "serverhelp.ClassKeyLong", Args: oneArgument(game.Say("server.NameMember")),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.inClass(cmd.Context(), func(_ *place, s *school.School, id class.ID) error {
				m, err := memberOf(s, id, args[0])
				if err != nil {
					return err
				}
				if drop != "" {
					return c.dropKey(cmd.Context(), s, m, drop)
				}
				code, err := s.AddKey(cmd.Context(), m.Player, class.Operator)
				if err != nil {
					return err
				}
				return c.say("%s", strings.ToUpper(code.Text)) // as invite prints one
			})
		},
	}
	cmd.Flags().StringVar(&drop, "drop", "", "serverhelp.FlagDrop")
	return cmd
}

// dropKey makes a key of a member open nothing any more.
func (c *call) dropKey(ctx context.Context, s *school.School, m class.Member, key string) error {
	var keys []string
	s.Read(func(fold *class.School) { keys = fold.Keys(m.Player) })
	if !slices.Contains(keys, key) {
		return console.Wrong(game.Say("server.NoKey").With("name", m.Nick.String(), "keys", strings.Join(keys, ", ")))
	}
	return s.DropKey(ctx, m.Player, key, "", class.Operator)
}
