package plain_test

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/packs"
	"quest/game"
	"quest/game/phrase"
	"quest/game/plain"
)

// atTheLabs is a player of the deep pack who begins at its labs.
func atTheLabs(j *journal, speech game.Speech) *conversation {
	return sitDown(j, func(s *game.Seat) {
		s.Packs = []*content.Pack{contenttest.Deep()}
		s.Player.Join(game.Joined{Name: contenttest.Safe("Mina"), Lang: speech, Seed: 7}, s.Now())
		s.Start = &game.Destination{Pack: contenttest.DeepID, Labs: true}
	})
}

func sees(t *testing.T, e *conversation, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(e.out, w) {
			t.Errorf("%q was not said:\n%s", w, e.out)
		}
	}
}

func TestALabIsPlayedLineByLine(t *testing.T) {
	e := atTheLabs(&journal{}, game.SpeakEnglish).play(t, "1", "set 3 2", "2 2", "do 1", "4", "3", "do 1", "3", "1", "q")
	sees(t, e, "1. Ship: tanker (locked)", "    lockctl open lower --wide", "   - Behind a tug (by way of: Sea -> Lock)", "Under its own power: where does it stop?",
		"4. It arrives", "Under its own power: stopped at Lake", "The tanker runs aground in low water.", "you said: It arrives",
		"Wind makes the tide", "The moon and the sun pull the sea.", `      "signal": "inbound"`, "0 of 2 predictions came true", "2 of 2 predictions came true", "not solved yet")
}

// The list says of a mission and of a sandbox that their controls were left changed.
func TestTheListOfLabsSaysWhatWasLeftChanged(t *testing.T) {
	e := atTheLabs(&journal{}, game.SpeakEnglish).play(t, "1", "set 3 2", "b", "3", "set 2 2", "b", "q")
	sees(t, e, "(not solved yet, begun)", "3. Sandbox: try anything (begun)")
	e = atTheLabs(&journal{}, game.SpeakKorean).play(t, "1", "set 3 2", "b", "q")
	sees(t, e, "(미해결, 진행 중)")
	e = atTheLabs(&journal{}, game.SpeakEnglish).play(t, "1", "set 3 2", "x", "b", "q")
	if strings.Contains(e.out, "begun") {
		t.Errorf("controls at the start are called begun:\n%s", e.out)
	}
}

func TestALabSpeaksKorean(t *testing.T) {
	e := atTheLabs(&journal{}, game.SpeakKorean).play(t, "1", "ㄴㄷㅅ 3 2", "설정 4 2", "ㅇㅐ 1", "4", "ㅣ", "L", "l", "ㅣ", "l", "l", "3", "ㅂ")
	sees(t, e, "유조선이 호수에 닿습니다.", "예측대로입니다", "미션 해결", "별 3개 중 3개", "+20 XP", "Language:")
}

func TestBothMissionsOpenTheChestOnce(t *testing.T) {
	e := atTheLabs(&journal{}, game.SpeakEnglish).play(t,
		"", "set 3 2", "set 4 2", "do", "4", "3", "", "set 2 1", "do", "2", "3", "1", "set 3 2", "set 4 2", "do", "4", "3", "q")
	if n := strings.Count(e.out, "Canal Master"); n != 1 {
		t.Errorf("the title was told %d times:\n%s", n, e.out)
	}
	sees(t, e, "(solved, 3 of 3 stars)")
	if n := strings.Count(e.out, "+20 XP"); n != 1 {
		t.Errorf("the mission was paid %d times:\n%s", n, e.out)
	}
}

func TestLinesThatMakeNoSenseInALabSayWhatToDo(t *testing.T) {
	e := atTheLabs(&journal{}, game.SpeakEnglish).play(t, "9", "fish", "1", "set", "set 9 1", "set 3 9", "set 1 1", "set 3", "do 7", "u", "sail away", "7", "do", "0", "x", "b", "x", "i", "?", "b", "q")
	sees(t, e, "Type a number from 1 to 3.", "Not understood: fish.", "Type set, the number", "There is no control 9; this lab has 4.",
		"Lower gate has no value 9; it has 2.", "The mission keeps this one as it is.", "2. open", "There is no action 7; this lab has 1.",
		"There is nothing to take back.", "Not understood: sail away.", "Type a number from 1 to 4.", "Back at the start.",
		"It needs depth and an open gate.", "set 2 3: give control 2")
}

// TestALabThatIsNamedIsListedAlone begins at the second lab of the pack, asks for all,
// and solves a mission: what comes after is short again.
func TestALabThatIsNamedIsListedAlone(t *testing.T) {
	shipped, err := content.Open(packs.Shipped()[0])
	if err != nil {
		t.Fatal(err)
	}
	labs := shipped.Labs()
	e := sitDown(&journal{}, func(s *game.Seat) {
		s.Packs = []*content.Pack{shipped}
		s.Player.Join(game.Joined{Name: contenttest.Safe("Mina"), Lang: game.SpeakEnglish, Seed: 7}, s.Now())
		s.Start = &game.Destination{Pack: shipped.ID(), Labs: true, Lab: labs[1].ID}
	}).play(t, "?", "a", "99", "q")
	first, all, _ := strings.Cut(e.out, "> a\n")
	if n := strings.Count(first, "(not solved yet)"); n != len(labs[1].Missions) {
		t.Errorf("%d missions are listed, the lab has %d:\n%s", n, len(labs[1].Missions), first)
	}
	missions := 0
	for _, l := range labs {
		missions += len(l.Missions)
	}
	if n := strings.Count(all, "(not solved yet)"); n != missions || strings.Contains(all, "a lists all labs") {
		t.Errorf("a lists %d missions of %d:\n%s", n, missions, all)
	}
	sees(t, e, "a lists all labs of the pack.", "enter takes 1.", "2: open mission or sandbox 2 of this list.", "Type a number from 1 to "+strconv.Itoa(missions+len(labs))+".")
	if strings.Contains(e.out, "set 2 3: give") {
		t.Errorf("the list explains the commands of a mission:\n%s", e.out)
	}
}

func TestARunInALabIsCalledSaved(t *testing.T) {
	e := atTheLabs(&journal{}, game.SpeakEnglish).play(t, "1", "set 3 2", "do 1", "4", "3", "set 4 2", "do", "4", "3", "q")
	sees(t, e, "The mission is not solved yet.\nsaved\n", "Mission solved\nsaved\n3 of 3 stars\n+20 XP\n")
	list := e.out[strings.LastIndex(e.out, "enter takes"):]
	if !strings.HasPrefix(list, "enter takes 2.") {
		t.Errorf("enter does not lead on to what is not solved: %s", list)
	}
}

func TestXPIsNotToldWhileNothingIsSaved(t *testing.T) {
	j := &journal{full: true}
	e := atTheLabs(j, game.SpeakEnglish).play(t, "1", "set 3 2", "set 4 2", "do", "4", "3", "q")
	sees(t, e, "Mission solved", "shown once it is on disk")
	if strings.Contains(e.out, "+20 XP") || strings.Contains(e.out, "\nsaved") {
		t.Errorf("XP was told:\n%s", e.out)
	}
}

func TestAnyLinesInALabEndInPeace(t *testing.T) {
	words := []string{"set", "do", "1", "2", "3", "4", "0", "-1", "99999", "u", "x", "s", "i", "l", "b", "?", "", "ㄴㄷㅅ", "/do", "한글", "\x00", "２", "2=1"}
	rapid.Check(t, func(rt *rapid.T) {
		e := atTheLabs(&journal{full: rapid.Bool().Draw(rt, "full")}, game.SpeakBoth)
		var in strings.Builder
		for range rapid.IntRange(0, 40).Draw(rt, "lines") {
			in.WriteString(strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 3).Draw(rt, "line"), " ") + "\n")
		}
		var out strings.Builder
		if err := plain.Play(e.seat, strings.NewReader(in.String()), &out, plain.Options{Width: rapid.IntRange(0, 90).Draw(rt, "width")}); err != nil {
			rt.Fatal(err)
		}
	})
}

// Code that travels only under a condition has no heading where the condition does not hold.
func TestALabSaysNoHeadingWithoutCodeBelowIt(t *testing.T) {
	parts := contenttest.DeepParts()
	for i := range parts.Labs[0].Actions[0].Routes {
		for j := range parts.Labs[0].Actions[0].Routes[i].Payload {
			parts.Labs[0].Actions[0].Routes[i].Payload[j].When = &content.Condition{Kind: content.CondIs, Control: "water", Values: []content.PartID{"high"}}
		}
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	e := sitDown(&journal{}, func(s *game.Seat) {
		s.Packs = []*content.Pack{pack}
		s.Player.Join(game.Joined{Name: contenttest.Safe("Mina"), Lang: game.SpeakEnglish, Seed: 7}, s.Now())
		s.Start = &game.Destination{Pack: contenttest.DeepID, Labs: true}
	}).play(t, "1", "set 3 2", "2 2", "do 1", "4", "3", "q")
	sees(t, e, "The tanker runs aground in low water.")
	if heading := phrase.In(content.English).Lab.Payload + ":"; strings.Contains(e.out, heading) {
		t.Errorf("%q has nothing below it:\n%s", heading, e.out)
	}
}
