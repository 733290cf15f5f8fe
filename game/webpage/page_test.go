package webpage_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/insight"
	"quest/game/phrase"
	"quest/game/webpage"
)

// hostile is what a save or a pack may say to break out of its place in a page.
const hostile = `"'><script>alert(1)</script><img src=x onerror=alert(1)></style></title>{{.}}&lt;`

// hostilePack is a pack all of whose titles and misconceptions say it.
func hostilePack(t *testing.T) *content.Pack {
	t.Helper()
	parts := contenttest.Parts()
	say := content.NewText(map[content.Lang][]content.Safe{content.English: {contenttest.Safe(hostile)}, content.Korean: {contenttest.Safe(hostile + " 한국어")}})
	parts.Meta.Title = say
	for i := range parts.Lessons {
		parts.Lessons[i].Title = say
	}
	for i := range parts.Misconceptions {
		parts.Misconceptions[i].Says, parts.Misconceptions[i].Fix = say, say
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// pageOf writes the page of a player with a history, or of a new one.
func pageOf(t testing.TB, speech game.Speech, name string, pack *content.Pack, days int) string {
	t.Helper()
	p := new(game.Player)
	start := time.Date(2026, 6, 1, 20, 0, 0, 0, time.UTC)
	p.Join(game.Joined{Name: contenttest.Safe(name), Lang: speech, Seed: 7}, game.Moment{Wall: start})
	now := start
	for day := range days {
		now = start.AddDate(0, 0, day)
		for n, id := range pack.Quizzes()[0].Items {
			a := &game.Answered{Item: pack.ID().Item(id), Rev: 1, First: true, Right: (day+n)%3 > 0, Grade: 1, Of: 1, Certainty: game.Certainty(1 + (day+n)%3)}
			if a.Right {
				a.Grade, a.Got = 3, 1
			} else {
				a.Beliefs = []string{pack.ID().Misconception(pack.Misconceptions()[n%len(pack.Misconceptions())].ID)}
			}
			m := game.Moment{Wall: now.Add(time.Duration(n) * time.Minute)}
			p.Apply(game.Batch{At: m, Day: p.Today(m), Events: []game.Event{{Answered: a}}})
		}
	}
	p.Apply(game.Batch{At: game.Moment{Wall: now}, Day: p.Day, Events: []game.Event{{Granted: &game.Granted{
		Reward: "r", XP: 150, Title: map[content.Lang]content.Safe{content.English: contenttest.Safe(name), content.Korean: contenttest.Safe("칭호")},
	}}}})
	for _, e := range []game.Achieved{{ID: "another-day", Figure: 1}, {ID: "lab-planner", Figure: 8}, {ID: "of a later version"}} {
		p.Apply(game.Batch{At: game.Moment{Wall: now}, Day: p.Day, Events: []game.Event{{Achieved: &e}}})
	}
	moment := game.Moment{Wall: now.Add(time.Hour)}
	var page strings.Builder
	err := webpage.Write(&page, webpage.Record{
		Standing: p.Standing(p.Today(moment)), Insight: insight.New(p, []*content.Pack{pack}, moment), Achieved: p.Achievements(),
		Speech: speech, Books: phrase.Shipped(), Date: "2026-11-30",
	})
	if err != nil {
		t.Fatal(err)
	}
	return page.String()
}

// element is a start tag of a page.
type element struct {
	name  string
	attrs map[string]string
}

// parsed reads a page to its end: every element is closed in its order, every attribute quoted.
func parsed(t *testing.T, page string) (elements []element, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(page))
	d.Strict, d.AutoClose, d.Entity = true, []string{"meta"}, xml.HTMLEntity
	var said strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return elements, said.String()
		}
		if err != nil {
			t.Fatalf("the page is not well formed: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{token.Name.Local, map[string]string{}}
			for _, a := range token.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			elements = append(elements, e)
		case xml.CharData:
			said.Write(token)
		}
	}
}

// closed makes the elements that HTML leaves open well formed for an XML reader.
var closed = strings.NewReplacer("<!doctype html>", "", `charset="utf-8">`, `charset="utf-8"/>`)

func wellFormed(page string) string {
	return regexp.MustCompile(`<meta ([^>]*[^/])>`).ReplaceAllString(closed.Replace(page), "<meta $1/>")
}

var known = []string{
	"html", "head", "meta", "title", "style", "body", "main", "header", "section", "footer", "h1", "h2", "h3", "p", "span", "strong", "small", "dl", "div", "dt", "dd", "ul", "li",
	"figure", "figcaption", "svg", "rect", "text", "path", "polyline", "circle", "table", "tbody", "tr", "th", "td",
}

func TestThePageIsWholeByItselfAndHostileTextStaysText(t *testing.T) {
	for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth} {
		page := pageOf(t, speech, hostile, hostilePack(t), 120)
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
		if strings.Count(text, hostile) < 5 {
			t.Errorf("%s: hostile names are not shown as they are: %d times", speech, strings.Count(text, hostile))
		}
	}
}

func TestThePageListsWhatWasAchieved(t *testing.T) {
	for speech, want := range map[game.Speech][]string{
		game.SpeakEnglish: {"Another Day: 1 quiz below 80%", "Lab Planner", fmt.Sprintf("1 of %d earned", len(new(game.Player).Achievements()))},
		game.SpeakKorean:  {"다른 날 다시: 80%에 못 미친 퀴즈 1개를", "랩 설계자"},
		game.SpeakBoth:    {"Another Day 다른 날 다시: 1 quiz below 80%"},
	} {
		_, text := parsed(t, wellFormed(pageOf(t, speech, "Mina", contenttest.Pack(), 3)))
		for _, said := range want {
			if !strings.Contains(text, said) {
				t.Errorf("%s: %q is not on the page", speech, said)
			}
		}
		if strings.Contains(text, "A Week Later") || strings.Contains(text, "일주일 뒤에도") {
			t.Errorf("%s: what was not earned is listed", speech)
		}
	}
}

func TestThePageSaysItsLanguageAndIsReadWithoutPictures(t *testing.T) {
	for speech, lang := range map[game.Speech]string{game.SpeakEnglish: "en", game.SpeakKorean: "ko", game.SpeakBoth: "en", "xx": "en"} {
		for _, days := range []int{0, 1, 200} {
			elements, text := parsed(t, wellFormed(pageOf(t, speech, "Mina", contenttest.Pack(), days)))
			if elements[0].name != "html" || elements[0].attrs["lang"] != lang {
				t.Errorf("%s: the page begins with %+v", speech, elements[0])
			}
			ids, level := map[string]bool{}, 0
			for _, e := range elements {
				if id := e.attrs["id"]; id != "" {
					if ids[id] {
						t.Errorf("%s: the id %s stands twice", speech, id)
					}
					ids[id] = true
				}
				if e.name == "svg" && e.attrs["aria-hidden"] != "true" && (e.attrs["role"] != "img" || e.attrs["aria-label"] == "") {
					t.Errorf("%s: a drawing without words: %+v", speech, e)
				}
				if len(e.name) == 2 && e.name[0] == 'h' && e.name[1] <= '3' {
					if next := int(e.name[1] - '0'); next > level+1 {
						t.Errorf("%s: a heading <%s> below level %d", speech, e.name, level)
					} else {
						level = next
					}
				}
			}
			for _, e := range elements {
				if by := e.attrs["aria-labelledby"]; by != "" && !ids[by] {
					t.Errorf("%s: nothing has the id %s", speech, by)
				}
			}
			if english := strings.Contains(text, "Activity calendar"); english != (speech != game.SpeakKorean) {
				t.Errorf("%s: English is on the page: %v", speech, english)
			}
			if korean := strings.Contains(text, "활동 달력"); korean != (speech == game.SpeakKorean || speech == game.SpeakBoth) {
				t.Errorf("%s: Korean is on the page: %v", speech, korean)
			}
			if strings.Contains(text, "insight.") || strings.Contains(text, "{") && !strings.Contains(text, ":root{") {
				t.Errorf("%s: words were not found:\n%s", speech, text)
			}
		}
	}
}

// TestEveryBarStandsInWords holds that the table of a plot has a name and its numbers in every row.
func TestEveryBarStandsInWords(t *testing.T) {
	page := pageOf(t, game.SpeakEnglish, "Mina", contenttest.Pack(), 200)
	rows := regexp.MustCompile(`(?s)<tr.*?</tr>`).FindAllString(page, -1)
	if len(rows) < 15 {
		t.Fatalf("%d rows", len(rows))
	}
	row := regexp.MustCompile(`(?s)<th scope="row"><span lang="en">[^<]+</span></th>.*<td class="says"><span lang="en">[^<]+</span>`)
	for _, r := range rows {
		if !row.MatchString(r) {
			t.Errorf("a row without words: %s", r)
		}
	}
}

func TestAnErrorOfTheWriterIsReturned(t *testing.T) {
	full := errors.New("full")
	err := webpage.Write(failing{full}, webpage.Record{Insight: insight.New(new(game.Player), nil, game.Moment{}), Books: phrase.Shipped()})
	if !errors.Is(err, full) {
		t.Errorf("the error is %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
