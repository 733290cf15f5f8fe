package plain_test

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/plain"
)

// missing gives a player who answers everything right but one item, and leaves or
// types something else where the pack is finished.
func missing(t *testing.T, j *journal, stem string, wrong string, then map[string]string, change ...func(*game.Seat)) string {
	t.Helper()
	english := func(s *game.Seat) { s.Speech = game.SpeakEnglish }
	p := &player{limit: 300, answer: func(said string) string {
		if strings.Contains(said, "\n"+stem) && strings.Contains(said, "uestion ") && !strings.Contains(said, "Practice") {
			return wrong
		}
		for cue, line := range then {
			if strings.Contains(said, cue) {
				delete(then, cue)
				return line
			}
		}
		return ""
	}}
	return playThrough(t, sitDown(j, append(change, english)...).seat, p)
}

func TestChestThatWasNotSeenIsShownAtTheNextStart(t *testing.T) {
	all := &journal{}
	playThrough(t, sitDown(all).seat, &player{})
	if newest := all.kept[len(all.kept)-1].Events; len(newest) == 1 && newest[0].Told != nil { // behind the chest the story goes on
		all.kept = all.kept[:len(all.kept)-1]
	}
	last := all.kept[len(all.kept)-1].Events
	if len(last) != 1 || last[0].Opened == nil {
		t.Fatalf("the chest was shown and not kept as seen: %+v", last)
	}
	unseen := &journal{kept: all.kept[:len(all.kept)-1]}
	for i, want := range []int{1, 0} {
		e := sitDown(unseen).play(t, "q")
		if got := strings.Count(e.out, "The chest opens!"); got != want {
			t.Errorf("start %d: the chest is shown %d times, want %d:\n%s", i+1, got, want, e.out)
		}
	}
	if p := unseen.player(); len(p.Sealed()) != 0 || p.Gold != 20 {
		t.Errorf("after the chest: %d sealed, %d gold", len(p.Sealed()), p.Gold)
	}
}

func TestStemOfSeveralLinesHasOneBullet(t *testing.T) {
	for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakBoth} {
		e := sitDown(&journal{}, func(s *game.Seat) { s.Speech = speech })
		out := playThrough(t, e.seat, &player{answer: func(said string) string {
			if strings.Contains(said, "Wind makes the tide.") && !strings.Contains(said, "Practice") && strings.Contains(said, "uestion ") {
				return "true"
			}
			if strings.Contains(said, "Worth another look:") || strings.Contains(said, "다시 볼 문제:") {
				return "q"
			}
			return ""
		}})
		_, list, ok := strings.Cut(out, "Worth another look:\n")
		if !ok {
			t.Fatal("nothing was missed")
		}
		if n := strings.Count(strings.SplitN(list, "Level ", 2)[0], "- "); n != 1 {
			t.Errorf("%s: %d bullets for one item:\n%s", speech, n, list)
		}
	}
}

func TestMissedItemsCanBePractisedAtOnce(t *testing.T) {
	j := &journal{}
	out := missing(t, j, "Wind makes the tide.", "true", map[string]string{"p practises what was missed in \"Why the sea rises\" (1), ": "ㅔ", "Enter to take it again (": "q"})
	for _, want := range []string{"(1), without score; what is practised earns no XP before tomorrow.\nNext: ", "Practice, question 1 of 1", "All that was missed in the quiz of Why the sea rises is put right", "Practice is done: 1 of 1 right. It is not scored and earns no XP.", "No XP: practice earns none."} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in:\n%s", want, out)
		}
	}
	if n := j.player().Missed(contenttest.Pack(), contenttest.FirstQuiz); n != 0 {
		t.Errorf("%d items are missed after practice", n)
	}
}

// TestHalfARightChoiceIsNotCalledNothing chooses one right and one wrong option: the
// score is 0 then, but one of two is right.
func TestHalfARightChoiceIsNotCalledNothing(t *testing.T) {
	j := &journal{}
	out := missing(t, j, "Which TWO", "buoy, gull", map[string]string{"Not right.": "q"})
	if !strings.Contains(out, "Not right.\n1 of 2 right, 1 wrong.\nYour answer, right: A buoy") {
		t.Errorf("how much is right is not told:\n%s", out)
	}
	for _, b := range j.kept {
		for _, e := range b.Events {
			if e.Answered != nil && !e.Answered.Right && (e.Answered.Got != 0 || e.Answered.Of != 2) {
				t.Errorf("the score is %d of %d", e.Answered.Got, e.Answered.Of)
			}
		}
	}
}

// oneQuiz is the test pack with all items in the first quiz, so that one may be
// missed and the quiz is passed.
func oneQuiz(t *testing.T) *content.Pack {
	t.Helper()
	parts := contenttest.Parts()
	parts.Quizzes[0].Items = append(parts.Quizzes[0].Items, parts.Quizzes[1].Items...)
	parts.Quizzes = parts.Quizzes[:1]
	parts.Lessons[1].Quiz = ""
	p, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestFinishedPlayerIsOfferedPracticeAndReading(t *testing.T) {
	j := &journal{}
	one := func(s *game.Seat) { s.Packs = []*content.Pack{oneQuiz(t)} }
	out := missing(t, j, "A lock pumps", "t", map[string]string{"You have finished": "q"}, one)
	if !strings.Contains(out, "Enter or p practises what was missed in \"Why the sea rises\" (1), without score;") {
		t.Errorf("practice is not offered:\n%s", out)
	}
	e := sitDown(j, one).play(t, "p", "q")
	if !strings.Contains(e.out, "Practice, question 1 of 1") {
		t.Errorf("p does not practise:\n%s", e.out)
	}
	e = sitDown(j, one).play(t, "map", "1")
	if !strings.Contains(e.out, "Lesson: Why the sea rises") {
		t.Errorf("the list does not lead to a lesson:\n%s", e.out)
	}
	whole := &journal{}
	playThrough(t, sitDown(whole).seat, &player{})
	if e = sitDown(whole).play(t, ""); !strings.Contains(e.out, "Enter or q leaves.") || !strings.Contains(e.out, "p practises the whole quiz of") || strings.Contains(e.out, "Goodbye") {
		t.Errorf("a player with nothing to do:\n%s", e.out)
	}
	if e = sitDown(whole).play(t, "p", "q"); !strings.Contains(e.out, "Practice, question 1 of 4") {
		t.Errorf("a finished pack cannot be practised:\n%s", e.out)
	}
	if e = sitDown(whole).play(t, "map", "p2", "q"); !strings.Contains(e.out, "Quiz: Climbing by lock") || !strings.Contains(e.out, "Practice, question 1 of") {
		t.Errorf("p2 does not practise the second lesson:\n%s", e.out)
	}
	if e = sitDown(&journal{}).play(t, "1", "Jo", "map", "p1", "ㅔ 1", "practice 2", "p9", "q"); strings.Count(e.out, "is not finished yet, so there is nothing to practise") != 3 || !strings.Contains(e.out, "no lesson \"p9\"") {
		t.Errorf("a quiz that is not finished is practised:\n%s", e.out)
	}
}

func TestMixUpsArePractisedBesideWhatWasMissed(t *testing.T) {
	const drill = "Practice of what you mix up:\nA common mix-up: Wind makes the tide"
	for _, word := range []string{"m", "ㅡ", "x", "ㅌ", "헷갈림", "mix-ups", "/M"} {
		then := map[string]string{"(1), without score; what is practised earns no XP before tomorrow.\nm practises only what you mix up.\nNext: ": word, "Practice, question": "q"}
		if out := missing(t, &journal{}, "What pulls the sea?", "wind", then); !strings.Contains(out, drill) {
			t.Errorf("%q leads to no drill:\n%s", word, out)
		}
	}
	then := map[string]string{"You have finished \"The harbour\".\nm practises only what you mix up.\nThe gate at the end of the path is open. Type boss to face the Silent Storm, if you like.\nEnter or p": "x", "Practice, question": "q"}
	one := func(s *game.Seat) { s.Packs = []*content.Pack{oneQuiz(t)} }
	if out := missing(t, &journal{}, "What pulls the sea?", "wind", then, one); !strings.Contains(out, drill) {
		t.Errorf("a finished player is not led to the mix-ups:\n%s", out)
	}
	whole := &journal{}
	playThrough(t, sitDown(whole).seat, &player{})
	if e := sitDown(whole).play(t, "x"); strings.Contains(e.out, "m practises") || !strings.Contains(e.out, "once there is something") {
		t.Errorf("a player who mixes up nothing:\n%s", e.out)
	}
}

// TestCrossIsAnAnswerToTrueOrFalse types x, which leads to the mix-ups elsewhere.
func TestCrossIsAnAnswerToTrueOrFalse(t *testing.T) {
	for _, c := range []struct {
		line, want string
	}{
		{"x", "saved"},
		{"X", "saved"},
		{"ｘ", "saved"},
		{"×", "saved"},
		{"/x", "once there is something"},
		{"헷갈림", "once there is something"},
	} {
		asked, answered := false, ""
		p := &player{limit: 300, answer: func(said string) string {
			switch {
			case asked && answered == "":
				answered = said
				return "q"
			case asked:
				return "q"
			case strings.Contains(said, "\nWind makes the tide.") && strings.Contains(said, "uestion "):
				asked = true
				return c.line
			}
			return ""
		}}
		playThrough(t, sitDown(&journal{}, func(s *game.Seat) { s.Speech = game.SpeakEnglish }).seat, p)
		if !strings.Contains(answered, c.want) {
			t.Errorf("%q: no %q in:\n%s", c.line, c.want, answered)
		}
	}
}

func TestListOfLessonsLeadsThere(t *testing.T) {
	for _, c := range []struct {
		typed []string
		want  []string
	}{
		{[]string{"map"}, []string{"Lessons:\nThe harbour\n1. Why the sea rises: new\n2. Climbing by lock: new\nBoss: The Silent Storm (gate closed, 2 lessons to go). Type boss between two lessons to go there.\nType the number"}},
		{[]string{"", "지도"}, []string{"1. Why the sea rises: reading, point 2 of 3"}},
		{[]string{"지도", "2"}, []string{"Lesson: Climbing by lock"}},
		{[]string{"map", "", ""}, []string{"Point 2 of 3"}},
		{[]string{"map", "3", "x", "2"}, []string{`no lesson "3"; type a number from 1 to 2`, `no lesson "x"`, "Lesson: Climbing by lock"}},
		{[]string{"map", "l", "2"}, []string{"레슨 목록:\n항구", "레슨: 갑문으로 오르기"}},
		{[]string{"", "", "", "map", "1"}, []string{"Check, question 1 of 2", "Lesson: Why the sea rises"}},
	} {
		e := sitDown(&journal{}).play(t, append([]string{"1", "Jo"}, c.typed...)...)
		for _, want := range c.want {
			if !strings.Contains(e.out, want) {
				t.Errorf("%q: no %q in:\n%s", c.typed, want, e.out)
			}
		}
	}
}

func TestRecordIsToldInLines(t *testing.T) {
	j := &journal{}
	playThrough(t, sitDown(j).seat, &player{})
	e := sitDown(j).play(t, "r")
	want := "Record of Player\nLevel 1: 106 XP to the next; 294 XP in all.\nGold: 20.\nStreak in days: 1; the longest: 1.\n" +
		"Answers: 6, of these right: 6 (100%).\nTitle: Harbour Pilot / 항구 도선사 (6 of 6 questions at 90% recall)\n"
	if !strings.Contains(e.out, want) {
		t.Errorf("no\n%s\nin:\n%s", want, e.out)
	}
	for _, told := range []string{
		"\nActivity calendar\n  The last 26 weeks: 6 answers, predictions in labs counted, on 1 study day, ", "\nTime of day\n  Too few answers", "\nHow well it is known\n  Of 6 questions, 6 were asked, ",
		": 4 of 4 known, 0 firm, 4 asked\n", "\nStill known when it came back\n  No question was repeated", "\nHow sure, and how right\n", "\nWhat was mixed up\n  No mix-up so far.",
	} {
		if !strings.Contains(e.out, told) {
			t.Errorf("no %q in:\n%s", told, e.out)
		}
	}
	if strings.ContainsAny(e.out, "█▓▒░●│") || strings.Contains(e.out, "The line:") {
		t.Errorf("a plot is drawn for who reads lines:\n%s", e.out)
	}
	for _, word := range []string{"ㄱ", "기록", "record"} {
		e := sitDown(j, func(s *game.Seat) { s.Speech = game.SpeakKorean }).play(t, word)
		for _, told := range []string{"Player 님의 기록", "지갑: 20골드.", "활동 달력\n  최근 26주: 1일 학습, 랩의 예측을 더해 답 6개", "얼마나 아는지\n", "헷갈린 것\n"} {
			if !strings.Contains(e.out, told) {
				t.Errorf("%q: no %q in:\n%s", word, told, e.out)
			}
		}
	}
}

func TestFiguresInMemoryAreCalledUnsaved(t *testing.T) {
	j := &journal{full: true}
	e := sitDown(j).play(t, "1", "Jo", "", "", "", "false", "", "r", "q")
	if !strings.Contains(e.out, "Answers: 1,") || !strings.Contains(e.out, "This is not all saved yet.") {
		t.Errorf("the record:\n%s", e.out)
	}
}

func TestSittingSaysWhatTheChecksHaveAsked(t *testing.T) {
	for speech, want := range map[game.Speech]string{
		game.SpeakEnglish: "Quiz, question 3 of 4\n2 of 4 were answered before the quiz.\n",
		game.SpeakKorean:  "퀴즈 문제 3/4\n4문제 중 2문제는 퀴즈 전에 이미 풀었습니다.\n",
	} {
		out := playThrough(t, sitDown(&journal{}, func(s *game.Seat) { s.Speech = speech }).seat, &player{})
		if strings.Count(out, want) != 1 {
			t.Errorf("%s: no %q in:\n%s", speech, want, out)
		}
	}
}

func TestCommandsDoNotTouchANameOrTheClock(t *testing.T) {
	for _, name := range []string{"m", "r", "p", "기록"} {
		e := sitDown(&journal{}).play(t, "1", name)
		if got := e.player().Name.String(); got != name {
			t.Errorf("the player is called %q, not %q", got, name)
		}
	}
}

func TestFinishedPackLeadsToTheNextOne(t *testing.T) {
	parts := contenttest.Parts()
	parts.Meta.ID = "test/bay"
	second, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	e := sitDown(&journal{}, func(s *game.Seat) { s.Packs = append(s.Packs, second); s.Speech = game.SpeakEnglish })
	p := &player{limit: 300}
	if err := plain.Play(e.seat, p, p, plain.Options{}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(p.out.String(), "You have finished \"The harbour\""); n != 2 || e.player().Answers != 12 {
		t.Errorf("finished %d times with %d answers:\n%s", n, e.player().Answers, p.out.String())
	}
}

// After a lesson that was chosen from the list, the next one of its pack is offered,
// although a pack above it was not begun.
func TestPlayStaysInThePackThatWasChosen(t *testing.T) {
	parts := contenttest.Parts()
	parts.Meta.ID = "test/bay"
	second, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	e := sitDown(&journal{}, func(s *game.Seat) { s.Packs = append(s.Packs, second); s.Speech = game.SpeakEnglish })
	chosen := false
	playThrough(t, e.seat, &player{limit: 300, answer: func(said string) string {
		switch {
		case !chosen && strings.Contains(said, "Point 1 of 3"):
			chosen = true
			return "map"
		case strings.Contains(said, "Type the number"):
			return "3"
		case strings.Contains(said, "Lesson: Climbing by lock"):
			return "q"
		}
		return ""
	}})
	for i, want := range []game.LessonState{game.Untouched, game.Failed} {
		head, _ := e.seat.Packs[i].Head(contenttest.FirstLesson)
		if got := e.seat.Player.State(e.seat.Packs[i], head); got != want {
			t.Errorf("the first lesson of pack %d is %q, want %q", i+1, got, want)
		}
	}
}
