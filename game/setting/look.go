package setting

import (
	"cmp"
	"slices"
	"strconv"

	"quest/content"
	"quest/game"
)

// toggle is something that is on or off.
func toggle(id string, label, hint game.Notice, of func(*Values) *bool) Setting {
	return either(id, label, hint, game.Say("plan.Off"), game.Say("plan.On"), of)
}

// either is one of two, of which the second is the one that is on.
func either(id string, label, hint, off, on game.Notice, of func(*Values) *bool) Setting {
	return Setting{
		ID: id, Label: label, Hint: hint,
		Say: func(_ Scene, v Values) game.Notice {
			if *of(&v) {
				return on
			}
			return off
		},
		JSON: func(_ Scene, v Values) any { return *of(&v) },
		Step: func(_ Scene, v Values, _ int) Values {
			*of(&v) = !*of(&v)
			return v
		},
		Read: func(s Scene, v Values, text string) Reading {
			is, ok := s.Books.ReadSwitch(text)
			switch {
			case ok:
			case called(s.Books, text, "", on):
				is = true
			case called(s.Books, text, "", off):
			default:
				return Reading{v, game.Say("settings.UseEither").Put("off", off).Put("on", on)}
			}
			*of(&v) = is
			return Reading{Values: v}
		},
	}
}

func signs() Setting {
	s := either(Signs, game.Say("settings.RowSigns"), game.Say("settings.HintSigns"), game.Say("settings.Drawn"), game.Say("settings.ASCII"),
		func(v *Values) *bool { return &v.Look.Plain })
	s.JSON = func(_ Scene, v Values) any { return word(v.Look.Plain, "ascii", "drawn") }
	return s
}

func motion() Setting {
	s := either(Motion, game.Say("settings.RowMotion"), game.Say("settings.HintMotion"), game.Say("settings.Reduced"), game.Say("settings.Full"),
		func(v *Values) *bool { return &v.Look.Motion })
	s.JSON = func(_ Scene, v Values) any { return word(v.Look.Motion, "full", "reduced") }
	return s
}

// word is the word of one that is on or off, for scripts.
func word(is bool, on, off string) string {
	if is {
		return on
	}
	return off
}

func bell() Setting {
	return toggle(Bell, game.Say("settings.RowBell"), game.Say("settings.HintBell"), func(v *Values) *bool { return &v.Look.Bell })
}

func story() Setting {
	return toggle(Story, game.Say("settings.RowStory"), game.Say("settings.HintStory"), func(v *Values) *bool { return &v.Look.Story })
}

func certainty() Setting {
	return toggle(Certainty, game.Say("settings.RowCertainty"), game.Say("settings.HintCertainty"), func(v *Values) *bool { return &v.Certainty })
}

func theme() Setting {
	return Setting{
		ID: Theme, Label: game.Say("settings.RowTheme"), Hint: game.Say("settings.HintTheme"),
		Say:  func(s Scene, v Values) game.Notice { return s.themeName(v.Look.Theme) },
		JSON: func(_ Scene, v Values) any { return v.Look.Theme },
		Step: func(s Scene, v Values, by int) Values {
			v.Look.Theme = next(s.Player.Themes(), v.Look.Theme, by)
			return v
		},
		Read: func(s Scene, v Values, text string) Reading {
			all := s.Player.Themes()
			if id, ok := backgrounds[text]; ok {
				v.Look.Theme = id
				return Reading{Values: v}
			}
			for _, id := range all {
				if called(s.Books, text, id, s.themeName(id)) {
					v.Look.Theme = id
					return Reading{Values: v}
				}
			}
			var names game.Notice
			for _, id := range all {
				names = listed(names, game.Say("settings.ToType").With("type", content.OneLine(id)).Put("name", s.themeName(id)))
			}
			return Reading{v, game.Say("settings.UseTheme").Put("names", names)}
		},
	}
}

// backgrounds are the themes for the words of --theme that name a background.
var backgrounds = map[string]string{"dark": game.ThemeTwilight, "light": game.ThemePaper}

// listed gives a list with another item behind the others.
func listed(list, item game.Notice) game.Notice {
	if list.Empty() {
		return item
	}
	return game.Say("settings.ListAnd").Put("list", list).Put("item", item)
}

// themeNames are what the themes are called that everybody has.
var themeNames = map[string]game.Notice{
	game.ThemeAuto: game.Say("settings.ThemeAuto"), game.ThemeTwilight: game.Say("settings.ThemeTwilight"),
	game.ThemeEmber: game.Say("settings.ThemeEmber"), game.ThemePaper: game.Say("settings.ThemePaper"),
	game.ThemeContrast: game.Say("settings.ThemeContrast"), game.ThemeMono: game.Say("settings.ThemeMono"),
}

// themeName says the name of a theme: of one that was bought as it was called then.
func (s Scene) themeName(id string) game.Notice {
	if name, ok := themeNames[id]; ok {
		return name
	}
	for _, thing := range s.Player.Possessions() {
		if thing.Bought.Thing != id {
			continue
		}
		if names := game.TitleIn(s.Speech.Langs(), thing.Bought.Name); len(names) > 0 {
			return game.Verbatim(names[0])
		}
	}
	return game.Verbatim(content.OneLine(id))
}

func languages() Setting {
	return Setting{
		ID: Languages, Label: game.Say("settings.RowLanguages"), Hint: game.Say("settings.HintLanguages"),
		Say:  func(s Scene, v Values) game.Notice { return game.Verbatim(s.Books.OwnNames(s.speech(v))) },
		JSON: func(s Scene, v Values) any { return string(s.speech(v)) },
		Step: func(s Scene, v Values, by int) Values {
			v.Speech = next(s.Books.Choices(s.Packs), s.speech(v), by)
			return v
		},
		Read: func(s Scene, v Values, text string) Reading {
			all := s.Books.Choices(s.Packs)
			var names game.Notice
			for i, choice := range all {
				if strconv.Itoa(i+1) == narrow(text) || slices.ContainsFunc(s.Books.Answers(choice), func(w string) bool { return content.Fold(w) == content.Fold(text) }) {
					v.Speech = choice
					return Reading{Values: v}
				}
				names = listed(names, game.Say("settings.ToType").With("type", string(choice), "name", s.Books.OwnNames(choice)))
			}
			return Reading{v, game.Say("settings.UseLanguage").Put("names", names)}
		},
	}
}

// Named is the name of the player.
func Named() Setting {
	name := func(s Scene, v Values) string {
		if v.Name.Empty() {
			return s.Player.Name.String()
		}
		return v.Name.String()
	}
	return Setting{
		ID: Name, Label: game.Say("settings.RowName"), Hint: game.Say("settings.HintName"),
		Say:   func(s Scene, v Values) game.Notice { return game.Verbatim(name(s, v)) },
		JSON:  func(s Scene, v Values) any { return name(s, v) },
		Typed: name,
		Read: func(_ Scene, v Values, text string) Reading {
			safe, err := content.CleanLine(text)
			if err != nil || safe.Empty() || content.Columns(safe.String()) > game.NameColumns {
				return Reading{v, game.Say("settings.BadName").Count("n", game.NameColumns).Count("half", game.NameColumns/2)}
			}
			v.Name = safe
			return Reading{Values: v}
		},
	}
}

// next gives the choice so many steps further in a ring, the first one for a value that is no
// choice.
func next[T cmp.Ordered](all []T, is T, by int) T {
	at := slices.Index(all, is)
	if at < 0 {
		return all[0]
	}
	step := 1
	if by < 0 {
		step = len(all) - 1
	}
	return all[(at+step)%len(all)]
}
