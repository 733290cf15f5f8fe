package main

import (
	"slices"
	"strconv"
	"strings"

	"quest/game"
	"quest/game/tui"
	"quest/game/tui/style"
)

// theme is the value of --theme: a background, "auto", or the name of a theme; "" where
// nothing was asked for.
type theme string

// themeWords are the values of --theme: auto, two backgrounds, and themes that everybody has.
func themeWords() []string {
	words := []string{game.ThemeAuto, "dark", "light"}
	return append(words, game.FreeThemes()[1:]...)
}

func (t *theme) String() string { return string(*t) }

func (t *theme) Type() string { return "NAME" }

func (t *theme) Set(value string) error {
	if v := strings.ToLower(value); slices.Contains(themeWords(), v) {
		*t = theme(v)
		return nil
	}
	return &refusal{Said: game.Say("command.UseTheme").With("words", strings.Join(themeWords(), ", "))}
}

// asked is the theme that was asked for, and by what: the flag, else the environment. A word
// there that is none of a theme counts as nothing.
func (c *call) askedTheme() (asked theme, by string) {
	if c.flags.theme != "" {
		return c.flags.theme, "--theme"
	}
	if asked.Set(c.getenv("QUEST_THEME")) == nil {
		return asked, "QUEST_THEME"
	}
	return "", ""
}

// dressed sets the theme, and the background for which its colours are chosen. A theme that
// was asked for by its name is drawn whatever background the terminal tells, if it is made
// for one only.
func (c *call) dressed(o *tui.Options) {
	asked, by := c.askedTheme()
	o.Ground, o.Decided.Theme = groundIn(c.getenv("COLORFGBG")), by
	if asked == "" {
		return
	}
	o.Theme = game.ThemeAuto
	switch asked {
	case "dark":
		o.Ground, o.Fixed = style.Dark, true
	case "light":
		o.Ground, o.Fixed = style.Light, true
	case game.ThemeMono:
		o.Ground, o.Fixed = style.Mono, true
	case game.ThemeAuto, game.ThemeContrast:
		o.Theme = string(asked)
	default:
		o.Theme, o.Ground, o.Fixed = string(asked), style.GroundOf(string(asked)), true
	}
}

// groundIn reads COLORFGBG, in which some terminals name their colours by number: the
// last one is the background, 0 to 6 and 8 being dark.
func groundIn(colours string) style.Ground {
	n, err := strconv.Atoi(colours[strings.LastIndexByte(colours, ';')+1:])
	switch {
	case err != nil || n < 0 || n > 15:
		return style.Unknown
	case n < 7 || n == 8:
		return style.Dark
	}
	return style.Light
}
