package phrase

import (
	"testing"

	"quest/content"
	"quest/game"
)

func TestSay(t *testing.T) {
	books, err := Open(withLanguage(t, "ja", map[string]string{
		"disk": `{"Full": "{dir}: {why}", "Why": "理由 {n}"}`,
	}))
	if err != nil {
		t.Fatal(err)
	}
	for file, data := range map[string]string{
		"en/disk.json": `{"Full": "{dir} is full: {why}", "Why": {"other": "{n} records of {of}", "one": "a record of {of}"}, "New": "new"}`,
		"ko/disk.json": `{"Full": "{dir}{은/는} 가득 참: {why}", "Why": "{of}개 중 {n}개"}`,
	} {
		books.sections.Store(file, sentencesIn(t, data))
	}
	full := func(dir string, n int) game.Notice {
		return game.Say("disk.Full").With("dir", dir).Put("why", game.Say("disk.Why").Count("n", n).Count("of", 1))
	}
	for _, c := range []struct {
		lang content.Lang
		n    game.Notice
		want string
	}{
		{content.English, full("/a", 1), "/a is full: a record of 1"},
		{content.English, full("/a", 0), "/a is full: 0 records of 1"},
		{content.Korean, full("폴더", 1), "폴더는 가득 참: 1개 중 1개"},
		{content.Korean, full("칸", 1), "칸은 가득 참: 1개 중 1개"},
		{"ja", full("/a", 1), "/a: 理由 1"},
		{"ja", game.Say("disk.New"), "new"},
		{content.Korean, game.Say("frame.Level").Count("n", 3), "레벨 3"},
		{content.Korean, game.Verbatim("{n} as it is"), "{n} as it is"},
		{content.English, game.Say("disk.Nothing").With("a", "b"), "disk.Nothing a=b"},
		{content.English, game.Say("nothing"), "nothing"},
		{content.English, game.Notice{}, ""},
	} {
		if got := books.In(c.lang).Say(c.n); got != c.want {
			t.Errorf("%s says %v as %q, want %q", c.lang, c.n, got, c.want)
		}
	}
}

func sentencesIn(t *testing.T, data string) map[string]sentence {
	t.Helper()
	all := map[string]sentence{}
	if err := readSection(data, func(name string, s sentence) { all[name] = s }); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestASentenceOfManyFormsFallsBackToTheOther(t *testing.T) {
	s := sentence{forms: []form{{content.PluralOne, "1"}, {content.PluralOther, "{n}"}}}
	for number, want := range map[string]string{"1": "1", "2": "{n}", "": "{n}"} {
		if got := s.form("fr", number); got != want {
			t.Errorf("%q: %q", number, got)
		}
		if got := s.form(content.Korean, number); got != "{n}" {
			t.Errorf("%q in Korean: %q", number, got)
		}
	}
}
