package interchange

import "quest/content"

// Holds says which fields of a question a format has a place for.
type Holds uint

// The fields that not every format has.
const (
	HoldsHint Holds = 1 << iota
	HoldsExplain
	HoldsOptionWhy  // reasons of options
	HoldsTruthWhy   // what is said after a right and a wrong choice of true or false
	HoldsStepWhy    // reasons of steps
	HoldsPartWhy    // reasons of cards, pairs and extras
	HoldsKnownWrong // known wrong answers to a gap, with their reasons
	HoldsUnits      // of numbers
	HoldsCode
	HoldsTags
	HoldsSources
	HoldsKeep // that parts stay in the order of the file
)

// What a format does not hold.
const (
	LostHint           Key = "LostHint"
	LostExplain        Key = "LostExplain"
	LostWhy            Key = "LostWhy"
	LostKnownWrong     Key = "LostKnownWrong"
	LostUnits          Key = "LostUnits"
	LostCode           Key = "LostCode"
	LostArt            Key = "LostArt"
	LostTags           Key = "LostTags"
	LostSources        Key = "LostSources"
	LostKeep           Key = "LostKeep"
	LostLevel          Key = "LostLevel"
	LostDomains        Key = "LostDomains"
	LostConcepts       Key = "LostConcepts"
	LostCites          Key = "LostCites"
	LostVerified       Key = "LostVerified"
	LostExam           Key = "LostExam"
	LostMisconceptions Key = "LostMisconceptions"
	LostTypos          Key = "LostTypos"
	LostRev            Key = "LostRev"
)

// NotHeld names what a question has and a format does not hold, each kind once with how
// many there are. No format but those of quest holds what hangs on a pack: levels, domains,
// concepts, misconceptions and the like.
func (h Holds) NotHeld(q *Question) []Loss {
	var all []Loss
	lose := func(key Key, n int) {
		if n > 0 {
			all = append(all, Loss{ID: q.ID, Kind: Simplified, Key: key, Args: []string{"n", itoa(n)}})
		}
	}
	unless := func(held Holds, key Key, n int) {
		if h&held == 0 {
			lose(key, n)
		}
	}
	unless(HoldsHint, LostHint, count(q.Hint != nil))
	unless(HoldsExplain, LostExplain, count(q.Explain != nil))
	lose(LostWhy, h.lostReasons(q))
	wrong, units, typos := 0, 0, 0
	for _, g := range q.Gaps {
		wrong += len(g.Reject)
		typos += count(g.Typos != "")
		if g.Number != nil {
			units += len(g.Number.Units)
		}
	}
	unless(HoldsKnownWrong, LostKnownWrong, wrong)
	unless(HoldsUnits, LostUnits, units)
	lose(LostTypos, typos)
	unless(HoldsCode, LostCode, count(q.Code != nil))
	lose(LostArt, count(q.Art != nil))
	unless(HoldsTags, LostTags, len(q.Tags))
	unless(HoldsSources, LostSources, len(q.Sources))
	unless(HoldsKeep, LostKeep, count(q.Keep))
	lose(LostLevel, count(q.Level != "" && q.Level != "recall" || q.Difficulty != 0 && q.Difficulty != 2))
	lose(LostDomains, len(q.Domains))
	lose(LostConcepts, len(q.Concepts))
	lose(LostCites, len(q.Cites))
	lose(LostVerified, count(q.Verified != ""))
	lose(LostExam, count(q.Exam || q.Row != "" || q.Constraint != "" || len(q.Confuses) > 0 || q.StaleAfter > 0))
	lose(LostRev, count(q.Rev > 1 || len(q.Was) > 0))
	misconceptions := 0
	eachMisconception(q, func(id *string) { misconceptions += count(*id != "") })
	lose(LostMisconceptions, misconceptions)
	return all
}

func (h Holds) lostReasons(q *Question) int {
	n := 0
	unless := func(held Holds, t Text) {
		if h&held == 0 && t != nil {
			n++
		}
	}
	for _, o := range q.Options {
		unless(HoldsOptionWhy, o.Why)
	}
	unless(HoldsTruthWhy, q.IfRight)
	unless(HoldsTruthWhy, q.IfWrong)
	for _, s := range q.Steps {
		unless(HoldsStepWhy, s.Why)
	}
	for _, c := range q.Cards {
		unless(HoldsPartWhy, c.Why)
	}
	for _, p := range q.Pairs {
		unless(HoldsPartWhy, p.Why)
	}
	for _, e := range q.Extra {
		unless(HoldsPartWhy, e.Why)
	}
	return n
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// Languages gives the languages in which a bank is written: those asked for, else those of
// its pack, else those of its texts. A format that holds one takes the first.
func (b *Bank) Languages(asked []content.Lang) []content.Lang {
	if len(asked) > 0 {
		return asked
	}
	if b.Pack != nil && len(b.Pack.Languages) > 0 {
		return b.Pack.Languages
	}
	if used := langsOf(b); len(used) > 0 {
		return used
	}
	return []content.Lang{""}
}
