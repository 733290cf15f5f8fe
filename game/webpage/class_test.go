package webpage_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/answers"
	"quest/game/class"
	"quest/game/gradetest"
	"quest/game/insight/classes"
	"quest/game/phrase"
	"quest/game/webpage"
)

// classPageOf writes the page of a class whose members, and whose pack, have hostile names.
func classPageOf(t *testing.T, speech game.Speech, members int) string {
	t.Helper()
	pack := hostilePack(t)
	wall := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	day := (&game.Player{}).Today(game.Moment{Wall: wall})
	assigned := []class.Assignment{{ID: "a1", Pack: pack.ID(), Due: day.String()}, {ID: "a2", Pack: hostile, Due: hostile, Lesson: hostile}}
	b := classes.NewBuilder(hostile, day, []*content.Pack{pack}, assigned, members > 1)
	var votes []class.Row
	for n := range members {
		p, c := &game.Player{}, answers.Collector{}
		now := game.Moment{Wall: wall.Add(time.Duration(n) * time.Minute)}
		m := class.Member{Player: class.PlayerID(fmt.Sprint("p", n)), Nick: contenttest.Safe(hostile), Roster: contenttest.Safe(strings.Repeat("긴이름", 20)), Role: class.Student}
		c.Take(fmt.Sprintf("01JDCZ3NDEKTSV4RRF%04d0000", n), p.Join(game.Joined{Name: m.Nick, Lang: game.SpeakBoth, Seed: uint64(n)}, now))
		for i, id := range pack.Quizzes()[0].Items {
			item, _ := pack.Item(id)
			v := game.LiveVote{Round: fmt.Sprint("r", i), Pack: pack.ID(), Item: id, Gave: gradetest.Answer(item, content.English, (n+i)%3 == 0)}
			_, batch, err := p.RecordRound([]*content.Pack{pack}, v, now)
			if err != nil {
				t.Fatal(err)
			}
			c.Take(fmt.Sprintf("01JDCZ3NDEKTSV4RRF%04d%04d", n, i+1), batch)
			if i == 0 {
				vote := &class.Vote{Choice: v.Gave.Choice}
				votes = append(votes, class.Row{Player: m.Player, Round: "r0", Number: 1, Opened: wall, Pack: pack.ID(), Item: id, First: vote, Second: vote})
			}
		}
		b.Take(m, p, c.Answers())
	}
	var page strings.Builder
	if err := webpage.WriteClass(&page, webpage.Class{Report: b.Report(votes), Speech: speech, Books: phrase.Shipped()}); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

func TestThePageOfAClassIsWholeByItselfAndHostileTextStaysText(t *testing.T) {
	for speech, lang := range map[game.Speech]string{game.SpeakEnglish: "en", game.SpeakKorean: "ko", game.SpeakBoth: "en", "ja": "ja"} {
		for _, members := range []int{0, 1, 30} {
			page := classPageOf(t, speech, members)
			elements, text := parsed(t, wellFormed(page))
			for _, e := range elements {
				if !slices.Contains(known, e.name) {
					t.Errorf("%s: an element <%s>", speech, e.name)
				}
				for name, value := range e.attrs {
					if strings.HasPrefix(name, "on") || name == "src" || name == "href" || name == "style" || strings.Contains(value, "url(") {
						t.Errorf("%s: <%s %s=%q>", speech, e.name, name, value)
					}
				}
			}
			for _, word := range []string{"http:", "https:", "url(", "@import", "<script", "<img", "<link", "<iframe", "javascript:"} {
				if strings.Contains(strings.ToLower(page), word) {
					t.Errorf("%s: the page has %q", speech, word)
				}
			}
			if elements[0].attrs["lang"] != lang || strings.Count(text, hostile) < 3 || strings.Contains(text, "report.") || strings.Contains(text, "items.") {
				t.Errorf("%s, %d members: language, texts or words are missing", speech, members)
			}
		}
	}
}

// What is assigned and what was asked is told by its words, in each language behind the words of the game.
func TestThePageOfAClassNamesWhatWasAsked(t *testing.T) {
	pack := hostilePack(t)
	item, _ := pack.Item(pack.Quizzes()[0].Items[0])
	stem, title := item.Stem, pack.Meta().Title
	_, text := parsed(t, wellFormed(classPageOf(t, game.SpeakBoth, 1)))
	for _, want := range []string{
		"Until 2026-11-23: " + content.PlainText(title.Line(content.English)), "2026-11-23까지: " + content.PlainText(title.Line(content.Korean)),
		"Round 1, 2026-11-23: " + content.PlainText(stem.Line(content.English)), "1번째 질문, 2026-11-23: " + content.PlainText(stem.Line(content.Korean)),
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not told", want)
		}
	}
}
