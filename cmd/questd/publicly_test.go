package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// Whatever a save or the system tells, no visitor reads a place on the disk of the server in it, or is sent
// to a command of the program for players at home.
func TestNothingThatASaveTellsNamesAPlaceToAVisitor(t *testing.T) {
	const place = "/srv/school/players/p1/journal-1.jsonl"
	home := regexp.MustCompile(`/srv|--save-dir|--player|quest (save|play|verify)`)
	holes := regexp.MustCompile(`\{(\w+)[|}]`)
	for _, file := range []string{"desk", "why"} {
		for key, words := range sentences(t, "en/"+file+".json") {
			n := game.Say(file + "." + key) //nolint:staticcheck // each key of a file
			for _, hole := range holes.FindAllStringSubmatch(fmt.Sprint(words), -1) {
				switch name := hole[1]; name {
				case "n", "differs", "major":
					n = n.Count(name, 3)
				case "between":
					n = n.With(name, "2026-11-01 - ...")
				case "lost":
					n = n.Put(name, game.Say("desk.LostRefusedAt").With("dir", place).Put("why", game.Say("why.System").With("text", "open "+place)))
				case "why", "holder", "what", "todo", "beside":
					n = n.Put(name, game.Verbatim("see "+place))
				default:
					n = n.With(name, place)
				}
			}
			told := publicly(n)
			for _, lang := range []content.Lang{"en", "ko", "ja"} {
				if said := phrase.In(lang).Say(told); home.MatchString(said) && !strings.HasPrefix(key, "Todo") {
					t.Errorf("%s.%s in %s: %s", file, key, lang, said)
				}
			}
		}
	}
}

// harmed are the ways in which the files of a save may be found.
func harmed() map[string]func(t *testing.T, journal string) {
	write := func(t *testing.T, file string, data []byte) {
		t.Helper()
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	read := func(t *testing.T, file string) []byte {
		t.Helper()
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	return map[string]func(t *testing.T, journal string){
		"whole":        func(*testing.T, string) {},
		"cut":          func(t *testing.T, j string) { t.Helper(); d := read(t, j); write(t, j, d[:len(d)-9]) },
		"ends torn":    func(t *testing.T, j string) { t.Helper(); write(t, j, append(read(t, j), "{\"half"...)) },
		"flipped bits": func(t *testing.T, j string) { t.Helper(); d := read(t, j); d[len(d)/2] ^= 0x55; write(t, j, d) },
		"first record": func(t *testing.T, j string) {
			t.Helper()
			d := read(t, j)
			d[bytes.IndexByte(d, '\n')+9] ^= 0x55
			write(t, j, d)
		},
		"empty":   func(t *testing.T, j string) { t.Helper(); write(t, j, nil) },
		"no text": func(t *testing.T, j string) { t.Helper(); write(t, j, bytes.Repeat([]byte{0}, 4096)) },
		"copy beside": func(t *testing.T, j string) {
			t.Helper()
			d := read(t, j)
			write(t, strings.TrimSuffix(j, ".jsonl")+" (conflicted copy).jsonl", d)
			write(t, j, d[:bytes.IndexByte(d, '\n')+1])
		},
		"older journal": func(t *testing.T, j string) {
			t.Helper()
			d := read(t, j)
			write(t, j, d[:bytes.LastIndexByte(d[:len(d)-1], '\n')+1])
		},
		"missing": func(t *testing.T, j string) {
			t.Helper()
			if err := os.Remove(j); err != nil {
				t.Fatal(err)
			}
		},
		"a link": func(t *testing.T, j string) {
			t.Helper()
			d := read(t, j)
			write(t, filepath.Join(t.TempDir(), "x"), d)
			if err := os.Rename(j, j+".moved"); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(j+".moved", j); err != nil {
				t.Fatal(err)
			}
		},
		"a folder": func(t *testing.T, j string) {
			t.Helper()
			if err := os.Rename(j, j+".moved"); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir(j, 0o700); err != nil {
				t.Fatal(err)
			}
		},
		"link beside": func(t *testing.T, j string) {
			t.Helper()
			if err := os.Symlink(j, strings.TrimSuffix(j, ".jsonl")+" 2.jsonl"); err != nil {
				t.Fatal(err)
			}
		},
		"players are a file": func(t *testing.T, j string) {
			t.Helper()
			if err := os.RemoveAll(filepath.Dir(j)); err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Dir(j), []byte("no folder"))
		},
	}
}

// Each way in which a save may be found is played through the front door, and nothing that the visitor
// reads has the folder of the server in it; the log of the operator has.
func TestNoHarmToASaveShowsAVisitorWhereItIs(t *testing.T) {
	for name, harm := range harmed() {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			if said, status := h.lines(t.Context(), "SHA256:a", h.code, "Mina", "1", "", "", "t", "", "f", "", "t", "q"); status != left {
				t.Fatal(said)
			}
			found, err := filepath.Glob(filepath.Join(h.dir, playersDir, "*", "journal-*.jsonl"))
			if err != nil || len(found) != 1 {
				t.Fatalf("%v: the journals are %v", err, found)
			}
			harm(t, found[0])
			said, status := h.lines(t.Context(), "SHA256:a", "", "", "t", "", "f", "", "export", "q")
			for _, word := range []string{h.dir, filepath.Base(h.dir), playersDir + "/", "journal-", "--save-dir", "--player", "quest save"} {
				if strings.Contains(said, word) {
					t.Errorf("status %d, a visitor reads %q:\n%s", status, word, said)
				}
			}
			if os.Getenv("QUEST_SHOW") != "" {
				t.Log(said)
			}
		})
	}
}
