package content_test

import (
	"testing"

	"quest/content"
	"quest/content/contenttest"
)

// Lists, the search and files show what a question asks with blanks, never the names of its gaps.
func TestAQuestionIsCitedWithBlanks(t *testing.T) {
	gaps := []content.Gap{{ID: "pull"}, {ID: "count", Number: &content.GapNumber{}}}
	neutral := content.NewText(map[content.Lang][]content.Safe{"": {contenttest.Safe("`x` {{pull}}")}})
	for name, c := range map[string]struct {
		item           content.Item
		english, plain string
	}{
		"a cloze":           {content.Item{Text: contenttest.Both("The {{pull}} makes {{count}} **tides**.", "{{pull}}이 조석을 {{count}}번 만듭니다."), Gaps: gaps}, "The ____ makes ____ tides.", "____이 조석을 ____번 만듭니다."},
		"with a stem":       {content.Item{Stem: contenttest.Both("Fill in.", "채우세요."), Text: contenttest.Both("A {{pull}}.", "{{pull}}."), Gaps: gaps}, "Fill in. A ____.", "채우세요. ____."},
		"braces in code":    {content.Item{Text: contenttest.Both("`{{pull}}` is a {{pull}}, {{other}}", "`{{pull}}`: {{pull}}"), Gaps: gaps}, "{{pull}} is a ____, {{other}}", "{{pull}}: ____"},
		"all languages":     {content.Item{Text: neutral, Gaps: gaps}, "x ____", "x ____"},
		"a stem of its own": {content.Item{Stem: contenttest.Both("Fill in:", "채우세요:"), Text: neutral, Gaps: gaps}, "Fill in: x ____", "채우세요: x ____"},
		"no cloze":          {content.Item{Stem: contenttest.Both("What is `{{x}}`?", "`{{x}}`는 무엇입니까?")}, "What is {{x}}?", "{{x}}는 무엇입니까?"},
		"nothing":           {},
	} {
		if got := c.item.CitedIn(content.English); got != c.english {
			t.Errorf("%s: %q, want %q", name, got, c.english)
		}
		if got := c.item.CitedIn(content.Korean); got != c.plain {
			t.Errorf("%s: %q, want %q", name, got, c.plain)
		}
	}
}
