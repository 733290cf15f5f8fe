package class_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quest/content"
	"quest/game/class"
	"quest/game/class/classtest"
)

func TestNicknamesThatNobodyShouldSeeAreRefused(t *testing.T) {
	for name, nick := range map[string]string{
		"nothing":                 "",
		"spaces":                  " \u3000 ",
		"an escape":               "\x1b[31mred",
		"an escape of one byte":   "\u009b31m",
		"a bell":                  "ding\a",
		"a line break":            "two\nlines",
		"a tab":                   "two\tcolumns",
		"right to left":           "abc\u202edef",
		"an isolate":              "\u2066abc",
		"zero width only":         "\u200b\u200d\ufeff",
		"zero width inside":       "a\u200bb",
		"a filler of Hangul":      "\u3164",
		"signs only":              "***",
		"a picture only":          "🦦",
		"marks without end":       "a" + strings.Repeat("\u0301", 50),
		"broken bytes":            "abc\xff",
		"twenty-five columns":     strings.Repeat("a", 25),
		"thirteen syllables":      strings.Repeat("가", 13),
		"ten thousand characters": strings.Repeat("a", 10_000),
		"a million characters":    strings.Repeat("가", 1_000_000),
		"private use":             "a\ue000",
		"tags":                    "a\U000e0041",
		"a line separator":        "a\u2028b",
		"something of no width":   "\u0301",
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := class.CheckNick(nick); refusal(err) != class.BadName {
				t.Errorf("%q is %q, %v", nick, got, err)
			}
		})
	}
}

func TestNicknamesOfPeopleAreTaken(t *testing.T) {
	for typed, want := range map[string]string{
		"Minji":                 "Minji",
		"  Zoë  ":               "Zoë",
		"김민지":                   "김민지",
		"\u1100\u1161\u11a8":    "각",
		"さくら":                   "さくら",
		"e\u0301toile":          "étoile",
		"R2-D2":                 "R2-D2",
		"🦦 Otter":               "🦦 Otter",
		"O'Brien":               "O'Brien",
		"7":                     "7",
		strings.Repeat("가", 12): strings.Repeat("가", 12),
		strings.Repeat("a", 24): strings.Repeat("a", 24),
		"Ада":                   "Ада",
		"עדה":                   "עדה",
	} {
		got, err := class.CheckNick(typed)
		if err != nil || got.String() != want {
			t.Errorf("%q is %q, %v", typed, got, err)
		}
	}
}

func TestNamesThatLookAlikeAreTaken(t *testing.T) {
	c := classtest.New("Alice", "김민지", "Bob 7")
	ann := c.Room("Alice")
	bob := c.Room("Bob 7")
	for _, like := range []string{"Alice", "alice", "A.l.i.c.e", "ALICE", "Ａｌｉｃｅ", "Аlice", "AIice", "A1ice", "김 민지", "김민지!"} {
		wantRefused(t, bob.Do(class.Rename{Member: bob.Player, Nick: like}), class.NameTaken)
	}
	do(t, ann, class.Rename{Member: ann.Player, Nick: "ALICE"}) // one's own name in another form
	do(t, ann, class.Rename{Member: ann.Player, Nick: "Someone"})
	do(t, bob, class.Rename{Member: bob.Player, Nick: "Alice"})
	if got := bob.View().Me.Nick.String(); got != "Alice" {
		t.Errorf("a name that was given up is taken: %q", got)
	}
}

func TestAHiddenNicknameIsSeenByTeachersAndItsOwnerAlone(t *testing.T) {
	c := classtest.New("Rude", "Ann")
	teacher, rude, ann := c.Room("Teacher"), c.Room("Rude"), c.Room("Ann")
	do(t, teacher, class.Hide{Member: rude.Player, Hidden: true})
	if v := ann.View(); v.Members[1].Nick.String() != "" || !v.Members[1].Hidden {
		t.Errorf("another student sees %+v", v.Members[1])
	}
	if teacher.View().Members[1].Nick.String() != "Rude" || rude.View().Me.Nick.String() != "Rude" {
		t.Error("the teacher or the member does not see the name")
	}
	do(t, teacher, class.Hide{Member: rude.Player, Hidden: false})
	if v := ann.View(); v.Members[1].Nick.String() != "Rude" {
		t.Errorf("shown again, another student sees %+v", v.Members[1])
	}
}

// wordsOf reads the words of nicknames of a language.
func wordsOf(t *testing.T, lang string) (first, second []string) {
	t.Helper()
	var w struct{ First, Second []string }
	raw, err := os.ReadFile(filepath.Join("names", lang+".json"))
	if err == nil {
		err = json.Unmarshal(raw, &w)
	}
	if err != nil {
		t.Fatal(err)
	}
	return w.First, w.Second
}

func TestTheWordsOfNicknamesMakeNamesThatFit(t *testing.T) {
	for lang, between := range map[string]string{"en": " ", "ko": " ", "ja": ""} {
		first, second := wordsOf(t, lang)
		seen := map[string]bool{}
		for _, w := range append(first, second...) {
			if seen[content.FoldLetters(w)] {
				t.Errorf("%s has %s twice", lang, w)
			}
			seen[content.FoldLetters(w)] = true
		}
		if len(first)*len(second) < 4000 {
			t.Errorf("%s has words for %d names", lang, len(first)*len(second))
		}
		for _, a := range first {
			for _, b := range second {
				if _, err := class.CheckNick(a + between + b); err != nil {
					t.Errorf("%s: %q does not fit", lang, a+between+b)
				}
			}
		}
	}
}

func TestNicknamesAreMadeUntilAllAreTakenAndNobodyHasAnothers(t *testing.T) {
	for _, lang := range []content.Lang{"en", "ko", "ja", "pt"} {
		var s class.School
		events, id, err := s.Found("Class", class.Operator, start, seed(1))
		if err != nil {
			t.Fatal(err)
		}
		s.Apply(events...)
		codes := map[int]string{}
		seen := map[string]bool{}
		for i := range 300 {
			if i%100 == 0 {
				events, code, err := s.Invite(class.Invitation{Class: id, Role: class.Student, Uses: 100}, class.Operator, start, seed(uint64(i+2)))
				if err != nil {
					t.Fatal(err)
				}
				s.Apply(events...)
				codes[i/100] = code
			}
			e := class.Enrolment{Key: strings.Repeat("k", i+1), Code: codes[i/100], Lang: lang}
			events, _, err := s.Enrol(e, start, seed(uint64(i%7)+1_000*uint64(i)))
			if err != nil {
				t.Fatal(err)
			}
			s.Apply(events...)
		}
		for _, m := range s.Roster(id, nil) {
			if seen[m.Nick.String()] || m.Nick.Empty() {
				t.Errorf("%s: two are called %q", lang, m.Nick)
			}
			seen[m.Nick.String()] = true
		}
		if len(seen) != 300 {
			t.Errorf("%s: %d names of 300", lang, len(seen))
		}
	}
}
