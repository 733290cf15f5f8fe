package widget

import (
	"github.com/charmbracelet/x/ansi"

	"quest/game/tui/style"
)

// bannerLook is how a name stands in a header: what is drawn around it, and the name itself.
type bannerLook struct {
	id     string
	beside int // cells that it takes beside the name
	draw   func(t *style.Theme, name string) string
}

var bannerLooks = []bannerLook{
	{"", 0, func(t *style.Theme, name string) string { return t.Strong.Render(name) }},
	{"brackets", 4, func(t *style.Theme, name string) string {
		return t.Accent.Render("[ ") + t.Strong.Render(name) + t.Accent.Render(" ]")
	}},
	{"stars", 4, func(t *style.Theme, name string) string {
		return t.Gold.Render(t.Sign.Star+" ") + t.Strong.Render(name) + t.Gold.Render(" "+t.Sign.Star)
	}},
	{"plate", 2, func(t *style.Theme, name string) string { return t.Heading.Reverse().Render(" " + name + " ") }},
	{"lights", 0, inLights},
}

// inLights draws each letter in the next of the colours of the game's name.
func inLights(t *style.Theme, name string) string {
	drawn := ""
	for i := 0; name != ""; i++ {
		letter, _ := ansi.FirstGraphemeCluster(name, ansi.GraphemeWidth)
		drawn += t.Glow[i%len(t.Glow)].Render(letter)
		name = name[len(letter):]
	}
	return drawn
}

func bannerOf(t *style.Theme) bannerLook {
	for _, l := range bannerLooks {
		if l.id == t.Dress.Banner {
			return l
		}
	}
	return bannerLooks[0]
}

// Banners gives the IDs of the banners that can be drawn beside the plain name.
func Banners() []string {
	var all []string
	for _, l := range bannerLooks[1:] {
		all = append(all, l.id)
	}
	return all
}

// Banner draws a name as the theme is dressed, BannerCells wider than the name.
func Banner(t *style.Theme, name string) string { return bannerOf(t).draw(t, name) }

// BannerCells is how many cells a banner takes beside the name.
func BannerCells(t *style.Theme) int { return bannerOf(t).beside }
