package classes_test

import (
	"fmt"
	"io"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game/answers"
	"quest/game/class"
)

// BenchmarkReport makes the report and the table of 300 students with 500 answers each to 500 questions: 150,000 rows.
func BenchmarkReport(b *testing.B) {
	pack := contenttest.ExamPack("test/exam", 125, "2026-11-20", "aws/saa-c03:d1-1", "aws/saa-c03:d2", "aws/saa-c03:d3-4", "aws/saa-c03:d4")
	var ids []content.ItemID
	for _, q := range pack.Quizzes() {
		ids = append(ids, q.Items...)
	}
	members := make([][]answers.Answer, 300)
	for m := range members {
		for n, id := range ids {
			item, _ := pack.Item(id)
			o := item.Options[(m*7+n)%len(item.Options)]
			members[m] = append(members[m], answers.Answer{
				ID: fmt.Sprint(m, "-", n), Item: pack.ID().Item(id), Rev: item.Rev, First: true, Of: 1, Right: o.Correct, Day: "2026-11-30", Lang: "en",
				Gave: answers.Gave{Choice: []content.PartID{o.ID}},
			})
		}
	}
	nobody := makeMember(b, 0, "x").player
	for b.Loop() {
		made := builderOf([]*content.Pack{pack}, nil, false)
		for m, all := range members {
			made.Take(class.Member{Player: class.PlayerID(fmt.Sprint("p", m)), Nick: contenttest.Safe(fmt.Sprint("Owl ", m)), Role: class.Student}, nobody, all)
		}
		if err := made.Report(nil).WriteCSV(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
