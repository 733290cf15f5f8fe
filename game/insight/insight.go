// Package insight works out what a save tells of a player's learning: days, mastery, memory,
// certainty, mix-ups and the time of day, each figure with the words that say how much it can
// tell. It draws nothing: the screen, the lines, the command and the page of HTML say the same
// from here.
package insight

import (
	"quest/content"
	"quest/game"
	"quest/game/review"
)

// Insight is the figures of one player with some packs at one moment. Each part is worked out
// when it is first asked for, in time proportional to the save, and then kept. It is used by
// one goroutine, and shows the save as it stood then: what changes a player needs a new one.
type Insight struct {
	player *game.Player
	packs  []*content.Pack
	now    game.Moment
	today  game.StudyDay

	begun   kept[[]*content.Pack]
	days    kept[[]Day]
	lessons kept[[]Lesson]
	domains kept[[]Domain]
	weeks   kept[[]review.Week]
	gaps    kept[[]review.Gap]
	mixUps  kept[[]MixUp]
	said    [sections]kept[Section]
}

// New prepares the figures of a player. It reads nothing yet.
func New(player *game.Player, packs []*content.Pack, now game.Moment) *Insight {
	return &Insight{player: player, packs: packs, now: now, today: player.Today(now)}
}

// Today is the study day of the figures.
func (i *Insight) Today() game.StudyDay { return i.today }

// BestStreak is the longest streak so far, in days.
func (i *Insight) BestStreak() int { return i.player.Streak.Best }

// kept is a figure that is worked out once.
type kept[T any] struct {
	v    T
	done bool
}

func (k *kept[T]) or(work func() T) T {
	if !k.done {
		k.v, k.done = work(), true
	}
	return k.v
}
