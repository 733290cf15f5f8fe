package game

import (
	"slices"
	"strconv"

	"quest/content"
)

// A check comes after three to five points and asks at most two items.
const (
	checkMin, checkMax = 3, 5
	checkItems         = 2
)

// stop is one stop on the way through a lesson: a point, an item of a check, or
// the takeaways.
type stop struct {
	point     *PointStep
	item      string // full ID
	takeaways *TakeawaysStep
	n, of     int // place of an item in its check, from 1
}

// stopsOf lays out the reading of a lesson: its points, after each group a check of
// items that cite the group's points, and the takeaways. The seed decides which
// items are asked, so every front end asks the same.
func stopsOf(pack *content.Pack, lesson *content.Lesson, points []*PointStep, seed uint64) []stop {
	var all []stop
	asked := map[content.ItemID]bool{}
	for _, group := range groups(points) {
		for _, p := range group {
			all = append(all, stop{point: p})
		}
		items := checkOf(pack, lesson, group, asked, seed)
		for i, id := range items {
			asked[id] = true
			all = append(all, stop{item: pack.ID().Item(id), n: i + 1, of: len(items)})
		}
	}
	if end := TakeawaysOf(pack, lesson); len(end.Points)+len(end.Exhibits) > 0 {
		all = append(all, stop{takeaways: &end})
	}
	return all
}

// pointsOf gathers the sentences of a lesson with what belongs to each.
func pointsOf(pack *content.Pack, lesson *content.Lesson) []*PointStep {
	var all []*PointStep
	var section content.Text
	begins := true
	for _, b := range lesson.Body() {
		switch b.Kind {
		case content.Heading:
			section, begins = b.Text, true
		case content.Sentence:
			all = append(all, &PointStep{Pack: pack, Lesson: lesson, Section: section, Begins: begins, Point: b})
			begins = false
		case content.Fence, content.Art:
		}
	}
	exhibits, _ := lesson.Exhibits()
	for i, p := range all {
		p.Exhibits = exhibits[i]
		p.N, p.Of = i+1, len(all)
	}
	return all
}

// groups cuts the points of a lesson where a check may stand: at the end of a
// section once three points have come together, and after five at the latest.
func groups(all []*PointStep) [][]*PointStep {
	var cut [][]*PointStep
	var open []*PointStep
	for i, p := range all {
		open = append(open, p)
		sectionEnds := i+1 == len(all) || all[i+1].Begins
		enoughLeft := len(all)-i-1 == 0 || len(all)-i-1 >= checkMin
		if len(open) >= checkMax || (len(open) >= checkMin && sectionEnds && enoughLeft) {
			cut, open = append(cut, open), nil
		}
	}
	if len(open) > 0 {
		cut = append(cut, open)
	}
	return cut
}

// checkOf picks the items of one check: those of the lesson's quiz that cite one
// of the group's points and nothing of the lesson that comes later, easier ones first.
func checkOf(pack *content.Pack, lesson *content.Lesson, group []*PointStep, asked map[content.ItemID]bool, seed uint64) []content.ItemID {
	quiz, ok := pack.Quiz(lesson.Quiz)
	if !ok {
		return nil
	}
	var fit []content.ItemID
	for _, id := range byDifficulty(pack, quiz.Items, seed, "check "+strconv.Itoa(group[0].N)) {
		if !asked[id] && citesGroup(pack, id, lesson, group) {
			fit = append(fit, id)
		}
	}
	return fit[:min(len(fit), checkItems)]
}

func citesGroup(pack *content.Pack, id content.ItemID, lesson *content.Lesson, group []*PointStep) bool {
	item, ok := pack.ItemHead(id)
	if !ok || item.Case != "" { // a case is asked as a whole, in the sitting
		return false
	}
	cited := false
	for _, c := range item.Cites {
		if c.Lesson != lesson.ID {
			continue
		}
		if !readBefore(lesson, c.Anchor, group[len(group)-1].Point.Anchor) {
			return false
		}
		cited = cited || slices.ContainsFunc(group, func(p *PointStep) bool { return p.Point.Anchor == c.Anchor })
	}
	return cited
}

// readBefore reports whether what an anchor of a lesson names is read by the time a later point
// was read.
func readBefore(lesson *content.Lesson, anchor, point string) bool {
	for _, b := range lesson.Blocks {
		switch b.Anchor {
		case anchor:
			return true
		case point:
			return false
		}
	}
	return false // a takeaway
}

// byDifficulty orders items from easy to hard; the seed breaks ties. The items of a
// case stay together, in their own order, where the first of them falls.
func byDifficulty(pack *content.Pack, ids []content.ItemID, seed uint64, occasion string) []content.ItemID {
	units := unitsOf(pack, ids)
	chance(seed, "items", string(pack.ID()), occasion).Shuffle(len(units), func(i, j int) {
		units[i], units[j] = units[j], units[i]
	})
	slices.SortStableFunc(units, func(a, b unit) int { return a.difficulty - b.difficulty })
	order := make([]content.ItemID, 0, len(ids))
	for _, u := range units {
		order = append(order, u.items...)
	}
	return order
}

// unit is what is asked in one piece: an item, or the items of a case.
type unit struct {
	scenario   content.ItemID
	difficulty int
	items      []content.ItemID
}

func unitsOf(pack *content.Pack, ids []content.ItemID) []unit {
	units := make([]unit, 0, len(ids))
	for i, id := range ids {
		head, _ := pack.ItemHead(id)
		if last := len(units) - 1; head.Case != "" && last >= 0 && units[last].scenario == head.Case {
			units[last].items = ids[i-len(units[last].items) : i+1]
			continue
		}
		units = append(units, unit{scenario: head.Case, difficulty: head.Difficulty, items: ids[i : i+1]})
	}
	return units
}

// PointsOf gives the points of a lesson in order, as reading it shows them.
func PointsOf(pack *content.Pack, lesson *content.Lesson) []PointStep {
	points := pointsOf(pack, lesson)
	all := make([]PointStep, len(points))
	for i, p := range points {
		all[i] = *p
	}
	return all
}

// TakeawaysOf gives the takeaways of a lesson as reading it shows them, without the terms of its
// quiz.
func TakeawaysOf(pack *content.Pack, lesson *content.Lesson) TakeawaysStep {
	_, alone := lesson.Exhibits()
	return TakeawaysStep{Pack: pack, Lesson: lesson, Points: lesson.Takeaways, Exhibits: alone}
}
