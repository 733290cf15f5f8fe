package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/game"
	"quest/game/find"
)

// foundRecord is one result of "quest find --json". Scripts read it: names stay.
type foundRecord struct {
	Kind   string `json:"kind"`           // command, lesson, quiz, pack, lab, term, mix-up, point or question
	Text   string `json:"text"`           // its name, its sentence or what it asks
	Pack   string `json:"pack"`           // "" for a command
	Lesson string `json:"lesson"`         // of a lesson, a point or a question, "" for others
	Quiz   string `json:"quiz,omitempty"` // of a quiz that belongs to no lesson, or of a question of one
	ID     string `json:"id"`             // of the command, the lab or the question, the number of the point, "" for others

	line string // in the languages of the command
}

// foundKinds names the kinds for scripts.
var foundKinds = [...]string{
	find.ACommand: "command", find.ALesson: "lesson", find.APack: "pack", find.ALab: "lab", find.ATerm: "term",
	find.AMixUp: "mix-up", find.APoint: "point", find.AQuestion: "question",
}

func (c *call) findCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "find WORDS...",
		Short: "help.Find",
		Long:  "help.FindLong",
		RunE:  func(_ *cobra.Command, args []string) error { return c.find(strings.Join(args, " "), asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	return cmd
}

// find prints what fits some words. Questions are shown as far as the player has met them; where
// nobody has played yet, none is.
func (c *call) find(words string, asJSON bool) error {
	q := find.Read(words)
	if q.Empty() {
		return wrong(game.Say("command.FindNothing"))
	}
	player, packs, err := c.finding()
	if err != nil {
		return err
	}
	all := []foundRecord{}
	for _, r := range find.Known(find.New(packs, c.books().Command).Whole().Search(q), player) {
		all = append(all, c.foundRecord(r))
	}
	if asJSON {
		return c.sayJSON(struct {
			Words string        `json:"words"`
			Found []foundRecord `json:"found"`
		}{content.OneLine(words), all})
	}
	if len(all) == 0 {
		return c.tell(game.Say("command.FoundNothing").With("words", content.OneLine(words)))
	}
	for _, r := range all {
		if err := c.say("%s", r.line); err != nil {
			return err
		}
	}
	return nil
}

// finding gives the player, who need not be there yet, and the packs.
func (c *call) finding() (*game.Player, []*content.Pack, error) {
	saveDir, err := c.saveDir()
	if err != nil {
		return nil, nil, err
	}
	if name, err := playerName(c.flags.player); err != nil || name != defaultPlayer || slices.Contains(players(saveDir), name) {
		_, player, shelf, err := c.seen()
		if err != nil {
			return nil, nil, err
		}
		return player, shelf.packs, nil
	}
	shelf, err := c.toldShelf()
	if err != nil {
		return nil, nil, err
	}
	return new(game.Player), shelf.packs, nil
}

func (c *call) foundRecord(r find.Result) foundRecord {
	kind := c.book().Find.Kind(r)
	if r.Kind == find.ACommand {
		name := titled(game.LineIn(c.shown(nil), r.Text))
		return foundRecord{Kind: foundKinds[r.Kind], Text: titled(game.LineIn([]content.Lang{c.book().Lang}, r.Text)), ID: r.Command.Name, line: kind + ": " + name}
	}
	f := foundRecord{
		Kind: foundKinds[r.Kind], Text: content.OneLine(content.PlainText(r.Text.Line(c.lang(r.Pack)))),
		Pack: string(r.Pack.ID()),
	}
	if f.Lesson, f.Quiz = lessonOrQuiz(r.Lesson); f.Quiz != "" && r.Kind == find.ALesson {
		f.Kind = "quiz"
	}
	switch r.Kind {
	case find.ALab:
		f.ID = string(r.Lab)
	case find.AQuestion:
		f.ID = string(r.Item)
	case find.APoint:
		f.ID = strconv.Itoa(r.Point)
	case find.ACommand, find.ALesson, find.APack, find.ATerm, find.AMixUp:
	}
	where := f.Pack
	if name := r.Lesson.Name(); name != "" {
		where += "/" + name
	}
	f.line = kind + ": " + c.titled(r.Pack, r.Text) + " (" + where + ")"
	return f
}
