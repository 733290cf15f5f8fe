package main

import (
	"strings"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/game"
	"quest/game/setting"
)

// settingsRecord is what "quest settings --json" prints. Scripts read it: names stay.
type settingsRecord struct {
	Player   string         `json:"player"`
	Settings map[string]any `json:"settings"`
	Changed  bool           `json:"changed"`
}

func (c *call) settingsCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:     "settings [NAME [VALUE]]",
		Short:   "help.Settings",
		Long:    "help.SettingsLong",
		Example: "help.SettingsExamples",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return c.showSettings(args, asJSON)
			}
			return c.set(args[0], strings.Join(args[1:], " "), asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	return cmd
}

// showSettings prints all settings, or the one that is named.
func (c *call) showSettings(named []string, asJSON bool) error {
	all := setting.All()
	if len(named) == 1 {
		s, err := c.settingNamed(named[0])
		if err != nil {
			return err
		}
		all = []setting.Setting{s}
	}
	name, player, shelf, err := c.seen()
	if err != nil {
		return err
	}
	of := &changing{name: name, player: player, shelf: shelf, now: c.clock().moment()}
	if asJSON {
		return c.sayJSON(c.settingsRecordOf(of, all, false))
	}
	var lines []game.Notice
	if len(named) == 0 {
		lines = append(lines, game.Say("settings.Of").With("name", content.OneLine(player.Name.String())))
	}
	lines = append(lines, c.settingsOf(of, all)...)
	if len(named) == 0 {
		lines = append(lines, game.Say("settings.HowToChange").With("todo", "quest settings theme contrast"))
	}
	return c.tell(lines...)
}

// set gives a setting another value.
func (c *call) set(named, value string, asJSON bool) error {
	s, err := c.settingNamed(named)
	if err != nil {
		return err
	}
	var opened *changing
	changed := false
	err = c.change(func(ch *changing) (game.Batch, error) {
		opened = ch
		next := s.Read(c.scene(ch), setting.Of(ch.player), value)
		if !next.Wrong.Empty() {
			return game.Batch{}, wrong(game.Say("settings.Refused").With("setting", s.ID, "value", content.OneLine(value)).Put("why", next.Wrong))
		}
		batches := next.Keep(ch.player, ch.now)
		if changed = len(batches) > 0; !changed {
			return game.Batch{}, nil
		}
		return batches[0], nil // one setting is one batch
	})
	if err != nil {
		return err
	}
	if asJSON {
		return c.sayJSON(c.settingsRecordOf(opened, setting.All(), changed))
	}
	said := game.Say("settings.Changed")
	if !changed {
		said = game.Say("settings.Unchanged")
	}
	return c.tell(append([]game.Notice{said}, c.settingsOf(opened, []setting.Setting{s})...)...)
}

// settingNamed finds a setting by its ID, or by its label in any language.
func (c *call) settingNamed(named string) (setting.Setting, error) {
	if s, ok := setting.Find(c.books(), named); ok {
		return s, nil
	}
	var ids []string
	for _, s := range setting.All() {
		ids = append(ids, s.ID)
	}
	return setting.Setting{}, noSuch(game.Say("settings.NoSetting").With("name", content.OneLine(named)), named, ids,
		game.Say("settings.SettingsKnown").With("names", strings.Join(ids, ", ")))
}

// scene is what the settings of a save are asked with.
func (c *call) scene(of *changing) setting.Scene {
	return setting.Scene{Player: of.player, Packs: of.shelf.packs, Now: of.now, Books: c.books(), Speech: of.player.Speech}
}

// settingsOf says settings, a line each: the ID, and the label with the value. What a variable
// of the environment decides is said below its setting.
func (c *call) settingsOf(of *changing, all []setting.Setting) []game.Notice {
	wide := 0
	for _, s := range all {
		wide = max(wide, len(s.ID))
	}
	decided := c.look().Decided
	var lines []game.Notice
	for _, s := range all {
		lines = append(lines, game.Say("settings.Set").With("id", s.ID+strings.Repeat(" ", wide-len(s.ID))).
			Put("label", s.Label).Put("value", s.Say(c.scene(of), setting.Of(of.player))))
		by := map[string]string{setting.Theme: decided.Theme, setting.Motion: decided.Motion, setting.Signs: decided.Plain}[s.ID]
		if by != "" {
			lines = append(lines, game.Say("settings.SetDecided").Put("why", game.Say("settings.Decided").With("by", by)))
		}
	}
	return lines
}

func (c *call) settingsRecordOf(of *changing, all []setting.Setting, changed bool) settingsRecord {
	r := settingsRecord{Player: of.name, Settings: map[string]any{}, Changed: changed}
	for _, s := range all {
		r.Settings[s.ID] = s.JSON(c.scene(of), setting.Of(of.player))
	}
	return r
}
