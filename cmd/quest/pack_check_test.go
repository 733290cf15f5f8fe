package main

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// runs runs the program and gives its exit code and what it wrote.
func runs(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	env := []string{"QUEST_SAVE_DIR=" + t.TempDir(), "LANG=C"}
	code = NewMain().Run(context.Background(), args, env, strings.NewReader(""), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

var examplePack = filepath.Join("..", "..", "docs", "example-pack")

func TestCheckTellsHowOftenEachOutcomeOfALabOccurs(t *testing.T) {
	code, out, errs := runs(t, "pack", "check", "-v", examplePack)
	if code != exitDone || errs != "" {
		t.Fatalf("exit %d: %s", code, errs)
	}
	for _, want := range []string{
		"lab rds-to-lambda: 2160 states\n",
		"  insert/direct  engine 864  extension 576  native 288  role-attached 144  egress 144  path 36  role-allows 54  function 27  arrived 27\n",
		"  mission first-fire: par 6\n",
		"0 errors, 0 warnings, 0 notes - 9 items, 1 lesson, 1 lab - en 100 %, ko 100 %\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
}

func TestWorkflowCommandsAreEscaped(t *testing.T) {
	if got, want := gitHubData("100 %: a, b\r\nc"), "100 %25: a, b%0D%0Ac"; got != want {
		t.Errorf("data %q, want %q", got, want)
	}
	if got, want := gitHubProperty("a,b:c %\r\n"), "a%2Cb%3Ac %25%0D%0A"; got != want {
		t.Errorf("property %q, want %q", got, want)
	}
}

// The names in SARIF 2.1.0 that a reader needs: every result names a rule that is there, a
// level of the standard and a place that begins at 1.
func TestSARIFIsWhole(t *testing.T) {
	dir := brokenPack(t)
	code, out, errs := runs(t, "pack", "check", dir, "--format", "sarif", "--lang", "ko")
	if code != exitFindings || errs != "" {
		t.Fatalf("exit %d: %s", code, errs)
	}
	var log sarifLog
	d := json.NewDecoder(strings.NewReader(out))
	d.DisallowUnknownFields()
	if err := d.Decode(&log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || !strings.HasSuffix(log.Schema, "sarif-2.1.0.json") || len(log.Runs) != 1 {
		t.Fatalf("version %s, schema %s, %d runs", log.Version, log.Schema, len(log.Runs))
	}
	run := log.Runs[0]
	if run.Tool.Driver.Name != "quest" || run.Language != "ko" || run.ColumnKind != "unicodeCodePoints" || len(run.Results) < 3 {
		t.Errorf("run %+v", run)
	}
	levels := map[string]int{}
	for _, r := range run.Results {
		levels[r.Level]++
		if rule := run.Tool.Driver.Rules[r.RuleIndex]; rule.ID != r.RuleID || rule.Default.Level == "" {
			t.Errorf("result %s points to rule %+v", r.RuleID, rule)
		}
		at := r.Locations[0].Physical
		if r.Message.Text == "" || at.Artifact.URI == "" || strings.ContainsAny(at.Artifact.URI, ` \`) || at.Region.Line < 1 || at.Region.Column < 1 {
			t.Errorf("result %+v", r)
		}
	}
	if levels["error"] == 0 || levels["warning"] == 0 || levels["note"] == 0 || len(levels) != 3 {
		t.Errorf("levels %v", levels)
	}
}

func TestSARIFWithoutFindingsIsWhole(t *testing.T) {
	code, out, _ := runs(t, "pack", "check", examplePack, "--format", "sarif")
	if code != exitDone || !strings.Contains(out, `"results": []`) || !strings.Contains(out, `"rules": []`) {
		t.Errorf("exit %d:\n%s", code, out)
	}
}
