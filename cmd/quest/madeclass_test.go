package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"quest/content"
	"quest/content/source"
	"quest/game"
	"quest/game/answers"
	"quest/game/grade"
)

// makeClass is the command "class PACK STUDENTS FOLDER [ITEM]" of stories: it has students answer every question of a pack once and
// hand in their files. Who knows ITEM, a single one, chooses its last wrong option.
func makeClass(ts *testscript.TestScript, _ bool, args []string) {
	pack, findings, err := source.LoadDir(ts.MkAbs(args[0]), source.Options{})
	ts.Check(err)
	if pack == nil {
		ts.Fatalf("%v", findings)
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.MkdirAll(ts.MkAbs(args[2]), 0o700))
	wrongKey := ""
	if len(args) > 3 {
		wrongKey = args[3]
	}
	r := rand.New(rand.NewPCG(11, uint64(n)))
	for s := range n {
		c := &answers.Collector{Packs: []*content.Pack{pack}}
		id := func(n int) string { return fmt.Sprintf("01JDCZ3NDEKTSV4RRF%04d%04d", s, n) }
		c.Take(id(0), game.Batch{Events: []game.Event{{Joined: &game.Joined{Seed: uint64(s)}}}})
		for at, e := range studentAnswers(pack, r, wrongKey) {
			c.Take(id(at+1), game.Batch{Day: 20780, Events: []game.Event{{Answered: e}}})
		}
		var file bytes.Buffer
		ts.Check(answers.Write(&file, c.Who(), "", c.Answers()))
		ts.Check(os.WriteFile(filepath.Join(ts.MkAbs(args[2]), fmt.Sprintf("s%03d.jsonl", s)), file.Bytes(), 0o600))
	}
}

// studentAnswers draws the answers of a student who knows each question with a chance by ability, and else answers wrongly.
func studentAnswers(pack *content.Pack, r *rand.Rand, wrongKey string) []*game.Answered {
	ability := r.NormFloat64()
	var all []*game.Answered
	for _, q := range pack.Quizzes() {
		for _, id := range q.Items {
			item, _ := pack.Item(id)
			var gave grade.Answer
			if knows := r.Float64() < 1/(1+math.Exp(-2*ability)); knows != (string(id) == wrongKey) {
				gave = grade.Key(item, content.English)
			} else {
				gave = wrongAnswer(item)
			}
			verdict, err := grade.Judge(item, gave)
			if err != nil {
				panic(err)
			}
			e := &game.Answered{Item: pack.ID().Item(id), Rev: item.Rev, Pack: pack.Hash(), Quiz: pack.ID().Quiz(q.ID), Gave: gave, Lang: game.SpeakEnglish, Right: verdict.Right, Got: verdict.Got, Of: verdict.Of, Grade: 3, First: true}
			if !e.Right {
				e.Grade = 1
			}
			for _, m := range verdict.Misconceptions {
				e.Beliefs = append(e.Beliefs, pack.ID().Misconception(m))
			}
			all = append(all, e)
		}
	}
	return all
}

// wrongAnswer is the last wrong option, the other truth value, or nothing.
func wrongAnswer(item *content.Item) grade.Answer {
	var a grade.Answer
	switch {
	case item.Type == content.TrueFalse:
		other := !item.Answer
		a.Truth = &other
	case len(item.Gaps) > 0:
		a.Typed = map[content.PartID]string{}
		for _, g := range item.Gaps {
			a.Typed[g.ID] = "quite something else"
		}
	default:
		for _, o := range item.Options {
			if !o.Correct {
				a.Choice = []content.PartID{o.ID}
			}
		}
	}
	return a
}

// damageSave is the command "damage FOLDER" of stories: it changes a sign in the fourth line with an answer in the journals of a save.
func damageSave(ts *testscript.TestScript, _ bool, args []string) {
	var journals []string
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, _ fs.DirEntry, err error) error {
		if filepath.Ext(path) == ".jsonl" && !strings.Contains(path, "backups") {
			journals = append(journals, path)
		}
		return err
	}))
	for _, path := range journals {
		data, err := os.ReadFile(path)
		ts.Check(err)
		lines := strings.Split(string(data), "\n")
		answers := 0
		for i := range lines {
			if strings.Contains(lines[i], `"answered":`) {
				if answers++; answers == 4 {
					lines[i] = strings.Replace(lines[i], `"answered":`, `"answereD":`, 1)
				}
			}
		}
		ts.Check(os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o600))
	}
}
