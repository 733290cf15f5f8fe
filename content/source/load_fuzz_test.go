package source

import (
	"maps"
	"testing"
	"testing/fstest"

	"quest/content"
	"quest/content/contenttest"
)

// FuzzLoad puts fuzzed bytes in the place of one file of a pack: whatever they are,
// there is a pack or an error, and each finding can be printed.
func FuzzLoad(f *testing.F) {
	whole := contenttest.HarbourFiles(f)
	files := []string{inPack, inTerms, inRewards, inLesson, inQuiz, "media/ship.txt", "ids.lock", inLab, inLocks}
	deep := contenttest.CanalFiles(f)
	for i, name := range files {
		if file := whole[name]; file != nil {
			f.Add(i, file.Data)
		}
		if file := deep[name]; file != nil {
			f.Add(i, file.Data)
		}
	}
	for _, h := range hostileYAML() {
		if len(h.text) < 2000 {
			f.Add(4, []byte(h.text))
		}
	}
	for _, h := range hostileLabs() {
		if len(h.text) < 2000 {
			f.Add(7, []byte(h.text))
		}
	}
	f.Fuzz(func(t *testing.T, which int, b []byte) {
		pack := fstest.MapFS{}
		name := files[uint(which)%uint(len(files))]
		base := whole
		if name == inLab || name == inLocks {
			base = deep
		}
		maps.Copy(pack, base)
		pack[name] = &fstest.MapFile{Data: b, Mode: 0o644}
		p, findings := Load(pack, today)
		if errors, _, _ := Count(findings); (p == nil) != (errors > 0) {
			t.Fatalf("pack loaded: %v, findings: %s", p != nil, said(findings))
		}
		for i, f := range findings {
			for _, lang := range []content.Lang{content.English, content.Korean} {
				if _, err := content.CleanLine(f.String(lang)); err != nil {
					t.Errorf("finding is not fit for a terminal: %q", f.String(lang))
				}
			}
			if f.Line < 1 || f.Col < 1 || i > 0 && compareFindings(findings[i-1], f) > 0 {
				t.Errorf("finding is out of place: %s", f.String(content.English))
			}
		}
		if p == nil {
			return
		}
		for _, q := range p.Quizzes() {
			for _, id := range q.Items {
				if _, ok := p.Item(id); !ok {
					t.Errorf("item %s does not decode", id)
				}
			}
		}
		for _, l := range p.Labs() {
			if _, ok := p.Lab(l.ID); !ok {
				t.Errorf("lab %s does not decode", l.ID)
			}
		}
		for _, l := range p.Lessons() {
			if _, ok := p.Lesson(l.ID); !ok {
				t.Errorf("lesson %s does not decode", l.ID)
			}
		}
	})
}
