package source

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
)

// outline shows a lesson block by block.
func outline(blocks []content.Block) string {
	var b strings.Builder
	for _, x := range blocks {
		b.WriteString(string(x.Kind))
		if x.Mark != content.Plain {
			b.WriteString(" " + string(x.Mark))
		}
		if x.Anchor != "" {
			b.WriteString(" #" + x.Anchor)
		}
		if !x.Text.Empty() {
			b.WriteString(": " + written(x.Text, content.English, content.Korean))
		}
		for _, lang := range []content.Lang{content.English, content.Korean} {
			if !x.Gist.Line(lang).Empty() {
				b.WriteString(" 👉" + string(lang) + " " + x.Gist.Line(lang).String())
			}
		}
		if x.Code != nil {
			b.WriteString(" <" + x.Code.Lang + ">")
			for _, l := range x.Code.Lines {
				b.WriteString(l.String() + "/")
			}
		}
		for _, lang := range []content.Lang{content.English, content.Korean} {
			if c := x.Local[lang]; c != nil {
				b.WriteString(" " + string(lang) + "=" + c.Lines[0].String())
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestLessonIsReadInItsOrder(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, "media/ship.ko.txt", "", "배\n")
	p, findings := Load(files, today)
	if p == nil {
		t.Fatalf("findings:\n%s", said(findings))
	}
	l, ok := p.Lesson("tides")
	if !ok {
		t.Fatal("no lesson")
	}
	want := `sentence #moon: en: The moon pulls the sea toward itself.; ko: 달은 바다를 자기 쪽으로 끌어당깁니다. 👉ko 달이 끌어당김
sentence #when: en: Harbour MQ and the ` + "`tide table`" + ` tell when.; ko: Harbour MQ와 ` + "`tide table`" + `가 때를 알려 줍니다. 👉en Read the table 👉ko 표를 읽기
heading #guides: en: What guides a ship; ko: 배를 이끄는 것
sentence bullet #buoy: en: A buoy marks the channel.; ko: 부표가 뱃길을 표시합니다.
sentence bullet #light: en: A light marks the rock.; ko: 등대가 바위를 표시합니다.
sentence number #slow: en: Slow down.; ko: 속도를 줄이세요.
fence <text>06:12  high  4.1 m/
art: en: A ship; ko: A ship <text>  |\/~~~~~~/ ko=배
sentence callout #ask: en: Ask which side is higher.; ko: 어느 쪽이 더 높은지 보세요.
`
	if got := outline(l.Blocks); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := outline(l.Takeaways); got != "sentence bullet #take-moon: en: The moon makes the tide.; ko: 달이 조석을 만듭니다.\n" {
		t.Errorf("takeaways: %s", got)
	}
	if got := written(l.Title, content.English, content.Korean); got != "en: Why the sea rises; ko: 바다는 왜 오르는가" {
		t.Errorf("title: %s", got)
	}
	h, _ := p.Head("tides")
	if h.Points != 6 || h.Minutes != 1 || h.Quiz != "tides" || l.Reward != "harbour-pilot" {
		t.Errorf("head %+v, reward %s", h, l.Reward)
	}
}

func TestItemsTakeWhatTheirFileSays(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inQuiz, "type: single", "type: single\n    difficulty: 4\n    level: apply\n    verified: 2026-10-01\n    tags: [moon]\n    rev: 3\n    was: [who-pulls]\n    shuffle: false\n    lint: {allow: [Q021], because: it is a test}\n    code:\n      lang: sql\n      text: |\n        SELECT 1;\n\n          -- done\n    media: media/ship.txt\n    hint: |\n      Look up.\n      올려다보세요.")
	p, findings := Load(files, today)
	if p == nil || len(findings) > 0 {
		t.Fatalf("findings:\n%s", said(findings))
	}
	it, _ := p.Item("what-pulls")
	if it.Difficulty != 4 || it.Level != "apply" || it.Verified != "2026-10-01" || it.Rev != 3 || it.Shuffle || it.Tags[0] != "moon" || it.Was[0] != "who-pulls" || it.Choose != 1 {
		t.Errorf("own fields: %+v", it)
	}
	if len(it.Code.Lines) != 3 || it.Code.Lines[2].String() != "  -- done" || it.Art == nil || it.Art.Code.Lines[0].String() != `  |\` {
		t.Errorf("exhibits: %+v %+v", it.Code, it.Art)
	}
	if it.Cites[0] != (content.Cite{Lesson: "tides", Anchor: "moon"}) || it.Domains[0] != "aws/saa-c03:d2" || it.Sources[0].String() != "https://example.org/tides" {
		t.Errorf("shared fields: %+v", it)
	}
	other, _ := p.Item("what-guides")
	if other.Difficulty != 2 || other.Level != "recall" || other.Verified != "2026-11-01" || other.Rev != 1 || !other.Shuffle || other.Choose != 2 {
		t.Errorf("defaults: %+v", other)
	}
	if !other.Options[1].Text.Neutral() || other.Options[0].Text.Neutral() {
		t.Error("neutral texts are not told apart")
	}
	cards, _ := p.Item("sort-ships")
	if cards.Cards[0].Bin != "high-tide" || cards.Bins[0].Text.Line(content.Korean).String() != "언제나" {
		t.Errorf("cards: %+v", cards)
	}
}

func TestReadingTakesItsTime(t *testing.T) {
	say := func(en, ko string, times int) content.Lesson {
		var l content.Lesson
		for range times {
			l.Blocks = append(l.Blocks, content.Block{Kind: content.Sentence, Text: contenttest.Both(en, ko)})
		}
		return l
	}
	for _, tt := range []struct {
		lesson content.Lesson
		want   int
	}{
		{say("", "", 0), 1},
		{say("one two", "하나", 65), 1},
		{say("one two", "하나", 66), 2},
		{say("one", "하나둘셋넷다섯", 129), 4},
		{say("one two three four five six seven eight nine ten", "하나", 2000), 60},
	} {
		if got := readingMinutes(&tt.lesson, contenttest.Languages); got != tt.want {
			t.Errorf("%d sentences take %d minutes, want %d", len(tt.lesson.Blocks), got, tt.want)
		}
	}
}

func TestContentHashIsThatOfTheText(t *testing.T) {
	hash := func(files map[string]string) string {
		sources := map[string]*file{}
		for name, text := range files {
			s := &file{path: name}
			s.decode([]byte(text))
			sources[name] = s
		}
		return contentHash(sources)
	}
	// Worked out by hand with sha256sum and base64 over the canonical files.
	const want = "h1:fVPZE1R0DxDlT0SMC9duJUoBbEMJ7HQshD3w2kv0WOE="
	base := map[string]string{"pack.yaml": "a: 1\nb: 한글\n", "lessons/x.md": "x\n"}
	if got := hash(base); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for name, files := range map[string]map[string]string{
		"CRLF":            {"pack.yaml": "a: 1\r\nb: 한글\r\n", "lessons/x.md": "x\r\n"},
		"byte order mark": {"pack.yaml": "\ufeffa: 1\nb: 한글\n", "lessons/x.md": "x\n"},
		"spaces at ends":  {"pack.yaml": "a: 1  \nb: 한글\n", "lessons/x.md": "x "},
		"many newlines":   {"pack.yaml": "a: 1\nb: 한글\n\n\n", "lessons/x.md": "x"},
		"NFD":             {"pack.yaml": "a: 1\nb: \u1112\u1161\u11ab\u1100\u1173\u11af\n", "lessons/x.md": "x\n"},
		"locks":           {"pack.yaml": "a: 1\nb: 한글\n", "lessons/x.md": "x\n", "ids.lock": "y\n", "i18n.lock": "z\n"},
	} {
		if got := hash(files); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
	for name, files := range map[string]map[string]string{
		"another text": {"pack.yaml": "a: 2\nb: 한글\n", "lessons/x.md": "x\n"},
		"another name": {"pack.yaml": "a: 1\nb: 한글\n", "lessons/y.md": "x\n"},
		"one file":     {"pack.yaml": "a: 1\nb: 한글\n"},
	} {
		if got := hash(files); got == want {
			t.Errorf("%s has the same hash", name)
		}
	}
}

func TestALabelOfTextArtMayHaveAPartForEachLanguage(t *testing.T) {
	for label, want := range map[string][2]string{
		"The tide / 조석":   {"The tide", "조석"},
		"The tide":        {"The tide", "The tide"},
		"In / out / 안과 밖": {"In / out / 안과 밖", "In / out / 안과 밖"},
		"Lock/gate":       {"Lock/gate", "Lock/gate"},
	} {
		body := &lessonBody{form: form{l: &loader{langs: []content.Lang{content.English, content.Korean}}}}
		got := body.label(contenttest.Safe(label))
		if got.Line(content.English).String() != want[0] || got.Line(content.Korean).String() != want[1] {
			t.Errorf("%q: %q and %q", label, got.Line(content.English), got.Line(content.Korean))
		}
	}
}
