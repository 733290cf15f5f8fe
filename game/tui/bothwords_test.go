package tui

import (
	"slices"
	"testing"

	"quest/content"
	"quest/game"
)

// Who chose both languages reads what the game says in both: warnings, the certainty and
// its offer, the help, mix-ups, the chest and the summary.
func TestWhatTheGameSaysIsSaidInBothLanguages(t *testing.T) {
	for _, c := range []struct {
		scene string
		said  []string
	}{
		{"claim", []string{"How sure are you? / 얼마나 확신하세요?", "a guess / 추측"}},
		{"offer", []string{"얼마나 확신하세요?", "Yes, ask me / 네, 물어봐 주세요", "안다고 착각하고"}},
		{"mixups-none", []string{"What you mix up / 헷갈리는 것", "아직 없습니다."}},
		{"chest-open", []string{"+20 gold / +20골드", "✓ All saved. / ✓ 모두 저장되었습니다."}},
		{"summary-failed", []string{"Not there yet / ◆ 아직 통과하지 못했습니다", "What was missed / 틀린 문제"}},
		{"help", []string{"Keys on this screen / 이 화면의 키", "pick / 선택"}},
		{"truefalse", []string{"Enter to submit. / enter를 누르면 이 답을 제출합니다."}},
		{"verdict-truefalse", []string{"★ +24 XP, saved", "★ +24 XP, 저장됨"}},
	} {
		found := false
		for _, s := range scenes() {
			if s.name == c.scene {
				found = true
				s.open(t, game.SpeakBoth).resize(100, 30).sees(c.said...).fits()
				if c.scene != "offer" { // longer than a small screen, and scrolls
					s.open(t, game.SpeakBoth).resize(80, 24).sees(c.said...).fits()
				}
			}
		}
		if !found {
			t.Errorf("no scene %s", c.scene)
		}
	}
}

// allScenes are the scenes of which goldens are kept.
func allScenes() []scene { return slices.Concat(scenes(), labScenes(), saveScenes()) }

// What stops a player or tells of the save is in both languages on a screen of the usual
// size, and on a low one never ends in the middle of a sentence.
func TestWhatIsToldIsInBothLanguagesOrWholeInOne(t *testing.T) {
	for _, c := range []struct {
		scene string
		size  [2]int
		said  []string
		not   []string
	}{
		{"looking-on", [2]int{80, 24}, []string{"once the other has left.", "T를 누르면 이어받습니다."}, nil},
		{"looking-on", [2]int{60, 18}, []string{"T takes over once the other has left."}, []string{"다른 터미널"}},
		{"exported", [2]int{80, 24}, []string{"quest save import FILE"}, []string{"에 모두"}},
		{"unsaved", [2]int{80, 24}, []string{"NOT SAVED", "next answer.", "저장되지 않음", "다음 답과 함께 저장됩니다."}, nil},
		{"date", [2]int{60, 18}, []string{"Which date is right? / 어느 날짜가 맞습니까?", "The clock: today", "시계: 오늘은", "사라지지 않습니다."}, nil},
		{"home-told", [2]int{80, 24}, []string{"A word before we start / 시작하기 전에", "저장 파일의 끝을 고쳤습니다."}, nil},
		{"cloze-loose", [2]int{100, 30}, []string{"Loose letters", "풀어진 자모"}, nil},
		{"note", [2]int{100, 30}, []string{"What is wrong here? / 무엇이 잘못되었나요?", "팩을 만든 사람에게"}, nil},
		{"point", [2]int{80, 24}, []string{"Short checks count for the quiz.", "중간의 확인 문제도"}, nil},
		{"takeaways", [2]int{80, 24}, []string{"Key takeaways / 핵심 정리", "passes the quiz", "(80%) 이상 맞히면 통과합니다."}, nil},
		{"glossary", [2]int{60, 18}, []string{"Terms of this lesson / 이 레슨의 용어"}, nil},
		{"verdict-case", [2]int{120, 40}, []string{"A common mix-up / 흔한 오해", "What is true / ✓ 사실은"}, nil},
		{"match-across", [2]int{80, 24}, []string{"Which partner for: Lighthouse / 짝을 고르세요: 등대"}, nil},
		{"lab-solved", [2]int{60, 18}, []string{"✓ arrived"}, nil},
	} {
		i := slices.IndexFunc(allScenes(), func(s scene) bool { return s.name == c.scene })
		v := allScenes()[i].open(t, game.SpeakBoth).resize(c.size[0], c.size[1])
		v.fits()
		v.sees(c.said...)
		v.misses(c.not...)
	}
}

// Every warning below a question is read whole, in both languages where both are shown and
// the screen is not low; a low one shows the first.
func TestWarningsAreReadWhole(t *testing.T) {
	for _, c := range []struct {
		kind content.ItemType
		en   []string
		ko   []string
	}{
		{content.Single, []string{"Choose first: with a digit or an arrow key."}, []string{"먼저 숫자나 화살표로 골라 주세요."}},
		{content.Multi, []string{"Choose exactly 2; so far 0."}, []string{"정확히 2개를 골라 주세요. 지금은 0개입니다."}},
	} {
		for _, size := range sizes {
			for _, speech := range speeches {
				v := newPlayer(t, speech).press("enter").until(true, asks(c.kind)).resize(size[0], size[1]).press("enter")
				v.fits()
				if speech != game.SpeakKorean {
					v.sees(c.en...)
				}
				if speech == game.SpeakKorean || speech == game.SpeakBoth && size[1] >= 24 {
					v.sees(c.ko...)
				}
			}
		}
	}
}

// A footer is in both languages only where no key is left out for it.
func TestAFooterIsInBothLanguagesWhereAllOfItFits(t *testing.T) {
	v := newPlayer(t, game.SpeakBoth).press("enter").until(true, asks(content.Multi))
	v.resize(200, 50).sees("? help / 도움말", "move / 이동")
	v.resize(80, 24).misses("move / 이동").sees("? help")
}

// A hint is seen at once, though the option that it rules out may be below the screen.
func TestAHintIsSeenThoughItsOptionIsOutOfSight(t *testing.T) {
	for _, speech := range speeches {
		v := newPlayer(t, speech).press("enter").until(true, asks(content.Multi)).resize(60, 18).press("h")
		if speech != game.SpeakKorean {
			v.sees("The hint ruled out ")
		} else {
			v.sees("힌트가 ", "번 보기를 뺐습니다.")
		}
		v.fits()
	}
}

// While a prediction is made in a narrow terminal, the settings below the question are in
// both languages.
func TestSettingsBelowAPredictionAreInBothLanguages(t *testing.T) {
	i := slices.IndexFunc(labScenes(), func(s scene) bool { return s.name == "lab-predicting" })
	v := labScenes()[i].open(t, game.SpeakBoth).resize(60, 18)
	v.turnTo("배: 유조선").sees("Ship: tanker")
	v.fits()
}
