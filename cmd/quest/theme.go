package main

import (
	"strconv"
	"strings"

	"quest/game"
	"quest/game/tui/style"
)

// theme is the value of --theme: auto, dark, light or mono; "" is auto.
type theme string

func (t *theme) String() string { return string(*t) }

func (t *theme) Type() string { return "auto|dark|light|mono" }

func (t *theme) Set(value string) error {
	switch v := strings.ToLower(value); v {
	case "auto", "dark", "light", "mono":
		*t = theme(v)
		return nil
	}
	return &refusal{game.Say("command.UseTheme")}
}

// ground is the background for which the colours are chosen, and whether that is fixed:
// else it holds until the terminal tells its own.
func (c *call) ground() (on style.Ground, fixed bool) {
	chosen := c.flags.theme
	if chosen == "" {
		_ = chosen.Set(c.getenv("QUEST_THEME")) // a word that is none of them is auto
	}
	switch chosen {
	case "dark":
		return style.Dark, true
	case "light":
		return style.Light, true
	case "mono":
		return style.Mono, true
	}
	return groundIn(c.getenv("COLORFGBG")), false
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

// drawsSigns reports whether the terminal can be expected to draw more than ASCII: the
// console of Linux has no such letters, and a locale that names another encoding than
// UTF-8 says that they would come out wrong.
func (c *call) drawsSigns() bool {
	if c.getenv("TERM") == "linux" {
		return false
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := strings.ToLower(c.getenv(name)); locale != "" {
			return strings.Contains(locale, "utf-8") || strings.Contains(locale, "utf8")
		}
	}
	return true // nothing is known: most terminals can
}
