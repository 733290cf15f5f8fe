package deed

import "reflect"

// Figures is what measures look at: what was counted for deeds, and what is counted for other
// parts of the game.
type Figures struct {
	*Counts
	Weeks int // most weeks in a row in which the weekly target was reached
}

// None reports whether nothing was counted yet, so that nothing can be earned.
func (f Figures) None() bool { return f.Weeks == 0 && reflect.ValueOf(*f.Counts).IsZero() }

// measures are the figures that deeds.json asks for, by their names: the rules of all
// achievements and titles, in one place.
var measures = map[string]func(Figures) int{
	"first-review-run":          func(c Figures) int { return c.FirstReviews.Longest },
	"first-reviews-right-of-50": func(c Figures) int { return c.NewestFirst.Right() },
	"after-7-days":              func(c Figures) int { return c.After7 },
	"after-30-days":             func(c Figures) int { return c.After30 },
	"after-90-days":             func(c Figures) int { return c.After90 },
	"after-180-days":            func(c Figures) int { return c.After180 },

	"due-right":           func(c Figures) int { return c.Due.Right },
	"due-run":             func(c Figures) int { return c.Due.Longest },
	"due-typed-right":     func(c Figures) int { return c.DueTyped },
	"due-sequences-right": func(c Figures) int { return c.DueSequences },
	"due-sorted-right":    func(c Figures) int { return c.DueSorted },
	"due-several-right":   func(c Figures) int { return c.DueSeveral },
	"due-starred-right":   func(c Figures) int { return c.DueStarred },

	"firm-items":           func(c Figures) int { return c.Firm },
	"lasting-items":        func(c Figures) int { return c.Lasting },
	"lapses-relearned":     func(c Figures) int { return c.Relearned },
	"leeches-overcome":     func(c Figures) int { return c.Leeches },
	"misconceptions-cured": func(c Figures) int { return c.Cured },

	"errors-corrected-run": func(c Figures) int { return c.Corrected.Longest },
	"certain-right-of-50":  func(c Figures) int { return c.Newest.Right() },
	"certain-run":          func(c Figures) int { return c.Certain.Longest },

	"quizzes-passed":           func(c Figures) int { return c.Passed },
	"quizzes-flawless":         func(c Figures) int { return c.Flawless },
	"quizzes-recovered":        func(c Figures) int { return c.Recovered },
	"quizzes-in-two-languages": func(c Figures) int { return c.Bilingual },
	"misses-put-right":         func(c Figures) int { return c.PutRight },
	"lessons-tested-out":       func(c Figures) int { return c.TestedOut },

	"missions-at-par":  func(c Figures) int { return c.Par },
	"actions-foreseen": func(c Figures) int { return c.Foreseen },

	"weeks-on-target": func(c Figures) int { return c.Weeks },
	"bosses-beaten":   func(c Figures) int { return c.Bosses },

	"reviews-good":          func(c Figures) int { return c.Reviews },
	"reviews-clean":         func(c Figures) int { return c.CleanReviews },
	"reviews-after-a-break": func(c Figures) int { return c.Returns },
	"items-disputed":        func(c Figures) int { return c.Disputed },
}
