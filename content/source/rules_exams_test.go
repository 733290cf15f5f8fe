package source

import (
	"slices"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
)

const inExam = "blueprints/pilot.yaml"

const pilotExam = `format: quest.blueprint/v1
id: test/pilot-1
title: {en: Harbour pilot, ko: 도선사}
source: https://example.org/pilot
verified: 2026-11-01
exam: {questions: 40, scored: 30, minutes: 60, pass: 700, scale: [100, 1000]}
domains:
  - id: d1
    weight: 60
    text: {en: Tides, ko: 조석}
    tasks:
      - {id: d1-1, text: {en: The moon, ko: 달}}
  - id: d2
    weight: 40
    text: {en: Locks, ko: 갑문}
ends: 2027-06-30
next: aws/saa-c03
`

// examCase changes the exam of a pack in one place.
type examCase struct {
	name, code, old, with, at string
}

func runExamRules(t *testing.T, cases []examCase) {
	t.Helper()
	for _, c := range cases {
		with := pilotExam
		if c.old != "" || c.with != "" {
			if strings.Count(with, c.old) != 1 {
				t.Fatalf("%s: %q stands %d times", c.name, c.old, strings.Count(with, c.old))
			}
			with = strings.Replace(with, c.old, c.with, 1)
		}
		files := contenttest.HarbourFiles(t)
		contenttest.Edit(t, files, inExam, "", with)
		_, findings := Load(files, today)
		var codes []string
		for _, f := range findings {
			codes = append(codes, f.Code)
			if c.at != "" && !strings.Contains(f.String(content.English), ":"+c.at+":") {
				t.Errorf("%s: at %s", c.name, f.String(content.English))
			}
		}
		if got := strings.Join(slices.Compact(codes), " "); got != c.code {
			t.Errorf("%s: %q, want %q\n%s", c.name, got, c.code, said(findings))
		}
	}
}

func TestRulesOfExams(t *testing.T) {
	runExamRules(t, []examCase{
		{"as it should be", "", "", "", ""},
		{"weights that are not whole", "X002", "weight: 40", "weight: 41", "8:3"},
		{"a weight of none", "S003", "weight: 40", "weight: 0", ""},
		{"a weight that is missing", "S002", "    weight: 40\n", "", ""},
		{"a copy of an exam that the game has", "X003", "id: test/pilot-1", "id: aws/saa-c03", "2:5"},
		{"an ID of AWS", "I007", "id: test/pilot-1", "id: aws/pilot-1", "2:5"},
		{"an ID of another owner", "I007", "id: test/pilot-1", "id: other/pilot-1", "2:5"},
		{"an ID without an owner", "I007", "id: test/pilot-1", "id: pilot-1", "2:5"},
		{"an ID in capitals", "I007", "id: test/pilot-1", "id: test/Pilot-1", "2:5"},
		{"a domain twice", "I001", "  - id: d2", "  - id: d1", "13:9"},
		{"a task with the ID of a domain", "I001", "id: d1-1,", "id: d1,", ""},
		{"more questions count than are asked", "S003", "scored: 30", "scored: 41", "6:31"},
		{"a scale upside down", "S003", "[100, 1000]", "[1000, 100]", ""},
		{"a scale of words", "S003", "[100, 1000]", "[low, high]", ""},
		{"a scale of one", "S003", "[100, 1000]", "[100]", ""},
		{"a pass off the scale", "S003", "pass: 700", "pass: 1001", ""},
		{"no exam", "S002", "exam: {questions: 40, scored: 30, minutes: 60, pass: 700, scale: [100, 1000]}\n", "", ""},
		{"no source", "S002", "source: https://example.org/pilot\n", "", ""},
		{"a source that is not https", "R012", "https://example.org", "http://example.org", "4:9"},
		{"no date", "S002", "verified: 2026-11-01\n", "", ""},
		{"a date to come", "R013", "verified: 2026-11-01", "verified: 2027-11-01", "5:11"},
		{"an old date", "R013", "verified: 2026-11-01", "verified: 2024-11-01", "5:11"},
		{"a last day that is none", "S003", "ends: 2027-06-30", "ends: 2027-06-31", "16:7"},
		{"a successor that is not there", "R002", "next: aws/saa-c03", "next: aws/saa-c04", "17:7"},
		{"a domain in one language", "T001", "text: {en: Locks, ko: 갑문}", "text: {en: Locks}", ""},
		{"a field that is not known", "S001", "ends: 2027", "end: 2027", "16:1"},
		{"another format", "S004", "quest.blueprint/v1", "quest.exam/v1", ""},
	})
}

func TestItemsPrepareForTheExamOfTheirPack(t *testing.T) {
	for _, c := range []struct{ name, domains, code string }{
		{"a domain", "[test/pilot-1:d2]", ""},
		{"a task", "[test/pilot-1:d1-1, aws/saa-c03:d2-1]", ""},
		{"a task where none are listed", "[test/pilot-1:d2-7]", ""},
		{"a task that is not listed", "[test/pilot-1:d1-2]", "R002"},
		{"a task that AWS does not list", "[aws/saa-c03:d2-3]", "R002"},
		{"a domain that is not there", "[test/pilot-1:d3]", "R002"},
		{"another exam", "[test/pilot-2:d1]", "R002"},
	} {
		files := contenttest.HarbourFiles(t)
		contenttest.Edit(t, files, inExam, "", pilotExam)
		contenttest.Edit(t, files, inQuiz, "domains: [aws/saa-c03:d2]", "domains: "+c.domains)
		contenttest.Edit(t, files, inPack, "exams: [aws/saa-c03]", "exams: [aws/saa-c03, test/pilot-1]")
		p, findings := Load(files, today)
		var codes []string
		for _, f := range findings {
			codes = append(codes, f.Code)
		}
		if got := strings.Join(slices.Compact(codes), " "); got != c.code {
			t.Errorf("%s: %q, want %q\n%s", c.name, got, c.code, said(findings))
		}
		if p == nil {
			continue
		}
		exams := p.Blueprints()
		if len(exams) != 1 || exams[0].ID != "test/pilot-1" || exams[0].Ends != "2027-06-30" || exams[0].Next != "aws/saa-c03" ||
			exams[0].Exam != (content.ExamFigures{Questions: 40, Scored: 30, Minutes: 60, Pass: 700, Low: 100, High: 1000}) ||
			len(exams[0].Domains) != 2 || exams[0].Domains[0].Tasks[0].Text.Line(content.Korean).String() != "달" || exams[0].Source.String() != "https://example.org/pilot" {
			t.Errorf("%s: %+v", c.name, exams)
		}
	}
}

func TestAnExamThatCannotBeReadIsNotReportedTwice(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inExam, "", strings.Replace(pilotExam, "domains:", "domains: ]", 1))
	contenttest.Edit(t, files, inQuiz, "domains: [aws/saa-c03:d2]", "domains: [test/pilot-1:d1]")
	_, findings := Load(files, today)
	if len(findings) != 1 || findings[0].Code != "Y000" {
		t.Errorf("only the file itself is wrong:\n%s", said(findings))
	}
	files = contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inExam, "", pilotExam)
	contenttest.Edit(t, files, "blueprints/again.yaml", "", pilotExam)
	_, findings = Load(files, today)
	if len(findings) != 1 || findings[0].Code != "I001" {
		t.Errorf("the exam is there twice:\n%s", said(findings))
	}
}

func TestACopyOfAShippedExamIsIgnored(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inExam, "", strings.Replace(pilotExam, "test/pilot-1", "aws/saa-c03", 1))
	p, _ := Load(files, today)
	if p == nil || len(p.Blueprints()) != 0 {
		t.Errorf("%v", p)
	}
}
