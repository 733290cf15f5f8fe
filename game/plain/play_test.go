package plain_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/phrase"
	"quest/game/plain"
)

// journal keeps batches in memory; while full is set it refuses them.
type journal struct {
	kept    []game.Batch
	waiting []game.Batch
	full    bool
}

var errFull = errors.New("no space left")

func (j *journal) Append(b game.Batch) (int, error) {
	j.waiting = append(j.waiting, b)
	if j.full {
		return j.answers(), &game.NotSavedError{Why: game.Say("desk.LostFull"), Err: errFull}
	}
	j.kept, j.waiting = append(j.kept, j.waiting...), nil
	return j.answers(), nil
}

func (j *journal) answers() int {
	n := 0
	for _, b := range j.kept {
		for _, e := range b.Events {
			if e.Answered != nil {
				n++
			}
		}
	}
	return n
}

func (j *journal) player() *game.Player {
	p := new(game.Player)
	for _, b := range j.kept {
		p.Apply(b)
	}
	return p
}

// conversation is one run of line mode over a journal.
type conversation struct {
	*journal
	seat *game.Seat
	out  string
}

func sitDown(j *journal, change ...func(*game.Seat)) *conversation {
	start := time.Date(2026, 11, 23, 19, 0, 0, 0, time.FixedZone("KST", 9*3600))
	ticks := 0
	seat := &game.Seat{
		Packs: []*content.Pack{contenttest.Pack()}, Player: j.player(), Journal: j, Seed: 7,
		Now: func() game.Moment {
			ticks++
			mono := time.Duration(ticks) * time.Second
			return game.Moment{Wall: start.Add(mono), Mono: mono}
		},
	}
	for _, c := range change {
		c(seat)
	}
	return &conversation{journal: j, seat: seat}
}

func (e *conversation) play(t *testing.T, typed ...string) *conversation {
	t.Helper()
	var in, out strings.Builder
	for _, line := range typed {
		in.WriteString(line + "\n")
	}
	if err := plain.Play(e.seat, strings.NewReader(in.String()), &out, plain.Options{Echo: true}); err != nil {
		t.Fatalf("play: %v", err)
	}
	e.out = out.String()
	return e
}

func tomorrow(s *game.Seat) {
	now := s.Now
	s.Now = func() game.Moment { m := now(); m.Wall = m.Wall.AddDate(0, 0, 1); return m }
}

// player types what a learner would: enter, and the right answer to each question.
// It reads the questions off the output, as a person does.
type player struct {
	out    strings.Builder
	line   strings.Builder
	answer func(question string) string
	typed  []string
	limit  int
	ready  []byte
}

// answers knows the test pack; the key is the beginning of the stem in either language.
var answers = []struct{ en, ko, right, wrong string }{
	{"What pulls", "무엇이 바다를", "moon", "wind"},
	{"Which TWO", "배를 이끄는", "부표, tide table", "gull, cloud"},
	{"Wind makes the tide.", "바람이 조석을 만든다.", "false", "true"},
	{"Put each ship", "각 배를", "", ""},
	{"Which gate", "어느 문이", "behind", "ahead"},
	{"A lock pumps", "갑문은", "f", "t"},
}

func sorted(out string, right bool) string {
	_, cards, ok := strings.Cut(out, "Cards:\n")
	if !ok {
		_, cards, _ = strings.Cut(out, "카드:\n")
	}
	var places []string
	for _, card := range strings.Split(cards, "\n") {
		text, isCard := strings.CutPrefix(card, "- ")
		if !isCard {
			break
		}
		deep := strings.Contains(text, "tanker") || strings.Contains(text, "유조선")
		if deep == right {
			places = append(places, "만조에")
		} else {
			places = append(places, "언제나")
		}
	}
	return strings.Join(places, ", ")
}

func (p *player) Write(b []byte) (int, error) { return p.out.Write(b) }

func (p *player) Read(b []byte) (int, error) {
	if len(p.ready) == 0 {
		if p.limit--; p.limit < 0 {
			return 0, io.EOF
		}
		line := p.next(p.out.String()[p.line.Len():])
		p.line.Reset()
		p.line.WriteString(p.out.String())
		p.typed = append(p.typed, line)
		p.ready = []byte(line + "\n")
	}
	n := copy(b, p.ready)
	p.ready = p.ready[n:]
	return n, nil
}

func (p *player) next(said string) string {
	if p.answer != nil {
		if line := p.answer(said); line != "" {
			return line
		}
	}
	if !strings.Contains(said, "uestion ") && !strings.Contains(said, "문제 ") {
		return ""
	}
	for _, a := range answers {
		if strings.Contains(said, "\n"+a.en) || strings.Contains(said, "\n"+a.ko) {
			if a.right == "" {
				return sorted(said, true)
			}
			return a.right
		}
	}
	return ""
}

// playThrough plays the whole pack with right answers.
func playThrough(t *testing.T, seat *game.Seat, p *player) string {
	t.Helper()
	if p.limit == 0 {
		p.limit = 200
	}
	if err := plain.Play(seat, p, p, plain.Options{Echo: true}); err != nil {
		t.Fatalf("play: %v", err)
	}
	if p.limit < 0 {
		t.Fatalf("play did not end by itself:\n%s", p.out.String())
	}
	return p.out.String()
}

func TestWholePackReadsWell(t *testing.T) {
	for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth} {
		t.Run(string(speech), func(t *testing.T) {
			e := sitDown(&journal{}, func(s *game.Seat) { s.Speech, s.Name = speech, "Mina" })
			golden.RequireEqual(t, playThrough(t, e.seat, &player{}))
			p := e.player()
			if p.Gold != 20 || len(p.Titles) != 1 || p.Answers != p.Correct || p.Answers != 6 {
				t.Errorf("the save holds %d gold, %d titles, %d of %d right", p.Gold, len(p.Titles), p.Correct, p.Answers)
			}
		})
	}
}

func TestSavedLineCountsAnswersOnDisk(t *testing.T) {
	e := sitDown(&journal{}, func(s *game.Seat) { s.Speech = game.SpeakEnglish })
	out := playThrough(t, e.seat, &player{})
	n := 0
	for line := range strings.SplitSeq(out, "\n") {
		if strings.HasPrefix(line, "saved ") {
			n++
			if want := fmt.Sprintf("saved %d", n); line != want {
				t.Errorf("line %q, want %q", line, want)
			}
		}
	}
	if n != e.answers() {
		t.Errorf("%d saved lines for %d answers", n, e.answers())
	}
	if n := strings.Count(out, "saved 1\nThe number says how many of your answers are on disk.\n"); n != 1 || strings.Count(out, "The number says") != 1 {
		t.Errorf("what the number is has to be told once, with the first one:\n%s", out)
	}
	if out := playThrough(t, sitDown(&journal{}, func(s *game.Seat) { s.Speech = game.SpeakKorean }).seat, &player{}); !strings.Contains(out, "\n저장 1\n숫자는 ") || strings.Contains(out, "saved") {
		t.Errorf("Korean says it in English:\n%s", out)
	}
}

func TestUnsavedAnswerIsNeverCalledSaved(t *testing.T) {
	e := sitDown(&journal{}, func(s *game.Seat) { s.Speech = game.SpeakEnglish })
	questions := 0
	p := &player{answer: func(said string) string {
		if strings.Contains(said, "uestion ") {
			questions++
			e.full = questions == 2 || questions == 3
		}
		return ""
	}}
	out := playThrough(t, e.seat, p)
	for _, want := range []string{"saved 1\n", "Not saved: the disk is full", "Not saved yet; the answer is kept", "saved 4\n", "saved 6\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in:\n%s", want, out)
		}
	}
	for _, never := range []string{"saved 2\n", "saved 3\n"} {
		if strings.Contains(out, never) {
			t.Errorf("%q was said of an answer that was not on disk", never)
		}
	}
	if strings.Count(out, "the disk is full") != 1 {
		t.Error("the same reason is told once")
	}
}

func TestEndOfInputLeavesInPeaceAnywhere(t *testing.T) {
	whole := &player{}
	playThrough(t, sitDown(&journal{}).seat, whole)
	for n := range len(whole.typed) {
		e := sitDown(&journal{})
		p := &player{limit: n + 1}
		if err := plain.Play(e.seat, io.LimitReader(p, int64(len(strings.Join(whole.typed[:n], "\n")))), p, plain.Options{}); err != nil {
			t.Errorf("input ends after line %d: %v", n, err)
		}
	}
}

func TestEveningGoesOnWhereItStopped(t *testing.T) {
	whole := &journal{}
	all := &player{}
	playThrough(t, sitDown(whole).seat, all)

	parts := &journal{}
	for i := 0; parts.answers() < whole.answers(); i++ {
		if i > 40 {
			t.Fatal("it does not come to an end")
		}
		p := &player{limit: 4}
		if err := plain.Play(sitDown(parts).seat, p, p, plain.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	a, b := whole.player(), parts.player()
	if a.XP != b.XP || a.Gold != b.Gold || a.Answers != b.Answers || a.Seed != b.Seed {
		t.Errorf("in pieces %d XP, %d gold, %d answers; at once %d, %d, %d", b.XP, b.Gold, b.Answers, a.XP, a.Gold, a.Answers)
	}
}

func TestFirstRunAsksForLanguageAndName(t *testing.T) {
	for _, c := range []struct {
		typed []string
		lang  game.Speech
		name  string
	}{
		{[]string{"", ""}, game.SpeakBoth, "Player"},
		{[]string{"1", ""}, game.SpeakEnglish, "Player"},
		{[]string{"2", ""}, game.SpeakKorean, "플레이어"},
		{[]string{"한국어", "민아"}, game.SpeakKorean, "민아"},
		{[]string{"english", "q bert"}, game.SpeakEnglish, "q bert"},
		{[]string{"what", "4", "\x1b[2J", "l"}, game.SpeakBoth, "l"},
		{[]string{"日本語", ""}, "ja", "プレイヤー"},
		{[]string{"ja", "はな"}, "ja", "はな"},
		{[]string{"?", "both", strings.Repeat("W", 25), " Jo "}, game.SpeakBoth, "Jo"},
		{[]string{"2", "\u1106\u1175\u11ab"}, game.SpeakKorean, "민"},
	} {
		e := sitDown(&journal{}).play(t, c.typed...)
		p := e.player()
		if p.Speech != c.lang || p.Name.String() != c.name || p.Seed != 7 {
			t.Errorf("%q: joined as %q in %q with seed %d", c.typed, p.Name, p.Speech, p.Seed)
		}
	}
}

func TestCommandsWorkInBothLanguagesAndInHangulMode(t *testing.T) {
	begin := []string{"1", "Jo"}
	for _, c := range []struct {
		typed []string
		want  string
	}{
		{[]string{"?"}, "?: this help"},
		{[]string{"？"}, "?: this help"},
		{[]string{"도움말"}, "?: this help"},
		{[]string{"l"}, "언어: 한국어"},
		{[]string{"ㅣ", "ㅣ"}, "言語：日本語"},
		{[]string{"l", "l", "l"}, "Language: English + 한국어"},
		{[]string{"言語", "言語", "ヘルプ"}, "?：このヘルプ"},
		{[]string{"b"}, "nothing to go back to"},
		{[]string{"", "b"}, "Point 1 of 3\nThe moon pulls the sea toward itself.\nRemember: 달이"},
		{[]string{"", "ㅠ", "언어"}, "요점 1/3"},
		{[]string{"moon"}, "Press enter to go on"},
		{[]string{"q", "never read"}, "Goodbye"},
		{[]string{"ㅂ"}, "Goodbye"},
		{[]string{"종료"}, "Goodbye"},
	} {
		e := sitDown(&journal{}).play(t, append(begin, c.typed...)...)
		if !strings.Contains(e.out, c.want) && c.typed[0] != "" {
			t.Errorf("%q: no %q in:\n%s", c.typed, c.want, e.out)
		}
		if strings.Contains(e.out, "never read") {
			t.Errorf("%q did not leave", c.typed)
		}
	}
}

func TestBackShowsThePointBefore(t *testing.T) {
	e := sitDown(&journal{}).play(t, "1", "Jo", "", "b")
	if strings.Count(e.out, "Point 1 of 3") != 2 || strings.Count(e.out, "Point 2 of 3") != 1 {
		t.Errorf("b did not go back:\n%s", e.out)
	}
}

func TestLooseJamoIsExplainedNotJudged(t *testing.T) {
	e := sitDown(&journal{}).play(t, "1", "Jo", "", "", "", "ㄷㅏㄹ", "\x00\xff", strings.Repeat("x", 100_000))
	for _, want := range []string{"input method", "cannot be read", "too long"} {
		if !strings.Contains(e.out, want) {
			t.Errorf("no %q in:\n%s", want, e.out)
		}
	}
	if n := e.answers(); n != 0 {
		t.Errorf("%d answers were judged", n)
	}
}

func TestFailedQuizIsPractisedTodayAndSatTomorrow(t *testing.T) {
	j := &journal{}
	wrong := &player{limit: 60, answer: func(said string) string {
		for _, a := range answers {
			if strings.Contains(said, "uestion ") && strings.Contains(said, "\n"+a.en) {
				if a.wrong == "" {
					return sorted(said, false)
				}
				return a.wrong
			}
		}
		if strings.Contains(said, "Enter practises what was missed") {
			return "q"
		}
		return ""
	}}
	e := sitDown(j, func(s *game.Seat) { s.Speech = game.SpeakEnglish })
	if out := playThrough(t, e.seat, wrong); !strings.Contains(out, "Not passed yet: 80%") {
		t.Errorf("the score is not told:\n%s", out)
	}
	here := func(s *game.Seat) { s.Start = &game.Destination{Pack: s.Packs[0].ID()} } // or the review would come first
	out := playThrough(t, sitDown(j, tomorrow, here).seat, &player{})
	if !strings.Contains(out, "Quiz: Why the sea rises") || !strings.Contains(out, "Harbour Pilot") {
		t.Errorf("the quiz was not sat on the next day:\n%s", out)
	}
}

func TestNoticesComeFirstInTheLanguageOfThePlayer(t *testing.T) {
	told := game.Say("packs.NotLoaded").With("where", "x", "why", "no pack")
	english, korean := phrase.In(content.English).Say(told), phrase.In(content.Korean).Say(told)
	for _, c := range []struct {
		speech game.Speech
		want   []string
	}{
		{game.SpeakEnglish, []string{english}},
		{game.SpeakKorean, []string{korean}},
		{"", []string{english, korean}},
	} {
		e := sitDown(&journal{}, func(s *game.Seat) { s.Notices, s.Speech = []game.Notice{told}, c.speech }).play(t)
		for _, want := range c.want {
			if at := strings.Index(e.out, want); at < 0 || at > strings.Index(e.out, "quest") {
				t.Errorf("%q: no %q before the welcome in:\n%s", c.speech, want, e.out)
			}
		}
	}
	j := &journal{}
	sitDown(j).play(t, "1", "Jo", "")
	e := sitDown(j, func(s *game.Seat) {
		s.Notices, s.Start = []game.Notice{told}, &game.Destination{Pack: s.Packs[0].ID(), Lesson: "locks"}
	}).play(t)
	lesson := strings.Index(e.out, "Climbing by lock")
	if at := strings.Index(e.out, english); at < 0 || lesson < at {
		t.Errorf("what was found is not told before the lesson that was asked for:\n%s", e.out)
	}
}

func TestSaveAheadOfTheClockIsAskedAbout(t *testing.T) {
	for _, c := range []struct {
		typed string
		days  game.StudyDay // from today
	}{{"1", 0}, {"2", 400}, {"", 400}} {
		j := &journal{}
		sitDown(j, func(s *game.Seat) {
			now := s.Now
			s.Now = func() game.Moment { m := now(); m.Wall = m.Wall.AddDate(0, 0, 400); return m }
		}).play(t, "1", "Jo", "")
		e := sitDown(j)
		today := new(game.Player).Today(e.seat.Now())
		e.play(t, c.typed)
		if !strings.Contains(e.out, "400 days ahead") {
			t.Fatalf("not asked:\n%s", e.out)
		}
		if got := e.player().Day; got != today+c.days {
			t.Errorf("after %q the study day is %s", c.typed, got)
		}
	}
}

func TestPlaceThatIsAskedForBegins(t *testing.T) {
	for _, c := range []struct {
		place game.Destination
		want  string
	}{
		{game.Destination{Pack: contenttest.ID, Lesson: contenttest.LastLesson}, "Lesson: Climbing by lock"},
		{game.Destination{Pack: contenttest.ID}, "Lesson: Why the sea rises"},
		{game.Destination{Pack: contenttest.ID, Lesson: "none"}, "nothing to play at test/harbour/none"},
		{game.Destination{Pack: "no/pack"}, "nothing to play at no/pack"},
	} {
		e := sitDown(&journal{}, func(s *game.Seat) { s.Start, s.Speech = &c.place, game.SpeakEnglish }).play(t, "Jo")
		if !strings.Contains(e.out, c.want) {
			t.Errorf("%v: no %q in:\n%s", c.place, c.want, e.out)
		}
	}
}

func TestWidthIsKept(t *testing.T) {
	for _, width := range []int{20, 40, 72} {
		e := sitDown(&journal{}, func(s *game.Seat) { s.Speech = game.SpeakBoth })
		var out strings.Builder
		p := &player{}
		p.limit = 200
		if err := plain.Play(e.seat, p, io.MultiWriter(p, &out), plain.Options{Width: width, Echo: true}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(out.String(), "\n") {
			if n := content.Columns(line); n > width {
				t.Errorf("width %d: %d columns in %q", width, n, line)
			}
		}
	}
}

// A terminal is asked for its width at each text, and 0 leaves it to the width that was set.
func TestTheWidthOfATerminalIsFollowed(t *testing.T) {
	e := sitDown(&journal{}, func(s *game.Seat) { s.Speech = game.SpeakKorean })
	var out strings.Builder
	asked, p := 0, &player{}
	p.limit = 60
	columns := func() int {
		if asked++; asked == 1 {
			return 0
		}
		return 30
	}
	if err := plain.Play(e.seat, p, io.MultiWriter(p, &out), plain.Options{Width: 34, Columns: columns}); err != nil {
		t.Fatal(err)
	}
	if asked < 10 {
		t.Errorf("the width was asked for %d times", asked)
	}
	for line := range strings.SplitSeq(out.String(), "\n") {
		if n := content.Columns(line); n > 34 {
			t.Errorf("%d columns in %q", n, line)
		}
	}
}

func TestOutputHoldsNoControlCharacters(t *testing.T) {
	e := sitDown(&journal{}).play(t, "\x1b[31m", "1", "\x07", "Jo", "\x1b]0;title\x07", "", "", "", "\x00", "1")
	if i := strings.IndexFunc(e.out, func(r rune) bool { return r < ' ' && r != '\n' }); i >= 0 {
		t.Errorf("a control character at %d: %q", i, e.out[max(0, i-20):i+1])
	}
}

// A new player is greeted, and one who comes back is welcomed back.
func TestAPlayerWhoComesBackIsWelcomedBack(t *testing.T) {
	for speech, c := range map[game.Speech][2]string{
		game.SpeakEnglish: {"Hello, Mina.", "Welcome back, Mina."},
		game.SpeakKorean:  {"반갑습니다, Mina 님.", "다시 오셨네요, Mina 님."},
	} {
		j := &journal{}
		in := func(s *game.Seat) { s.Speech, s.Name = speech, "Mina" }
		first, second := sitDown(j, in).play(t, "", "q"), sitDown(j, in).play(t, "q")
		if !strings.Contains(first.out, c[0]) || strings.Contains(first.out, c[1]) || !strings.Contains(second.out, c[1]) {
			t.Errorf("%s: first %s\nthen %s", speech, first.out, second.out)
		}
	}
}
