package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"quest/content"
	"quest/game/phrase"
)

// runIn runs a command in an environment and gives what it printed and said.
func runIn(t *testing.T, env []string, args ...string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	env = append([]string{"QUEST_SAVE_DIR=" + t.TempDir()}, env...)
	code = NewMain().Run(context.Background(), args, env, strings.NewReader(""), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

// commands gives the path of every command that people see, the root as none.
func commands() [][]string {
	root := (&call{Main: NewMain()}).root()
	root.InitDefaultCompletionCmd("completion")
	var all [][]string
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		all = append(all, strings.Fields(cmd.CommandPath())[1:])
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk(root)
	return all
}

var hangul = regexp.MustCompile(`[가-힣]`)

// Korean help says everything in Korean but what is typed: each command, each flag and
// each description. No key of a sentence is left in any language.
func TestHelpSaysEverythingInEveryLanguage(t *testing.T) {
	all := commands()
	if len(all) < 20 {
		t.Fatalf("only %d commands", len(all))
	}
	typed := regexp.MustCompile(`^(#.*|    .*|quest.*|  quest.*|macOS:|)$`)
	for _, path := range all {
		for _, lang := range []string{"en", "ko"} {
			code, out, errs := runIn(t, nil, append(path, "--help", "--lang", lang)...)
			if code != exitDone || errs != "" || strings.Contains(out, "help.") {
				t.Fatalf("%v in %s: %d, %s%s", path, lang, code, out, errs)
			}
			for line := range strings.Lines(out) {
				if line = strings.TrimSuffix(line, "\n"); content.Columns(line) > 100 {
					t.Errorf("%v in %s: too wide: %s", path, lang, line)
				}
				if korean := hangul.MatchString(line); lang == "ko" && !korean && !typed.MatchString(line) && !strings.HasPrefix(line, "                ") {
					t.Errorf("%v: %q has no Korean", path, line)
				}
			}
		}
	}
}

// Every sentence of help is said somewhere.
func TestEverySentenceOfHelpIsSaid(t *testing.T) {
	data, err := fs.ReadFile(phrase.Files(), "en/help.json")
	if err != nil {
		t.Fatal(err)
	}
	sentences := map[string]any{}
	if err := json.Unmarshal(data, &sentences); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{
		"Usage": true, "Examples": true, "Commands": true, "Flags": true, "SharedFlags": true, "SomeFlags": true, "SomeCommand": true, "Help": true,
		"Default": true, "FlagHelp": true, "FlagVersion": true, "Completion": true, "CompletionLong": true, "CompletionShell": true,
		"CompletionBash": true, "CompletionZsh": true, "CompletionFish": true, "CompletionPowershell": true, "FlagNoDescriptions": true,
	}
	see := func(key string) { seen[strings.TrimPrefix(key, "help.")] = true }
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		see(cmd.Short)
		see(cmd.Long)
		see(cmd.Example)
		flag := func(f *pflag.Flag) { see(f.Usage) }
		cmd.Flags().VisitAll(flag)
		cmd.PersistentFlags().VisitAll(flag)
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk((&call{Main: NewMain()}).root())
	for key := range sentences {
		if !seen[key] {
			t.Errorf("nothing says help.%s", key)
		}
	}
}

// Where --lang is not given, the locale says in which language a person is told things:
// LC_ALL before LC_MESSAGES before LANG.
func TestTheLocaleIsTheLanguageOfTheCommand(t *testing.T) {
	for _, c := range []struct {
		env  string
		want string
	}{
		{"LANG=ko_KR.UTF-8", "없는 명령입니다"},
		{"LANG=ko", "없는 명령입니다"},
		{"LC_MESSAGES=ko_KR.UTF-8 LANG=en_US.UTF-8", "없는 명령입니다"},
		{"LC_ALL=en_US.UTF-8 LANG=ko_KR.UTF-8", "no command"},
		{"LC_ALL= LC_MESSAGES= LANG=ko_KR.utf8", "없는 명령입니다"},
		{"LANG=ja_JP.UTF-8", "コマンド「plya」はありません"},
		{"LC_MESSAGES=ja_JP.eucJP LANG=en_US.UTF-8", "コマンド「plya」はありません"},
		{"LANG=C.UTF-8", "no command"},
		{"LANG=de_DE.UTF-8", "no command"},
		{"", "no command"},
	} {
		if _, _, errs := runIn(t, strings.Fields(c.env), "plya"); !strings.Contains(errs, c.want) {
			t.Errorf("%s: %s", c.env, errs)
		}
	}
	if _, out, _ := runIn(t, []string{"LANG=ko_KR.UTF-8"}, "play", "--help"); !strings.Contains(out, "사용법") {
		t.Errorf("help: %s", out)
	}
	if _, _, errs := runIn(t, []string{"LANG=ko_KR.UTF-8"}, "plya", "--lang", "en"); !strings.Contains(errs, "no command") {
		t.Errorf("--lang en: %s", errs)
	}
}

// A new player is offered the language of the locale first, and sees it on enter.
func TestANewPlayerIsOfferedTheLanguageOfTheLocale(t *testing.T) {
	for env, want := range map[string]string{"LANG=ko_KR.UTF-8": "Enter takes 한국어.", "LANG=en_US.UTF-8": "Enter takes English.", "LANG=C": "Enter takes English + 한국어.", "LC_ALL=ja_JP.UTF-8": "enterだけなら日本語"} {
		if _, out, _ := runIn(t, []string{env}, "play", "--plain"); !strings.Contains(out, want) {
			t.Errorf("%s: no %q in %s", env, want, out)
		}
	}
}

// Flags are refused in Korean, reasons included.
func TestFlagsAreRefusedInKorean(t *testing.T) {
	english := regexp.MustCompile(`\b(use|cannot|needs|flag|invalid|unknown|such as)\b`)
	for _, args := range [][]string{
		{"--seed", "x"},
		{"--theme", "x"},
		{"--now", "x"},
		{"--plain=x"},
		{"--=x"},
		{"--nope"},
		{"-z"},
		{"--seed"},
		{"--lang", "xx"},
		{"stats", "more"},
		{"--player", ""},
		{"play", "a", "b"},
		{"play", "nothing"},
		{"save", "export"},
		{"save", "nothing"},
		{"pack", "check", "a", "b"},
		{"completion", "zsh", "x"},
	} {
		code, _, errs := runIn(t, []string{"LANG=ko_KR.UTF-8"}, args...)
		if code == exitDone || !hangul.MatchString(errs) || english.MatchString(errs) {
			t.Errorf("%v: %d, %s", args, code, errs)
		}
	}
}

// With --lang both, what is wrong is told in both languages, a line each.
func TestWhatIsWrongIsToldInBothLanguages(t *testing.T) {
	_, _, errs := runIn(t, nil, "plya", "--lang", "both")
	if want := "quest: no command \"plya\"; did you mean \"play\"?\nquest: \"plya\": 없는 명령입니다. 혹시 \"play\"인가요?\n"; errs != want {
		t.Errorf("said %q, want %q", errs, want)
	}
}

// What the operating system says stands in the language of the sentence around it.
func TestWhatTheSystemSaysIsKorean(t *testing.T) {
	_, _, errs := runIn(t, nil, "pack", "check", t.TempDir()+"/nowhere", "--lang", "ko")
	if !strings.Contains(errs, "파일이나 폴더가 없습니다") || strings.Contains(errs, "no such") {
		t.Errorf("said %q", errs)
	}
}

// What a shell shows beside a completion is words, never a key.
func TestCompletionsAreDescribedInWords(t *testing.T) {
	for lang, want := range map[string]string{"en": "Play; the same as quest alone", "ko": "게임 시작"} {
		if _, out, _ := runIn(t, []string{"LANG=" + lang}, "__complete", "pla"); !strings.Contains(out, want) {
			t.Errorf("%s: %s", lang, out)
		}
	}
}
