// Package setting is the one table of what a player can set. The screens, line mode and the
// commands change settings through it.
package setting

import (
	"cmp"
	"slices"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// Scene is whose settings they are, and where and when they are looked at.
type Scene struct {
	Player *game.Player
	Packs  []*content.Pack
	Now    game.Moment
	Books  *phrase.Books
	Speech game.Speech // on screen
}

// Values are all settings of a player.
type Values struct {
	Plan      game.StudyPlan
	Look      game.Preferences
	Speech    game.Speech // "" for the one that is on screen, which is not changed then
	Certainty bool
	Weekly    int          // target: days of study a week
	Name      content.Safe // empty for the one that the player has
}

// Of gives the settings of a player.
func Of(p *game.Player) Values {
	return Values{Plan: p.Plan(), Look: p.Preferences(), Certainty: p.Wager(), Weekly: p.Weekly()}
}

// Differ reports whether keeping the values would change something.
func (v Values) Differ(p *game.Player) bool {
	is := Of(p)
	is.Plan.Since = v.Plan.Since
	speech, name := v.Speech, v.Name
	v.Speech, v.Name = "", content.Safe{}
	return v != is || speech != "" && speech != p.Speech || !name.Empty() && name != p.Name
}

// Keep changes what differs from the settings of the player, and gives the batches of that.
func (v Values) Keep(p *game.Player, now game.Moment) []game.Batch {
	var all []game.Batch
	add := func(b game.Batch) {
		if !b.Empty() {
			all = append(all, b)
		}
	}
	add(p.SetPlan(game.Planned{
		New: &v.Plan.New, Items: &v.Plan.Items, Minutes: &v.Plan.Minutes, Rest: &v.Plan.Rest, Exam: &v.Plan.Exam, Balance: &v.Plan.Balance,
	}, now))
	add(p.Prefer(v.Look.Changes(), now))
	if v.Speech != "" && v.Speech != p.Speech {
		add(p.Tune(v.Speech, now))
	}
	if v.Certainty != p.Wager() {
		add(p.TuneWager(v.Certainty, now))
	}
	if v.Weekly != p.Weekly() {
		b, err := p.SetWeekly(v.Weekly, now)
		if err == nil { // else it is out of range and stays as it is
			add(b)
		}
	}
	add(p.Rename(v.Name, now))
	return all
}

// Setting is one thing that can be set. Its functions ask nothing but their arguments.
type Setting struct {
	ID          string // by which commands call it
	Label, Hint game.Notice
	Say         func(Scene, Values) game.Notice     // the value
	JSON        func(Scene, Values) any             // the value, for scripts: a string, a number, or true or false
	Step        func(Scene, Values, int) Values     // so many steps further; nil where it is not stepped
	Typed       func(Scene, Values) string          // the value as it stands in a field; nil where it is not typed there
	Read        func(Scene, Values, string) Reading // what was typed, in any language
}

// Reading is the values with one that was typed, or why it is not taken.
type Reading struct {
	Values
	Wrong game.Notice // empty if it is taken
}

// The settings by which screens tell them apart.
const (
	Languages = "languages"
	Theme     = "theme"
	Signs     = "signs"
	Motion    = "motion"
	Bell      = "bell"
	Story     = "story"
	Certainty = "certainty"
	ExamDate  = "exam-date"
	Exam      = "exam"
	Rest      = "rest"
	Name      = "name"
)

// Group is settings that stand together under a heading.
type Group struct {
	Heading game.Notice
	All     []Setting
}

// Groups gives all settings but the name in their order.
func Groups() []Group {
	return []Group{
		{game.Say("settings.Screen"), []Setting{languages(), theme(), signs(), motion(), bell()}},
		{game.Say("settings.Learning"), append(Plan(), weekly(), certainty())},
		{game.Say("settings.Game"), []Setting{story()}},
	}
}

// Plan gives the settings of the review.
func Plan() []Setting {
	return []Setting{examDate(), whichExam(), newItems(), items(), minutes(), rest(), balance()}
}

// All gives every setting in one list: those of the review first.
func All() []Setting {
	return append(Plan(), weekly(), certainty(), story(), languages(), theme(), signs(), motion(), bell(), Named())
}

// Find gives the setting that a command calls by its ID, or by its label in any language.
func Find(b *phrase.Books, typed string) (Setting, bool) {
	all := All()
	i := slices.IndexFunc(all, func(s Setting) bool { return called(b, typed, s.ID, s.Label) })
	if i < 0 {
		return Setting{}, false
	}
	return all[i], true
}

// called reports whether what was typed is an ID, or what a notice says in some language.
func called(b *phrase.Books, typed, id string, said game.Notice) bool {
	if content.Fold(typed) == content.Fold(id) {
		return true
	}
	return slices.ContainsFunc(b.All(), func(in *phrase.Book) bool { return content.Fold(in.Say(said)) == content.Fold(typed) })
}

// speech is the languages that are on screen under some values.
func (s Scene) speech(v Values) game.Speech { return cmp.Or(v.Speech, s.Speech) }
