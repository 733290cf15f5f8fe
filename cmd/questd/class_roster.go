package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/cmd/questd/school"
	"quest/content"
	"quest/game"
	"quest/game/class"
)

// listedMember is a member of a class as JSON.
type listedMember struct {
	Player string   `json:"player"`
	Nick   string   `json:"nick"`
	Roster string   `json:"roster"`
	Role   string   `json:"role"`
	Hidden bool     `json:"hidden"`
	Extra  int      `json:"extra"`
	Keys   []string `json:"keys"`
}

func (c *call) classRosterCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "roster", Short: "serverhelp.ClassRoster", Args: console.NoArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.inClass(cmd.Context(), func(_ *place, s *school.School, id class.ID) error { return c.roster(s, id, asJSON) })
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	return cmd
}

// roster prints the members of a class.
func (c *call) roster(s *school.School, id class.ID, asJSON bool) error {
	all := []listedMember{}
	s.Read(func(fold *class.School) {
		for _, m := range fold.Roster(id, nil) {
			all = append(all, listedMember{
				Player: string(m.Player), Nick: m.Nick.String(), Roster: m.Roster.String(), Role: string(m.Role),
				Hidden: m.Hidden, Extra: m.Extra, Keys: fold.Keys(m.Player),
			})
		}
	})
	if asJSON {
		return c.sayJSON(all)
	}
	if len(all) == 0 {
		return c.tell(game.Say("server.NobodyYet"))
	}
	t := console.Table{
		Head: []string{
			c.person.Text(game.Say("server.ColumnNick")), c.person.Text(game.Say("server.ColumnName")),
			c.person.Text(game.Say("server.ColumnRole")), c.person.Text(game.Say("server.ColumnPlayer")),
		},
		Left: []bool{true, true, true, true},
	}
	for _, m := range all {
		t.Rows = append(t.Rows, []string{m.Nick, m.Roster, c.person.Text(roleWord(class.Role(m.Role))), m.Player})
	}
	return c.sayLines(t.Lines(tableWidth))
}

// tableWidth is how many columns a table may take.
const tableWidth = 100

func (c *call) sayLines(lines []string) error {
	for _, line := range lines {
		if err := c.say("%s", line); err != nil {
			return err
		}
	}
	return nil
}

// roleWord says what somebody is in a class.
func roleWord(r class.Role) game.Notice {
	switch r {
	case class.Owner:
		return game.Say("server.RoleOwner")
	case class.Teacher:
		return game.Say("server.RoleTeacher")
	case class.Student:
		return game.Say("server.RoleStudent")
	}
	return game.Verbatim(content.OneLine(string(r)))
}

// liveClass is what runs in a class now, as JSON.
type liveClass struct {
	Class   string     `json:"class"`
	Locked  bool       `json:"locked"`
	Members int        `json:"members"`
	Here    []string   `json:"here"` // nicknames
	Round   *liveRound `json:"round"`
	Raid    *liveRaid  `json:"raid"`
}

type liveRound struct {
	Number int      `json:"number"`
	Pack   string   `json:"pack"`
	Item   string   `json:"item"`
	Phase  string   `json:"phase"`
	Voted  int      `json:"voted"`
	Here   int      `json:"here"`
	Right  *float64 `json:"right"` // share of the first ballot, null until it is closed
}

type liveRaid struct {
	Boss   string `json:"boss"`
	Health int    `json:"health"`
	Left   int    `json:"left"`
	Over   bool   `json:"over"`
}

func (c *call) classLiveCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "live", Short: "serverhelp.ClassLive", Args: console.NoArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.inClass(cmd.Context(), func(_ *place, s *school.School, id class.ID) error {
				v, err := s.Look(cmd.Context(), id)
				if err != nil {
					return err
				}
				live := liveOf(v)
				if asJSON {
					return c.sayJSON(live)
				}
				return c.tell(live.lines()...)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	return cmd
}

// liveOf takes what runs from what a teacher would see.
func liveOf(v class.View) liveClass {
	live := liveClass{Class: v.Name.String(), Locked: v.Locked, Members: len(v.Members), Here: []string{}}
	for _, m := range v.Members {
		if m.Here {
			live.Here = append(live.Here, m.Nick.String())
		}
	}
	if r := v.Round; r != nil {
		live.Round = &liveRound{
			Number: r.Number, Pack: string(r.Pack), Item: string(r.Item), Phase: string(r.Phase), Voted: r.Voted, Here: r.Here, Right: r.Right,
		}
	}
	if r := v.Raid; r != nil {
		live.Raid = &liveRaid{Boss: string(r.Boss), Health: r.Health, Left: r.Left, Over: r.Over}
	}
	return live
}

// lines says it in words.
func (l liveClass) lines() []game.Notice {
	all := []game.Notice{game.Say("server.LiveClass").With("name", l.Class).Count("here", len(l.Here)).Count("of", l.Members)}
	if l.Locked {
		all = append(all, game.Say("server.LiveLocked"))
	}
	if r := l.Round; r != nil {
		all = append(all, game.Say("server.LiveRound").Count("n", r.Number).With("item", r.Pack+"#"+r.Item).
			Put("phase", phaseWord(class.Phase(r.Phase))).Count("voted", r.Voted))
		if r.Right != nil {
			all = append(all, game.Say("server.LiveRight").With("percent", fmt.Sprintf("%.0f", 100**r.Right)))
		}
	}
	if r := l.Raid; r != nil {
		all = append(all, game.Say("server.LiveRaid").With("boss", r.Boss).Count("left", r.Left).Count("of", r.Health))
	}
	return all
}

// phaseWord says where a round stands.
func phaseWord(p class.Phase) game.Notice {
	switch p {
	case class.Voting:
		return game.Say("server.PhaseVoting")
	case class.Counted:
		return game.Say("server.PhaseCounted")
	case class.Talking:
		return game.Say("server.PhaseTalking")
	case class.Again:
		return game.Say("server.PhaseAgain")
	case class.Closed:
		return game.Say("server.PhaseClosed")
	case class.Stopped:
		return game.Say("server.PhaseStopped")
	}
	return game.Verbatim(content.OneLine(string(p)))
}
