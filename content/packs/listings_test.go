package packs

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"quest/content"
)

// shippedPacks gives the packs as they are shipped.
func shippedPacks(t *testing.T) []*content.Pack {
	t.Helper()
	var all []*content.Pack
	for _, b := range Shipped() {
		p, err := content.Open(b)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

// items gives all items of a pack.
func items(t *testing.T, p *content.Pack) []*content.Item {
	t.Helper()
	var all []*content.Item
	for _, q := range p.Quizzes() {
		for _, id := range q.Items {
			item, ok := p.Item(id)
			if !ok {
				t.Fatalf("%s does not decode", id)
			}
			all = append(all, item)
		}
	}
	return all
}

// listings gives every code of a pack by where it stands.
func listings(t *testing.T, p *content.Pack) map[string]*content.Code {
	t.Helper()
	all := map[string]*content.Code{}
	add := func(where string, c *content.Code) {
		if c != nil && c.Lang != "text" {
			all[where+" "+strconv.Itoa(len(all)+1)] = c
		}
	}
	for _, h := range p.Lessons() {
		l, _ := p.Lesson(h.ID)
		for _, b := range l.Blocks {
			add(string(h.ID), b.Code)
		}
	}
	for _, i := range items(t, p) {
		add(string(i.ID), i.Code)
		if i.Case != nil {
			add(string(i.ID), i.Case.Code)
		}
	}
	for _, h := range p.Labs() {
		lab, _ := p.Lab(h.ID)
		for _, c := range lab.Controls {
			for _, v := range c.Values {
				for i := range v.Code {
					add(string(h.ID)+" "+string(c.ID)+" "+string(v.ID), &v.Code[i].Code)
				}
			}
		}
		for _, a := range lab.Actions {
			for _, r := range a.Routes {
				for i := range r.Payload {
					add(string(h.ID)+" "+string(r.ID), &r.Payload[i].Code)
				}
			}
		}
	}
	return all
}

// TestCodeSpeaksNoLanguage holds that code, which readers of every language see, has
// comments of names and values only: what is to be said stands in the sentence
// beside it.
func TestCodeSpeaksNoLanguage(t *testing.T) {
	comment := regexp.MustCompile(`(?:^|\s)(?:--|#|//)\s(.*)`)
	prose := regexp.MustCompile(`\b[a-z]{1,12} [a-z]{2,12} [a-z]{2,12}\b`)
	seen := 0
	for _, p := range shippedPacks(t) {
		for where, code := range listings(t, p) {
			seen++
			for _, l := range code.Lines {
				line := l.String()
				if strings.ContainsFunc(line, func(r rune) bool { return r >= '가' && r <= '힣' }) {
					t.Errorf("%s: Korean in code: %s", where, line)
				}
				if m := comment.FindStringSubmatch(line); m != nil && prose.MatchString(m[1]) {
					t.Errorf("%s: a comment in English: %s", where, line)
				}
			}
		}
	}
	if seen < 50 {
		t.Errorf("only %d listings were seen", seen)
	}
}

// TestEveryMisconceptionIsMetByThreeItems holds that each can be shown, and cured, by
// more than one question. A library of exam questions has one question for each decision, and
// its misconceptions belong to these.
func TestEveryMisconceptionIsMetByThreeItems(t *testing.T) {
	for _, p := range shippedPacks(t) {
		met, least := map[content.MisconceptionID]int{}, 1
		for _, i := range items(t, p) {
			if !i.Exam {
				least = 3
			}
			for _, id := range i.Misconceptions() {
				met[id]++
			}
		}
		for _, m := range p.Misconceptions() {
			if met[m.ID] < least {
				t.Errorf("%s: %s is met by %d items", p.ID(), m.ID, met[m.ID])
			}
		}
	}
}

// placed is a word that says where the code of a question stands. A front end may show
// the code before its question or after it, and a question without its case.
var placed = regexp.MustCompile(`\b(below|above|following)\b|아래|위의|위 (오류|호출|명령|패턴|코드)|다음 (오류|명령|패턴|코드)`)

func TestQuestionsWithCodeDoNotSayWhereItStands(t *testing.T) {
	seen := 0
	for _, p := range shippedPacks(t) {
		for _, i := range items(t, p) {
			asked := []content.Text{i.Stem}
			if i.Case != nil {
				asked = append(asked, i.Case.Scenario)
			}
			if i.Code == nil && (i.Case == nil || i.Case.Code == nil) {
				continue
			}
			seen++
			for _, text := range asked {
				for _, lang := range []content.Lang{content.English, content.Korean} {
					for _, line := range text.Lines(lang) {
						if placed.MatchString(line.String()) {
							t.Errorf("%s: %s; say this, as in this error", i.ID, line)
						}
					}
				}
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d questions with code", seen)
	}
}
