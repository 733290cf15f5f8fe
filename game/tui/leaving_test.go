package tui

import (
	"slices"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// again is the same save in a game that was started anew: nothing survives but what is on
// disk.
func (v *visit) again(with ...func(*game.Seat, *Options)) *visit {
	v.tb.Helper()
	player, packs := &game.Player{}, v.seat.Packs
	for _, b := range v.joined() {
		player.Apply(b)
	}
	next := newVisit(v.tb, append([]func(*game.Seat, *Options){func(s *game.Seat, _ *Options) {
		s.Player, s.Packs = player, packs
	}}, with...)...)
	next.shelf.batches = append(slices.Clone(v.shelf.batches), next.shelf.batches...) // the start may keep something
	return next
}

// joined is what is on disk, with the beginning of the save, which newPlayer and deepPlayer
// do not keep.
func (v *visit) joined() []game.Batch {
	p := v.seat.Player
	begun := game.Batch{At: v.seat.Now(), Events: []game.Event{{Joined: &game.Joined{Name: p.Name, Lang: p.Speech, Seed: p.Seed}}}}
	if lesson := v.seat.Packs[0].ID().Lesson(contenttest.DeepLesson); p.Reading(lesson).Done {
		begun.Events = append(begun.Events, game.Event{Read: &game.Read{Lesson: lesson, Points: 3, Done: true}})
	}
	return append([]game.Batch{begun}, v.shelf.batches...)
}

// Help that was taken stays when the question is left for the map, and when the game is
// left, and the answer is paid for as with help.
func TestHelpCannotBeWashedOffByLeaving(t *testing.T) {
	for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean} {
		half, quarter, struck := "half XP", "quarter XP", "ruled out"
		if speech == game.SpeakKorean {
			half, quarter, struck = "XP 절반", "XP 4분의 1", "제외됨"
		}
		for name, back := range map[string]func(*visit) *visit{
			"esc and enter": func(v *visit) *visit { return v.press("esc", "enter") },
			"another start": func(v *visit) *visit { return v.again().press("3", "enter") },
		} {
			t.Run(name, func(t *testing.T) {
				v := deepPlayer(t, speech).until(true, asksItem(contenttest.NightDepth)).sees(half).press("h", "h")
				taken := v.m.session.Step().(game.QuestionStep)
				v = back(v).sees(struck).misses(half, quarter)
				step := v.m.session.Step().(game.QuestionStep)
				if step.Hints != 2 || step.Question.ID() != taken.Question.ID() || !slices.Equal(step.Removed, taken.Removed) {
					t.Errorf("back with help %d without %v", step.Hints, step.Removed)
				}
				v.reply(true).press("enter")
				if a := v.gave(); a.Hints != 2 || !a.Right {
					t.Errorf("%+v", a)
				}
				v.sees("+6 XP")
			})
		}
	}
}

// What was begun of an answer is there again after a look at the map.
func TestABegunAnswerComesBackAfterTheMap(t *testing.T) {
	for item, begun := range map[content.ItemID]struct {
		keys []string
		said string
	}{
		contenttest.RiseInLock: {[]string{"2", "4"}, "Enter gives this order"},
		contenttest.AidsAndUse: {[]string{"1", "2"}, "1 of 3 matched"},
		contenttest.TideGaps:   {[]string{"m", "o", "o"}, "moo"},
	} {
		v := deepPlayer(t, game.SpeakEnglish).until(true, asksItem(item)).press(begun.keys...).sees(begun.said)
		v.press("esc", "enter").sees(begun.said)
		v.again().press("3", "enter").misses(begun.said)
	}
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, asks(content.Classify)).press("1", "2").sees("2 of 3 placed")
	v.press("esc", "enter").sees("2 of 3 placed").press("1").sees("Enter to submit").press("enter").press("enter")
	if _, ok := v.m.session.Step().(game.QuestionStep); ok {
		v.misses("Enter to submit")
	}
}

// Enter that comes too early leaves the cursor on the part that is still open.
func TestEnterStaysOnWhatIsNotPlaced(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, asks(content.Classify))
	q := v.m.session.Step().(game.QuestionStep).Question
	v.press("enter").sees("3 to go").press("down").press("enter").press("2")
	v.press("up", "up").press("enter", "enter").press("1")
	v.press("down", "down").press("1", "enter")
	a := v.gave()
	if got := a.Gave.Placed; got[q.Parts[1]] != q.Item.Bins[1].ID || got[q.Parts[0]] != q.Item.Bins[0].ID {
		t.Errorf("%v of %v", got, q.Parts)
	}
	v = deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.TideGaps)).press("enter").sees("to go").typed("moon")
	if step := v.m.session.Step().(game.QuestionStep); len(step.Question.Item.Gaps) < 2 {
		t.Fatal("one gap")
	}
	v.press("enter", "enter").sees("1 to go").typed("two").press("enter").sees("Right")
	v = deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.AidsAndUse)).press("down", "enter", "1")
	before := v.text()
	v.press("enter", "esc")
	if after := v.text(); !strings.Contains(after, "1 of 3 matched") || !strings.Contains(before, "1 of 3 matched") {
		t.Errorf("enter lost a pair:\n%s", after)
	}
	deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.RiseInLock)).press("enter").sees("Nothing was moved yet")
}

// The digit of an option that help has ruled out, and then enter, gives no other answer.
func TestADigitThatIsRuledOutSubmitsNothingElse(t *testing.T) {
	v := deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.NightDepth)).press("h", "h")
	step := v.m.session.Step().(game.QuestionStep)
	digit := func(out bool) string {
		i := slices.IndexFunc(step.Question.Parts, func(id content.PartID) bool { return slices.Contains(step.Removed, id) == out })
		return string(rune('1' + i))
	}
	v.press(digit(false), digit(true)).sees("ruled this one out").press("enter")
	if _, asked := v.m.session.Step().(game.QuestionStep); !asked {
		t.Fatal("the option that was chosen before was submitted")
	}
	v.sees("Enter to submit").press("enter")
	if _, asked := v.m.session.Step().(game.QuestionStep); asked {
		t.Error("and now enter does not submit")
	}
}

// exhibited is a pack of which every item shows a listing.
func exhibited(t *testing.T, parts content.Parts) *content.Pack {
	t.Helper()
	for i := range parts.Items {
		parts.Items[i].Code = &content.Code{Lang: "text", Lines: []content.Safe{contenttest.Safe("ERROR 1873 at the gate")}}
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// A verdict keeps what its question speaks of, whatever the type.
func TestAVerdictKeepsTheExhibit(t *testing.T) {
	seen := map[content.ItemType]bool{}
	for _, parts := range []content.Parts{contenttest.Parts(), contenttest.DeepParts()} {
		for _, right := range []bool{true, false} {
			pack := exhibited(t, parts)
			for _, l := range pack.Lessons() {
				v := newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) {
					s.Packs, s.Start = []*content.Pack{pack}, &game.Destination{Pack: pack.ID(), Lesson: l.ID}
				}).resize(100, 30)
				for range 60 {
					if v.m.session == nil {
						break
					}
					switch step := v.m.session.Step().(type) {
					case game.QuestionStep:
						v.reply(right)
					case game.VerdictStep:
						seen[step.Question.Item.Type] = true
						if all := v.pages(); !strings.Contains(all, "ERROR 1873 at the gate") {
							t.Errorf("%s, right %v: no listing in %s", step.Question.Item.ID, right, all)
						}
					case game.ChestStep:
						v.ringAll()
					case game.PointStep, game.TakeawaysStep, game.SummaryStep, game.OverviewStep, game.PaperStep, game.EndStep:
					}
					v.press("enter")
				}
			}
		}
	}
	for _, typ := range []content.ItemType{content.Single, content.Multi, content.TrueFalse, content.Classify, content.Order, content.Match, content.Cloze} {
		if !seen[typ] {
			t.Errorf("no verdict on %s was seen", typ)
		}
	}
}

// The controls of a lab are there again after the list of labs, after the game was left with
// ctrl+c, and after another start.
func TestTheControlsOfALabComeBack(t *testing.T) {
	for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean} {
		left := "as you left them: 1 changed"
		if speech == game.SpeakKorean {
			left = "두고 간 그대로입니다. 바꾼 것 1개"
		}
		v := atLabs(t, speech).press("enter", "down", "right")
		if n := len(v.shelf.batches); n != 0 {
			t.Fatalf("%d batches for a key", n)
		}
		v.press("ctrl+c")
		if !v.quit || len(v.shelf.batches) != 1 {
			t.Fatalf("quit %v with %d batches", v.quit, len(v.shelf.batches))
		}
		w := v.again().press("b", "enter").sees(left).press("x").misses(left)
		w.press("esc")
		w.again().press("b", "enter").misses(left)
		w = atLabs(t, speech).press("enter", "down", "right", "esc")
		w.again().press("b", "enter").sees(left)
	}
}

// A pack whose lessons are all done can be practised from the map.
func TestAFinishedLessonIsPractisedFromTheMap(t *testing.T) {
	for speech, words := range map[game.Speech][3]string{
		game.SpeakEnglish: {"This lesson · Climbing by lock", "practice: no score, no XP", "2 of 2 right. Practice is not scored"},
		game.SpeakKorean:  {"이 레슨 · 갑문으로 오르기", "연습: 점수와 XP 없음", "2문제 중 2문제 정답. 연습은 점수와 XP가 없습니다"},
	} {
		v := newPlayer(t, speech).press("down", "enter").until(true, is[game.SummaryStep]).press("enter")
		for v.m.session != nil {
			v.ringAll()
			v.press("enter")
		}
		v.press("2", "p").sees(words[0]).press("enter")
		xp := v.seat.Player.XP
		for range 2 {
			v.reply(true).press("enter").sees(words[1]).press("enter")
		}
		v.sees(words[2])
		if v.seat.Player.XP != xp {
			t.Errorf("practice paid %d XP", v.seat.Player.XP-xp)
		}
	}
}

// The bar of the cited points is as full as its words say.
func TestTheBarOfCitedPointsFollowsThem(t *testing.T) {
	parts := contenttest.DeepParts()
	for i := range parts.Items {
		if it := &parts.Items[i]; it.ID == contenttest.NightDepth {
			it.Cites = append(slices.Clone(it.Cites), content.Cite{Lesson: contenttest.FirstLesson, Anchor: "moon"})
		}
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	v := deepPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{pack} })
	v.until(false, judgesItem(contenttest.NightDepth)).press("v").sees("1 of 2")
	bar := func() string {
		for _, l := range strings.Split(v.text(), "\n") {
			if strings.Contains(l, "━") {
				return l
			}
		}
		return ""
	}
	if half := bar(); !strings.Contains(half, "─") {
		t.Errorf("at the first of two the bar is full: %s", half)
	}
	if v.press("right").sees("2 of 2"); strings.Contains(bar(), "─") {
		t.Errorf("at the last the bar is %s", bar())
	}
}

// Why a right answer earns nothing stands where the XP would.
func TestARightAnswerWithoutXPSaysWhyOnTheScreen(t *testing.T) {
	for speech, why := range map[game.Speech]string{
		game.SpeakEnglish: "answered today already, XP again from 2026-11-2",
		game.SpeakKorean:  "오늘 이미 답한 문제라 XP 없음 (2026-11-2",
	} {
		said := map[game.Speech][3]string{ // before it is sat again: in the summary, on the map, at its start
			game.SpeakEnglish: {"XP only from tomorrow", "Retry (XP from tomorrow)", "right or missed"},
			game.SpeakKorean:  {"틀린 문제도 XP는 내일부터", "다시 풀기(XP는 내일부터)", "맞혔든 틀렸든"},
		}[speech]
		v := newPlayer(t, speech).press("enter").until(false, is[game.SummaryStep]).sees(said[0]).press("enter", "home").sees(said[1]).press("enter").sees(said[2])
		if step, ok := v.m.session.Step().(game.QuestionStep); !ok || step.Kind != game.Sitting || step.Terms == nil || !step.Terms.Again {
			t.Fatalf("the quiz is not sat again:\n%s", v.text())
		}
		v.reply(true).press("enter").sees(why)
	}
}
