package content_test

import (
	"slices"
	"testing"

	"quest/content"
)

// A listing or a picture is shown wherever it stands, and none is lost or shown twice.
func TestEveryExhibitGoesWithASentence(t *testing.T) {
	const code, heading, sentence = content.Fence, content.Heading, content.Sentence
	for name, c := range map[string]struct {
		kinds []content.BlockKind
		want  []int // how many exhibits each sentence has
	}{
		"after a sentence":                   {[]content.BlockKind{heading, sentence, code, sentence}, []int{1, 0}},
		"before the first sentence":          {[]content.BlockKind{heading, code, sentence}, []int{1}},
		"before any heading":                 {[]content.BlockKind{code, sentence, heading, sentence}, []int{1, 0}},
		"at the start of a later section":    {[]content.BlockKind{heading, sentence, heading, code, sentence}, []int{0, 1}},
		"before and after":                   {[]content.BlockKind{heading, code, content.Art, sentence, code}, []int{3}},
		"a section without a sentence":       {[]content.BlockKind{sentence, heading, code, heading, sentence}, []int{1, 0}},
		"the first section has no sentence":  {[]content.BlockKind{heading, code, heading, sentence}, []int{1}},
		"the last section has no sentence":   {[]content.BlockKind{heading, sentence, heading, code}, []int{1}},
		"a lesson without a sentence at all": {[]content.BlockKind{heading, code}, nil},
	} {
		var l content.Lesson
		for _, k := range c.kinds {
			l.Blocks = append(l.Blocks, content.Block{Kind: k})
		}
		var got []int
		for _, e := range l.Exhibits() {
			got = append(got, len(e))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: the sentences have %v exhibits, want %v", name, got, c.want)
		}
	}
}
