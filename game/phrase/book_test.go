package phrase

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"quest/content"
	"quest/game"
)

// phrases gives every phrase of a shipped book that a section of Book has, by section
// and name.
func phrases(lang content.Lang) map[string]string {
	all := map[string]string{}
	book := *In(lang)
	eachSection(&book, func(name string, section reflect.Value) {
		for i := range section.NumField() {
			all[name+"."+section.Type().Field(i).Name] = section.Field(i).String()
		}
	})
	return all
}

var placeholder = regexp.MustCompile(`\{[a-zA-Z]+\}`)

// A particle that depends on the last sound before it cannot follow a value that is
// not known.
func TestNoParticleThatDependsOnTheWordFollowsAPlaceholder(t *testing.T) {
	trap := regexp.MustCompile(`\}["'”’]?(은|는|이|가|을|를|과|와|으로|로|이나|나|이라|라|아|야)( |$|\.|,)`)
	for name, p := range phrases(content.Korean) {
		if trap.MatchString(p) {
			t.Errorf("%s: %q", name, p)
		}
	}
}

// The levels of certainty have one name in each language: on screen, in lines, in the
// statistics and in the guide for players.
func TestTheLevelsOfCertaintyAreNamedInOnePlace(t *testing.T) {
	guide, err := os.ReadFile(filepath.Join("..", "..", "docs", "players.md"))
	if err != nil {
		t.Fatal(err)
	}
	levels := []game.Certainty{game.Guess, game.Fairly, game.Certain}
	for i, level := range levels {
		en, ko := In(content.English).Certainty.Level(level), In(content.Korean).Certainty.Level(level)
		if row := fmt.Sprintf("| `%d` | %s | %s |", i+1, en, ko); !strings.Contains(string(guide), row) {
			t.Errorf("docs/players.md has no row %s", row)
		}
	}
	named := regexp.MustCompile(`a guess|fairly sure|\bcertain\b|추측|짐작|찍음|찍었|꽤 확|확신함|확실함`)
	for _, lang := range []content.Lang{content.English, content.Korean} {
		b := In(lang)
		for _, told := range []string{b.Plain.WagerOffer, b.Plain.SureHow} {
			if said := b.Certainty.Fill(told); placeholder.MatchString(strings.NewReplacer("{n}", "", "{gold}", "").Replace(said)) {
				t.Errorf("%q is not filled", said)
			}
		}
		for name, p := range phrases(lang) {
			if !strings.HasPrefix(name, "lab.") && named.MatchString(placeholder.ReplaceAllString(p, "")) && !slices.Contains([]string{"certainty.Guess", "certainty.Fairly", "certainty.Certain"}, name) {
				t.Errorf("%s names a level by itself: %q", name, p)
			}
		}
	}
}

func TestFillPutsEveryValueInItsPlace(t *testing.T) {
	pairs := []string{"a", "7", "b", "{a}"}
	for range 2 { // the pairs stay as they are
		if got := Fill("{b} of {a}", pairs...); got != "{a} of 7" {
			t.Errorf("filled to %q", got)
		}
	}
	for phrase, want := range map[string]string{
		"":            "",
		"none":        "none",
		"{c} {a}":     "{c} 7",
		"{a}{a}":      "77",
		"{ {a} } {b":  "{ 7 } {b",
		"{{a}} {{b}}": "{7} {{a}}",
		"개수 {a}개":     "개수 7개",
	} {
		if got := Fill(phrase, pairs...); got != want {
			t.Errorf("%q filled to %q, want %q", phrase, got, want)
		}
	}
}

func TestBothLanguagesAreChosenByWhatThePlayerSees(t *testing.T) {
	for speech, want := range map[game.Speech]content.Lang{
		game.SpeakEnglish: content.English, game.SpeakKorean: content.Korean, game.SpeakBoth: content.English, "": content.English,
	} {
		if got := For(speech).Lang; got != want {
			t.Errorf("%q speaks %s, want %s", speech, got, want)
		}
	}
}
