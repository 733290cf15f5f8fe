package main

// planned are the rules of this game: game/review, and a sitting that asks the items of
// lowest recall first.
func planned(p plan) fsrsOptions {
	return fsrsOptions{
		learning: []int{1, 10}, relearning: []int{10}, wanted: 0.9,
		certainty: true, spread: true, corrections: true, order: lowestRecall, exam: p.Days,
	}
}

// mended are the rules that did better here: a right first answer graduates, what is
// longest due comes first, new items stop only four days before the exam, and no
// interval is longer than half the days left until then.
func mended(p plan) fsrsOptions {
	o := planned(p)
	o.learning = []int{10}
	o.order = longestDue
	o.newUntil = 4
	o.share = 0.5
	return o
}

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
	with("quest, planned", planned, nil),
	with("quest, mended", mended, nil),
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
	with("planned", planned, nil),
	with("planned, no exam date", planned, noExam),
	with("planned, learning step of 10 minutes only", planned, func(o *fsrsOptions) { o.learning = []int{10} }),
	with("planned, longest due first", planned, func(o *fsrsOptions) { o.order = longestDue }),
	with("planned, new items until 4 days before", planned, func(o *fsrsOptions) { o.newUntil = 4 }),
	with("planned, at most half the days left", planned, func(o *fsrsOptions) { o.share = 0.5 }),
	with("mended", mended, nil),
	with("mended, no exam date", mended, noExam),
	with("mended, no steps at all", mended, noSteps),
	with("mended, steps of 1 and 10 minutes", mended, func(o *fsrsOptions) { o.learning = []int{1, 10} }),
	with("mended, lowest recall first", mended, func(o *fsrsOptions) { o.order = lowestRecall }),
	with("mended, new items stop with the last pass", mended, func(o *fsrsOptions) { o.newUntil = 0 }),
	with("mended, no limit but the last pass", mended, func(o *fsrsOptions) { o.share = 0 }),
	with("mended, no last pass", mended, func(o *fsrsOptions) { o.noPass = true }),
	with("mended, certainty ignored", mended, func(o *fsrsOptions) { o.certainty, o.corrections = false, false }),
	with("mended, no spread of due days", mended, func(o *fsrsOptions) { o.spread = false }),
	with("mended, wanted recall 85 %", mended, func(o *fsrsOptions) { o.wanted = 0.85 }),
}
