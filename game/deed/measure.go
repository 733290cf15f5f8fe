package deed

// measures are the figures that deeds.json asks for, by their names: the rules of all
// achievements and titles, in one place.
var measures = map[string]func(*Counts) int{
	"first-review-right": func(c *Counts) int { return c.FirstReviews },
	"after-7-days":       func(c *Counts) int { return c.After7 },
	"after-30-days":      func(c *Counts) int { return c.After30 },
	"after-90-days":      func(c *Counts) int { return c.After90 },
	"after-180-days":     func(c *Counts) int { return c.After180 },

	"due-right":           func(c *Counts) int { return c.Due.Right },
	"due-run":             func(c *Counts) int { return c.Due.Longest },
	"due-typed-right":     func(c *Counts) int { return c.DueTyped },
	"due-sequences-right": func(c *Counts) int { return c.DueSequences },
	"due-sorted-right":    func(c *Counts) int { return c.DueSorted },
	"due-several-right":   func(c *Counts) int { return c.DueSeveral },
	"due-starred-right":   func(c *Counts) int { return c.DueStarred },

	"firm-items":           func(c *Counts) int { return c.Firm },
	"lasting-items":        func(c *Counts) int { return c.Lasting },
	"lapses-relearned":     func(c *Counts) int { return c.Relearned },
	"leeches-overcome":     func(c *Counts) int { return c.Leeches },
	"misconceptions-cured": func(c *Counts) int { return c.Cured },

	"errors-corrected":    func(c *Counts) int { return c.Corrected },
	"certain-right-of-50": func(c *Counts) int { return c.Newest.Right() },
	"certain-run":         func(c *Counts) int { return c.Certain.Longest },

	"quizzes-passed":           func(c *Counts) int { return c.Passed },
	"quizzes-flawless":         func(c *Counts) int { return c.Flawless },
	"quizzes-recovered":        func(c *Counts) int { return c.Recovered },
	"quizzes-in-two-languages": func(c *Counts) int { return c.Bilingual },
	"misses-put-right":         func(c *Counts) int { return c.PutRight },
	"lessons-tested-out":       func(c *Counts) int { return c.TestedOut },

	"missions-at-par":  func(c *Counts) int { return c.Par },
	"actions-foreseen": func(c *Counts) int { return c.Foreseen },

	"reviews-good":          func(c *Counts) int { return c.Reviews },
	"reviews-clean":         func(c *Counts) int { return c.CleanReviews },
	"reviews-after-a-break": func(c *Counts) int { return c.Returns },
	"items-disputed":        func(c *Counts) int { return c.Disputed },
}
