package source

import (
	"slices"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
)

// part finds the part of a kind by its ID.
func part(t *testing.T, o Outline, kind Kind, id string) Part {
	t.Helper()
	i := slices.IndexFunc(o.Parts, func(p Part) bool { return p.Kind == kind && p.ID == id })
	if i < 0 {
		t.Fatalf("no %s %q among %+v", kind, id, o.Parts)
	}
	return o.Parts[i]
}

func TestOutlineOfASoundPackHoldsEverythingAtItsPlace(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	o := Read(files, today).Outline()
	p, _ := Load(files, today)
	if o.Pack == nil || len(o.Findings)+len(o.Rest) > 0 || o.Pack.Items() != p.Items() {
		t.Fatalf("pack %v, findings:\n%s", o.Pack, said(o.Findings))
	}
	lines := strings.Split(string(files[inQuiz].Data), "\n")
	for _, part := range o.Parts {
		if !part.Held || part.From > part.To {
			t.Errorf("part %+v", part)
		}
		if part.Kind == ItemPart && !strings.Contains(lines[part.From-1], "id: "+part.ID) {
			t.Errorf("item %s is said to begin at %q", part.ID, lines[part.From-1])
		}
	}
	if first := o.Parts[0]; first.Kind != LessonPart || o.Parts[1].Kind != ItemPart {
		t.Errorf("the order is %+v", o.Parts)
	}
}

func TestOutlineKeepsErrorsWithTheirItemAndShowsTheOthers(t *testing.T) {
	for _, tt := range []struct {
		name, old, with, faulty string
	}{
		{"a mistyped field", "    stem: |\n", "    stemm: |\n", "what-pulls"},
		{"an unknown type", "type: single", "type: singel", "what-pulls"},
		{"a citation that leads nowhere", "cites: [tides#moon]", "cites: [tides#sun]", "what-pulls"},
		{"an ID with capitals", "id: what-pulls", "id: What-Pulls", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := contenttest.HarbourFiles(t)
			contenttest.Edit(t, files, inQuiz, tt.old, tt.with)
			o := Read(files, today).Outline()
			p := part(t, o, ItemPart, tt.faulty)
			if p.Held || len(p.Errors) == 0 || len(o.Rest) > 0 {
				t.Errorf("part %+v, rest:\n%s", p, said(o.Rest))
			}
			if !p.Holds(inQuiz, p.Errors[0].Line) {
				t.Errorf("lines %d to %d do not hold the error in line %d", p.From, p.To, p.Errors[0].Line)
			}
			if other := part(t, o, ItemPart, "what-guides"); !other.Held {
				t.Errorf("an item without an error is left out: %+v", other)
			}
			if _, ok := o.Pack.Item("what-guides"); !ok {
				t.Error("the pack lacks an item without an error")
			}
		})
	}
}

func TestOutlineHoldsDraftsAndSaysSo(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inQuiz, "id: what-pulls", "id: what-pulls\n    draft: true")
	o := Read(files, today).Outline()
	p := part(t, o, ItemPart, "what-pulls")
	if _, ok := o.Pack.Item("what-pulls"); !ok || !p.Draft || !p.Held {
		t.Errorf("part %+v, held %v", p, ok)
	}
}

func TestOutlineOfAPackThatDoesNotSayWhatItIs(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inPack, "languages:", "langs:")
	o := Read(files, today).Outline()
	if o.Pack != nil || len(o.Rest) == 0 {
		t.Errorf("pack %v, rest:\n%s", o.Pack, said(o.Rest))
	}
}

func TestOutlineGivesEveryErrorOnce(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inQuiz, "type: single", "type: singel")
	contenttest.Edit(t, files, inLesson, "👉", "x 👉")
	contenttest.Edit(t, files, inTerms, "short:", "shrot:")
	files["quiz/02-broken.yaml"] = files[inQuiz]
	o := Read(files, today).Outline()
	told := slices.Clone(o.Rest)
	for _, p := range o.Parts {
		told = append(told, p.Errors...)
	}
	var errors []string
	for _, f := range o.Findings {
		if f.Level == Error {
			errors = append(errors, f.String(content.English))
		}
	}
	got := strings.Split(said(told), "\n")
	slices.Sort(got)
	slices.Sort(errors)
	if !slices.Equal(got, errors) {
		t.Errorf("told:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(errors, "\n"))
	}
}
