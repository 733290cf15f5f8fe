package widget

import (
	"slices"
	"strings"

	"quest/game"
	"quest/game/tui/screen"
	"quest/game/tui/style"
)

// The frames of a picture of what is celebrated, from its middle to all of it.
const (
	BurstFirst = 0
	BurstWhole = 6
)

// The pictures of what is celebrated, in ASCII. All lines of one are of the same width.
var (
	// levelPicture is a burst. Its letters stand for signs of the theme.
	levelPicture = []string{
		`.    \   |   /    .`,
		`  o   \  |  /   o  `,
		`----- .  *  . -----`,
		`  o   /  |  \   o  `,
		`.    /   |   \    .`,
	}
	// medalPicture is for an achievement.
	medalPicture = []string{
		`  \ \   / /  `,
		`   \ \_/ /   `,
		`    /   \    `,
		`   (  *  )   `,
		`    \___/    `,
	}
	// crownPicture is for a title.
	crownPicture = []string{
		`o    o    o`,
		`|\  / \  /|`,
		`| \/   \/ |`,
		`|  * * *  |`,
		`'---------'`,
	}
	// weekPicture is a leaf of a calendar, for the goal of a week and for a day that was made up for.
	weekPicture = []string{
		`.--o-----o--.`,
		`|-----------|`,
		`| * * * * * |`,
		`| * *       |`,
		`'-----------'`,
	}
	// victoryPicture is the lighthouse of the story over a calm sea, for a boss.
	victoryPicture = []string{
		"         \\         |         /         ",
		"    `-.   \\      .---.      /   .-'    ",
		"       `-.       |^,^|       .-'       ",
		"  - - - - - -    '---'    - - - - - -  ",
		"       .-'       /   \\       `-.       ",
		"    .-'   /      |   |      \\   `-.    ",
		"         /       |   |       \\         ",
		" ~  ~~   ~  ~~  /_____\\  ~~  ~   ~~  ~ ",
		"   ~~  ~   ~~  ~ ~   ~ ~  ~~   ~  ~~   ",
	}
	// The columns and lines of victoryPicture where the tower stands.
	towerFrom, towerTo, towerTop, towerFoot = 16, 22, 1, 7
)

// FeatPictures draws the greatest of what is celebrated at a frame: its pictures, the largest
// first, from which the one that fits is taken. A picture has as many lines of the same width in
// every frame, so that nothing around it moves. It grows from its middle.
func FeatPictures(t *style.Theme, f screen.Feats, frame int) [][]string {
	title := slices.ContainsFunc(f.Achieved, func(a game.Achievement) bool { return a.Title })
	switch {
	case len(f.Bosses) > 0:
		return [][]string{grown(victoryPicture, frame, victoryInk(t)), Lighthouse(t, frame >= BurstWhole), grown(medalPicture, frame, pictureInk(t))}
	case title:
		return [][]string{grown(crownPicture, frame, pictureInk(t))}
	case len(f.Achieved) > 0:
		return [][]string{grown(medalPicture, frame, pictureInk(t))}
	case f.Level > 0:
		return [][]string{Burst(t, frame)}
	}
	return [][]string{grown(weekPicture, frame, pictureInk(t))}
}

// Burst draws the picture of a level at a frame.
func Burst(t *style.Theme, frame int) []string {
	s := t.Sign
	signs := map[rune]string{
		'.': t.Gold.Render(s.Dot), '\\': t.Accent.Render(s.Falling), '/': t.Accent.Render(s.Rising), '|': t.Accent.Render(s.Trail),
		'-': t.Teal.Render(s.Rule), 'o': t.Gold.Render(s.Gold), '*': t.Gold.Bold().Render(s.Star),
	}
	return grown(levelPicture, frame, func(_, _ int, sign rune) string { return signs[sign] })
}

// grown draws as much of a picture as a frame shows. ink draws one sign at a column and a line.
func grown(picture []string, frame int, ink func(x, y int, sign rune) string) []string {
	out := make([]string, len(picture))
	middleY := max(1, len(picture)/2)
	for y, line := range picture {
		middleX := max(1, len(line)/2)
		var b strings.Builder
		for x, sign := range line {
			far := max(x-middleX, middleX-x)*9/middleX/2 + max(y-middleY, middleY-y)*2/middleY
			if sign == ' ' || min(far, BurstWhole) > frame {
				b.WriteByte(' ')
			} else {
				b.WriteString(ink(x, y, sign))
			}
		}
		out[y] = b.String()
	}
	return out
}

// pictureInk draws the signs of the small pictures.
func pictureInk(t *style.Theme) func(x, y int, sign rune) string {
	return func(_, _ int, sign rune) string {
		switch sign {
		case '*':
			return t.Gold.Bold().Render(t.Sign.Star)
		case 'o':
			return t.Gold.Render("o")
		}
		return t.Accent.Render(string(sign))
	}
}

// victoryInk draws the signs of the lighthouse: the tower, its light, and the sea.
func victoryInk(t *style.Theme) func(x, y int, sign rune) string {
	return func(x, y int, sign rune) string {
		switch {
		case sign == '~':
			return t.Accent.Render("~")
		case x >= towerFrom && x <= towerTo && y > towerTop && y <= towerFoot && sign != '^' && sign != ',':
			return t.Muted.Render(string(sign))
		case sign == '^', sign == ',':
			return t.Gold.Bold().Render(string(sign))
		}
		return t.Gold.Render(string(sign))
	}
}
