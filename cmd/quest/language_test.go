package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quest/cmd/console"
	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

func TestTheValueOfLangIsAListOfLanguages(t *testing.T) {
	for value, want := range map[string]game.Speech{
		"en": "en", "KO": "ko", "both": "both", "en+ko": "both", "ko+en": "ko+en", "en+ja": "en+ja", "ja": "ja", "en+en": "en", "pt-br": "pt-br",
		"한국어": "ko", "한글": "ko", "Korean": "ko", "kr": "ko", "KR": "ko", "영어": "en", "English": "en", "둘 다": "both", "English + 한국어": "both",
	} {
		var l console.Language
		if err := l.Set(value); err != nil || l.Speech != want {
			t.Errorf("%s is %q, %v; want %q", value, l.Speech, err, want)
		}
	}
	for _, value := range []string{"", "+", "en+", "Klingon!", "en,ko", "e n", "en\x1b"} {
		var l console.Language
		if err := l.Set(value); err == nil || err.Error() != "use en, ko, ja, or several such as en+ja" {
			t.Errorf("%q: %v", value, err)
		}
	}
	if got := (&console.Language{}).Type(); got != "en|ko|ja|both|en+ja|ko+ja" {
		t.Errorf("the usage says %s", got)
	}
	if got := (&refusal{Said: console.UseLangs([]content.Lang{"en", "ko"})}).Error(); got != "use en, ko or both" {
		t.Errorf("with two languages it says %s", got)
	}
}

// runLang runs a command on a pack in English and Japanese.
func runLang(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	dir, saves := t.TempDir(), t.TempDir()
	for name, file := range contenttest.FerryFiles(t, "en", "ja") {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, file.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var stdout, stderr bytes.Buffer
	args = append(args, "--pack", dir, "--now", "2026-11-23T09:00:00Z")
	code = NewMain().Run(context.Background(), args, []string{"QUEST_SAVE_DIR=" + saves}, strings.NewReader(""), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

// A language of the game is shown where the pack has it; one that only a pack has may be asked for.
func TestLangTakesTheLanguagesOfPacks(t *testing.T) {
	for lang, want := range map[string]string{
		"ja":    "test/ferry 1.0.0  en ja  問題8問  --pack\n  crossing  渡し船\n",
		"en+ja": "test/ferry 1.0.0  en ja  8 items  --pack\n  crossing  The ferry (渡し船)\n",
		"ko":    "test/ferry 1.0.0  en ja  문항 8개  --pack\n  crossing  The ferry\n",
		"both":  "test/ferry 1.0.0  en ja  8 items  --pack\n  crossing  The ferry\n",
	} {
		code, out, errs := runLang(t, "pack", "list", "-v", "--lang", lang)
		if code != exitDone || !strings.Contains(out, want) || errs != "" {
			t.Errorf("--lang %s: %d, %s%s; want %s", lang, code, out, errs, want)
		}
	}
	code, out, errs := runLang(t, "pack", "list", "--lang", "en+fr")
	if want := "quest: \"en+fr\" cannot be used for --lang: use en, ko, ja, or several such as en+ja\n"; code != exitUsage || out != "" || errs != want {
		t.Errorf("--lang en+fr: %d, %s%s; want %s", code, out, errs, want)
	}
	code, out, errs = runLang(t, "play", "--plain", "--lang", "ja")
	if code != exitDone || !strings.Contains(out, "名前を入力してください。") || errs != "" {
		t.Errorf("playing: %d, %s%s", code, out, errs)
	}
}
