package game

import "quest/content"

// Preferred is a change of how the game looks and sounds; what is nil stays as it is.
type Preferred struct {
	Theme  *string `json:"theme,omitempty"`  // name of a theme, see Preferences.Theme
	Plain  *bool   `json:"plain,omitempty"`  // lines and signs with ASCII characters
	Motion *bool   `json:"motion,omitempty"` // something may move
	Bell   *bool   `json:"bell,omitempty"`   // the terminal rings for what is celebrated: a chest, a level, an achievement, a title, a boss
	Story  *bool   `json:"story,omitempty"`  // the parts of the story are shown
}

// Renamed gives the player another name. The folder of the save stays as it is called.
type Renamed struct {
	Name content.Safe `json:"name"`
}

// Preferences is how the game looks and sounds for a player.
type Preferences struct {
	Theme  string // its name, or the ID of a thing that is worn; perhaps one of another version
	Plain  bool
	Motion bool
	Bell   bool
	Story  bool
}

// The themes that everybody has. Auto takes what fits the background of the terminal.
const (
	ThemeAuto     = "auto"
	ThemeTwilight = "twilight"
	ThemeEmber    = "ember"
	ThemePaper    = "paper"
	ThemeContrast = "contrast"
	ThemeMono     = "mono"
)

// FreeThemes gives the themes that everybody has, in the order in which they are offered.
func FreeThemes() []string {
	return []string{ThemeAuto, ThemeTwilight, ThemeEmber, ThemePaper, ThemeContrast, ThemeMono}
}

// maxTheme is how many bytes the name of a theme may take.
const maxTheme = 64

// NameColumns is how many columns the name of a player may take.
const NameColumns = 24

// Preferences gives how the game looks and sounds. Who has chosen nothing gets the theme that
// fits the terminal, drawn signs, motion and the story, and no bell.
func (p *Player) Preferences() Preferences {
	is := &p.ledger.Preferred
	on := func(chosen *bool, unset bool) bool {
		if chosen == nil {
			return unset
		}
		return *chosen
	}
	prefs := Preferences{Theme: ThemeAuto, Plain: on(is.Plain, false), Motion: on(is.Motion, true), Bell: on(is.Bell, false), Story: on(is.Story, true)}
	if is.Theme != nil {
		prefs.Theme = *is.Theme
	}
	if worn := p.Worn(SlotTheme); worn != "" {
		prefs.Theme = worn
	}
	return prefs
}

// Themes gives the themes that the player can choose from: those that everybody has, and
// those that were bought.
func (p *Player) Themes() []string {
	all := FreeThemes()
	for _, thing := range p.Possessions() {
		if thing.Bought.Slot == SlotTheme {
			all = append(all, thing.Bought.Thing)
		}
	}
	return all
}

// Prefer gives the batch that changes how the game looks and sounds. What is as it was is
// left out, and the batch is empty if nothing changes. A theme that was bought is worn; any
// other one takes its place. A theme with a name that is too long is left out.
func (p *Player) Prefer(change Preferred, now Moment) Batch {
	is := p.Preferences()
	var e Preferred
	var worn []Event
	if to := change.Theme; to != nil && *to != is.Theme && len(*to) <= maxTheme {
		switch thing := p.Worn(SlotTheme); {
		case p.wearable(SlotTheme, *to) && *to != "":
			worn = append(worn, Event{Worn: &Worn{Slot: SlotTheme, Thing: *to}})
		case thing != "":
			worn = append(worn, Event{Worn: &Worn{Slot: SlotTheme}})
			fallthrough
		default:
			e.Theme = copied(to)
		}
	}
	for _, of := range []struct {
		to, kept **bool
		is       bool
	}{
		{&change.Plain, &e.Plain, is.Plain},
		{&change.Motion, &e.Motion, is.Motion},
		{&change.Bell, &e.Bell, is.Bell},
		{&change.Story, &e.Story, is.Story},
	} {
		if to := *of.to; to != nil && *to != of.is {
			*of.kept = copied(to)
		}
	}
	if e != (Preferred{}) {
		worn = append(worn, Event{Preferred: &e})
	}
	return p.commit(now, nil, worn...)
}

// Changes gives the change that makes preferences what they are to be.
func (p Preferences) Changes() Preferred {
	return Preferred{Theme: &p.Theme, Plain: &p.Plain, Motion: &p.Motion, Bell: &p.Bell, Story: &p.Story}
}

// Rename gives the batch that gives the player another name; empty if it is the same one,
// no name at all, or wider than NameColumns.
func (p *Player) Rename(name content.Safe, now Moment) Batch {
	if name.Empty() || name == p.Name || content.Columns(name.String()) > NameColumns {
		return Batch{}
	}
	return p.commit(now, nil, Event{Renamed: &Renamed{Name: name}})
}

func (p *Player) applyPreferred(e *Preferred) {
	is := &p.ledger.Preferred
	if e.Theme != nil {
		is.Theme = copied(e.Theme)
	}
	for _, of := range []struct{ to, from **bool }{
		{&is.Plain, &e.Plain},
		{&is.Motion, &e.Motion},
		{&is.Bell, &e.Bell},
		{&is.Story, &e.Story},
	} {
		if *of.from != nil {
			*of.to = copied(*of.from)
		}
	}
}

// flaw finds what no version could have written.
func (e *Preferred) flaw() (Flaw, bool) {
	if e.Theme == nil {
		return Flaw{}, false
	}
	return outside("preferred.theme", len(*e.Theme), 0, maxTheme)
}

func (p *Player) applyRenamed(e *Renamed) {
	if !e.Name.Empty() {
		p.Name = e.Name
	}
}
