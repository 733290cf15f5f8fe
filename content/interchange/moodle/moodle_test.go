package moodle_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/banktest"
	"quest/content/interchange/moodle"
	"quest/content/racetest"
)

func TestFilesOfMoodleComeInAsTheyAreMeant(t *testing.T) {
	if n := banktest.Cases(t, moodle.Format()); n < 20 {
		t.Errorf("only %d inputs", n)
	}
}

const held = interchange.HoldsHint | interchange.HoldsExplain | interchange.HoldsOptionWhy | interchange.HoldsTruthWhy | interchange.HoldsStepWhy |
	interchange.HoldsKnownWrong | interchange.HoldsUnits | interchange.HoldsCode | interchange.HoldsTags | interchange.HoldsKeep

// embedded is what becomes of a question with several gaps: its numbers lose their units.
func embedded(q *interchange.Question) {
	for i := range q.Gaps {
		if g := &q.Gaps[i]; len(q.Gaps) > 1 && g.Number != nil {
			g.Number.Units = nil
		}
	}
}

func TestAPackComesBackFromMoodleInOneLanguage(t *testing.T) {
	racetest.OneGoroutine(t)
	banktest.RoundTrip(t, moodle.Format(), banktest.Way{Langs: []content.Lang{content.English}, Holds: held, Becomes: embedded})
	banktest.RoundTrip(t, moodle.Format(), banktest.Way{Langs: []content.Lang{content.Korean}, Holds: held, Becomes: embedded})
}

func TestAPackComesBackFromMoodleInTwoLanguages(t *testing.T) {
	racetest.OneGoroutine(t)
	banktest.RoundTrip(t, moodle.Format(), banktest.Way{Langs: []content.Lang{content.English, content.Korean}, Multi: true, Holds: held, Becomes: embedded})
}

func TestWhatIsWrittenIsWellFormed(t *testing.T) {
	for name, p := range banktest.Packs(t) {
		data, _, err := moodle.Write(interchange.FromPack(p), interchange.WriteOptions{})
		if err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(strings.NewReader(string(data)))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
}

// Nothing that is read makes the reader fail without a place, or a pack that does not load.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		`<quiz><question type="multichoice"><questiontext><text>a</text></questiontext><answer fraction="100"><text>x</text></answer><answer><text>y</text></answer></question></quiz>`,
		`<quiz><question type="cloze"><questiontext><text>{1:SA:=a~b#c} {1:MC:=x~y}</text></questiontext></question></quiz>`,
		`<quiz><question type="numerical"><questiontext><text>a</text></questiontext><answer fraction="100">1e9<tolerance>1</tolerance></answer></question></quiz>`,
		`<quiz><question type="gapselect"><questiontext><text>[[1]] [[2]]</text></questiontext><selectoption><text>a</text></selectoption><selectoption><text>b</text></selectoption></question></quiz>`,
		`<quiz><question type="matching"><questiontext><text>a</text></questiontext><subquestion><text>a</text><answer><text>b</text></answer></subquestion></question></quiz>`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		banktest.Report(t, moodle.Format(), "fuzz.xml", []byte(s))
	})
}
