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

// phrases gives every phrase of a book by the name of its field.
func phrases(prefix string, v reflect.Value, into map[string]string) {
	for i := range v.NumField() {
		name := prefix + v.Type().Field(i).Name
		if f := v.Field(i); f.Kind() == reflect.Struct {
			phrases(name+".", f, into)
		} else {
			into[name] = f.String()
		}
	}
}

func book(lang content.Lang) map[string]string {
	all := map[string]string{}
	phrases("", reflect.ValueOf(*In(lang)), all)
	delete(all, "Lang")
	return all
}

var placeholder = regexp.MustCompile(`\{[a-zA-Z]+\}`)

func TestEveryPhraseIsThereInBothLanguagesWithTheSamePlaceholders(t *testing.T) {
	en, ko := book(content.English), book(content.Korean)
	if len(en) < 100 {
		t.Fatalf("only %d phrases were found", len(en))
	}
	for name := range en {
		if en[name] == "" || ko[name] == "" {
			t.Errorf("%s is empty: %q, %q", name, en[name], ko[name])
		}
		a, b := placeholder.FindAllString(en[name], -1), placeholder.FindAllString(ko[name], -1)
		slices.Sort(a)
		slices.Sort(b)
		if !slices.Equal(a, b) {
			t.Errorf("%s: placeholders differ: %v, %v", name, a, b)
		}
	}
}

// A particle that depends on the last sound before it cannot follow a value that is
// not known.
func TestNoParticleThatDependsOnTheWordFollowsAPlaceholder(t *testing.T) {
	trap := regexp.MustCompile(`\}["'”’]?(은|는|이|가|을|를|과|와|으로|로|이나|나|이라|라|아|야)( |$|\.|,)`)
	for name, p := range book(content.Korean) {
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
		en, ko := In(content.English).Sure.Level(level), In(content.Korean).Sure.Level(level)
		if row := fmt.Sprintf("| `%d` | %s | %s |", i+1, en, ko); !strings.Contains(string(guide), row) {
			t.Errorf("docs/players.md has no row %s", row)
		}
	}
	named := regexp.MustCompile(`a guess|fairly sure|\bcertain\b|추측|짐작|찍음|찍었|꽤 확|확신함|확실함`)
	for _, lang := range []content.Lang{content.English, content.Korean} {
		b := In(lang)
		for _, told := range []string{b.Plain.WagerOffer, b.Plain.SureHow} {
			if said := b.Sure.Say(told); placeholder.MatchString(strings.NewReplacer("{n}", "", "{gold}", "").Replace(said)) {
				t.Errorf("%q is not filled", said)
			}
		}
		for name, p := range book(lang) {
			if !strings.HasPrefix(name, "Lab.") && named.MatchString(placeholder.ReplaceAllString(p, "")) && !slices.Contains([]string{"Sure.Guess", "Sure.Fairly", "Sure.Certain"}, name) {
				t.Errorf("%s names a level by itself: %q", name, p)
			}
		}
	}
}

func TestFillPutsEveryValueInItsPlace(t *testing.T) {
	if got := Fill("{b} of {a}", "a", "7", "b", "{a}"); got != "{a} of 7" {
		t.Errorf("filled to %q", got)
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
