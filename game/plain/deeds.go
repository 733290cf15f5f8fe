package plain

import (
	"slices"
	"strconv"
	"strings"

	"quest/game"
	"quest/game/phrase"
)

// deeds gives the words of achievements and titles.
func (p *printer) deeds() phrase.Deeds { return p.books.For(p.speech).Deeds }

// sayAchieved says which achievements and titles of skill were just earned.
func (p *printer) sayAchieved(earned []game.Achievement) {
	for _, said := range p.books.For(p.speech).ToldDeeds(earned) {
		p.say(said)
	}
}

// follow keeps that packs have given new IDs to what was learned. Where nothing can be saved it waits.
func (t *terminal) follow() error {
	if t.seat.Unsaved != nil {
		return nil
	}
	_, err := t.store(t.seat.Player.Follow(t.seat.Packs, t.seat.Now()))
	return err
}

// catchUp keeps what was earned before this version was there to give it, and says how much that
// is. Where nothing can be saved it waits.
func (t *terminal) catchUp() error {
	if t.seat.Unsaved != nil {
		return nil
	}
	b := t.seat.Player.CatchUp(t.seat.Now())
	if _, err := t.store(b); err != nil || b.Empty() || t.unsaved {
		return err
	}
	t.fill(t.book().Note, "text", t.books.For(t.speech).Say(game.Say("desk.EarnedBefore").Count("n", len(b.Events))))
	return nil
}

// tellUntold says what was reached and not told, as where the program ended before it was, and
// keeps that it was told. Where nothing can be saved it waits.
func (t *terminal) tellUntold() error {
	untold := t.seat.Player.Untold()
	if t.seat.Unsaved != nil || untold.None() {
		return nil
	}
	if n := untold.Notice(t.seat.Packs); !n.Empty() {
		t.fill(t.book().Note, "text", t.books.For(t.speech).Say(n))
	}
	_, err := t.store(t.seat.Player.TellFeats(untold.All, t.seat.Now()))
	return err
}

// sayAchievements lists the achievements.
func (t *terminal) sayAchievements() {
	t.emptyLine()
	for _, line := range AchievementLines(t.books.For(t.speech), t.seat.Player.Achievements()) {
		t.say(line)
	}
	t.warnUnsaved()
}

// AchievementLines list achievements in the words of a book: those that were earned with their
// day, the others with how far they have come, and how many are hidden.
func AchievementLines(book *phrase.Book, all []game.Achievement) []string {
	w, earned, hidden := &book.Deeds, 0, 0
	var rows []string
	for _, a := range all {
		switch {
		case a.Secret():
			hidden++
			continue
		case a.Earning != nil:
			earned++
			rows = append(rows, book.DeedName(a)+" ("+book.DeedEarned(a)+"): "+book.DeedSays(a))
		default:
			rows = append(rows, book.DeedName(a)+" ("+book.DeedFigure(a)+"): "+book.DeedSays(a))
		}
	}
	lines := []string{w.Title + ": " + phrase.Fill(w.Count, "n", strconv.Itoa(earned), "of", strconv.Itoa(len(all)))}
	for _, row := range rows {
		lines = append(lines, "- "+row)
	}
	if hidden > 0 {
		lines = append(lines, "- "+book.Fill(w.HiddenCount, "n", strconv.Itoa(hidden)))
	}
	return lines
}

// chooseTitle lists the titles and wears one: a line is a number, or the word for wearing and a
// number. It goes on until an empty line.
func (t *terminal) chooseTitle() error {
	t.titling = true
	defer func() { t.titling = false }()
	t.sayTitles()
	for {
		line, c, err := t.ask(t.sayTitles)
		if err != nil || c == goOn || c == back {
			return err
		}
		titles := t.standing().Titles
		n, ok := t.wearNumber(line)
		if !ok || n < 0 || n > len(titles) {
			t.fill(t.deeds().NoNumber, "most", strconv.Itoa(len(titles)))
			continue
		}
		if err := t.wear(titles, n); err != nil {
			return err
		}
	}
}

// wearNumber reads a number, with or without a word for wearing before it.
func (t *terminal) wearNumber(line string) (int, bool) {
	words := strings.Fields(line)
	if len(words) == 2 && oneOf(words[0], t.books.Typed("Wear")) {
		words = words[1:]
	}
	if len(words) != 1 {
		return 0, false
	}
	return number(words[0])
}

// wear wears the title of a number, with 0 the one that the game picks.
func (t *terminal) wear(titles []game.Title, n int) error {
	id := ""
	if n > 0 {
		id = titles[n-1].Reward
	}
	if _, err := t.keep(t.seat.Player.Wear(game.SlotTitle, id, t.seat.Now())); err != nil {
		return err
	}
	if worn := t.standing().Title; worn != nil {
		t.fill(t.deeds().Wears, "title", t.titleLine(*worn))
	}
	return nil
}

// sayTitles lists the titles of the player with their figures, and those of skill that can be
// earned.
func (t *terminal) sayTitles() {
	w, book, s := t.deeds(), t.books.For(t.speech), t.standing()
	t.emptyLine()
	t.say(w.Titles + ":")
	rows := make([]string, len(s.Titles))
	for i, title := range s.Titles {
		rows[i] = t.titleLine(title)
		if s.Title != nil && title.Reward == s.Title.Reward {
			rows[i] += " (" + w.Worn + ")"
		}
	}
	t.numbered(rows)
	if len(rows) == 0 {
		t.say(w.NoTitle)
	}
	t.say(w.Ahead + ":")
	for _, a := range t.seat.Player.SkillTitles() {
		if a.Earning == nil {
			t.say("- " + book.DeedName(a) + " (" + book.DeedFigure(a) + "): " + book.DeedSays(a))
		}
	}
	if len(rows) > 0 {
		t.say(w.WearHow)
	}
}

// titleLine is a title with what it was earned for and its figure.
func (t *terminal) titleLine(title game.Title) string {
	var now game.Recalled
	pack := title.PackOf(t.seat.Packs)
	if pack != nil {
		now = t.seat.Player.Recalled(pack, t.seat.Player.Today(t.seat.Now()))
	}
	line := t.titleWords(title.Words)
	book := t.books.For(t.speech)
	said := slices.DeleteFunc([]string{book.TitleSays(title, pack), book.TitleFigure(title, now)}, func(s string) bool { return s == "" })
	if len(said) > 0 {
		line += " (" + strings.Join(said, "; ") + ")"
	}
	return line
}
