// Package home shows the map: packs and lessons as a path, and what comes next.
package home

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
	"quest/game/shop"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Home is the map as it stood when it was opened.
type Home struct {
	hidden  []*content.Pack
	course  *course
	list    widget.List
	advised int
	next    game.Offer       // of the advised row
	last    game.Destination // that was played
	ends    *game.BacklogEnd
	notices []game.Notice
	day     game.StudyDay
	today   agenda

	tale      *game.TalePart // the part of the story that is told, until a key is pressed; nil for none
	companion *companion     // beside the owl, nil for none

	due   *due // the row of the review, nil for none
	onDue bool // it is the one that keys act on

	sits   *sits // the row of the exam, nil for none
	onExam bool  // it is the one that keys act on

	onClass bool // the row of the class is the one that keys act on
}

// companion is a companion of the shop at the stage that it has reached.
type companion struct {
	id    string
	stage int
}

// companionOf gives the companion that a player has beside the owl, nil for none.
func companionOf(p *game.Player) *companion {
	thing, stage, ok := shop.Companion(p)
	if !ok {
		return nil
	}
	return &companion{thing.ID, stage}
}

// Reading is what the map is read from.
type Reading struct {
	Packs   []*content.Pack
	Hidden  []*content.Pack // shown where there is no pack to play
	Player  *game.Player
	Now     game.Moment
	Notices []game.Notice     // told above the map
	Last    game.Destination  // the lesson that was played last
	At      *game.Destination // where the map opens, nil for what comes next after the last one
	Ends    *game.BacklogEnd  // of the model, forgotten by it
}

// New reads the map.
func New(r Reading) Home {
	h := Home{
		hidden: r.Hidden, course: courseOf(r.Packs, r.Player, r.Now), notices: r.Notices, last: r.Last, ends: r.Ends,
		day: r.Player.Today(r.Now), today: agendaOf(r.Player, r.Now), companion: companionOf(r.Player),
	}
	h.list = widget.List{Rows: h.course.rows}
	if next, ok := r.Player.NextLesson(r.Packs, r.Last, r.Now); ok {
		h.next, h.advised = next, max(0, h.course.find(game.Destination{Pack: next.Pack.ID(), Lesson: next.Lesson.ID, Boss: next.Deed == game.FaceBoss}))
	}
	h.list, h.due, h.sits = h.list.To(h.advised), dueOf(r), sitsOf(r)
	if r.At != nil && r.At.Exam != "" && h.sits != nil {
		h.onExam = true
		if row := h.course.find(*r.At); row >= 0 {
			h.list = h.list.To(row)
		}
		return h
	}
	if r.At != nil {
		if row := h.course.find(*r.At); row >= 0 {
			h.list, h.onDue = h.list.To(row), r.At.Review && h.due != nil
			return h
		}
	}
	h.onDue = h.due != nil && h.due.first
	return h
}

// Follow reads the map again, for a player who has played on in another terminal or for
// packs that changed. The same lesson stays chosen; more notices come after those that
// are shown.
func (h Home) Follow(packs []*content.Pack, player *game.Player, now game.Moment, more []game.Notice) Home {
	next := New(Reading{Packs: packs, Hidden: h.hidden, Player: player, Now: now, Notices: slices.Concat(h.notices, more), Last: h.last, At: h.destination(), Ends: h.ends})
	next.onDue, next.onExam, next.onClass, next.tale = h.onDue && next.due != nil, h.onExam && next.sits != nil, h.onClass, h.tale
	return next
}

// Telling is the map with a part of the story above the path, until a key is pressed. The key
// does what it does on any map, so that nobody waits for the story.
func (h Home) Telling(part game.TalePart) Home {
	h.tale = &part
	return h
}

// Update chooses a lesson and opens it.
func (h Home) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	if _, ok := msg.(tea.MouseMsg); ok {
		return h.mouse(a, msg)
	}
	if _, ok := msg.(tea.KeyPressMsg); ok {
		h.tale = nil
	}
	k := a.Keys
	h.onClass = h.onClass && a.Class != nil
	if next, heard := h.choose(a, msg); heard {
		return next, nil
	}
	switch {
	case widget.Pages(k, msg) != 0 && h.list.Rows > 0:
		return h.turn(a, widget.Pages(k, msg)), nil
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		return h, h.open()
	case keymap.Pressed(msg, keymap.ForClass().Open) && a.Class != nil:
		return h, h.classIntent()
	case keymap.Pressed(msg, k.Record):
		return h, screen.ShowRecord{From: h.destination()}
	case keymap.Pressed(msg, k.Practise):
		if at := h.destination(); at != nil && at.Pack != "" {
			return h, screen.ShowPractice{From: *at}
		}
	case keymap.Pressed(msg, k.TestOut):
		return h, h.testOut()
	default:
		return h, h.leads(k, msg)
	}
	return h, nil
}

// leads hears the keys that lead to another screen.
func (h Home) leads(k *keymap.Map, msg tea.Msg) screen.Intent {
	switch {
	case keymap.Pressed(msg, k.Shop):
		return screen.ShowShop{From: h.destination()}
	case keymap.Pressed(msg, k.Settings):
		return screen.ShowPlan{From: h.destination()}
	case keymap.Pressed(msg, k.Deeds):
		return screen.ShowDeeds{From: h.destination()}
	case keymap.Pressed(msg, k.Preferences):
		return screen.ShowSettings{From: h.destination()}
	case keymap.Pressed(msg, k.Today):
		return screen.ShowToday{From: h.destination()}
	case keymap.Pressed(msg, k.MixUps):
		return screen.ShowMixUps{From: h.destination()}
	case keymap.Pressed(msg, k.Wager):
		return screen.ShowWager{}
	case keymap.Pressed(msg, keymap.ForLab(false).Open):
		return h.labs()
	case keymap.Pressed(msg, keymap.ForExam().Open):
		return h.examIntent()
	case keymap.Pressed(msg, k.Quit):
		return screen.Quit{}
	}
	return nil
}

// choose hears the keys that choose a row. The row of the review stands above the first lesson;
// from it, down leads to the lesson that was chosen.
func (h Home) choose(a screen.Area, msg tea.Msg) (Home, bool) {
	k := a.Keys
	switch {
	case h.onClass && keymap.Pressed(msg, k.Up):
		return h, true
	case h.onClass && keymap.Pressed(msg, k.Down):
		return h.belowClass(), true
	case a.Class != nil && keymap.Pressed(msg, k.Up) && h.atTop():
		h = h.onPath()
		h.onClass = true
		return h, true
	case h.above() && (keymap.Pressed(msg, k.Up) || keymap.Pressed(msg, k.Down)):
		return h.between(keymap.Pressed(msg, k.Up)), true
	case keymap.Pressed(msg, k.Up) && h.list.At == 0 && (h.due != nil || h.sits != nil):
		h.onExam = h.sits != nil
		h.onDue = !h.onExam
		return h, true
	}
	list, heard := h.list.Hear(k, msg)
	h.list = list
	if heard {
		h = h.onPath()
	}
	return h, heard
}

// above reports whether keys act on a row above the path.
func (h Home) above() bool { return h.onDue || h.onExam || h.onClass }

// atTop reports whether keys act on the first row below that of the class.
func (h Home) atTop() bool {
	switch {
	case h.due != nil:
		return h.onDue
	case h.sits != nil:
		return h.onExam
	}
	return h.list.At <= 0
}

// belowClass is the map with keys acting on the row below that of the class.
func (h Home) belowClass() Home {
	h.onClass = false
	h.onDue = h.due != nil
	h.onExam = h.due == nil && h.sits != nil
	return h
}

// onPath is the map with keys acting on the path.
func (h Home) onPath() Home {
	h.onDue, h.onExam, h.onClass = false, false, false
	return h
}

// between moves between the rows above the path, and down from the last of them to the path.
func (h Home) between(up bool) Home {
	switch {
	case up:
		if h.onExam && h.due != nil {
			h.onDue, h.onExam = true, false
		}
	case h.onDue && h.sits != nil:
		h.onDue, h.onExam = false, true
	case h.list.Rows > 0:
		h = h.onPath()
	}
	return h
}

// turn chooses the row that stands about a screen further down on the path, or up for a negative
// by. Where all rows are seen that is the last one, or the first.
func (h Home) turn(a screen.Area, by int) Home {
	_, seen := h.drawn(a)
	first, _ := seen.layout.of(h.list.At)
	wanted, to := first+by*seen.rows, h.list.At
	for to+by >= 0 && to+by < h.list.Rows {
		to += by
		if first, _ := seen.layout.of(to); (first-wanted)*by >= 0 {
			break
		}
	}
	h.list = h.list.To(to)
	return h.onPath()
}

// testable reports whether the lesson that the keys act on can be passed by a test-out now.
func (h Home) testable() bool {
	return h.list.Rows > 0 && !h.above() && h.course.row(h.list.At).TestOut
}

// testOut begins the test-out of the lesson that the keys act on; nil where there is none.
func (h Home) testOut() screen.Intent {
	if !h.testable() {
		return nil
	}
	r := h.course.row(h.list.At)
	return screen.Play{Goal: game.TestOut{Pack: r.pack, Lesson: r.head.ID}}
}

// testWords names the key that tests out of the lesson that the keys act on, "" where there
// is no test-out.
func (h Home) testWords(a screen.Area) string {
	if !h.testable() || a.Watches {
		return ""
	}
	t := a.Theme
	return t.Key.Render(a.Keys.TestOut.Help().Key) + " " + t.Line.Render(t.Sign.Gist) + " " + t.Muted.Render(a.Book().Rounds.KeyTest)
}

// practiseWords names the key that lists what can be practised, with how much of the lesson
// was missed.
func (h Home) practiseWords(a screen.Area) string {
	if h.list.Rows == 0 || h.course.row(h.list.At).Missed == 0 {
		return a.Book().Rounds.KeyList
	}
	return phrase.Fill(a.Book().Keys.Practise, "n", strconv.Itoa(h.course.row(h.list.At).Missed))
}

// destination is what the keys act on: a lesson, or the review above it.
func (h Home) destination() *game.Destination {
	var at game.Destination
	if h.list.Rows > 0 {
		at = h.course.row(h.list.At).place()
	}
	if at.Review = h.onDue; h.onExam {
		at.Exam = h.sits.exam
	}
	if h.list.Rows == 0 && !h.onExam {
		return nil
	}
	return &at
}

func (h Home) open() screen.Intent {
	switch {
	case h.onDue:
		return h.reviewGoal()
	case h.onExam:
		return h.examIntent()
	case h.onClass:
		return h.classIntent()
	}
	if h.list.Rows == 0 {
		return nil
	}
	switch r := h.course.row(h.list.At); {
	case !r.opens():
		return nil
	case r.boss != nil:
		return screen.ShowBoss{Pack: r.pack}
	case r.told > 0:
		return screen.ShowStory{Pack: r.pack}
	case r.lab != nil:
		return h.labs()
	}
	return screen.Play{Goal: h.offer().Goal}
}

// offer is what enter does.
func (h Home) offer() game.Offer {
	if h.list.At == h.advised {
		return h.next
	}
	return h.course.offer(h.list.At)
}

// Help gives the keys of the map.
func (h Home) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book().Keys
	return []key.Binding{
		keymap.If(keymap.Says(k.Enter, b.Play), h.onExam || h.onClass || h.list.Rows > 0 && (h.onDue || h.course.row(h.list.At).opens())),
		keymap.If(keymap.Says(k.Choose, b.Move), h.list.Rows > 1 || h.due != nil || h.sits != nil || a.Class != nil),
		keymap.If(keymap.Says(keymap.ForClass().Open, a.Book().Classroom.KeyClass), a.Class != nil),
		keymap.If(keymap.Says(k.Practise, h.practiseWords(a)), h.list.Rows > 0 && h.course.player.Answers > 0),
		keymap.If(keymap.Says(keymap.ForLab(false).Open, a.Book().Lab.KeyLabs), h.labs() != nil),
		keymap.If(keymap.Says(k.MixUps, a.Book().QuestionKeys.MixUps), h.confused() > 0),
		keymap.If(keymap.Says(keymap.ForExam().Open, a.Book().Exam.KeyExam), h.sits != nil),
		keymap.Says(k.Record, b.Record),
		keymap.Says(k.Quit, b.Quit),
		keymap.If(keymap.Says(k.TestOut, a.Book().Rounds.KeyTest), h.testable() && !a.Watches), // t takes over there
		keymap.If(keymap.Says(k.MixUps, a.Book().QuestionKeys.MixUps), h.confused() == 0),
		keymap.Says(k.Today, a.Book().Today.Key),
		keymap.Says(k.Settings, a.Book().Say(game.Say("plan.KeyPlan"))),
		keymap.Says(k.Deeds, a.Book().Deeds.KeyOpen),
		keymap.Says(k.Preferences, a.Book().Say(game.Say("settings.Key"))),
		keymap.Says(k.Shop, a.Book().Say(game.Say("shop.Key"))),
		keymap.If(keymap.Says(k.Wager, a.Book().QuestionKeys.Certainty), !a.Watches),
		keymap.If(keymap.As(k.Digit, "j k, 1-9", b.Move), h.list.Rows > 1),
	}
}
