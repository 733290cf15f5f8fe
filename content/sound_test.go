package content

import (
	"bytes"
	"testing"
)

// mending is a compiled pack that is made anew from another one, and counts how often.
type mending struct {
	*bytes.Reader
	fresh []byte
	times int
}

func (m *mending) Restore() (Compiled, error) {
	m.times++
	return bytes.NewReader(m.fresh), nil
}

func TestAForgedIdentityIsNotShownAndMadeAnew(t *testing.T) {
	for name, forge := range map[string]func(*Meta){
		"version":           func(m *Meta) { m.Version = "\x1b]0;pwned\a" },
		"version with C1":   func(m *Meta) { m.Version = "1\u009b31m" },
		"version of lines":  func(m *Meta) { m.Version = "1.0.0\nquest: run this" },
		"bidi in a version": func(m *Meta) { m.Version = "1\u202e" },
		"language":          func(m *Meta) { m.Languages = []Lang{"\x1b[2J"} },
		"no language":       func(m *Meta) { m.Languages = []Lang{""} },
		"hash":              func(m *Meta) { m.Hash = "\x1b[2J" },
	} {
		meta := Meta{ID: "evil/pack", Version: "1.0.0", Languages: []Lang{English}}
		sound, err := encode(Parts{Meta: meta})
		if err != nil {
			t.Fatal(err)
		}
		forge(&meta)
		forged, err := encode(Parts{Meta: meta})
		if err != nil {
			t.Fatal(err)
		}
		m := &mending{Reader: bytes.NewReader(forged), fresh: sound}
		p, err := Open(m)
		if err != nil {
			continue // it is in the header, which is refused
		}
		if got := p.Meta(); got.ID != "evil/pack" || got.Version != "" || len(got.Languages) > 0 || got.Hash != p.Hash() {
			t.Errorf("%s: %+q", name, got)
		}
		if m.times != 1 {
			t.Errorf("%s: made anew %d times", name, m.times)
		}
	}
	meta := Meta{ID: "evil/\x1b[2J"}
	b, err := encode(Parts{Meta: meta})
	if err != nil {
		t.Fatal(err)
	}
	if p, err := Open(bytes.NewReader(b)); err == nil {
		t.Errorf("a pack with the ID %q was opened", p.ID())
	}
}

func TestForgedPartsAreNotThere(t *testing.T) {
	text := NewText(map[Lang][]Safe{English: {{"x"}}})
	options := []Option{{ID: "aa", Text: text, Correct: true}, {ID: "bb", Text: text}}
	for name, it := range map[string]Item{
		"no type":           {},
		"a case":            {Type: Case},
		"unknown type":      {Type: "essay"},
		"no option":         {Type: Single, Choose: 1},
		"two right":         {Type: Single, Choose: 1, Options: []Option{{ID: "aa", Correct: true}, {ID: "bb", Correct: true}}},
		"alike":             {Type: Single, Choose: 1, Options: []Option{{ID: "aa", Correct: true}, {ID: "aa"}}},
		"others are chosen": {Type: Multi, Choose: 1 << 40, Options: options},
		"revision":          {Type: TrueFalse, Rev: 1 << 40},
		"difficulty":        {Type: TrueFalse, Difficulty: -1},
		"no bin":            {Type: Classify, Cards: []Card{{ID: "aa", Bin: "bb"}}},
		"no step":           {Type: Order},
		"no pair":           {Type: Match},
		"no gap":            {Type: Cloze, Text: text},
		"no answer":         {Type: Cloze, Text: text, Gaps: []Gap{{ID: "aa"}}},
		"typos":             {Type: Cloze, Text: text, Gaps: []Gap{{ID: "aa", Typos: 1 << 40, Accept: map[Lang][]Safe{English: {{"x"}}}}}},
		"place in a case":   {Type: TrueFalse, Case: &CaseHead{N: 5, Of: 1}},
	} {
		it.ID = "item"
		if it.Rev == 0 {
			it.Rev = 1
		}
		p, err := NewPack(Parts{Items: []Item{it}})
		if err != nil {
			continue
		}
		if _, ok := p.Item("item"); ok {
			t.Errorf("%s: the item is there", name)
		}
	}
	p, err := NewPack(Parts{Items: []Item{{ID: "item", Type: Single, Rev: 1, Choose: 1, Options: options}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := p.Item("item"); !ok {
		t.Error("a sound item is not there")
	}
}
