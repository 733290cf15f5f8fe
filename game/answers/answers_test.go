package answers_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/answers"
	"quest/game/grade"
)

const record = "01JDCZ3NDEKTSV4RRFFQ69G5F" // of a ULID all but the last sign

var start = time.Date(2026, 11, 23, 19, 41, 7, 0, time.FixedZone("Asia/Seoul", 9*3600))

// taken gives the answers of batches, each with the events given and a minute after the one before.
func taken(c *answers.Collector, batches ...[]game.Event) []answers.Answer {
	for n, events := range batches {
		at := start.Add(time.Duration(n) * time.Minute)
		c.Take(fmt.Sprintf("%s%c", record, 'A'+n), game.Batch{At: game.Moment{Wall: at}, Day: 20780, Events: events})
	}
	return c.Answers()
}

func joined(seed uint64) []game.Event {
	return []game.Event{{Joined: &game.Joined{Name: contenttest.Safe("Kim Mina"), Lang: game.SpeakBoth, Seed: seed}}}
}

func answered(item string, change func(*game.Answered)) []game.Event {
	a := &game.Answered{Item: "story/harbour#item/" + item, Rev: 1, Pack: "h1:abc", Right: true, Got: 1, Of: 1, Grade: 3, First: true, Lang: game.SpeakBoth}
	if change != nil {
		change(a)
	}
	return []game.Event{{Answered: a}}
}

func TestOccasionAndFirstMeeting(t *testing.T) {
	quiz := "story/harbour#quiz/tides"
	inQuiz := func(a *game.Answered) { a.Quiz = quiz }
	c := new(answers.Collector)
	all := taken(
		c, joined(7),
		answered("ebb", inQuiz),
		[]game.Event{{Sat: &game.Sat{Quiz: quiz}}},
		answered("flood", inQuiz),
		append(answered("moon", inQuiz), game.Event{Finished: &game.Finished{Quiz: quiz, Right: 2, Of: 3}}),
		answered("ebb", func(a *game.Answered) { a.Quiz, a.First = quiz, false }),
		append(answered("moon", nil), game.Event{Reviewed: &game.Reviewed{N: 1, Of: 2}}),
		append(answered("sun", nil), game.Event{Fought: &game.Fought{Pack: "story/harbour", Run: 1}}),
		append([]game.Event{{Tested: &game.Tested{Lesson: "story/harbour#lesson/x", Quiz: quiz, Items: []string{"story/harbour#item/spring"}}}}, answered("spring", inQuiz)...),
		answered("neap", func(a *game.Answered) { a.First = false }),
		answered("ebb", func(a *game.Answered) { a.Rev = 2 }),
	)
	want := []string{
		"ebb lesson true", "flood quiz true", "moon quiz true", "ebb practice false", "moon review false", "sun boss true", "spring test true", "neap practice true", "ebb practice true",
	}
	var got []string
	for _, a := range all {
		_, id, _ := strings.Cut(a.Item, "#item/")
		got = append(got, fmt.Sprint(id, " ", a.In, " ", a.First))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if all[0].Hour != 18 || all[0].Day != game.StudyDay(20780).String() || all[0].Seconds == nil || *all[0].Seconds != 60 {
		t.Errorf("the time of the first: %+v", all[0])
	}
}

func TestAnAnswerThatWasTakenBackIsLeftOutAndNotMetAgain(t *testing.T) {
	practice := func(right bool) func(*game.Answered) {
		return func(a *game.Answered) { a.First, a.Right = false, right }
	}
	all := taken(new(answers.Collector), joined(7), answered("ebb", practice(false)),
		[]game.Event{{Undone: &game.Undone{Item: "story/harbour#item/ebb"}}}, answered("ebb", practice(true)))
	if len(all) != 1 || !all[0].Right || all[0].First {
		t.Errorf("%+v", all)
	}
}

func TestAVoteInALiveRoundIsTakenOnce(t *testing.T) {
	in := func(round string) func(*game.Answered) {
		return func(a *game.Answered) { a.Voted = &game.Voted{Round: round} }
	}
	all := taken(new(answers.Collector), joined(7), answered("ebb", in("r1")), answered("ebb", in("r1")), answered("ebb", in("r2")))
	if len(all) != 2 || all[0].In != answers.InLive || !all[0].First || all[1].First {
		t.Errorf("%+v", all)
	}
}

func TestPseudonymIsThatOfTheSave(t *testing.T) {
	who := func(record string, seed uint64) string {
		c := new(answers.Collector)
		c.Take(record, game.Batch{Events: joined(seed)})
		c.Take(record+"B", game.Batch{Events: joined(99)}) // of a save that was merged in
		return c.Who()
	}
	if once, again := who(record, 7), who(record, 7); once != again {
		t.Error("the same save has two pseudonyms")
	}
	seen := map[string]bool{}
	for n := range 200 {
		seen[who(record, uint64(n))], seen[who(fmt.Sprint(record, n), 7)] = true, true
	}
	if len(seen) != 400 {
		t.Errorf("%d pseudonyms of 400 saves", len(seen))
	}
}

// TestNothingOfThePersonIsInTheFile writes a save with everything that must not leave, and looks for it.
func TestNothingOfThePersonIsInTheFile(t *testing.T) {
	pack := contenttest.Deep()
	var typed []game.Event
	for _, q := range pack.Quizzes() {
		for _, id := range q.Items {
			if item, ok := pack.Item(id); ok && item.Type == content.Cloze {
				gave := grade.Answer{Typed: map[content.PartID]string{}}
				for _, g := range item.Gaps {
					gave.Typed[g.ID] = "my mother is Kim Mina 010-1234-5678"
				}
				typed = append(typed, game.Event{Answered: &game.Answered{Item: pack.ID().Item(id), Rev: item.Rev, Pack: "h1:x", Of: 1, Grade: 1, Gave: gave}})
			}
		}
	}
	if len(typed) == 0 {
		t.Fatal("the pack has no gaps")
	}
	note := []game.Event{{Disputed: &game.Disputed{Item: "story/harbour#item/ebb", Rev: 1, Note: contenttest.Safe("ask Mina at /home/mina")}}}
	c := &answers.Collector{Packs: []*content.Pack{pack}}
	all := taken(c, joined(424242424242), note, answered("ebb", nil), typed)
	var file bytes.Buffer
	if err := answers.Write(&file, c.Who(), "", all); err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"Mina", "mina", "Kim", "mother", "1234", "424242", record[:10], "Seoul", "19:41", "19", "41:07", "/home", "32400", fmt.Sprint(start.Unix())} {
		if strings.Contains(strings.ReplaceAll(file.String(), c.Who(), ""), word) && word != "19" {
			t.Errorf("%q is in the file:\n%s", word, &file)
		}
	}
	if !strings.Contains(file.String(), `"read":{`) || !strings.Contains(file.String(), `"other"`) {
		t.Errorf("how a text was read is not told:\n%s", &file)
	}
}

func TestReadGivesWhatWriteWrote(t *testing.T) {
	c := new(answers.Collector)
	all := taken(c, joined(7), answered("ebb", func(a *game.Answered) { a.Gave.Choice = []content.PartID{"rising"} }), answered("flood", nil))
	var file bytes.Buffer
	if err := answers.Write(&file, c.Who(), "Mina", all); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"as it is": file.String(), "with a mark and CRLF": "\ufeff" + strings.ReplaceAll(file.String(), "\n", "\r\n"), "twice": file.String() + file.String(),
		"without an end": strings.TrimSuffix(file.String(), "\n"), "without its first line": file.String()[strings.IndexByte(file.String(), '\n')+1:],
	} {
		f, err := answers.Read("a", strings.NewReader(text))
		if err != nil || f.None || f.Lost > 0 {
			t.Errorf("%s: %v %+v", name, err, f)
			continue
		}
		want := all
		if name == "twice" {
			want = append(slices.Clone(all), all...)
		}
		if fmt.Sprint(len(f.Answers), f.Answers[0].Gave) != fmt.Sprint(len(want), want[0].Gave) || f.Answers[0].ID != all[0].ID {
			t.Errorf("%s: read %+v", name, f.Answers)
		}
	}
}

func TestDamagedLinesAreToldAndSkipped(t *testing.T) {
	c := new(answers.Collector)
	all := taken(c, joined(7), answered("ebb", nil), answered("flood", nil))
	var file bytes.Buffer
	if err := answers.Write(&file, c.Who(), "", all); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(file.String()), "\n")
	text := strings.Join([]string{
		lines[0], lines[1], "{broken", strings.Replace(lines[1], `"rev":1`, `"rev":-4`, 1), strings.Replace(lines[1], "harbour", "../x", 1),
		strings.Repeat("x", answers.MaxLine+5), "\xff\xfe", `[1]`, strings.Replace(lines[1], `"rev":1`, `"rev":"1"`, 1), "", lines[2], lines[2][:60],
	}, "\n")
	f, err := answers.Read("a", strings.NewReader(text))
	if err != nil || len(f.Answers) != 2 {
		t.Fatalf("%v %+v", err, f)
	}
	got := fmt.Sprint(f.Damaged)
	if want := "[{3 json} {4 answer} {5 answer} {6 long} {7 json} {8 answer} {9 answer} {12 cut}]"; got != want || f.Lost != 8 {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	newer, err := answers.Read("b", strings.NewReader(strings.Replace(lines[0], `"version":1`, `"version":2`, 1)+"\n"+lines[1]+"\n{new}"))
	if err != nil || newer.Newer != 2 || len(newer.Answers) > 0 || newer.Lost > 0 {
		t.Errorf("a newer file: %v %+v", err, newer)
	}
	for _, other := range []string{"", "\n\n", "Dear teacher,\nhere it is\n", `{"quest":"save"}`, strings.Repeat("a,b,c\n", 5000), `{"id":"01","at":5,"ev":[]}`} {
		if f, err := answers.Read("c", strings.NewReader(other)); err != nil || !f.None {
			t.Errorf("%.20q is taken for answers: %v", other, err)
		}
	}
}

func TestReadTakesAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("{}[]\",:quest answers\n0123\u0000\u202e가"))).Draw(t, "text")
		if f, err := answers.Read("x", strings.NewReader(text)); err != nil || len(f.Answers) > 0 {
			t.Fatalf("%v %+v", err, f)
		}
	})
}
