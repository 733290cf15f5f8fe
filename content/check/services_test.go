package check_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"quest/content/check"
	"quest/content/contenttest"
)

// TestTheListOfServicesIsSound holds every entry to a state, a page of AWS and a day.
func TestTheListOfServicesIsSound(t *testing.T) {
	raw, err := os.ReadFile("services.json")
	if err != nil {
		t.Fatal(err)
	}
	var list struct {
		About    string              `json:"about"`
		Tells    map[string][]string `json:"tells"`
		Services []struct {
			Name      string   `json:"name"`
			Names     []string `json:"names"`
			But       []string `json:"but"`
			Alone     bool     `json:"alone"`
			State     string   `json:"state"`
			Since     string   `json:"since"`
			Successor string   `json:"successor"`
			Now       []string `json:"now"`
			Source    string   `json:"source"`
			LookedUp  string   `json:"looked_up"`
		} `json:"services"`
	}
	d := json.NewDecoder(strings.NewReader(string(raw)))
	d.DisallowUnknownFields()
	if err := d.Decode(&list); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, s := range list.Services {
		if _, err := time.Parse(time.DateOnly, s.LookedUp); err != nil || len(s.Names) == 0 || s.Name == "" {
			t.Errorf("%+v", s)
		}
		if !strings.HasPrefix(s.Source, "https://docs.aws.amazon.com/") && !strings.HasPrefix(s.Source, "https://docs.amazonaws.cn/") {
			t.Errorf("%s: %s is no page of AWS", s.Name, s.Source)
		}
		if !slices.Contains([]string{"closed", "closing", "ended", "renamed", "superseded"}, s.State) {
			t.Errorf("%s: state %q", s.Name, s.State)
		}
		dated := s.State == "closing" || s.State == "ended"
		if _, err := time.Parse(time.DateOnly[:len(s.Since)], s.Since); dated && (err != nil || len(s.Since) < len("2026-11")) {
			t.Errorf("%s: %s since %q", s.Name, s.State, s.Since)
		}
		if old := s.State == "renamed" || s.State == "superseded"; old && (s.Successor == "" || len(s.Now) == 0) {
			t.Errorf("%s has no new name", s.Name)
		}
		for _, name := range s.Names {
			if seen[name] {
				t.Errorf("%s stands twice", name)
			}
			seen[name] = true
		}
	}
}

func TestClosedServicesAndOldNamesAreWarnedOf(t *testing.T) {
	const option, reason, stem, korean = "          The rivers\n", "          Rivers are far too small.\n", "      What pulls the sea?\n", "      무엇이 바다를 끌어당깁니까?\n"
	for _, tt := range []struct{ name, old, with, code string }{
		{"an option", option, "          Elastic Transcoder\n", "Q025"},
		{"an option with its maker", option, "          Amazon QLDB for it\n", "Q025"},
		{"a stem", stem, "      Does AWS Cloud9 pull the sea?\n", "Q025"},
		{"a Korean stem with a particle", korean, "      Snowcone을 쓰면 무엇이 바다를 끌어당깁니까?\n", "Q025"},
		{"an old name", option, "          Kinesis Data Firehose\n", "Q026"},
		{"an old name in a reason", reason, "          AWS SSO is far too small.\n", "Q026"},
		{"a closed service in a reason", reason, "          App Runner is far too small.\n", ""},
		{"an old name beside the new one", option, "          Amazon Data Firehose (once Kinesis Data Firehose)\n", ""},
		{"a service that is said to be closed", option, "          Snowball Edge, no longer sold\n", ""},
		{"a plan that ends", option, "          AWS Business Support\n", "Q025"},
		{"the plan that follows", option, "          AWS Business Support+\n", ""},
		{"a part of a platform", option, "          Amazon SageMaker Canvas\n", ""},
		{"a new name with an addition", option, "          Amazon SageMaker AI\n", ""},
		{"an old name that stands alone", option, "          Amazon SageMaker endpoints\n", "Q026"},
		{"a longer word", option, "          QuickSights\n", ""},
		{"a word that is no name", option, "          A snowball and a data pipeline\n", ""},
		{"what is superseded", option, "          An origin access identity\n", "Q026"},
		{"another kind of it", option, "          Amazon Timestream for InfluxDB\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := contenttest.HarbourFiles(t)
			contenttest.Edit(t, files, inTides, tt.old, tt.with)
			report, err := check.Files(files, today)
			if err != nil {
				t.Fatal(err)
			}
			found := ""
			for _, f := range report.Findings {
				if f.Code == "Q025" || f.Code == "Q026" {
					found = f.Code
				}
			}
			if found != tt.code {
				t.Errorf("found %q, want %q:\n%s", found, tt.code, said(report.Findings))
			}
		})
	}
}

func TestWhereClosedServicesMayStand(t *testing.T) {
	const option = "          The rivers\n"
	for name, edits := range map[string][]string{
		"the reason says it":             {inTides, option, "          Amazon Forecast\n", inTides, "          Rivers are far too small.\n", "          It is closed to new customers.\n"},
		"superseded beside its follower": {inTides, option, "          An origin access identity\n", inTides, "          The wind\n", "          An origin access control\n"},
		"a pack for no exam of AWS":      {inTides, option, "          Snowcone\n", "pack.yaml", "exams: [aws/saa-c03]\n", "", inTides, "  domains: [aws/saa-c03:d2]\n", ""},
	} {
		files := contenttest.HarbourFiles(t)
		for i := 0; i < len(edits); i += 3 {
			contenttest.Edit(t, files, edits[i], edits[i+1], edits[i+2])
		}
		report, err := check.Files(files, today)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range report.Findings {
			if f.Code == "Q025" && f.Lang != "ko" || f.Code == "Q026" || f.Level.String() == "error" {
				t.Errorf("%s: %s", name, f.String("en"))
			}
		}
	}
}

func TestLessonsThatNameClosedServicesAreWarnedOf(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	lesson := "lessons/01-tides.md"
	if files[lesson] == nil {
		t.Fatalf("no %s", lesson)
	}
	contenttest.Edit(t, files, lesson, "1. Slow down. {#slow}\n속도를 줄이세요.\n", "1. AWS Data Pipeline moves data. {#slow}\nAWS Data Pipeline이 데이터를 옮깁니다.\n")
	report, err := check.Files(files, today)
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Count(string(files[lesson].Data[:strings.Index(string(files[lesson].Data), "AWS Data Pipeline")]), "\n") + 1
	n := 0
	for _, f := range report.Findings {
		if f.Code == "Q025" {
			if n++; f.File != lesson || f.Line != rows {
				t.Errorf("at %s:%d, want line %d", f.File, f.Line, rows)
			}
		}
	}
	if n != 1 { // one for both languages
		t.Errorf("%d findings:\n%s", n, said(report.Findings))
	}
}
