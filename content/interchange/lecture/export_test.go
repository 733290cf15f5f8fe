package lecture_test

import (
	"os"
	"slices"
	"testing"

	"quest/content"
	"quest/content/interchange/lecture"
	"quest/content/source"
)

// What notes hold of a pack comes back as it went out: titles, sections, sentences, their
// marks and gists, code, takeaways and rewards.
func TestNotesOfAPackComeBack(t *testing.T) {
	for _, dir := range []string{"../../packs/rds-events", "../../../docs/example-pack"} {
		p, findings := source.Load(os.DirFS(dir), source.Options{})
		if p == nil {
			t.Fatal(findings[0].String(content.English))
		}
		for _, langs := range [][]content.Lang{{"en", "ko"}, {"ko", "en"}, {"en"}, {"ko"}} {
			data, losses := lecture.Write(p, langs)
			if len(losses) < p.Items() {
				t.Errorf("%s: %d losses, but %d questions", dir, len(losses), p.Items())
			}
			n, err := lecture.Read(data, lecture.Options{Languages: langs})
			if err != nil {
				t.Fatalf("%s in %v: %v\n%s", dir, langs, err, data)
			}
			if len(n.Lessons) != len(p.Lessons()) {
				t.Fatalf("%s in %v: %d lessons of %d", dir, langs, len(n.Lessons), len(p.Lessons()))
			}
			for i, head := range p.Lessons() {
				sameLesson(t, p, head.ID, &n.Lessons[i], langs)
			}
			for _, l := range n.Losses {
				if l.Key != lecture.NoTerm && l.Key != lecture.MoreDrafts {
					t.Errorf("%s in %v: line %d: %s %v", dir, langs, l.Line, l.Key, l.Args)
				}
			}
		}
	}
}

func sameLesson(t *testing.T, p *content.Pack, id content.LessonID, got *lecture.Lesson, langs []content.Lang) {
	t.Helper()
	want, _ := p.Lesson(id)
	for i, lang := range langs {
		if title := want.Title.Line(lang).String(); title != got.Title[i] {
			t.Errorf("%s: the title %q came back as %q", id, title, got.Title[i])
		}
	}
	blocks := slices.Concat(want.Blocks, want.Takeaways)
	if len(blocks) != len(got.Blocks) {
		t.Fatalf("%s in %v: %d blocks came back as %d", id, langs, len(blocks), len(got.Blocks))
	}
	for i, b := range blocks {
		g := got.Blocks[i]
		for j, lang := range langs {
			if b.Kind != content.Heading && b.Kind != content.Sentence {
				continue
			}
			if text := b.Text.Line(lang).String(); text != g.Texts[j] {
				t.Errorf("%s: %q came back as %q", id, text, g.Texts[j])
			}
			gist := ""
			if l := b.Gist.Lines(lang); len(l) > 0 {
				gist = l[0].String()
			}
			if gist != g.Gist[lang] {
				t.Errorf("%s: the gist %q came back as %q", id, gist, g.Gist[lang])
			}
		}
		if b.Kind == content.Fence && len(b.Code.Lines) != len(g.Code) {
			t.Errorf("%s: %d lines of code came back as %d", id, len(b.Code.Lines), len(g.Code))
		}
	}
	if (want.Reward != "") != (got.Reward != nil) {
		t.Errorf("%s: the reward %q came back as %v", id, want.Reward, got.Reward)
	}
}
