package main

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quest/cmd/stores"
	"quest/content"
	"quest/game"
)

// lookUp gives a variable of the environment that the program was started with, and
// whether there is one.
func (c *call) lookUp(name string) (value string, ok bool) { return c.person().LookUp(name) }

// home gives the home folder of the player, "" if none is known. A relative one would be
// another one in every folder.
func (c *call) home() string {
	if home := cmp.Or(c.getenv("HOME"), c.getenv("USERPROFILE")); filepath.IsAbs(home) {
		return home
	}
	return ""
}

// path gives a path that somebody typed or set, with ~/ as the home folder: a shell puts
// it there only at the beginning of a word without quotes.
func (c *call) path(typed string) (string, error) {
	rest, tilde := strings.CutPrefix(typed, "~")
	switch {
	case strings.TrimSpace(typed) == "":
		return "", wrong(game.Say("command.EmptyPath"))
	case !tilde:
		return typed, nil
	case rest != "" && rest[0] != '/' && rest[0] != filepath.Separator:
		return "", wrong(game.Say("command.OtherHome").With("path", content.OneLine(typed)))
	}
	home := c.home()
	if home == "" {
		return "", failed(game.Say("command.NoHomeFor").With("path", content.OneLine(typed)), stores.ErrNoHome)
	}
	return filepath.Join(home, rest), nil
}

// checkFlags settles the flags of every command before it runs.
func (c *call) checkFlags(cmd *cobra.Command, args []string) error {
	if err := c.settlePaths(cmd, args); err != nil {
		return err
	}
	if cmd.LocalNonPersistentFlags().Lookup("lang") != nil {
		c.keepSpoken() // it names the language of texts, which the game need not speak
		return nil
	}
	return c.checkLang(cmd, args)
}

// settlePaths puts the home folder into the paths of flags.
func (c *call) settlePaths(cmd *cobra.Command, _ []string) error {
	paths := map[string][]*string{"save-dir": {&c.flags.saveDir}}
	for i := range c.flags.packs {
		paths["pack"] = append(paths["pack"], &c.flags.packs[i])
	}
	for name, values := range paths {
		if own := cmd.LocalNonPersistentFlags().Lookup(name); own != nil || !cmd.Flags().Changed(name) {
			continue // a command may have a flag of its own by that name
		}
		for _, value := range values {
			path, err := c.path(*value)
			if err != nil {
				return err
			}
			*value = path
		}
	}
	return nil
}

// oddities tells of variables of the environment that are set to something that cannot
// be meant.
func (c *call) oddities() []game.Notice {
	var all []game.Notice
	if !c.unreadZone.Empty() {
		all = append(all, c.unreadZone)
	}
	for name, words := range map[string]string{"QUEST_ASCII": "1, 0", "QUEST_STILL": "1, 0", "QUEST_THEME": strings.Join(themeWords(), ", ")} {
		value := c.getenv(name)
		_, known := switched(value)
		if name == "QUEST_THEME" {
			known = value == "" || new(theme).Set(value) == nil
		}
		if !known {
			all = append(all, game.Say("command.EnvUnread").With("name", name, "value", content.OneLine(value), "words", words))
		}
	}
	if dir := c.getenv("QUEST_SAVE_DIR"); c.flags.saveDir == "" && strings.TrimSpace(dir) != "" && !filepath.IsAbs(dir) && !strings.HasPrefix(dir, "~") {
		all = append(all, game.Say("command.RelativeDir").With("dir", content.OneLine(dir)))
	}
	slices.SortFunc(all, func(a, b game.Notice) int { return strings.Compare(a.String(), b.String()) })
	return all
}

// switched reads a variable that switches something on or off. Any word that is none of
// those for off switches it on; known says whether it is one of those for on.
func switched(value string) (on, known bool) {
	switch strings.ToLower(strings.TrimSpace(value)) {
	case "", "0", "false", "no", "off":
		return false, true
	case "1", "true", "yes", "on":
		return true, true
	}
	return true, false
}
