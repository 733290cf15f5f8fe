package phrase

import (
	"strconv"

	"quest/content"
	"quest/game"
)

// Deeds is what is said of achievements and titles. What they are called and what they are
// earned for stands with them, in game/deed.
type Deeds struct {
	Title, Titles   string
	Told, ToldTitle string // {name}: told in play
	ToldMany        string // {names}
	For             string // {name} {says}: one with what it was earned for
	Count           string // {n} of {of} are earned
	HiddenName      string // of one that is hidden and not earned
	HiddenCount     string // {n}
	Earned          string // {date}
	EarnedWith      string // {date} {n}: with the player's own figure
	Own             string // {n}: the player's own figure of a title of skill
	PackWhole       string // what the title of a whole pack is earned for
	Figure          string // {have} {want}: of one that is not earned
	Held            string // {n} {of}: items of the pack of a title that are known
	Worn            string // beside the title that is worn
	NoTitle         string
	Ahead           string // heading of the titles that can be earned
	WearHow         string // line mode: below the titles
	NoNumber        string // line mode: {most}
	Wears           string // {title}
	KeyOpen         string
	KeyWear         string
}

// DeedName gives the name of an achievement or a title of skill; of one that is hidden, that it
// is.
func (b *Book) DeedName(a game.Achievement) string {
	if a.Secret() {
		return b.Deeds.HiddenName
	}
	return a.Name(b.Lang)
}

// DeedSays gives what an achievement or a title of skill is earned for, with the figure that is
// wanted; nothing of one that is hidden.
func (b *Book) DeedSays(a game.Achievement) string {
	if a.Secret() {
		return ""
	}
	return b.Fill(a.Says(b.Lang), "n", strconv.Itoa(a.Want))
}

// DeedFigure gives how far an achievement or a title of skill has come.
func (b *Book) DeedFigure(a game.Achievement) string {
	return Fill(b.Deeds.Figure, "have", strconv.Itoa(min(a.Have, a.Want)), "want", strconv.Itoa(a.Want))
}

// DeedEarned gives when an achievement or a title of skill was earned, with the player's own figure
// where that is more than was wanted. It must be one that is earned.
func (b *Book) DeedEarned(a game.Achievement) string {
	day := a.Earning.Day.String()
	if a.Earning.Figure > a.Want {
		return Fill(b.Deeds.EarnedWith, "date", day, "n", strconv.Itoa(a.Earning.Figure))
	}
	return Fill(b.Deeds.Earned, "date", day)
}

// ToldDeeds says what was just earned: each with what it was earned for, or all names together
// where there are more than two, as after an old save was opened.
func (b *Book) ToldDeeds(earned []game.Achievement) []string {
	if len(earned) > 2 {
		return []string{b.toldTogether(earned)}
	}
	var all []string
	for _, a := range earned {
		all = append(all, Fill(b.Deeds.For, "name", b.ToldDeed(a), "says", b.DeedSays(a)))
	}
	return all
}

// ToldShort says what was just earned in one line: the name of one, or the names of several.
func (b *Book) ToldShort(earned []game.Achievement) string {
	switch len(earned) {
	case 0:
		return ""
	case 1:
		return b.ToldDeed(earned[0])
	}
	return b.toldTogether(earned)
}

func (b *Book) toldTogether(earned []game.Achievement) string {
	const most = 3
	var names []string
	for _, a := range earned[:min(most, len(earned))] {
		names = append(names, a.Name(b.Lang))
	}
	said := b.List(names)
	if more := len(earned) - most; more > 0 {
		said += " +" + strconv.Itoa(more)
	}
	return Fill(b.Deeds.ToldMany, "names", said)
}

// ToldDeed says the name of what was just earned, and whether it is a title.
func (b *Book) ToldDeed(a game.Achievement) string {
	form := b.Deeds.Told
	if a.Title {
		form = b.Deeds.ToldTitle
	}
	return Fill(form, "name", a.Name(b.Lang))
}

// TitleSays gives what a title was earned for: the rule of a title of skill, or what a whole pack
// asks for. It is empty where that is not known.
func (b *Book) TitleSays(t game.Title, pack *content.Pack) string {
	switch {
	case t.Skill != nil:
		return b.Fill(t.Skill.Says(b.Lang), "n", strconv.Itoa(t.Skill.Want))
	case t.OfWhole(pack):
		return b.Deeds.PackWhole
	}
	return ""
}

// TitleFigure gives the player's own figure of a title: the one that earned a title of skill, where
// that is more than was wanted, or how many items of its pack are known now. It is empty where the
// pack is not there.
func (b *Book) TitleFigure(t game.Title, now game.Recalled) string {
	switch {
	case t.Skill != nil && t.Figure > t.Skill.Want:
		return Fill(b.Deeds.Own, "n", strconv.Itoa(t.Figure))
	case t.Skill != nil:
	case now.Of > 0:
		return b.Fill(b.Deeds.Held, "n", strconv.Itoa(now.Items), "of", strconv.Itoa(now.Of))
	}
	return ""
}
