package main

import (
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/banktest"
	"quest/content/interchange/formats"
	"quest/content/interchange/lecture"
	"quest/content/racetest"
	"quest/game"
	"quest/game/phrase"
)

// TestNoReportShowsAPlaceholder holds every line of every report of an export and of an import to
// its words: no {name} is left in what the teacher reads, alone or summed up.
func TestNoReportShowsAPlaceholder(t *testing.T) {
	racetest.OneGoroutine(t)
	held := map[interchange.Key]bool{}
	look := func(t *testing.T, where string, losses []interchange.Loss) {
		t.Helper()
		said := map[string]game.Notice{}
		for _, l := range losses {
			held[l.Key] = true
			said[string(l.Key)+" "+l.ID+" "+strconv.Itoa(l.Line)] = noteWords(l)
		}
		for _, s := range sumUp(losses) {
			said["sum of "+string(s.key)] = s.words()
		}
		for name, words := range said {
			unfilled(t, where+": "+name, words)
		}
	}
	for name, pack := range banktest.Packs(t) {
		langs := pack.Meta().Languages
		o := interchange.WriteOptions{Langs: langs, Multi: len(langs) > 1}
		for _, format := range formats.All() {
			if format.Write == nil {
				continue
			}
			_, losses, err := format.Write(interchange.FromPack(pack), o)
			if err != nil {
				t.Fatal(err)
			}
			look(t, name+" as "+format.Name, losses)
		}
		_, losses := lecture.Write(pack, langs)
		look(t, name+" as "+lectureFormat, losses)
	}
	folders, err := filepath.Glob("../../content/interchange/*/testdata")
	if err != nil || len(folders) == 0 {
		t.Fatalf("no inputs: %v", err)
	}
	for _, folder := range folders {
		if filepath.Base(filepath.Dir(folder)) == lectureFormat {
			continue // its archives hold notes in another shape
		}
		for _, in := range banktest.Inputs(t, folder) {
			look(t, folder+": "+in.Name, lossesOfImport(in))
		}
	}
	const atLeast = 60 // or the inputs were not found
	if len(held) < atLeast {
		t.Errorf("only %d kinds of loss were looked at", len(held))
	}
}

// unfilled fails for words with a placeholder that nothing fills, in any language.
func unfilled(t *testing.T, where string, said game.Notice) {
	t.Helper()
	for _, lang := range []content.Lang{"en", "ko", "ja"} {
		words := phrase.In(lang).Say(said)
		for _, name := range regexp.MustCompile(`\{[a-z|]+[^}]*\}`).FindAllString(words, -1) {
			t.Errorf("%s: %s shows %s: %s", where, lang, name, words)
		}
	}
}

// lossesOfImport reads an input as the first format that knows it, builds the pack, and gives the report.
func lossesOfImport(in banktest.Input) []interchange.Loss {
	f, err := interchange.NewFile(in.Name, in.Raw)
	if err != nil {
		return nil
	}
	format, ok := interchange.Detect(formats.All(), f)
	if !ok {
		return nil
	}
	bank, err := format.Read(f, interchange.ReadOptions{Lang: content.English})
	if err != nil {
		return nil
	}
	built, err := interchange.Build(bank, interchange.BuildOptions{File: in.Name, Name: "bank", Owner: "my", Lang: content.English, In: content.English})
	if err != nil {
		return bank.Losses
	}
	return built.Losses
}
