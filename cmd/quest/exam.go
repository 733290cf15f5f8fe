package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/game"
	"quest/game/exam"
)

// examFlags are the flags of a new paper.
type examFlags struct {
	short examLength
	extra bool
}

func (c *call) examCommand() *cobra.Command {
	var f examFlags
	cmd := &cobra.Command{
		Use:     "exam [EXAM]",
		Short:   "help.Exam",
		Long:    "help.ExamLong",
		Example: "help.ExamExamples",
		Args:    c.oneExam,
	}
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		return c.sitExam(strings.Join(args, ""), f)
	}
	c.flags.addPlay(cmd.Flags())
	cmd.Flags().Var(&f.short, "short", "help.FlagShort")
	cmd.Flags().BoolVar(&f.extra, "extra-time", false, "help.FlagExtra")
	cmd.AddCommand(c.examReportCommand(), c.examResultCommand(), c.examDropCommand())
	return cmd
}

// oneExam refuses more than one name.
func (c *call) oneExam(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return wrong(game.Say("paper.OneName"))
	}
	return nil
}

// examLength is the --short flag: how many questions a paper has, 0 where it is not given.
type examLength int

func (*examLength) String() string { return "" }

func (*examLength) Type() string { return "N" }

func (l *examLength) Set(value string) error {
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 || n > game.MostPaperQuestions {
		return &refusal{Said: game.Say("paper.UseShort").Count("most", game.MostPaperQuestions)}
	}
	*l = examLength(n)
	return nil
}

// sitExam begins a paper or goes on with the open one. A paper that the packs cannot fill is refused
// before the game opens.
func (c *call) sitExam(name string, f examFlags) error {
	player, shelf, err := c.beforeExam()
	if err != nil {
		return err
	}
	b, err := c.examCalled(name, player, shelf.packs)
	if err != nil {
		return err
	}
	if int(f.short) >= b.Exam.Questions {
		return wrong(game.Say("paper.ShortTooLong").With("exam", b.ID.Short()).Count("n", b.Exam.Questions))
	}
	if _, open := player.OpenPaper(b.ID); !open {
		draft := player.DraftPaper(b, shelf.packs, int(f.short), c.clock().moment())
		if !draft.Full() {
			return c.lacksQuestions(b, draft, player, shelf.packs)
		}
	}
	c.exam = &game.Destination{Exam: b.ID, Short: int(f.short), Extra: f.extra}
	return c.play("")
}

// beforeExam gives the player as the save has it, new or not, and the packs.
func (c *call) beforeExam() (*game.Player, *shelf, error) {
	player := new(game.Player)
	saveDir, err := c.saveDir()
	if err != nil {
		return nil, nil, err
	}
	name, err := playerName(c.flags.player)
	if err != nil {
		return nil, nil, err
	}
	if slices.Contains(players(saveDir), name) {
		dir, err := playerFolder(saveDir, name)
		if err != nil {
			return nil, nil, err
		}
		if player, _, err = c.view(dir); err != nil {
			return nil, nil, err
		}
	}
	s, err := c.shelf(saveDir)
	return player, s, err
}

// examCalled gives the exam that a command names, or the one that is planned, or else the only one
// for which the packs have questions.
func (c *call) examCalled(name string, player *game.Player, packs []*content.Pack) (*content.Blueprint, error) {
	if name == "" {
		name = player.Plan().Exam.Blueprint
	}
	if name != "" {
		if b, ok := game.ExamNamed(content.BlueprintID(name), packs); ok {
			return b, nil
		}
		return nil, wrong(game.Say("paper.NoExam").With("name", content.OneLine(name), "exams", c.examNames(packs)))
	}
	all := examsWithQuestions(packs)
	if lines, _, err := c.frontEnd(); len(all) == 1 || len(all) > 1 && !lines && err == nil { // the screen lets choose another
		return all[0], nil
	}
	return nil, wrong(game.Say("paper.WhichExam").With("exams", c.examNames(packs)))
}

// examsWithQuestions gives the exams for which packs have questions that are written like theirs.
func examsWithQuestions(packs []*content.Pack) []*content.Blueprint {
	var all []*content.Blueprint
	for _, b := range game.Exams(packs) {
		if slices.ContainsFunc(packs, func(p *content.Pack) bool { return exam.Asks(b, p) }) {
			all = append(all, b)
		}
	}
	return all
}

// examNames lists the exams for which packs have questions, or else all that are known.
func (c *call) examNames(packs []*content.Pack) string {
	all := examsWithQuestions(packs)
	if len(all) == 0 {
		all = game.Exams(packs)
	}
	var names []string
	for _, b := range all {
		names = append(names, b.ID.Short())
	}
	return c.book().List(names)
}

// lacksQuestions refuses a paper: it says what each domain lacks, and what shorter paper is possible.
func (c *call) lacksQuestions(b *content.Blueprint, d game.PaperDraft, p *game.Player, packs []*content.Pack) error {
	says := d.Says(b)
	if n := p.LongestShort(b, packs, c.clock().moment()); n > 0 {
		says = append(says, game.Say("paper.ShortPossible").Count("n", n).With("name", strings.ToLower(b.ID.Short())))
	}
	short := &failure{Code: exitFailed, Said: says[0]}
	for _, n := range says[1:] {
		short.Lines = append(short.Lines, c.text(n))
	}
	return short
}

// examDropCommand gives the open paper of an exam up.
func (c *call) examDropCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "drop [EXAM]",
		Short: "help.ExamDrop",
		Args:  c.oneExam,
		RunE: func(_ *cobra.Command, args []string) error {
			dropped := ""
			err := c.change(func(ch *changing) (game.Batch, error) {
				of := content.BlueprintID("")
				if len(args) > 0 {
					b, err := c.examCalled(args[0], ch.player, ch.shelf.packs)
					if err != nil {
						return game.Batch{}, err
					}
					of = b.ID
				}
				paper, open := ch.player.OpenPaper(of)
				if !open && of == "" {
					return game.Batch{}, wrong(game.Say("paper.NoneOpenAny"))
				}
				if !open {
					return game.Batch{}, wrong(game.Say("paper.NoneOpen").With("exam", of.Short()))
				}
				dropped = paper.Exam.Short()
				return ch.player.DropPaper(paper.ID, ch.now), nil
			})
			if err != nil {
				return err
			}
			return c.tell(game.Say("paper.Dropped").With("exam", dropped))
		},
	}
}
