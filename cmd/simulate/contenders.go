package main

import "math"

// quest are the rules of this game: game/review, and a sitting that takes what is due for the
// longest time and never leaves out the new items of the day.
func quest(p plan) fsrsOptions {
	return fsrsOptions{
		learning: []int{10}, relearning: []int{10}, wanted: 0.9,
		certainty: true, spread: true, corrections: true, order: longestDue, exam: p.Days, share: 0.5,
	}
}

// planned are the rules as they were first planned: a step of one minute before that of ten,
// a sitting that takes what is least known, new items that stop with the last pass, and
// intervals of any length before it.
func planned(p plan) fsrsOptions {
	o := quest(p)
	o.learning = []int{1, 10}
	o.order = lowestRecall
	o.newUntil = passLength(p.Days) + 1
	o.share = 0
	return o
}

// passLength is how many days the last pass of game/review takes, from a date that was set
// on the first day.
func passLength(days int) int { return max(1, int(math.Round(0.15*float64(days)))) }

// published are the rules of FSRS-6 as its implementations come: default steps, right
// is Good, no exam, no fuzz.
func published(plan) fsrsOptions {
	return fsrsOptions{learning: []int{1, 10}, relearning: []int{10}, wanted: 0.9}
}

// with gives a contender that follows rules with a change; nil changes nothing.
func with(name string, rules func(plan) fsrsOptions, change func(*fsrsOptions)) contender {
	return contender{name: name, make: func(p plan, _ chance) scheduler {
		o := rules(p)
		if change != nil {
			change(&o)
		}
		return newFSRS(p.Items, o)
	}}
}

func noSteps(o *fsrsOptions) { o.learning, o.relearning = nil, nil }

func noExam(o *fsrsOptions) { o.exam = 0 }

var plain = with("FSRS-6", published, nil)

// contenders are the schedulers of the main tables.
var contenders = []contender{
	plain,
	with("quest", quest, nil),
	with("quest, as first planned", planned, nil),
	with("FSRS-6 without steps", published, noSteps),
	{name: "SM-2", make: func(p plan, _ chance) scheduler { return newSM2(p.Items) }},
	{name: "Leitner", make: func(p plan, _ chance) scheduler { return newLeitner(p.Items) }},
	{name: "random", newFirst: true, make: func(p plan, c chance) scheduler { return newRandomOrder(c, p.Items) }},
}

// parts are the rules of this game, each time with one of their parts changed.
var parts = []contender{
	plain,
	with("FSRS-6, wanted recall 95 %", published, func(o *fsrsOptions) { o.wanted = 0.95 }),
	with("FSRS-6 without steps, 95 %", published, func(o *fsrsOptions) { noSteps(o); o.wanted = 0.95 }),
	with("quest", quest, nil),
	with("quest, no exam date", quest, noExam),
	with("quest, no steps at all", quest, noSteps),
	with("quest, steps of 1 and 10 minutes", quest, func(o *fsrsOptions) { o.learning = []int{1, 10} }),
	with("quest, lowest recall first", quest, func(o *fsrsOptions) { o.order = lowestRecall }),
	with("quest, new items stop with the last pass", quest, func(o *fsrsOptions) { o.newUntil = passLength(o.exam) + 1 }),
	with("quest, no limit but the last pass", quest, func(o *fsrsOptions) { o.share = 0 }),
	with("quest, no last pass", quest, func(o *fsrsOptions) { o.noPass = true }),
	with("quest, certainty ignored", quest, func(o *fsrsOptions) { o.certainty, o.corrections = false, false }),
	with("quest, no spread of due days", quest, func(o *fsrsOptions) { o.spread = false }),
	with("quest, wanted recall 85 %", quest, func(o *fsrsOptions) { o.wanted = 0.85 }),
	with("quest, as first planned", planned, nil),
	with("as first planned, learning step of 10 minutes only", planned, func(o *fsrsOptions) { o.learning = []int{10} }),
	with("as first planned, longest due first", planned, func(o *fsrsOptions) { o.order = longestDue }),
	with("as first planned, new items until 4 days before", planned, func(o *fsrsOptions) { o.newUntil = 0 }),
	with("as first planned, at most half the days left", planned, func(o *fsrsOptions) { o.share = 0.5 }),
}
