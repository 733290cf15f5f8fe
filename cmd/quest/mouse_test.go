package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/widget"
)

// hand is a player with a mouse at a real terminal. What it does arrives as the bytes
// that a terminal sends.
type hand struct {
	*terminal
	book *phrase.Book
	lang content.Lang
}

// The buttons of a mouse, as a terminal numbers them.
const (
	leftButton = 0
	leftMoved  = 32
	wheelUp    = 64
	wheelDown  = 65
)

// touch sends what a terminal does when something is done with a button over a cell,
// counted from 0. A button that comes up ends in a small letter.
func (h hand) touch(button, x, y int, end string) {
	h.t.Helper()
	args := []string{"send-keys", "-t", "story", "-H"}
	for _, b := range []byte(fmt.Sprintf("\x1b[<%d;%d;%d%s", button, x+1, y+1, end)) {
		args = append(args, strconv.FormatInt(int64(b), 16))
	}
	h.tmux(args...)
}

// at waits for some words, and gives the cell of the first place where they stand.
func (h hand) at(words string) (x, y int) {
	h.t.Helper()
	for y, line := range strings.Split(h.until(words), "\n") {
		if i := strings.Index(line, words); i >= 0 {
			return ansi.StringWidth(line[:i]), y
		}
	}
	return 0, 0
}

// click clicks on the first place where some words stand.
func (h hand) click(words string) {
	h.t.Helper()
	x, y := h.at(words)
	h.clickAt(x, y)
}

func (h hand) clickAt(x, y int) {
	h.t.Helper()
	h.touch(leftButton, x, y, "M")
	h.touch(leftButton, x, y, "m")
}

// shows waits until one line holds all of some words.
func (h hand) shows(words ...string) {
	h.t.Helper()
	h.untilScreen(strings.Join(words, " beside "), func(s string) bool {
		return slices.ContainsFunc(strings.Split(s, "\n"), func(line string) bool {
			return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(line, w) })
		})
	})
}

// hears waits until the program has, or has not, asked the terminal for the mouse.
func (h hand) hears(mouse bool) {
	h.t.Helper()
	want := map[bool]string{true: "1 1", false: "0 0"}[mouse]
	h.untilScreen("a program that hears the mouse: "+strconv.FormatBool(mouse), func(string) bool {
		return strings.TrimSpace(h.tmux("display-message", "-p", "-t", "story", "#{mouse_any_flag} #{mouse_sgr_flag}")) == want
	})
}

// answer answers a question of any type with the mouse, and goes on from its verdict.
func (h hand) answer(s stop) {
	h.t.Helper()
	h.hears(true)
	ready := h.book.Quiz.Ready
	if s.asked.Item.Case != nil {
		h.turnScenario(s.asked.Item)
	}
	switch s.asked.Item.Type {
	case content.Classify:
		h.sort(s)
	case content.Order:
		h.drag(s)
		ready = h.book.Answering.OrderMoved
	case content.Match:
		h.join(s)
	case content.Cloze:
		h.fill(s)
		ready = h.book.Answering.GapHow
	case content.Single, content.Multi, content.TrueFalse, content.Case:
		h.choose(s)
	}
	h.click(ready)
	h.untilScreen("a verdict", func(s string) bool {
		return strings.Contains(s, "✓ "+h.book.Quiz.Right) || strings.Contains(s, "✗ "+h.book.Quiz.NotRight)
	})
}

// words is a text as it stands on the screen.
func (h hand) words(t content.Text) string { return content.PlainText(t.Line(h.lang)) }

// choose clicks on options, and sees each of them marked.
func (h hand) choose(s stop) {
	h.t.Helper()
	var chosen []string
	if s.gave.Truth != nil {
		chosen = append(chosen, map[bool]string{true: h.book.Quiz.True, false: h.book.Quiz.False}[*s.gave.Truth])
	}
	for _, id := range s.gave.Choice {
		chosen = append(chosen, h.words(s.asked.Item.PartText(id)))
	}
	for _, words := range chosen {
		words = "  " + words // behind its digit, and not where the question says it
		h.turnTo(words, h.words(s.asked.Item.Stem))
		h.click(words)
		sign := "●"
		if s.asked.Item.Type == content.Multi {
			sign = "■"
		}
		h.shows(sign, words)
	}
}

// turnTo scrolls the question with the wheel until some words are in sight. stem is
// the first line of the question.
func (h hand) turnTo(words, stem string) {
	h.t.Helper()
	x, y := h.at(stem)
	for before := h.screen(); !strings.Contains(before, words); before = h.screen() {
		h.touch(wheelDown, x, y, "M")
		h.untilScreen("a question that was scrolled to "+words, func(s string) bool { return s != before })
	}
}

// sort puts each card into its bin, the last card first: it is dragged there, or both
// are clicked.
func (h hand) sort(s stop) {
	h.t.Helper()
	for i, id := range slices.Backward(s.asked.Parts) {
		card, bin := h.words(s.asked.Item.PartText(id)), h.words(s.asked.Item.PartText(s.gave.Placed[id]))
		if i%2 == 0 {
			h.bring(card, bin, "❯")
		} else {
			h.click(card)
			h.shows("❯", card)
			h.click(bin)
		}
		h.shows("●", card)
	}
}

// bring drags what stands at some words to where others stand. Before it is let go, the
// line of the others shows a sign.
func (h hand) bring(from, to, sign string) {
	h.t.Helper()
	x, y := h.at(from)
	tx, ty := h.at(to)
	h.touch(leftButton, x, y, "M")
	h.shows("❯", from)
	h.touch(leftMoved, tx, ty, "M")
	h.shows(sign, to)
	h.touch(leftButton, tx, ty, "m")
}

// drag carries each card to its place with the button held down, and sees the card
// travel.
func (h hand) drag(s stop) {
	h.t.Helper()
	text := func(id content.PartID) string {
		i := slices.IndexFunc(s.asked.Item.Steps, func(step content.OrderStep) bool { return step.ID == id })
		return h.words(s.asked.Item.Steps[i].Text)
	}
	lie := slices.Clone(s.asked.Parts)
	for i, id := range s.gave.Sequence {
		from := slices.Index(lie, id)
		if from == i {
			continue
		}
		x, y := h.at(text(id))
		_, to := h.at(text(lie[i]))
		h.touch(leftButton, x, y, "M")
		h.shows("◆", text(id))
		for ; y > to; y-- {
			h.touch(leftMoved, x, y-1, "M")
		}
		h.shows("◆ "+strconv.Itoa(i+1), text(id)) // it is there, and still in the hand
		h.touch(leftButton, x, to, "m")
		h.shows("≡ "+strconv.Itoa(i+1), text(id))
		lie = slices.Insert(slices.Delete(lie, from, from+1), i, id)
	}
}

// join drags each left side to its partner, or clicks on both.
func (h hand) join(s stop) {
	h.t.Helper()
	for i, p := range s.asked.Item.Pairs {
		right := s.gave.Paired[p.ID]
		text := h.words(s.asked.Item.PartText(right))
		partner := strconv.Itoa(1+slices.Index(s.asked.Parts, right)) + "  " + text
		if i%2 == 0 {
			h.bring(h.words(p.Left), partner, "❯ "+partner)
		} else {
			h.click(h.words(p.Left))
			h.shows("❯", h.words(p.Left))
			h.click(partner)
		}
		h.shows(text, phrase.Fill(h.book.Answering.UsedBy, "n", strconv.Itoa(i+1)))
	}
}

// fill clicks into each gap, the last one first, and types in decomposed letters. Where a gap has a list, a
// row of it is clicked on before, and taken back.
func (h hand) fill(s stop) {
	h.t.Helper()
	for i, gap := range slices.Backward(s.asked.Item.Gaps) {
		mark := widget.GapLabel(i, len(s.asked.Item.Gaps)) + "▕"
		x, y := h.at(mark)
		into := func() {
			before := h.cursor()
			h.clickAt(x+4, y)
			h.untilScreen("the cursor in gap "+mark, func(string) bool {
				at := h.cursor()
				return strings.HasSuffix(strings.TrimSpace(at), ","+strconv.Itoa(y)) && (at != before || i == 0)
			})
		}
		if len(gap.Reject) > 1 {
			into()
			h.tmux("send-keys", "-t", "story", "F5")
			row := map[content.Lang]string{content.English: "barge", content.Korean: "바지선"}[h.lang]
			h.click("  " + row)
			h.shows(mark + row)
			into()
			h.press("\x15") // ctrl+u
		} else {
			into()
		}
		h.press(norm.NFD.String(s.gave.Typed[gap.ID])) // as some systems send it; it is kept composed
		h.shows(mark + s.gave.Typed[gap.ID])
	}
}

// turnScenario scrolls the scenario with the wheel, down and up again; the question
// stays where it is.
func (h hand) turnScenario(item *content.Item) {
	h.t.Helper()
	first := content.PlainText(item.Case.Scenario.Lines(h.lang)[0])
	x, y := h.at(first)
	_, asked := h.at(h.words(item.Stem))
	h.touch(wheelDown, x, y, "M")
	h.untilScreen("a scenario that was scrolled", func(s string) bool { return !strings.Contains(s, first) })
	if _, now := h.at(h.words(item.Stem)); now != asked {
		h.t.Errorf("the wheel moved the question from line %d to %d:\n%s", asked, now, h.screen())
	}
	h.touch(wheelUp, x, y, "M")
	h.until(first)
}

// kept gives what the save holds, as the rules wrote it down.
func (term *terminal) kept() []string {
	term.t.Helper()
	out, err := exec.Command(term.program, "save", "export", "-", "--save-dir", term.saves).Output()
	if err != nil {
		term.t.Fatal(err)
	}
	kept := &notebook{}
	lines := bufio.NewScanner(strings.NewReader(string(out)))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var record struct {
			Day string       `json:"day"`
			Ev  []game.Event `json:"ev"`
		}
		if err := json.Unmarshal(lines.Bytes(), &record); err != nil {
			term.t.Fatal(err)
		}
		day, err := time.Parse(time.DateOnly, record.Day)
		if err != nil {
			term.t.Fatal(err)
		}
		if !tellsFeats(record.Ev) {
			kept.batches = append(kept.batches, game.Batch{Day: game.StudyDay(day.Unix() / (24 * 60 * 60)), Events: record.Ev})
		}
	}
	return kept.lines(term.t)
}

// keeps waits until the save holds as many batches as it should, and compares them.
func (term *terminal) keeps(what string, want []string) {
	term.t.Helper()
	got := term.kept()
	for guard := time.Now().Add(20 * time.Second); len(got) < len(want) && time.Now().Before(guard); {
		got = term.kept()
	}
	compare(term.t, what, got, want)
}

// TestEveryTypeWithTheMouseInATerminal answers a question of each type and a case with
// the mouse, in both languages, with right and with wrong answers. The save is the
// same as that of who plays with the keyboard.
func TestEveryTypeWithTheMouseInATerminal(t *testing.T) {
	dir, quay := folder(t, "quay")
	for _, c := range []struct {
		lang       game.Speech
		cols, rows string
		right      bool
	}{
		{game.SpeakEnglish, "80", "24", true},
		{game.SpeakKorean, "60", "18", false},
	} {
		story, rules := scripted(t, quay, c.lang, habit{right: func(*content.Item) bool { return c.right }}, 1)
		want := rules.lines(t)
		begin := func(t *testing.T) *terminal {
			t.Parallel()
			term := openTerminal(t, c.cols, c.rows)
			term.play("--seed", "20261123", "--now", "2026-11-23T19:00:00Z", "--pack", dir)
			term.until("English")
			term.press(story.stops[0].keys[0], "enter", "J", "o", "enter")
			term.until(map[game.Speech]string{game.SpeakEnglish: "Alongside the quay", game.SpeakKorean: "부두에 대기"}[c.lang])
			return term
		}
		t.Run(string(c.lang)+"-keys", func(t *testing.T) {
			term := begin(t)
			for _, s := range story.stops[1:] {
				term.do(s)
			}
			term.keeps("by keys", want)
		})
		t.Run(string(c.lang)+"-mouse", func(t *testing.T) {
			h := hand{terminal: begin(t), book: phrase.For(c.lang), lang: c.lang.Langs()[0]}
			h.hears(true)
			types := map[content.ItemType]bool{}
			for i, s := range story.stops[1:] {
				switch next := "enter " + h.book.Keys.Next; {
				case s.asked == nil && i == 0: // the first point: the footer
					h.click(next)
					continue
				case s.asked == nil:
					h.do(s)
					continue
				}
				types[s.asked.Item.Type] = true
				h.answer(s)
			}
			h.keeps("by mouse", want)
			if len(types) != 7 {
				t.Errorf("only these types were played: %v", types)
			}
		})
	}
}
