package home

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// packsOf builds packs with some lessons each.
func packsOf(t *testing.T, lessons ...int) []*content.Pack {
	t.Helper()
	var packs []*content.Pack
	for i, n := range lessons {
		parts := contenttest.Parts()
		parts.Meta.ID = content.PackID(fmt.Sprintf("test/pack-%d", i))
		lesson := parts.Lessons[0]
		parts.Lessons, parts.Quizzes = nil, parts.Quizzes[:min(n, 1)]
		for l := range n {
			lesson.ID = content.LessonID(fmt.Sprintf("lesson-%d", l))
			lesson.Title = contenttest.Both(fmt.Sprintf("Lesson %d of %d", l, i), fmt.Sprintf("레슨 %d, 팩 %d", l, i))
			parts.Lessons = append(parts.Lessons, lesson)
		}
		pack, err := content.NewPack(parts)
		if err != nil {
			t.Fatal(err)
		}
		packs = append(packs, pack)
	}
	return packs
}

func TestThePathShowsWhatAWholeDrawingWouldShow(t *testing.T) {
	now := game.Moment{Wall: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	a := screen.Area{Width: 80, Height: 24, Theme: style.New(style.Dark, false), Keys: keymap.ForGame(false), Speech: game.SpeakBoth}
	for _, lessons := range [][]int{{1}, {3, 1}, {0, 5, 0, 2}, {7, 7, 7, 1}} {
		h := New(Reading{Packs: packsOf(t, lessons...), Player: new(game.Player), Now: now})
		for row := range h.list.Rows {
			h.list = h.list.To(row)
			for _, height := range []int{3, 4, 10, 17, 21, 30, 50} {
				gap := 1
				l := h.course.layout(gap)
				if l.lines > height {
					l = h.course.layout(0)
				}
				all := h.lines(a, l, 0, l.lines, a.Width)
				if len(all) != l.lines {
					t.Fatalf("%v: %d lines are laid out, %d drawn", lessons, l.lines, len(all))
				}
				first, last := l.of(row)
				want := widget.Scroll{}.Show(first, last, len(all), height).Window(a.Theme, all, a.Width, height)
				if got, _ := h.path(a, a.Width, height); !slices.Equal(got, want) {
					t.Fatalf("%v, row %d in %d lines:\n%q\nwant\n%q", lessons, row, height, got, want)
				}
			}
		}
	}
}

func TestTheCourseFindsItsRows(t *testing.T) {
	packs := packsOf(t, 2, 0, 3)
	c := courseOf(packs, new(game.Player), game.Moment{})
	if c.rows != 7 || len(c.parts) != 2 {
		t.Fatalf("%d rows in %d parts", c.rows, len(c.parts))
	}
	for i, want := range []string{"test/pack-0 lesson-0", "test/pack-0 lesson-1", "test/pack-0 ", "test/pack-2 lesson-0", "test/pack-2 lesson-1", "test/pack-2 lesson-2", "test/pack-2 "} {
		r := c.row(i)
		if got := string(r.pack.ID()) + " " + string(r.head.ID); got != want || c.find(r.place()) != i {
			t.Errorf("row %d is %s, found in row %d", i, got, c.find(r.place()))
		}
		if last := i == 2 || i == 6; c.last(i) != last {
			t.Errorf("row %d is the last of its pack: %v", i, !last)
		}
	}
	if c.find(game.Destination{Pack: "test/pack-0", Lesson: "lesson-2"}) >= 0 || c.find(game.Destination{Pack: "test/none", Lesson: "lesson-0"}) >= 0 {
		t.Error("a lesson that is not there was found")
	}
}

// The box beside the path ends in sight, however little room the story leaves it.
func TestTheBoxBesideThePathEndsInSight(t *testing.T) {
	now := game.Moment{Wall: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakBoth} {
		for height := 14; height <= 40; height++ {
			a := screen.Area{Width: 100, Height: height, Theme: style.New(style.Dark, false), Keys: keymap.ForGame(false), Speech: speech, Wide: true}
			h := New(Reading{Packs: packsOf(t, 3), Player: new(game.Player), Now: now})
			notices := New(Reading{Packs: packsOf(t, 3), Player: new(game.Player), Now: now, Notices: []game.Notice{game.Verbatim("a notice"), game.Verbatim("another one")}})
			for _, h := range []Home{h, notices} {
				drawn := h.Draw(a).Lines
				drawn = drawn[:min(len(drawn), height)]
				begun, ended := 0, 0
				for _, line := range drawn {
					switch line = strings.TrimRight(ansi.Strip(line), " "); {
					case strings.HasSuffix(line, "─╮"):
						begun++
					case strings.HasSuffix(line, "─╯"):
						ended++
					}
				}
				if begun != ended {
					t.Errorf("%s in %d lines: %d boxes begin, %d end:\n%s", speech, height, begun, ended, ansi.Strip(strings.Join(drawn, "\n")))
				}
			}
		}
	}
}

// The scroll bar of a long path stands in one column from its first line to its last, also beside
// the box with what is chosen.
func TestTheScrollBarOfThePathHasNoHoles(t *testing.T) {
	now := game.Moment{Wall: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	for _, width := range []int{paneFrom, 120, 160} {
		for _, height := range []int{24, 45} {
			a := screen.Area{Width: width, Height: height, Theme: style.New(style.Dark, false), Keys: keymap.ForGame(false), Speech: game.SpeakEnglish, Wide: true}
			h := New(Reading{Packs: packsOf(t, 9, 9, 9), Player: new(game.Player), Now: now})
			path, _ := h.path(a, width-paneWidth-3, 10)
			column := widget.Width(path[0]) - 1
			bars := 0
			for _, line := range h.Draw(a).Lines {
				if sign := ansi.Strip(ansi.Cut(line, column, column+1)); sign == a.Theme.Sign.Thumb || sign == a.Theme.Sign.Track {
					bars++
				}
			}
			if room := height - len(h.hero(a)); bars < room-5 {
				t.Errorf("%dx%d: the bar takes %d of about %d lines", width, height, bars, room)
			}
		}
	}
}
