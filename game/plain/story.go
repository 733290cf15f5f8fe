package plain

import (
	"quest/content"
	"quest/game"
	"quest/game/phrase"
	"quest/game/story"
)

// tellStory tells the part of the story that comes next, where the screen would show it with the
// map; nothing waits for it.
func (t *terminal) tellStory() error {
	if t.seat.Player.OffersWager() || !story.Written(t.books.For(t.speech).Lang) {
		return nil
	}
	now := t.seat.Now()
	part, ok := t.seat.Player.NextTale(t.seat.Packs, t.last(), now)
	if !ok {
		return nil
	}
	t.emptyLine()
	t.sayTale(part)
	_, err := t.keep(t.seat.Player.Tell(part, now))
	return err
}

// sayTale says a part of the story in each language of the player.
func (t *terminal) sayTale(part game.TalePart) {
	for _, line := range TaleLines(t.books, t.speech, part, t.seat.Player.Name.String()) {
		t.say(line)
	}
}

// TaleLines are a part of the story in each language of a speech that the game speaks. name is that of
// the player.
func TaleLines(books *phrase.Books, speech game.Speech, part game.TalePart, name string) []string {
	var lines []string
	for _, lang := range speech.Langs() {
		if b := books.In(lang); b.Lang == lang {
			lines = append(lines, b.Tale(part, name)...)
		}
	}
	return lines
}

// sayStory says again what was told of the story of the pack that was played last.
func (t *terminal) sayStory() {
	var told []game.TalePart
	for _, pack := range append([]*content.Pack{t.pack}, t.seat.Packs...) {
		if pack == nil {
			continue
		}
		if told = t.seat.Player.Told(pack); len(told) > 0 {
			break
		}
	}
	w := t.story()
	if len(told) == 0 {
		t.say(w.None)
		return
	}
	t.say(w.Title + ":")
	for _, part := range told {
		t.sayTale(part)
		t.emptyLine()
	}
}

// story gives the words around the story.
func (p *printer) story() phrase.Story { return p.books.For(p.speech).Story }
