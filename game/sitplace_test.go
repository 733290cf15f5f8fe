package game_test

import (
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// The exam of the map is that of the open paper before the planned one, and a planned one stands there
// only where packs have questions for it.
func TestTheExamOfTheMap(t *testing.T) {
	tb, b := inExam(t)
	packs := []*content.Pack{tb.pack}
	if on, ok := tb.player.ExamOnMap(packs); ok {
		t.Fatalf("%s is on the map of a player who plans nothing", on)
	}
	named := contenttest.ExamPack("test/soa-c03", 1, "2026-11-20", "aws/soa-c03:d1")
	if on, ok := tb.player.ExamOnMap([]*content.Pack{tb.pack, named}); !ok || on != "aws/soa-c03" {
		t.Error("a pack that is named after an exam does not bring it on the map")
	}
	plan := func(id string) { tb.keep(tb.player.SetPlan(game.Planned{Exam: &game.Exam{Blueprint: id}}, tb.now)) }
	plan("aws/dva-c02")
	if on, ok := tb.player.ExamOnMap(packs); ok {
		t.Errorf("%s is on the map without a question for it", on)
	}
	plan(string(b.ID))
	if on, ok := tb.player.ExamOnMap(packs); !ok || on != b.ID {
		t.Error("the planned exam is not on the map")
	}
	tb.sitExam(b, 10)
	plan("aws/dva-c02")
	if on, ok := tb.player.ExamOnMap(packs); !ok || on != b.ID {
		t.Error("the exam of the open paper is not on the map")
	}
}

func TestExamsToSitAreThoseWithQuestionsOrPapers(t *testing.T) {
	tb, b := inExam(t)
	if all := tb.player.ExamsToSit([]*content.Pack{tb.pack}); len(all) != 1 || all[0].ID != b.ID {
		t.Errorf("%d exams can be sat", len(all))
	}
	if all := tb.player.ExamsToSit(nil); len(all) != 0 {
		t.Errorf("%d exams can be sat without a pack", len(all))
	}
	tb.sitExam(b, 10)
	if all := tb.player.ExamsToSit(nil); len(all) != 1 {
		t.Errorf("%d exams are listed of a player with an open paper", len(all))
	}
	paper, _ := tb.player.OpenPaper(b.ID)
	if n := paper.Missing(nil); n != 10 {
		t.Errorf("%d questions of ten are missing without a pack", n)
	}
	if n := paper.Missing([]*content.Pack{tb.pack}); n != 0 {
		t.Errorf("%d questions are missing", n)
	}
	tb.pick(true)
	if paper, _ = tb.player.OpenPaper(b.ID); paper.AnsweredIn() != 1 {
		t.Errorf("%d questions are answered, want 1", paper.AnsweredIn())
	}
}
