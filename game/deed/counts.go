package deed

import "math/bits"

// Counts is what a player has done, as far as deeds ask for it. It is kept while events are
// folded, so that a rule looks at numbers and never at all items. The first answer to an item
// on a study day counts; due is an item that was learned on an earlier day and whose day has
// come.
type Counts struct {
	After7       int `json:"after_7,omitempty"` // right answers after so many days without the item
	After30      int `json:"after_30,omitempty"`
	After90      int `json:"after_90,omitempty"`
	After180     int `json:"after_180,omitempty"`
	Due          Run `json:"due"` // due answers
	DueTyped     int `json:"due_typed,omitempty"`
	DueSequences int `json:"due_sequences,omitempty"`
	DueSorted    int `json:"due_sorted,omitempty"`
	DueSeveral   int `json:"due_several,omitempty"`
	DueStarred   int `json:"due_starred,omitempty"`
	Firm         int `json:"firm,omitempty"`    // items with a stability of 30 days or more, now
	Lasting      int `json:"lasting,omitempty"` // items with a stability of 180 days or more, now

	FirstReviews Run    `json:"first_reviews"` // first reviews of items on a later day
	NewestFirst  Recent `json:"newest_first"`  // of these, the newest

	Corrected Run    `json:"corrected"` // certain errors at the next meeting
	Certain   Run    `json:"certain"`   // answers called certain
	Newest    Recent `json:"newest"`    // of these, the newest
	Relearned int    `json:"relearned,omitempty"`
	Leeches   int    `json:"leeches,omitempty"`
	Cured     int    `json:"cured,omitempty"` // misconceptions, each once

	Passed    int `json:"passed,omitempty"` // quizzes, each once
	Flawless  int `json:"flawless,omitempty"`
	Recovered int `json:"recovered,omitempty"`
	Bilingual int `json:"bilingual,omitempty"`
	PutRight  int `json:"put_right,omitempty"` // missed items, right in practice
	TestedOut int `json:"tested_out,omitempty"`

	Par      int             `json:"par,omitempty"`      // missions, each once
	Foreseen int             `json:"foreseen,omitempty"` // actions of labs, all routes at the first try
	Tried    map[string]bool `json:"tried,omitempty"`    // actions of labs that were predicted

	Reviews      int `json:"reviews,omitempty"`       // sittings of the review
	CleanReviews int `json:"clean_reviews,omitempty"` // of these, all right
	Returns      int `json:"returns,omitempty"`       // study days with one of these after a break
	Returned     int `json:"returned,omitempty"`      // the newest of these days
	Disputed     int `json:"disputed,omitempty"`      // items
	Bosses       int `json:"bosses,omitempty"`        // beaten, each once
}

// Run counts answers that were right, and how many of them came one after the other.
type Run struct {
	Right   int `json:"right,omitempty"`
	Now     int `json:"now,omitempty"`  // since the newest wrong one
	Longest int `json:"most,omitempty"` // so far
}

// Add counts one more answer.
func (r *Run) Add(right bool) {
	if !right {
		r.Now = 0
		return
	}
	r.Right++
	r.Now++
	r.Longest = max(r.Longest, r.Now)
}

func (r Run) possible() bool {
	return r.Now >= 0 && r.Now <= r.Longest && r.Longest <= r.Right && r.Right <= most
}

// Window is how many of the newest certain answers are looked at together.
const Window = 50

// Recent is the verdicts on the newest answers, as many as Window: a bit each, the newest the
// lowest, set if the answer was right.
type Recent struct {
	Bits uint64 `json:"bits,string"`
}

// Add puts one more verdict to the others; the oldest falls out.
func (r *Recent) Add(right bool) {
	r.Bits = r.Bits << 1 & (1<<Window - 1)
	if right {
		r.Bits |= 1
	}
}

// Right is how many of them were right.
func (r Recent) Right() int { return bits.OnesCount64(r.Bits) }

// most is the largest count that a save can lead to: as many events as a sum has room for.
const most = 1_000_000_000_000_000

// Possible reports whether events can lead to these counts.
func (c *Counts) Possible() bool {
	for _, n := range []int{
		c.After7, c.After30, c.After90, c.After180, c.DueTyped, c.DueSequences, c.DueSorted, c.DueSeveral,
		c.DueStarred, c.Firm, c.Lasting, c.Relearned, c.Leeches, c.Cured, c.Passed, c.Flawless, c.Recovered,
		c.Bilingual, c.PutRight, c.TestedOut, c.Par, c.Foreseen, c.Reviews, c.CleanReviews, c.Returns, c.Disputed, c.Bosses,
	} {
		if n < 0 || n > most {
			return false
		}
	}
	for _, r := range []Run{c.Due, c.FirstReviews, c.Corrected, c.Certain} {
		if !r.possible() {
			return false
		}
	}
	return c.Newest.Bits < 1<<Window && c.NewestFirst.Bits < 1<<Window && c.Foreseen <= len(c.Tried)
}
