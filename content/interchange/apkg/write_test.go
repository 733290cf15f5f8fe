package apkg_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/anki"
	"quest/content/interchange/apkg"
	"quest/content/interchange/banktest"
	"quest/content/interchange/database"
	"quest/content/interchange/zipfile"
	"quest/content/racetest"
)

// What comes back from a deck is what comes back from notes as text, which the tests of the
// package anki hold against the pack.
func TestADeckHoldsWhatNotesAsTextHold(t *testing.T) {
	racetest.OneGoroutine(t)
	held := false
	for name, p := range banktest.Packs(t) {
		bank := interchange.FromPack(p)
		for _, o := range []interchange.WriteOptions{{Langs: p.Meta().Languages}, {Langs: p.Meta().Languages, Multi: true}} {
			deck, lost, err := apkg.Write(bank, o)
			if err != nil {
				t.Fatal(name, err)
			}
			if again, _, _ := apkg.Write(bank, o); !bytes.Equal(deck, again) {
				t.Errorf("%s: the second file differs from the first", name)
			}
			text, lostInText, err := anki.Write(bank, o)
			if err != nil {
				t.Fatal(name, err)
			}
			if !reflect.DeepEqual(lost, lostInText) {
				t.Errorf("%s: lost %v, as text %v", name, lost, lostInText)
			}
			got, want := readBy(t, apkg.Format(), deck, o.Langs[0]), readBy(t, anki.Format(), text, o.Langs[0])
			if held = held || strings.Contains(got, "cloze"); got != want {
				t.Errorf("%s: was\n%.3000s\nis\n%.3000s", name, want, got)
			}
		}
	}
	if !held {
		t.Error("nothing came back")
	}
}

// readBy writes down what a format reads, without the places.
func readBy(t *testing.T, format interchange.Format, data []byte, lang content.Lang) string {
	t.Helper()
	f, err := interchange.NewFile("x", data)
	if err != nil {
		t.Fatal(err)
	}
	if best, ok := interchange.Detect([]interchange.Format{anki.Format(), apkg.Format()}, f); !ok || best.Name != format.Name {
		t.Errorf("taken for %q", best.Name)
	}
	bank, err := format.Read(f, interchange.ReadOptions{Lang: lang})
	if err != nil {
		t.Fatal(err)
	}
	for i := range bank.Quizzes {
		for j := range bank.Quizzes[i].Questions {
			q := &bank.Quizzes[i].Questions[j]
			q.File, q.Line = "", 0
		}
	}
	var lost []string
	for _, l := range bank.Losses {
		l.File, l.Line = "", 0
		lost = append(lost, banktest.Loss(l))
	}
	slices.Sort(lost)
	return banktest.Bank(bank) + strings.Join(lost, "\n")
}

// table gives the rows of a table of a deck as it is written.
func table(t *testing.T, deck []byte, name string, columns ...string) [][]string {
	t.Helper()
	a, err := zipfile.Open(deck)
	if err != nil {
		t.Fatal(err)
	}
	data, err := a.Read("collection.anki2")
	if err != nil {
		t.Fatal(err)
	}
	d, err := database.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	var rows [][]string
	err = d.Each(name, columns, func(r database.Row) error {
		row := make([]string, len(columns))
		for i := range columns {
			row[i] = r.Text(i)
		}
		rows = append(rows, row)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func exported(t *testing.T, version string) []byte {
	t.Helper()
	gap := func(id string) interchange.Gap {
		return interchange.Gap{ID: id, Accept: map[content.Lang][]string{content.AnyLang: {id}}}
	}
	deck, _, err := apkg.Write(&interchange.Bank{
		Title: interchange.Text{"en": "Harbours"}, Pack: &interchange.Head{ID: "my/harbours", Version: version, Languages: []content.Lang{"en", "ko"}},
		Quizzes: []interchange.Quiz{{ID: "signs", Path: []string{"Signs"}, Questions: []interchange.Question{
			{
				ID: "a", Type: content.Single, Stem: interchange.Text{"en": "Which **sign**?", "ko": "어떤 표지?"}, Tags: []string{"two words"},
				Options: []interchange.Option{{ID: "x", Text: interchange.Text{"en": "red", "ko": "빨강"}, Correct: true}, {ID: "y", Text: interchange.Text{"en": "green", "ko": "초록"}}},
			},
			{ID: "b", Type: content.Cloze, Text: interchange.Text{"en": "A {{buoy}} and a {{light}}."}, Gaps: []interchange.Gap{gap("buoy"), gap("light")}},
		}}},
	}, interchange.WriteOptions{Langs: []content.Lang{"en", "ko"}, Multi: true})
	if err != nil {
		t.Fatal(err)
	}
	return deck
}

func TestNotesOfADeckAreThoseOfThePack(t *testing.T) {
	deck := exported(t, "1.2.3")
	notes := table(t, deck, "notes", "id", "guid", "mid", "tags", "flds", "sfld")
	want := [][]string{
		{notes[0][0], "my/harbours#item/a", "1524000000101", " two_words signs ", "Which <strong>sign</strong>?<br>어떤 표지?<ul><li>red<br>빨강</li><li>green<br>초록</li></ul>\x1f<b>red<br>빨강</b>", "Which sign? 어떤 표지? red 빨강 green 초록"},
		{notes[1][0], "my/harbours#item/b", "1524000000102", " signs ", "A {{c1::buoy}} and a {{c2::light}}.\x1f", "A {{c1::buoy}} and a {{c2::light}}."},
	}
	if !reflect.DeepEqual(notes, want) || notes[0][0] >= notes[1][0] {
		t.Errorf("was %q\nis  %q", want, notes)
	}
	col := table(t, deck, "col", "decks", "models", "ver")[0]
	var decks, models map[string]struct{ Name string }
	if err := json.Unmarshal([]byte(col[0]), &decks); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(col[1]), &models); err != nil {
		t.Fatal(err)
	}
	if models["1524000000101"].Name != "quest Basic" || models["1524000000102"].Name != "quest Cloze" || col[2] != "11" {
		t.Errorf("types %v of version %s", models, col[2])
	}
	cards := table(t, deck, "cards", "nid", "ord", "did")
	if len(cards) != 3 || cards[2][1] != "1" || decks[cards[0][2]].Name != "Harbours::Signs" || len(decks) != 3 {
		t.Errorf("cards %v in decks %v", cards, decks)
	}
}

// Anki brings a note that it has up to date if the one in the file was changed later.
func TestALaterVersionOfAPackWasChangedLater(t *testing.T) {
	last := ""
	for _, version := range []string{"", "0.3.0", "0.3.1", "0.10.0", "1.0.0-beta", "1.0.1", "99.0.0"} {
		at := table(t, exported(t, version), "notes", "mod", "id")[0]
		if at[0] <= last || at[0] >= "1700000000" {
			t.Errorf("%s was changed at %s, the one before at %s", version, at[0], last)
		}
		last = at[0]
	}
}
