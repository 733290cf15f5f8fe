package check_test

import (
	"bytes"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/unicode/norm"

	"quest/content"
	"quest/content/archive"
	"quest/content/contenttest"
	"quest/content/source"
	"quest/content/source/saying"
)

// placing says where the example of a code stands in a small pack: the wrong lines, and then the
// cured ones, take the place of some lines of its file. Without a placing they take that of the
// cured lines, which the pack has.
type placing struct {
	at     string // the lines, without those that are indented further; "" for the end of the file
	append bool   // the lines stand at the end of the file, which may not be there
	also   string // codes that the cured pack has beside
}

const wind = "        why: |\n          Wind makes waves.\n          바람은 파도를 만듭니다.\n"

var placings = map[string]placing{
	"Y000": {at: "        text: \"`table`\"\n", also: "Q013"},
	"Y001": {at: "        text: \"`table`\"\n"},
	"Y002": {at: wind},
	"T003": {append: true},
	"T006": {at: "    stem: |\n      What pulls the sea?\n      무엇이 바다를 끌어당깁니까?\n"},
	"T007": {append: true},
	"T008": {at: wind},
	"T010": {at: "    stem: |\n      What pulls the sea?\n      무엇이 바다를 끌어당깁니까?\n"},
	"T011": {at: "    stem: |\n      What pulls the sea?\n      무엇이 바다를 끌어당깁니까?\n"},
	"T012": {append: true},
	"T013": {append: true},
	"T014": {at: "    stem: |\n      What pulls the sea?\n      무엇이 바다를 끌어당깁니까?\n"},
	"L007": {at: "```text\n06:12  high  4.1 m\n```\n"},
	"I008": {append: true},
	"Q006": {at: "        accept: {any: [VHF radio, radio], ko: [무전]}\n        reject:\n          - id: lamp\n            answers: {en: [signal lamp], ko: [신호등]}\n"},
	"Q010": {at: "    stem: |\n      Put each ship where it can enter.\n      각 배를 들어갈 수 있는 때에 넣으세요.\n"},
	"Q011": {at: "    stem: |\n      What pulls the sea?\n      무엇이 바다를 끌어당깁니까?\n"},
	"Q022": {at: optionsOfGuides, also: "Q030"},
	"Q025": {at: rivers},
	"Q026": {at: rivers},
	"Q040": {at: wind},
	"W001": {at: "summary: |\n  Tides and locks for new pilots.\n  새 도선사를 위한 밀물과 갑문.\n"},
	"W003": {at: "~~~~~~\n"},
	"B005": {at: "        path: [sea, lock]\n        gates:\n          - id: no-tug\n            at: sea\n"},
	"B016": {at: tow},
	"X001": {append: true},
	"B013": {also: "B012"},
	"I002": {at: "  - id: what-pulls\n"},
	"I005": {at: "    answer: false\n"},
	"X002": {at: "  - {id: d1, weight: 60, text: {en: Tides, ko: 조석}}\n  - {id: d2, weight: 40, text: {en: Locks, ko: 갑문}}\n"},
}

const rivers = "      - id: rivers\n        text: |\n          The rivers\n          강과 개울\n"

const optionsOfGuides = `    choose: 2
    stem: |
      Which TWO guide a ship?
      배를 이끄는 것 **두 개**는 무엇입니까?
    options:
      - id: buoy
        correct: true
        text: |
          A buoy
          부표 하나
        why: |
          It marks the channel.
          뱃길을 표시합니다.
      - id: table
        correct: true
        text: "` + "`table`" + `"
        why: |
          It tells the depth.
          수심을 알려 줍니다.
      - id: gull
        text: |
          A gull
          갈매기들
        why: |
          It follows fish.
          물고기를 따라갑니다.
`

const tow = `      - id: tow
        text: {en: By tug, ko: 예인}
        when: {set: deep}
        path: [sea, lock]
        gates:
          - id: no-tug
            at: sea
            pass: never
            fail: |
              No tug is free.
              예인선이 없습니다.
`

const pilotExam = `format: quest.blueprint/v1
id: test/pilot
title: {en: Harbour pilot, ko: 도선사}
source: https://example.org/pilot
verified: 2026-11-01
exam: {questions: 40, scored: 30, minutes: 60, pass: 700, scale: [100, 1000]}
domains:
  - {id: d1, weight: 60, text: {en: Tides, ko: 조석}}
  - {id: d2, weight: 40, text: {en: Locks, ko: 갑문}}
`

// told are the examples that no lines of a file can show: each makes the wrong pack, or the cured
// one.
var told = map[string]func(t *testing.T, files fstest.MapFS, wrong bool){
	"Z001": func(_ *testing.T, files fstest.MapFS, wrong bool) { rename(files, wrong, "quiz/01-tides.yml") },
	"Z002": func(_ *testing.T, files fstest.MapFS, wrong bool) { rename(files, wrong, "quiz/My Tides.yaml") },
	"Z003": func(_ *testing.T, files fstest.MapFS, wrong bool) {
		size := 40 << 10
		if wrong {
			size = 14 << 20 / 10
		}
		files["media/chart.txt"] = &fstest.MapFile{Data: bytes.Repeat([]byte("~\n"), size/2)}
	},
	"Z004": func(_ *testing.T, files fstest.MapFS, wrong bool) {
		if wrong {
			files[inTides].Mode = fs.ModeSymlink | 0o777
		}
	},
	"Z005": func(_ *testing.T, files fstest.MapFS, wrong bool) {
		if wrong {
			files[inTides+"~"] = &fstest.MapFile{Data: files[inTides].Data}
		}
	},
	"Q019": func(_ *testing.T, files fstest.MapFS, wrong bool) {
		for i := range 9 { // there is one in the pack, whose answer is false
			addStatement(files, i, !wrong && i < 5, "aws/saa-c03:d2")
		}
	},
	"Q024": func(_ *testing.T, files fstest.MapFS, wrong bool) {
		for i := range 45 {
			longest := i%3 == 0
			addSingle(files, i, longest || wrong, !longest && i%3 == 1)
		}
	},
	"B013": func(t *testing.T, files fstest.MapFS, wrong bool) {
		controls := 1
		if wrong {
			controls = 7
		}
		var b strings.Builder
		for i := range controls {
			id := "c" + strconv.Itoa(i)
			b.WriteString("  - id: " + id + "\n    text: {en: Control " + id + ", ko: 조절 " + id + "}\n    at: sea\n    start: v0\n    values:\n")
			for v := range 8 {
				v := strconv.Itoa(v)
				b.WriteString("      - {id: v" + v + ", text: {en: Value " + v + ", ko: 값 " + v + "}}\n")
			}
		}
		contenttest.Edit(t, files, inLab, "controls:\n", "controls:\n"+b.String())
	},
	"X004": func(t *testing.T, files fstest.MapFS, wrong bool) {
		contenttest.Edit(t, files, "pack.yaml", "exams: [aws/saa-c03]", "exams: [test/pilot]")
		contenttest.Edit(t, files, inTides, "domains: [aws/saa-c03:d2]", "domains: [test/pilot:d1]")
		for i := range 30 {
			domain := "test/pilot:d1"
			if !wrong && i < 14 {
				domain = "test/pilot:d2"
			}
			addStatement(files, i, i%2 == 0, domain)
		}
	},
}

// released gives a small pack with the lock of a release, after which its version was raised.
func released(t *testing.T, version string, edits ...string) fstest.MapFS {
	t.Helper()
	files := contenttest.HarbourFiles(t)
	for i := 0; i+1 < len(edits); i += 2 {
		contenttest.Edit(t, files, inTides, edits[i], edits[i+1])
	}
	release(t, files)
	contenttest.Edit(t, files, "pack.yaml", "version: 1.0.0", "version: "+version)
	return files
}

func release(t *testing.T, files fstest.MapFS) {
	t.Helper()
	r := source.Read(files, today)
	if p, findings := r.Pack(); p == nil {
		t.Fatal(said(findings))
	}
	files["ids.lock"] = &fstest.MapFile{Data: r.Release().Lock}
}

// bases are the packs in which examples stand that need more than a small pack.
var bases = map[string]func(t *testing.T) fstest.MapFS{
	"I002": func(t *testing.T) fstest.MapFS { return released(t, "1.1.0") },
	"I003": func(t *testing.T) fstest.MapFS {
		const item = "  - {id: who-sails, type: truefalse, answer: true, stem: \"`x`\", if_right: \"`x`\", if_wrong: \"`x`\"}\n"
		files := released(t, "1.1.0", "", item)
		contenttest.Edit(t, files, inTides, item, "")
		contenttest.Edit(t, files, "pack.yaml", "", "retired: [item/who-sails]\n")
		release(t, files)
		contenttest.Edit(t, files, "pack.yaml", "version: 1.1.0", "version: 1.2.0")
		contenttest.Edit(t, files, "pack.yaml", "retired: [item/who-sails]\n", "")
		contenttest.Edit(t, files, inTides, "", "  - id: who-steers\n    type: truefalse\n    answer: true\n    stem: \"`x`\"\n    if_right: \"`x`\"\n    if_wrong: \"`x`\"\n")
		return files
	},
	"I004": func(t *testing.T) fstest.MapFS { return released(t, "1.1.0") },
	"I005": func(t *testing.T) fstest.MapFS { return released(t, "1.1.0") },
	"I006": func(t *testing.T) fstest.MapFS {
		files := released(t, "1.0.1")
		contenttest.Edit(t, files, inTides, "Wind makes waves.", "Wind makes high waves.")
		return files
	},
}

const inTides = "quiz/01-tides.yaml"

func rename(files fstest.MapFS, wrong bool, name string) {
	if wrong {
		files[name] = files[inTides]
		delete(files, inTides)
	}
}

// addStatement adds a true/false item.
func addStatement(files fstest.MapFS, n int, answer bool, domain string) {
	code := "\"`x" + strconv.Itoa(n) + "`\""
	files[inTides].Data = append(files[inTides].Data, "  - id: more-"+strconv.Itoa(n)+"\n    type: truefalse\n    domains: ["+domain+"]\n    answer: "+
		strconv.FormatBool(answer)+"\n    stem: "+code+"\n    if_right: "+code+"\n    if_wrong: "+code+"\n"...)
}

// addSingle adds a single item of three options, whose right one is the longest, the shortest or neither.
func addSingle(files fstest.MapFS, n int, longest, shortest bool) {
	length := 11
	switch {
	case longest:
		length = 13
	case shortest:
		length = 9
	}
	item := "  - id: single-" + strconv.Itoa(n) + "\n    type: single\n    domains: [aws/dva-c03:d1]\n    stem: \"`s" + strconv.Itoa(n) + "`\"\n    options:\n"
	for i, length := range []int{length, 10, 12} {
		item += "      - {id: o" + strconv.Itoa(i) + ", correct: " + strconv.FormatBool(i == 0) + ", why: \"`y`\", text: \"`" +
			strconv.Itoa(1000*n+i) + strings.Repeat("o", length) + "`\"}\n"
	}
	files[inTides].Data = append(files[inTides].Data, item...)
}

// elsewhere gives the codes of examples that are found before a pack is read, or after it.
var elsewhere = map[string]func(t *testing.T, wrong bool) []string{
	"Z006": func(t *testing.T, wrong bool) []string {
		files := map[string][]byte{}
		for path, f := range contenttest.HarbourFiles(t) {
			files[path] = f.Data
		}
		data, err := archive.Write(files)
		if err != nil {
			t.Fatal(err)
		}
		if wrong {
			data = []byte("Rar!\x1a\x07\x01\x00 and more")
		}
		_, refused := archive.Read("harbour.qpack", data)
		return codesIn(refused)
	},
	"X005": func(t *testing.T, wrong bool) []string {
		files := contenttest.HarbourFiles(t)
		if wrong {
			contenttest.Edit(t, files, "pack.yaml", "original: true\n", "")
		}
		r := source.Read(files, today)
		r.ReportUnoriginal()
		_, findings := r.Pack()
		return codesIn(findings)
	},
}

// TestExamplesOfExplanationsAreTrue loads a small pack with the example of each code: the wrong one
// has a finding of the code, and the cured one has none.
func TestExamplesOfExplanationsAreTrue(t *testing.T) {
	for _, code := range saying.Codes() {
		t.Run(code.Code, func(t *testing.T) {
			e, _ := saying.Explain(content.English, code.Code)
			if e.Example.Wrong == "" {
				t.Skip("TestEveryCodeIsExplained tells of it")
			}
			p := placings[code.Code]
			if found := elsewhere[code.Code]; found != nil {
				if wrong, cured := found(t, true), found(t, false); !slices.Equal(wrong, []string{code.Code}) || len(cured) > 0 {
					t.Errorf("the wrong example has %v, the cured one %v", wrong, cured)
				}
				return
			}
			if found := codesOf(t, withExample(t, code.Code, p, e.Example, true)); !slices.Contains(found, code.Code) {
				t.Errorf("the wrong example has %v", found)
			}
			files := withExample(t, code.Code, p, e.Example, false)
			for _, found := range codesOf(t, files) {
				if found == code.Code || !strings.Contains(p.also, found) {
					_, findings, _ := load(files, today)
					t.Fatalf("the cured example has findings:\n%s", said(findings))
				}
			}
		})
	}
}

// packOf gives the small pack in which an example stands.
func packOf(t *testing.T, code, file string) fstest.MapFS {
	if base := bases[code]; base != nil {
		return base(t)
	}
	if _, canal := contenttest.CanalFiles(t)[file]; canal && file != "pack.yaml" && file != "rewards.yaml" && file != "concepts.yaml" || code == "R003" || code == "B013" {
		return contenttest.CanalFiles(t)
	}
	files := contenttest.HarbourFiles(t)
	if strings.HasPrefix(code, "X00") && code != "X001" {
		files["blueprints/pilot.yaml"] = &fstest.MapFile{Data: []byte(pilotExam)}
	}
	return files
}

func withExample(t *testing.T, code string, p placing, e saying.Example, wrong bool) fstest.MapFS {
	t.Helper()
	files := packOf(t, code, e.File)
	if make := told[code]; make != nil {
		make(t, files, wrong)
		return files
	}
	with, at := e.Cured, p.at
	if wrong {
		with = e.Wrong
	}
	if p.append {
		indent := ""
		if code == "X001" {
			indent = "  "
		}
		contenttest.Edit(t, files, e.File, "", indented(with, indent))
		return files
	}
	text := string(files[e.File].Data)
	if at == "" {
		at = standing(text, e.Cured)
	}
	if at == "" || strings.Count(text, at) == 0 {
		t.Fatalf("the lines are not in %s:\n%s", e.File, e.Cured)
	}
	indent := at[:len(at)-len(strings.TrimLeft(at, " "))]
	contenttest.Edit(t, files, e.File, at, indented(with, indent))
	return files
}

// standing gives some lines as they stand in a file, indented and with the newline at the end; ""
// if they do not.
func standing(text, lines string) string {
	for indent := 0; indent <= 16; indent += 2 {
		at := indented(lines, strings.Repeat(" ", indent))
		if strings.HasPrefix(text, at) || strings.Contains(text, "\n"+at) {
			return at
		}
	}
	return ""
}

// indented indents lines that are not empty.
func indented(lines, by string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(lines, "\n") {
		if line != "" {
			b.WriteString(by)
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

// codesOf gives the codes of the findings of a pack, each once.
func codesOf(t *testing.T, files fs.FS) []string {
	t.Helper()
	_, findings, err := load(files, today)
	if err != nil {
		t.Fatal(err)
	}
	return codesIn(findings)
}

func codesIn(findings []source.Finding) []string {
	var codes []string
	for _, f := range findings {
		codes = append(codes, f.Code)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// The wrong letters of T003 are in pieces; an editor of the file may have put them together.
func TestTheExampleInPiecesIsInPieces(t *testing.T) {
	e, _ := saying.Explain(content.English, "T003")
	if norm.NFC.IsNormalString(e.Example.Wrong) || norm.NFC.String(e.Example.Wrong) != e.Example.Cured {
		t.Errorf("%q and %q", e.Example.Wrong, e.Example.Cured)
	}
	if _, findings, _ := load(contenttest.HarbourFiles(t), source.Options{}); len(findings) > 0 {
		t.Errorf("findings:\n%s", said(findings))
	}
}
