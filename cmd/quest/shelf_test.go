package main

import (
	"errors"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/phrase"
)

func packNamed(t *testing.T, id content.PackID) *content.Pack {
	t.Helper()
	parts := contenttest.Parts()
	parts.Meta.ID = id
	p, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPlaceIsFoundByShortAndLongName(t *testing.T) {
	s := &shelf{packs: []*content.Pack{packNamed(t, "test/harbour"), packNamed(t, "one/twin"), packNamed(t, "two/twin")}}
	for _, c := range []struct {
		ref  string
		want game.Destination
	}{
		{"harbour", game.Destination{Pack: "test/harbour"}},
		{"test/harbour", game.Destination{Pack: "test/harbour"}},
		{"Test/Harbour/", game.Destination{Pack: "test/harbour"}},
		{"harbour/locks", game.Destination{Pack: "test/harbour", Lesson: "locks"}},
		{"test/harbour/tides", game.Destination{Pack: "test/harbour", Lesson: "tides"}},
		{"harbour/boss", game.Destination{Pack: "test/harbour", Boss: true}},
		{"two/twin", game.Destination{Pack: "two/twin"}},
		{"two/twin/LOCKS", game.Destination{Pack: "two/twin", Lesson: "locks"}},
	} {
		got, err := s.place(c.ref)
		if err != nil || *got != c.want {
			t.Errorf("%q: got %v, %v; want %v", c.ref, got, err, c.want)
		}
	}
	for _, c := range []struct{ ref, want string }{
		{"harbor", `no pack "harbor"; did you mean "harbour"?`},
		{"test/harbor", `no pack "test/harbor"; did you mean "test/harbour"?`},
		{"test/harbor/tides", `no pack "test/harbor"; did you mean "test/harbour"?`},
		{"harbour/lock", `no lesson "lock"; did you mean "locks"?`},
		{"test/harbour/moon", `no lesson "moon"; the lessons of test/harbour are: tides, locks`},
		{"twin", `"twin" is the name of several packs: one/twin, two/twin; name the owner too`},
		{"twin/locks", `"twin" is the name of several packs: one/twin, two/twin; name the owner too`},
		{"kubernetes", `no pack "kubernetes"; see: quest pack list`},
	} {
		if _, err := s.place(c.ref); said(err) != c.want {
			t.Errorf("%q: got %q, want %s", c.ref, said(err), c.want)
		}
	}
}

func TestFolderGivenByHandIsThePlaceToBegin(t *testing.T) {
	p := packNamed(t, "my/draft")
	s := &shelf{packs: []*content.Pack{p, packNamed(t, "test/harbour")}, given: p}
	if got, err := s.place(""); err != nil || got.Pack != "my/draft" {
		t.Errorf("got %v, %v", got, err)
	}
	s.given = nil
	if got, err := s.place(""); err != nil || got != nil {
		t.Errorf("without --pack: got %v, %v", got, err)
	}
}

// said gives what a failure says in English, "" for none.
func said(err error) string {
	var f *failure
	if !errors.As(err, &f) {
		return ""
	}
	return phrase.In(content.English).Say(f.Said)
}
