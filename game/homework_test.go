package game_test

import (
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

func day(n int) game.StudyDay { return (&game.Player{}).Today(at(n)) }

func (tb *table) homework(lesson content.LessonID, due, today int) game.Homework {
	return tb.player.Homework(tb.pack, lesson, day(due), day(today))
}

func TestHomework(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	head, _ := tb.pack.Head(contenttest.LastLesson)
	of := head.Points + tb.pack.QuizSize(head.Quiz)
	if h := tb.homework(contenttest.LastLesson, 3, 3); h != (game.Homework{State: game.NotBegun, Of: of}) {
		t.Errorf("not begun: %+v", h)
	}
	if h := tb.homework(contenttest.LastLesson, 3, 4); !h.Late {
		t.Errorf("not begun on the day after: %+v", h)
	}
	tb.readOn(contenttest.LastLesson)
	tb.keep(tb.session.Next(tb.now))
	tb.keep(tb.session.Leave(tb.now))
	if h := tb.homework(contenttest.LastLesson, 3, 3); h.State != game.BegunWork || h.N < 1 || h.N >= of || h.Late || h.On != 0 {
		t.Errorf("begun: %+v", h)
	}
	tb.readOn(contenttest.LastLesson)
	tb.run(never)
	if h := tb.homework(contenttest.LastLesson, 3, 3); h.State != game.BegunWork || h.N >= of {
		t.Errorf("failed: %+v", h)
	}
	tb.now = at(2)
	tb.sit(contenttest.LastLesson)
	tb.run(always)
	for today, late := range map[int]bool{2: false, 9: false} {
		if h := tb.homework(contenttest.LastLesson, 2, today); h != (game.Homework{State: game.DoneWork, N: of, Of: of, On: day(2), Late: late}) {
			t.Errorf("done: %+v", h)
		}
	}
	if h := tb.homework(contenttest.LastLesson, 1, 2); !h.Late || h.On != day(2) {
		t.Errorf("done a day late: %+v", h)
	}
	tb.now = at(7) // once more, and read again
	tb.sit(contenttest.LastLesson)
	tb.run(always)
	tb.readAgain(contenttest.LastLesson)
	tb.run(always)
	if h := tb.homework(contenttest.LastLesson, 2, 9); h.On != day(2) || h.Late {
		t.Errorf("a sitting after it was done: %+v", h)
	}
	if h := tb.homework("", 9, 9); h.State != game.BegunWork || h.N != 1 || h.Of != len(tb.pack.Path()) || h.On != 0 {
		t.Errorf("the pack: %+v", h)
	}
	tb.now = at(8)
	finishPack(tb, always)
	if h := tb.homework("", 9, 9); h.State != game.DoneWork || h.N != h.Of || h.On != day(8) || h.Late {
		t.Errorf("the pack: %+v", h)
	}
	if h := thaw(t, tb.player).Homework(tb.pack, "", day(9), day(9)); h.On != day(8) {
		t.Errorf("after a snapshot: %+v", h)
	}
	if h := tb.homework("no-such-lesson", 9, 10); h != (game.Homework{State: game.UnknownWork}) {
		t.Errorf("no such lesson: %+v", h)
	}
}

func TestHomeworkByTestOut(t *testing.T) {
	tb := sitDown(t, lessonsOf(t, 2, 12))
	tb.now = at(1)
	const l = "lesson-0"
	tb.testOut(l)
	tb.run(always)
	if h := tb.homework(l, 1, 5); h.State != game.DoneWork || h.On != day(1) || h.Late || h.N != h.Of {
		t.Errorf("%+v", h)
	}
}
