package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/manuscript"
)

// draft is a pack whose files are made up: each part is a file of its own or ten lines of the quiz
// file, the third line of which is changed when its text is.
type draft struct {
	parts   content.Parts
	broken  map[string]bool // IDs of parts with an error
	torn    bool            // the quiz file cannot be read
	edits   map[string]int  // by part: how often it was edited
	warning bool
}

func newDraft() *draft {
	parts := contenttest.DeepParts()
	port := contenttest.Parts()
	parts.Items, parts.Quizzes, parts.Lessons = port.Items, port.Quizzes, port.Lessons
	parts.Misconceptions, parts.Concepts, parts.Meta = port.Misconceptions, port.Concepts, port.Meta
	parts.Lessons[1].Lab = parts.Labs[0].ID
	parts.Rewards = nil
	return &draft{parts: parts, broken: map[string]bool{}, edits: map[string]int{}}
}

func (d *draft) item(id content.ItemID) *content.Item {
	return &d.parts.Items[slices.IndexFunc(d.parts.Items, func(it content.Item) bool { return it.ID == id })]
}

// edit notes that a part was edited.
func (d *draft) edit(id string) *draft {
	d.edits[id]++
	return d
}

// read gives the pack as it stands.
func (d *draft) read(tb judge) manuscript.Manuscript {
	tb.Helper()
	m := manuscript.Manuscript{Whole: !d.torn, Files: map[string][]string{}}
	file := func(path, id string, lines int) {
		for i := range lines {
			line := fmt.Sprintf("%s %d", id, i)
			if i == 2 {
				line += fmt.Sprint(" edited ", d.edits[id])
			}
			m.Files[path] = append(m.Files[path], line)
		}
	}
	report := func(path string, line int, id string) {
		said := game.Worded(map[content.Lang]string{
			content.English: fmt.Sprintf("%s:%d:5: Q001 single item %q with 0 right options; mark exactly one with correct: true", path, line, id),
			content.Korean:  fmt.Sprintf("%s:%d:5: Q001 single 문항 %q에 정답이 0개입니다. 하나에만 correct: true를 쓰세요", path, line, id),
		})
		m.Findings = append(m.Findings, manuscript.Finding{File: path, Line: line, Col: 5, Error: true, Said: said})
	}
	parts := d.parts
	parts.Items = slices.DeleteFunc(slices.Clone(parts.Items), func(it content.Item) bool { return d.torn || d.broken[string(it.ID)] })
	for _, l := range d.parts.Lessons {
		path := "lessons/" + string(l.ID) + ".md"
		file(path, string(l.ID), 20)
		m.Parts = append(m.Parts, manuscript.Part{
			Name: manuscript.Name{Kind: manuscript.Lesson, ID: string(l.ID)}, File: path, From: 1, To: 20, Points: []int{2, 3, 12}, Held: true,
		})
		for _, q := range d.parts.Quizzes {
			if q.ID != l.Quiz {
				continue
			}
			path := "quiz/" + string(q.ID) + ".yaml"
			for i, id := range q.Items {
				file(path, string(id), 10)
				if d.torn {
					continue
				}
				if d.broken[string(id)] {
					report(path, 10*i+3, string(id))
				}
				m.Parts = append(m.Parts, manuscript.Part{
					Name: manuscript.Name{Kind: manuscript.Item, ID: string(id)}, File: path, From: 10*i + 1, To: 10*i + 10,
					Held: !d.broken[string(id)], Draft: id == contenttest.TwoAids,
				})
			}
			if d.torn {
				report(path, 4, "?")
			}
		}
	}
	for _, l := range d.parts.Labs {
		path := "labs/" + string(l.ID) + ".yaml"
		file(path, string(l.ID), 10)
		m.Parts = append(m.Parts, manuscript.Part{Name: manuscript.Name{Kind: manuscript.Lab, ID: string(l.ID)}, File: path, From: 1, To: 10, Held: true})
	}
	if d.warning {
		m.Findings = append(m.Findings, manuscript.Finding{File: "quiz/locks.yaml", Line: 3, Said: game.Verbatim("quiz/locks.yaml:3:1: W001 (warning) line is wide; shorten it")})
	}
	p, err := content.NewPack(parts)
	if err != nil {
		tb.Fatal(err)
	}
	m.Pack = p
	return m
}

// preview opens a preview of a draft.
func preview(tb judge, d *draft, speech game.Speech, with ...func(*Preview)) *visit {
	tb.Helper()
	v := &visit{tb: tb, shelf: &shelf{}, now: time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)}
	p := Preview{First: d.read(tb), Speech: speech, Now: func() game.Moment { return game.Moment{Wall: v.now} }}
	for _, w := range with {
		w(&p)
	}
	v.m = newPreview(p, Options{}, v.alarm)
	v.seat = v.m.seat
	v.run(v.m.first)
	return v
}

func beginAt(kind manuscript.Kind, id string) func(*Preview) {
	return func(p *Preview) { p.At = manuscript.Name{Kind: kind, ID: id} }
}

// saved lets the preview read the draft again.
func (v *visit) saved(d *draft) *visit {
	v.tb.Helper()
	v.send(reread{d.read(v.tb), true})
	return v
}

func atItem(id content.ItemID) func(*Preview) { return beginAt(manuscript.Item, string(id)) }

func TestAPreviewLeadsThroughAllParts(t *testing.T) {
	v := preview(t, newDraft(), game.SpeakEnglish)
	v.sees("Preview", "lesson/tides", "1/9", "point 1 of 3").press("[").sees("first part")
	v.press("]").sees("item/what-pulls", "What pulls the sea?", "question 1 of 6").press("]").sees("item/what-guides", "draft")
	v.press("[").sees("item/what-pulls").press("[", "enter", "enter", "enter").sees("Key takeaways").press("enter").sees("item/what-pulls")
	v.reply(false).press("enter").sees("Not right", "Its pull lifts the sea").press("enter").sees("item/what-guides")
	for range 9 {
		v.press("]")
	}
	v.sees("lab/", "9/9").press("]").sees("last part")
}

func TestAnEditShowsTheItemThatWasEdited(t *testing.T) {
	d := newDraft()
	v := preview(t, d, game.SpeakEnglish).sees("lesson/tides")
	d.item(contenttest.GateFirst).Stem = contenttest.Both("Which gate is shut first?", "어느 문이 먼저 닫힙니까?")
	v.saved(d.edit("which-gate")).sees("item/which-gate", "Which gate is shut first?", "quiz/locks.yaml:1")
	d.item(contenttest.GateFirst).Stem = contenttest.Both("Which gate shuts first?", "어느 문이 먼저 닫힙니까?")
	v.saved(d.edit("which-gate")).sees("Which gate shuts first?")
	d.edit("what-pulls")
	v.saved(d.edit("locks")).sees("item/which-gate", "Which gate shuts first?") // two files at once: nobody knows which
}

func TestAnEditOfALessonShowsThePoint(t *testing.T) {
	d := newDraft()
	v := preview(t, d, game.SpeakEnglish, atItem(contenttest.ReadMoon))
	v.saved(d.edit("tides")).sees("lesson/tides", "point 2 of 3")
}

func TestWhatHasAnErrorStaysAsItWasWithTheErrorBelow(t *testing.T) {
	d := newDraft()
	v := preview(t, d, game.SpeakEnglish, atItem(contenttest.ReadMoon))
	d.broken["what-pulls"] = true
	d.item(contenttest.ReadMoon).Stem = contenttest.Both("What tugs the sea?", "무엇이 바다를 당깁니까?")
	v.saved(d.edit("what-pulls")).sees("What pulls the sea?", "1 error", "quiz/tides.yaml:3:5: Q001", "last version without an error")
	v.press("]").sees("item/what-guides", "Q001").misses("last version").press("[").sees("What pulls the sea?")
	delete(d.broken, "what-pulls")
	v.saved(d.edit("what-pulls")).sees("What tugs the sea?").misses("Q001", "1 error")
}

func TestATornFileKeepsItsItems(t *testing.T) {
	d := newDraft()
	v := preview(t, d, game.SpeakEnglish, atItem(contenttest.TwoAids))
	d.torn = true
	v.saved(d.edit("what-guides")).sees("item/what-guides", "quiz/tides.yaml:4:5", "last version", "3/9").press("]").sees("wind-makes-tides")
	d.torn = false
	v.press("[").saved(d.edit("what-guides")).sees("item/what-guides", "3/9").misses("Q001")
}

func TestAFolderThatIsGoneKeepsWhatWasShown(t *testing.T) {
	d := newDraft()
	v := preview(t, d, game.SpeakEnglish, atItem(contenttest.TwoAids))
	v.send(reread{manuscript.Manuscript{Findings: []manuscript.Finding{{Error: true, Said: game.Verbatim("it is no pack")}}}, true})
	v.sees("item/what-guides", "it is no pack", "last version").saved(d).misses("it is no pack")
}

func TestAPackWithErrorsOpensOnThem(t *testing.T) {
	d := newDraft()
	d.broken["which-gate"], d.broken["wind-makes-tides"], d.warning = true, true, true
	v := preview(t, d, game.SpeakEnglish).sees("What the check says", "2 errors, 1 warning", "wind-makes-tides", "which-gate", "W001")
	v.press("down", "down", "enter").sees("cannot be shown", "What the check says") // it is about a part that has an error as well
	v.press("]").sees("lesson/tides", "2 errors").press("e").sees("What the check says").press("esc").sees("lesson/tides")
}

func TestFindingsLeadToTheirParts(t *testing.T) {
	d := newDraft()
	v := preview(t, d, game.SpeakEnglish)
	d.warning = true
	v.saved(d).press("e").sees("What the check says", "0 errors, 1 warning").press("enter").sees("item/which-gate").press("e", "esc").sees("item/which-gate")
	d.broken["what-pulls"], d.broken["what-guides"] = true, true
	v.saved(d).sees("2 errors", "what-pulls").press("n").sees("item/what-guides").press("n").sees("W001", "item/which-gate")
	v.press("n").sees("item/what-pulls", "last version")
}

func TestACureLeadsBackFromTheFindings(t *testing.T) {
	d := newDraft()
	d.broken["which-gate"] = true
	v := preview(t, d, game.SpeakEnglish).sees("What the check says")
	d.edit("what-pulls")
	v.saved(d).sees("item/what-pulls")
	v = preview(t, d, game.SpeakEnglish)
	delete(d.broken, "which-gate")
	v.saved(d.edit("which-gate")).sees("item/which-gate").misses("Q001")
}

func TestWhatWasBegunStaysWhenTheFileIsSaved(t *testing.T) {
	d := newDraft()
	v := preview(t, d, game.SpeakEnglish, atItem(contenttest.TwoAids)).press("1").sees("1 of 2 chosen")
	v.saved(d.edit("what-guides")).sees("1 of 2 chosen")
	v.press("2", "enter").sees("Not right")
	d.item(contenttest.TwoAids).Options[0].Why = contenttest.Both("Another reason.", "다른 까닭.")
	v.saved(d.edit("what-guides")).sees("Another reason.").press("u").sees("0 of 2 chosen")
	v.press("1", "r").sees("0 of 2 chosen")
	v.press("a").sees("Key", "right:")
	d.item(contenttest.TwoAids).Options[0].Why = contenttest.Both("A third reason.", "또 다른 까닭.")
	v.saved(d.edit("what-guides")).sees("A third reason.", "right:").press("a").sees("0 of 2 chosen")
}

func TestAnAnswerThatFitsNoMoreIsAskedAgain(t *testing.T) {
	d := newDraft()
	v := preview(t, d, game.SpeakEnglish, atItem(contenttest.TwoAids)).press("1", "2", "enter")
	for i := range d.item(contenttest.TwoAids).Options {
		d.item(contenttest.TwoAids).Options[i].ID += "-new"
	}
	v.saved(d.edit("what-guides")).sees("0 of 2 chosen")
}

func TestTheControlsOfALabStayWhenTheFileIsSaved(t *testing.T) {
	d := newDraft()
	id := string(d.parts.Labs[0].ID)
	v := preview(t, d, game.SpeakEnglish, beginAt(manuscript.Lab, id)).press("enter")
	before := v.text()
	v.press("right").saved(d.edit(id))
	if v.text() == before {
		t.Errorf("the control is back where it was:\n%s", v.text())
	}
	v.press("esc").sees("lab/" + id).press("esc")
	if !v.quit {
		t.Error("esc in the list does not leave")
	}
}

func TestAPartThatCannotBeShownYetIsTold(t *testing.T) {
	d := newDraft()
	v := preview(t, d, game.SpeakEnglish)
	d.parts.Items = append(d.parts.Items, content.Item{ID: "begun", Type: content.Single, Rev: 1, Stem: contenttest.Both("Which?", "무엇?")})
	d.parts.Quizzes[0].Items = append(slices.Clone(d.parts.Quizzes[0].Items), "begun")
	d.broken["begun"] = true
	v.saved(d.edit("begun")).sees("item/begun cannot be shown yet", "lesson/tides")
}

// Where words are typed, brackets are words, too, but not before something was typed.
func TestAQuestionIntoWhichNothingWasTypedIsPassedAsOthersAre(t *testing.T) {
	d := newDraft()
	deep := contenttest.DeepParts()
	i := slices.IndexFunc(deep.Items, func(it content.Item) bool { return it.Type == content.Cloze })
	d.parts.Items = append(d.parts.Items, deep.Items[i])
	id := deep.Items[i].ID
	d.parts.Quizzes[0].Items = append([]content.ItemID{id}, d.parts.Quizzes[0].Items...)
	v := preview(t, d, game.SpeakEnglish, atItem(id)).sees("item/"+string(id), "ctrl+n next part", "esc leave")
	v.press("]").sees("item/what-pulls").press("[").sees("item/" + string(id))
	v.typed("x").press("]").sees("item/"+string(id), "x]").press("q").sees("x]q").press("ctrl+n").sees("item/what-pulls")
	v.press("[").press("ctrl+p").sees("lesson/tides")
}

func TestAPreviewLeavesWithoutAsking(t *testing.T) {
	for _, k := range []string{"q", "esc", "ctrl+c", "ㅂ"} {
		v := preview(t, newDraft(), game.SpeakEnglish).press(k)
		if !v.quit {
			t.Errorf("%s does not leave", k)
		}
	}
}

func TestAPreviewRefusesWhatIsKept(t *testing.T) {
	v := preview(t, newDraft(), game.SpeakEnglish, atItem(contenttest.ReadMoon)).reply(true).press("enter")
	for _, k := range []string{"!", "i", "*"} {
		v.press(k).sees("not there in a preview")
	}
	v.press("/").misses("Find")
	if v.seat.Player.Answers != 0 || len(v.shelf.batches) > 0 {
		t.Errorf("%d answers were counted", v.seat.Player.Answers)
	}
}

func TestTheWidthOfAPreview(t *testing.T) {
	v := preview(t, newDraft(), game.SpeakEnglish).resize(100, 30)
	widest := func() int {
		most := 0
		for l := range strings.SplitSeq(v.text(), "\n") {
			most = max(most, len([]rune(strings.TrimRight(l, " "))))
		}
		return most
	}
	for _, want := range []int{60, 80} {
		v.press("=").sees(fmt.Sprint(want, " columns"))
		if got := widest(); got != want+1 {
			t.Errorf("%d columns with the edge, want %d:\n%s", got, want+1, v.text())
		}
	}
	v.press("=").sees("100 columns").resize(70, 30).press("=").sees("60 columns").press("=").sees("70 columns")
	v = preview(t, newDraft(), game.SpeakEnglish, func(p *Preview) { p.Width = 72 }).resize(120, 30)
	if got := widest(); got != 73 {
		t.Errorf("%d columns, want 73", got)
	}
}

func TestTheLanguageOfAPreviewStays(t *testing.T) {
	v := preview(t, newDraft(), game.SpeakEnglish, atItem(contenttest.ReadMoon)).press("L").sees("무엇이 바다를")
	v.press("]").sees("미리 보기").misses("Which TWO")
}

func previewScenes() []scene {
	open := func(with func(*Preview), then ...string) func(*testing.T, game.Speech) *visit {
		return func(t *testing.T, s game.Speech) *visit { return preview(t, newDraft(), s, with).press(then...) }
	}
	broken := func(with func(*Preview), then ...string) func(*testing.T, game.Speech) *visit {
		return func(t *testing.T, s game.Speech) *visit {
			d := newDraft()
			v := preview(t, d, s, with)
			d.broken["what-pulls"], d.broken["which-gate"], d.warning = true, true, true
			return v.saved(d.edit("what-pulls")).press(then...)
		}
	}
	return []scene{
		{name: "preview-lesson", open: open(beginAt(manuscript.Lesson, "tides"))},
		{name: "preview-item", open: open(atItem(contenttest.TwoAids))},
		{name: "preview-key", open: open(atItem(contenttest.ReadMoon), "a")},
		{name: "preview-error", open: broken(atItem(contenttest.ReadMoon))},
		{name: "preview-findings", open: broken(atItem(contenttest.ReadMoon), "e")},
		{name: "preview-help", open: open(atItem(contenttest.ReadMoon), "?")},
	}
}

// Every key that a preview offers does something there, in Hangul mode, too.
func TestEveryKeyThatAPreviewOffersDoesSomething(t *testing.T) {
	looks(t)
	for _, s := range previewScenes() {
		offer := s.open(t, game.SpeakEnglish)
		for _, b := range offer.m.helpOf(offer.m.area()) {
			for _, name := range b.Keys() {
				if b.Enabled() && !works(t, s, name, len(b.Keys())) {
					t.Errorf("%s: %q (%s) does nothing", s.name, name, b.Help().Desc)
				}
			}
		}
	}
}

// previewSizes are the terminals of which a picture of each scene of a preview is kept.
var previewSizes = [][2]int{{60, 18}, {80, 24}, {160, 45}}

// previewed reports whether a picture is one of a preview.
func previewed(picture string) bool {
	for _, s := range previewScenes() {
		for _, size := range previewSizes {
			if picture == fmt.Sprintf("%s-%dx%d", s.name, size[0], size[1]) {
				return true
			}
		}
	}
	return false
}

func TestAPreviewLooksAsItShould(t *testing.T) {
	looks(t)
	for _, size := range previewSizes {
		for _, s := range previewScenes() {
			t.Run(fmt.Sprintf("%s-%dx%d", s.name, size[0], size[1]), func(t *testing.T) {
				var all strings.Builder
				for _, speech := range speeches {
					v := s.open(t, speech).resize(size[0], size[1])
					v.fits()
					fmt.Fprintf(&all, "== %s\n%s\n", speech, picture(v))
				}
				golden.RequireEqual(t, all.String())
			})
		}
	}
}
