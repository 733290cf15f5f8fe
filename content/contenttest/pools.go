package contenttest

import "quest/content"

// The quizzes of the packs with quizzes that belong to no lesson.
const (
	LongPool    content.QuizID = "harbour-at-night" // with a long title
	NamelessOne content.QuizID = "nameless-pool"    // without a title
)

// WithPools gives the parts of the pack with two quizzes of three and of one item that belong to no
// lesson, behind the two lessons with theirs.
func WithPools() content.Parts {
	parts := Parts()
	parts.Meta.ID = "test/pools"
	pools(&parts)
	return parts
}

// PoolsAlone gives the parts of a pack of these two quizzes and nothing else, with a reward for all
// of them.
func PoolsAlone() content.Parts {
	parts := Parts()
	parts.Meta.ID, parts.Meta.Title, parts.Meta.Summary = "test/pools-alone", Both("Questions of the harbour", "항구의 문제"), Both("Quizzes to sit.", "바로 푸는 퀴즈입니다.")
	parts.Lessons, parts.Quizzes, parts.Items, parts.Concepts = nil, nil, nil, nil
	parts.Rewards = []content.Reward{{ID: Pilot, When: content.When{Pack: true}, XP: 150, Title: Both("Harbour Pilot", "항구 도선사")}}
	pools(&parts)
	return parts
}

// LabsAlone gives the parts of a pack of one lab and nothing else.
func LabsAlone() content.Parts {
	parts := Parts()
	parts.Meta.ID, parts.Meta.Title = "test/labs-alone", Both("The channel", "뱃길")
	parts.Lessons, parts.Quizzes, parts.Items, parts.Concepts, parts.Rewards = nil, nil, nil, nil, nil
	parts.Labs = []content.Lab{canal()}
	return parts
}

func pools(parts *content.Parts) {
	long := content.Quiz{ID: LongPool, Title: Both("Everything that a pilot has to know about the harbour at night and in fog", "밤과 안개 속의 항구에서 도선사가 알아야 하는 모든 것에 대한 긴 퀴즈")}
	for _, it := range []content.Item{whatPulls(), windMakesTides(), sortShips()} {
		it.ID, it.Cites = "night-"+it.ID, nil
		long.Items, parts.Items = append(long.Items, it.ID), append(parts.Items, it)
	}
	one := lockPumps()
	one.ID, one.Cites = "lone-"+one.ID, nil
	parts.Items = append(parts.Items, one)
	parts.Quizzes = append(parts.Quizzes, long, content.Quiz{ID: NamelessOne, Items: []content.ItemID{one.ID}})
}
