package plain_test

import (
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/plain"
)

// deepAnswers are the right and the partly wrong answers to the third lesson of the
// deep pack, by what its questions say.
var deepAnswers = []struct{ en, ko, right, wrong string }{
	{"Put the climb", "갑문을 오르는", "the ship enters, the gate behind, water flows, the gate ahead", "the gate behind, water flows, the ship enters, the gate ahead"},
	{"Match each aid", "각 표지를", "marks the channel, marks the coast, tells when", "marks the channel, tells when, tells where"},
	{"Blank 1 of 2", "빈칸 1/2", "moon", "바람"},
	{"Blank 2 of 2", "빈칸 2/2", "두", "2"},
	{"When can the tanker", "유조선은 언제", "06:31", "at once"},
	{"Which TWO does", "선장이 밤에", "the lighthouse, buoys", "the lighthouse, gulls"},
	{"first calls", "선장은 먼저", "VHF 12", "VHF 16"},
}

// through answers the questions of the third lesson, and leaves behind it.
func through(right bool) func(string) string {
	return func(said string) string {
		if strings.Contains(said, "Next: ") || strings.Contains(said, "다음: ") {
			return "q"
		}
		last := ""
		for _, a := range deepAnswers {
			if strings.Contains(said, a.en) || strings.Contains(said, a.ko) {
				last = map[bool]string{true: a.right, false: a.wrong}[right]
			}
		}
		if strings.Contains(said, "\nsaved ") || strings.Contains(said, "\n저장 ") {
			return "" // the verdict repeats the words of its question
		}
		return last
	}
}

func passage(s *game.Seat) {
	s.Packs = []*content.Pack{contenttest.Deep()}
	s.Start = &game.Destination{Pack: contenttest.DeepID, Lesson: contenttest.DeepLesson}
}

func TestEveryTypeReadsWell(t *testing.T) {
	for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth} {
		for _, right := range []bool{true, false} {
			name := string(speech) + map[bool]string{true: " right", false: " wrong"}[right]
			t.Run(name, func(t *testing.T) {
				e := sitDown(&journal{}, passage, func(s *game.Seat) { s.Speech, s.Name = speech, "Mina" })
				golden.RequireEqual(t, playThrough(t, e.seat, &player{answer: through(right)}))
				p := e.player()
				if p.Answers != 6 || right && p.Correct != 6 || !right && p.Correct != 0 {
					t.Errorf("%d answers, %d right", p.Answers, p.Correct)
				}
			})
		}
	}
}

// atQuestion plays the third lesson up to a question and types lines there.
func atQuestion(t *testing.T, e *conversation, stem string, lines ...string) string {
	t.Helper()
	answer, there := through(true), false
	p := &player{limit: 80, answer: func(said string) string {
		if !there && strings.Contains(said, stem) {
			there = true
		}
		switch {
		case there && len(lines) == 0:
			return "/q"
		case there:
			line := lines[0]
			lines = lines[1:]
			return line
		}
		return answer(said)
	}}
	if err := plain.Play(e.seat, p, p, plain.Options{Echo: true}); err != nil {
		t.Fatal(err)
	}
	if !there {
		t.Fatalf("%q was never asked:\n%s", stem, p.out.String())
	}
	return p.out.String()[strings.Index(p.out.String(), stem):]
}

func english(s *game.Seat) { passage(s); s.Speech = game.SpeakEnglish }

// types is one line typed at a question and what has to be said then.
type types struct {
	stem  string
	lines []string
	want  []string
	never []string
}

func (c types) check(t *testing.T, change ...func(*game.Seat)) *conversation {
	t.Helper()
	e := sitDown(&journal{}, append([]func(*game.Seat){english}, change...)...)
	said := atQuestion(t, e, c.stem, slices.Clone(c.lines)...)
	for _, want := range c.want {
		if !strings.Contains(said, want) {
			t.Errorf("%q: no %q in:\n%s", c.lines, want, said)
		}
	}
	for _, never := range c.never {
		if strings.Contains(said, never) {
			t.Errorf("%q: %q in:\n%s", c.lines, never, said)
		}
	}
	return e
}

func TestPiecesOfAnAnswerAreAskedOneByOneAndTakenBack(t *testing.T) {
	for _, c := range []types{
		{
			"Put the climb",
			[]string{"the ship", "b", "water", "the ship enters", "the gate behind", "b", "the gate ahead", "the gate behind"},
			[]string{"> the ship enters\nWhich one comes as step 3 of 4?", "> b\nWhich one comes as step 1 of 4?", "Not right."},
			[]string{"0 of 3"}, // only a score above 0 is told
		},
		{"Put the climb", []string{"b"}, []string{"nothing to go back to"}, nil},
		{
			"Match each aid",
			[]string{"marks the coast", "b", "marks the channel", "b2 c4", "x"},
			[]string{"What goes with b: Lighthouse", "> b\nWhat goes with a: Buoy"},
			nil,
		},
		{
			"Fill in the gaps",
			[]string{"moon", "/b", "wind", "2"},
			[]string{"> moon\nBlank 2 of 2:", "> /b\nBlank 1 of 2:", "Not right. Blank 1: wind. A right answer: moon", "Wind makes waves.", "A common mix-up: Wind makes the tide", "1 of 2 parts"},
			nil,
		},
	} {
		c.check(t)
	}
}

func TestEveryWordCanBeTypedIntoAGap(t *testing.T) {
	for _, c := range []types{
		{"Fill in the gaps", []string{"q"}, []string{`"q" is also a command`, "/q"}, []string{"Blank 2 of 2"}},
		{"Fill in the gaps", []string{"q", "q"}, []string{"Blank 2 of 2"}, nil},
		{"Fill in the gaps", []string{"q", "moon"}, []string{"Blank 2 of 2"}, nil},
		{"Fill in the gaps", []string{"b", "q"}, []string{`"q" is also`}, []string{"Blank 2 of 2"}},
		{"Fill in the gaps", []string{"l", "l", "b", "b"}, []string{"Not right. Blank 1: l.", "Not right. Blank 2: b."}, []string{"언어"}},
		{"Fill in the gaps", []string{"종료", "종료"}, []string{"Blank 2 of 2"}, nil},
		{"Fill in the gaps", []string{"/q"}, []string{"Goodbye"}, nil},
		{"Fill in the gaps", []string{"/ㅂ"}, []string{"Goodbye"}, nil},
		{"Fill in the gaps", []string{"／q"}, []string{"Goodbye"}, nil},
		{"Fill in the gaps", []string{"/l"}, []string{"빈칸을 채우세요.", "[빈칸 1]"}, nil},
		{"Fill in the gaps", []string{"?"}, []string{"?: this help"}, nil}, // can be no answer here
		{"Fill in the gaps", []string{"/?"}, []string{"?: this help"}, nil},
		{"first calls", []string{"?"}, []string{`"?" is also a command`}, []string{"?: this help"}}, // signs count here
		{"first calls", []string{"?", "?"}, []string{"Not right.\nYour answer: ?. A right answer: VHF 12"}, nil},
		{"Fill in the gaps", []string{"/z"}, []string{"Blank 2 of 2"}, nil}, // no command, so an answer
		{"Fill in the gaps", []string{"m", "m"}, []string{`"m" is also a command`, "Blank 2 of 2"}, []string{"Lessons:"}},
		{"Fill in the gaps", []string{"/map", "3"}, []string{"> /map\n\nLessons:", "Quiz: Through the canal"}, nil},
		{"Fill in the gaps", []string{"/r"}, []string{"Record of", "Fill in the gaps"}, nil},
		{"Fill in the gaps", []string{"export"}, []string{"Blank 2 of 2"}, []string{"also a command"}}, // all is saved
	} {
		c.check(t)
	}
}

func TestATypoIsRightAndSpelled(t *testing.T) {
	types{
		"Fill in the gaps",
		[]string{"pull of the mon", "TWO."},
		[]string{"Right!", "Right, with a slip. Blank 1: pull of the mon. It is spelled: pull of the moon", "Right. Blank 2: TWO."},
		nil,
	}.check(t)
}

// TestStrangeInputIsAskedAgain types what no answer can be made of. Nothing of it is
// judged, and the question still stands afterwards.
func TestStrangeInputIsAskedAgain(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"", "Type an answer first"},
		{"   ", "Type an answer first"},
		{"ㄷㅏㄹ", "Loose Korean letters arrived (ㄷㅏㄹ)"},
		{"ㅂ", "/q leaves"},
		{"ﾱ", "Loose Korean letters"},
		{"ㅡㅐㅐㅜ", "Press the 한/영 key"}, // moon
		{"ekf", "Press the 한/영 key"},  // 달
		{"ｅｋｆ", "Press the 한/영 key"},
		{"ekfdml dlsfur", "Press the 한/영 key"}, // 달의 인력
		{"ekf의 인fur", "Press the 한/영 key"},
		{"...", "no letter or digit"},
		{"🌙", "no letter or digit"},
		{strings.Repeat("달", 201), "too long"},
		{strings.Repeat("x", 10_000), "too long"},
		{strings.Repeat("x", 100_000), "too long"},
		{"moon\x00", "cannot be read"},
		{"\x1b[200~moon\x1b[201~", "cannot be read"},
		{"\xff\xfe", "cannot be read"},
		{"mo\u200bon", "cannot be read"},
	} {
		e := types{"Fill in the gaps", []string{c.line, "ｍｏｏｎ", "2"}, []string{c.want, "Right. Blank 1: ｍｏｏｎ", "Right. Blank 2: 2"}, nil}.check(t)
		if p := e.player(); p.Answers != p.Correct {
			t.Errorf("%.20q was judged: %d of %d", c.line, p.Correct, p.Answers)
		}
	}
}

// TestPastedLinesAreOneAnswerEach gives the second of two pasted lines to the next
// prompt; a prompt that only takes enter refuses it.
func TestPastedLinesAreOneAnswerEach(t *testing.T) {
	types{"Fill in the gaps", []string{"moon\r\n2"}, []string{"Right. Blank 1: moon", "Right. Blank 2: 2"}, nil}.check(t)
	types{"first calls", []string{"VHF 12\nand more"}, []string{"Right!\nYour answer: VHF 12", "Press enter to go on"}, nil}.check(t)
}

func TestAGapCanBeChosenFromAList(t *testing.T) {
	types{
		"Fill in the gaps",
		[]string{"/c", "1", "c", "c"},
		[]string{"1. moon\n2. rivers\n3. wind\nType a number of the list", "Right. Blank 1: moon", `"c" is also a command`},
		nil,
	}.check(t)
	types{"Fill in the gaps", []string{"moon", "/c", "2"}, []string{"no list to choose from", "Right. Blank 2: 2"}, nil}.check(t)
	types{"Put the climb", []string{"c"}, []string{"no list to choose from"}, nil}.check(t)
}

func TestTheScenarioStandsAboveThePartThatComesFirst(t *testing.T) {
	const scenario = "A tanker with a draught"
	e := sitDown(&journal{}, english)
	out := playThrough(t, e.seat, &player{answer: through(true)})
	if n := strings.Count(out, scenario); n != 1 {
		t.Errorf("the scenario is told %d times", n)
	}
	first, _, ok := strings.Cut(out, "Part 1 of 3 of the case.")
	if !ok || !strings.Contains(first, scenario) || !strings.Contains(out, "Part 3 of 3 of the same case; s reads") {
		t.Errorf("no scenario above its first part:\n%s", out)
	}
	types{"Which TWO does", []string{"s"}, []string{"> s\nA case with 3 questions. The scenario:\n" + scenario}, nil}.check(t)
	types{"first calls", []string{"/s"}, []string{scenario}, nil}.check(t)
	types{"Put the climb", []string{"s"}, []string{"No scenario belongs"}, nil}.check(t)

	// Who comes back in the middle of a case hears it again.
	j := &journal{}
	atQuestion(t, sitDown(j, english), "Which TWO does")
	again := sitDown(j, english).play(t, "")
	if !strings.Contains(again.out, scenario) || !strings.Contains(again.out, "Part 2 of 3 of the case.") {
		t.Errorf("the scenario is not told to one who comes back:\n%s", again.out)
	}
}

func TestAnEndOfInputInAnyPieceLeavesInPeace(t *testing.T) {
	whole := &player{answer: through(true)}
	playThrough(t, sitDown(&journal{}, english).seat, whole)
	typed := strings.Join(whole.typed, "\n") + "\n"
	for n := 0; n < len(typed); n += 7 {
		if err := plain.Play(sitDown(&journal{}, english).seat, strings.NewReader(typed[:n]), io.Discard, plain.Options{}); err != nil {
			t.Errorf("input ends after %d bytes: %v", n, err)
		}
	}
}
