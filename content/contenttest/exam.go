package contenttest

import (
	"strconv"

	"quest/content"
)

// ExamPack builds a pack of one quiz whose items are written like an exam: so many for each of some
// domains or tasks, such as "aws/saa-c03:d1-1". Every fifth of these asks for two options, the
// others for one. The facts of all were checked on a day, YYYY-MM-DD. It panics if the pack cannot
// be built.
func ExamPack(id content.PackID, each int, verified string, parts ...string) *content.Pack {
	quiz := content.Quiz{ID: "paper", Title: Both("Exam questions", "시험 문항")}
	var items []content.Item
	for p, part := range parts {
		for n := range each {
			it := examItem(content.ItemID("ask-"+strconv.Itoa(p)+"-"+strconv.Itoa(n)), part, n%5 == 4)
			it.Verified = verified
			items = append(items, it)
			quiz.Items = append(quiz.Items, it.ID)
		}
	}
	p, err := content.NewPack(content.Parts{
		Meta: content.Meta{
			ID: id, Version: "1.0.0", Languages: Languages, Title: Both("An exam", "시험"), Summary: Both("Questions for papers.", "시험지에 쓰는 문항."),
			Authors: []content.Safe{Safe("Quest")}, License: Safe("CC-BY-4.0"), Hash: "h1:exam",
		},
		Quizzes: []content.Quiz{quiz}, Items: items,
	})
	if err != nil {
		panic(err)
	}
	return p
}

func examItem(id content.ItemID, part string, two bool) content.Item {
	it := content.Item{
		ID: id, Type: content.Single, Rev: 1, Level: "apply", Difficulty: 2, Shuffle: true, Exam: true, Choose: 1,
		Domains: []string{part}, Sources: []content.Safe{Safe("https://example.org/harbour")},
		Stem: Both("A port must load "+string(id)+" at the LEAST cost. Which plan does that?", "항구에서 "+string(id)+"{을/를} 가장 적은 비용으로 실어야 합니다. 어떤 계획입니까?"),
	}
	if two {
		it.Type, it.Choose = content.Multi, 2
	}
	for n, plan := range []struct{ en, ko string }{
		{"Load at night", "밤에 싣기"}, {"Load at high tide", "만조에 싣기"}, {"Load by crane", "크레인으로 싣기"}, {"Load by hand", "손으로 싣기"},
	} {
		it.Options = append(it.Options, content.Option{
			ID: content.PartID("plan-" + strconv.Itoa(n)), Correct: n < it.Choose, Text: Both(plan.en, plan.ko),
			Why: Both("It fits the tide.", "조석에 맞습니다."),
		})
	}
	return it
}
