package contenttest

import (
	"slices"
	"strings"
	"testing"

	"quest/content"
)

func TestEveryNameOfThePacksResolves(t *testing.T) {
	small := []content.ItemType{content.Single, content.Multi, content.TrueFalse, content.Classify}
	for _, tt := range []struct {
		name  string
		pack  *content.Pack
		items int
		types []content.ItemType
	}{
		{"small", Pack(), 6, small},
		{"deep", Deep(), 12, append(small, content.Order, content.Match, content.Cloze)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			kinds := map[content.ItemType]int{}
			for _, h := range tt.pack.Lessons() {
				checkLesson(t, tt.pack, h, kinds)
			}
			for _, k := range tt.types {
				if kinds[k] == 0 {
					t.Errorf("no item of type %s", k)
				}
			}
			if tt.pack.Items() != tt.items {
				t.Errorf("%d items, want %d", tt.pack.Items(), tt.items)
			}
		})
	}
}

func checkLesson(t *testing.T, p *content.Pack, h content.LessonHead, kinds map[content.ItemType]int) {
	t.Helper()
	l, ok := p.Lesson(h.ID)
	if !ok {
		t.Fatalf("lesson %s is missing", h.ID)
	}
	if h.Points != 3 {
		t.Errorf("lesson %s has %d points, want 3", h.ID, h.Points)
	}
	if _, ok := p.Lab(h.Lab); !ok && h.Lab != "" {
		t.Errorf("lab %s is missing", h.Lab)
	}
	q, ok := p.Quiz(l.Quiz)
	if !ok {
		t.Fatalf("quiz %s is missing", l.Quiz)
	}
	for _, id := range q.Items {
		it, ok := p.Item(id)
		if !ok {
			t.Fatalf("item %s is missing", id)
		}
		kinds[it.Type]++
		for _, c := range it.Cites {
			if !anchors(p, c.Lesson)[c.Anchor] {
				t.Errorf("item %s cites %s#%s, which is missing", id, c.Lesson, c.Anchor)
			}
		}
	}
}

func TestCaseOfTheDeepPackStandsTogether(t *testing.T) {
	p := Deep()
	q, _ := p.Quiz(DeepQuiz)
	n := 0
	for _, id := range q.Items {
		it, _ := p.Item(id)
		if it.Case == nil {
			continue
		}
		if n++; it.Case.ID != NightCase || it.Case.N != n || it.Case.Of != 3 {
			t.Errorf("item %s is %d of %d in case %s", id, it.Case.N, it.Case.Of, it.Case.ID)
		}
	}
	if n != 3 {
		t.Errorf("%d items in the case, want 3", n)
	}
}

func TestGapsOfTheDeepPackStandInEveryLanguage(t *testing.T) {
	p := Deep()
	for _, id := range []content.ItemID{TideGaps, NightCall} {
		it, _ := p.Item(id)
		for _, g := range it.Gaps {
			for _, lang := range Languages {
				if n := strings.Count(it.Text.Line(lang).String(), "{{"+string(g.ID)+"}}"); n != 1 {
					t.Errorf("%s: gap %s stands %d times in %s", id, g.ID, n, lang)
				}
			}
		}
	}
}

func anchors(p *content.Pack, id content.LessonID) map[string]bool {
	all := map[string]bool{}
	if l, ok := p.Lesson(id); ok {
		for _, b := range l.Blocks {
			all[b.Anchor] = true
		}
	}
	return all
}

func TestAChangeToWhatIsSharedIsNoticed(t *testing.T) {
	p := Deep()
	if got := Changed(p); len(got) > 0 {
		t.Fatalf("of an untouched pack is changed: %v", got)
	}
	item, _ := p.Item(GateFirst)
	item.Options[0], item.Options[1] = item.Options[1], item.Options[0]
	lesson, _ := p.Lesson(FirstLesson)
	lesson.Blocks[0].Anchor = "elsewhere"
	lab, _ := p.Lab(Canal)
	lab.Controls[0].Values[0].ID = "other"
	p.ItemsShowing(PumpBelief)[0] = "other"
	p.Lessons()[0].Points++
	want := []string{"heads of test/deep-harbour", "lesson tides", "lab canal", "item which-gate", "items showing locks-pump"}
	if got := Changed(p); !slices.Equal(got, want) {
		t.Errorf("changed is %q, want %q", got, want)
	}
}
