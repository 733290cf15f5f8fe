package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/cmd/questd/school"
	"quest/content"
	"quest/game"
	"quest/game/class"
)

func (c *call) classAssignCommand() *cobra.Command {
	var due string
	cmd := &cobra.Command{
		Use: "assign PACK[/LESSON]", Short: "serverhelp.ClassAssign", Long: "serverhelp.ClassAssignLong", Example: "serverhelp.ClassAssignExamples",
		Args: oneArgument(game.Say("server.NameLesson")),
		RunE: func(cmd *cobra.Command, args []string) error {
			if due == "" {
				return console.Wrong(game.Say("server.NameDue"))
			}
			return c.inClass(cmd.Context(), func(_ *place, s *school.School, id class.ID) error {
				packs, err := c.loadPacks()
				if err != nil {
					return err
				}
				pack, lesson, err := lessonOf(packs, args[0])
				if err != nil {
					return err
				}
				if err := s.Do(cmd.Context(), id, class.Operator, class.Assign{Pack: pack, Lesson: lesson, Due: due}); err != nil {
					return err
				}
				return c.tell(game.Say("server.Assigned").With("what", placeWord(pack, lesson), "due", due))
			})
		},
	}
	cmd.Flags().StringVar(&due, "due", "", "serverhelp.FlagDue")
	cmd.Flags().StringArrayVar(&c.flags.packs, "pack", nil, "serverhelp.FlagPack")
	return cmd
}

// placeWord writes a pack or a lesson of it as it is typed.
func placeWord(pack content.PackID, lesson content.LessonID) string {
	if lesson == "" {
		return string(pack)
	}
	return string(pack) + "/" + string(lesson)
}

// lessonOf finds PACK or PACK/LESSON; the name of a pack alone is enough when only one has it.
func lessonOf(packs []*content.Pack, typed string) (content.PackID, content.LessonID, error) {
	typed = strings.Trim(typed, "/")
	var names []string
	for _, p := range packs {
		id := string(p.ID())
		_, name, _ := strings.Cut(id, "/")
		names = append(names, id)
		for _, called := range []string{id, name} {
			rest, ok := strings.CutPrefix(typed, called)
			switch {
			case ok && rest == "":
				return p.ID(), "", nil
			case ok && rest[0] == '/':
				lesson, err := lessonIn(p, rest[1:])
				return p.ID(), lesson, err
			}
		}
	}
	return "", "", console.NoSuch(game.Say("command.NoPack").With("name", content.OneLine(typed)), typed, names, game.Notice{})
}

// lessonIn finds a lesson of a pack.
func lessonIn(p *content.Pack, typed string) (content.LessonID, error) {
	var names []string
	for _, l := range p.Path() {
		if strings.EqualFold(typed, l.Name()) || strings.EqualFold(typed, string(l.ID)) {
			return l.ID, nil
		}
		names = append(names, l.Name())
	}
	return "", console.NoSuch(game.Say("command.NoLesson").With("name", content.OneLine(typed)), typed, names,
		game.Say("command.TheLessons").With("pack", string(p.ID()), "names", strings.Join(names, ", ")))
}

func (c *call) classUnassignCommand() *cobra.Command {
	return &cobra.Command{
		Use: "unassign PACK[/LESSON]", Short: "serverhelp.ClassUnassign", Args: oneArgument(game.Say("server.NameLesson")),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.inClass(cmd.Context(), func(_ *place, s *school.School, id class.ID) error {
				var all []class.Assignment
				s.Read(func(fold *class.School) { all = fold.Assignments(id) })
				mine := slices.DeleteFunc(slices.Clone(all), func(a class.Assignment) bool {
					return !strings.EqualFold(placeWord(a.Pack, a.Lesson), args[0]) && string(a.ID) != args[0]
				})
				if len(mine) == 0 {
					var names []string
					for _, a := range all {
						names = append(names, placeWord(a.Pack, a.Lesson))
					}
					return console.NoSuch(game.Say("server.NoAssignment").With("name", content.OneLine(args[0])), args[0], names, game.Notice{})
				}
				for _, a := range mine {
					if err := s.Do(cmd.Context(), id, class.Operator, class.Unassign{Assignment: a.ID}); err != nil {
						return err
					}
				}
				return c.tell(game.Say("server.Unassigned").With("what", args[0]))
			})
		},
	}
}
