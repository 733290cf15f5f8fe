package webpage_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"quest/content"
	"quest/game"
	"quest/game/answers"
	"quest/game/insight/items"
	"quest/game/phrase"
	"quest/game/webpage"
)

// itemsPageOf writes the page of a class that answered every question of a pack whose texts are hostile.
func itemsPageOf(t *testing.T, speech game.Speech, students int) string {
	t.Helper()
	pack := hostilePack(t)
	var all []answers.Answer
	for s := range students {
		for n, id := range pack.Quizzes()[0].Items {
			item, _ := pack.Item(id)
			a := answers.Answer{Who: fmt.Sprintf("student-%d", s), ID: fmt.Sprintf("answer-%d-%d", s, n), Item: pack.ID().Item(id), Rev: item.Rev, First: true, Of: 1, Day: "2026-11-30", Lang: "en"}
			if len(item.Options) > 0 {
				a.Gave.Choice = []content.PartID{item.Options[(s+n)%len(item.Options)].ID}
				a.Right = item.Options[(s+n)%len(item.Options)].Correct
			}
			for _, m := range item.Misconceptions() {
				a.Beliefs = append(a.Beliefs, pack.ID().Misconception(m))
			}
			all = append(all, a)
		}
	}
	var page strings.Builder
	f := items.Of(answers.Join([]answers.File{{Answers: all}}), []*content.Pack{pack})
	if err := webpage.WriteItems(&page, webpage.Items{Figures: f, Packs: []*content.Pack{pack}, Speech: speech, Books: phrase.Shipped(), Date: "2026-11-30"}); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

func TestThePageOfItemsIsWholeByItselfAndHostileTextStaysText(t *testing.T) {
	for speech, lang := range map[game.Speech]string{game.SpeakEnglish: "en", game.SpeakKorean: "ko", game.SpeakBoth: "en"} {
		for _, students := range []int{1, 30} {
			page := itemsPageOf(t, speech, students)
			elements, text := parsed(t, wellFormed(page))
			ids := map[string]bool{}
			for _, e := range elements {
				ids[e.attrs["id"]] = true
				if !slices.Contains(known, e.name) {
					t.Errorf("%s: an element <%s>", speech, e.name)
				}
				for name, value := range e.attrs {
					if strings.HasPrefix(name, "on") || name == "src" || name == "href" || name == "style" || strings.Contains(value, "url(") {
						t.Errorf("%s: <%s %s=%q>", speech, e.name, name, value)
					}
				}
			}
			for _, e := range elements {
				if by := e.attrs["aria-labelledby"]; by != "" && !ids[by] {
					t.Errorf("%s: nothing has the id %s", speech, by)
				}
			}
			for _, word := range []string{"http:", "https:", "url(", "@import", "<script", "<img", "<link", "<iframe", "javascript:"} {
				if strings.Contains(strings.ToLower(page), word) {
					t.Errorf("%s: the page has %q", speech, word)
				}
			}
			if elements[0].attrs["lang"] != lang || strings.Count(text, hostile) < 3 || strings.Contains(text, "items.") {
				t.Errorf("%s: language, texts or words are missing", speech)
			}
			if korean := strings.Contains(text, "먼저 볼 것"); korean != (speech != game.SpeakEnglish) {
				t.Errorf("%s: Korean is on the page: %v", speech, korean)
			}
		}
	}
}
