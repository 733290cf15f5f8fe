package main

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"quest/game/answers"
)

// A shell of Windows writes UTF-16 into a file.
func TestAnswersInUTF16AreRead(t *testing.T) {
	var file bytes.Buffer
	days := 3
	a := answers.Answer{Who: "aaaa-bbbb-cccc", ID: "abcdefgh", Item: "story/canal#item/gate", Rev: 1, In: answers.InQuiz, First: true, Of: 1, Day: "2026-11-30", Seconds: &days}
	if err := answers.Write(&file, a.Who, "", []answers.Answer{a}); err != nil {
		t.Fatal(err)
	}
	for name, order := range map[string]binary.AppendByteOrder{"little": binary.LittleEndian, "big": binary.BigEndian} {
		var wide []byte
		for _, u := range utf16.Encode([]rune("\ufeff" + strings.ReplaceAll(file.String(), "\n", "\r\n"))) {
			wide = order.AppendUint16(wide, u)
		}
		path := filepath.Join(t.TempDir(), name+".jsonl")
		if err := os.WriteFile(path, wide, 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := readAnswerFile(path)
		if err != nil || len(f.Answers) != 1 || f.Answers[0].ID != a.ID || f.Lost > 0 {
			t.Errorf("%s: %v %+v", name, err, f)
		}
	}
}

func TestAFileThatIsTooLargeIsNotRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "large.jsonl")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(mostAnswerBytes + 1); err != nil {
		t.Skip(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	code, _, errs := runIn(t, nil, "pack", "stats", "quest/rds-events", "--answers", path)
	if code != exitFailed || !strings.Contains(errs, "it is larger than 128 MB") {
		t.Errorf("%d %s", code, errs)
	}
}

// A folder whose name has signs of a pattern is a folder.
func TestFoldersWithSignsOfPatternsAreFolders(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "class [a]*")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Skip(err)
	}
	for _, name := range []string{"b.jsonl", "a.jsonl", "notes.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := &call{Main: NewMain()}
	got, err := c.answerFiles([]string{dir, filepath.Join(dir, "a.jsonl")})
	if err != nil || len(got) != 2 || filepath.Base(got[0]) != "a.jsonl" {
		t.Errorf("%v %v", got, err)
	}
}
