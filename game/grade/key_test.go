package grade_test

import (
	"slices"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/packs"
	"quest/content/source"
	"quest/game/grade"
)

// everyPack gives the shipped packs and those made for tests.
func everyPack(t *testing.T) []*content.Pack {
	t.Helper()
	all := []*content.Pack{contenttest.Pack(), contenttest.Deep()}
	for _, b := range packs.Shipped() {
		p, err := content.Open(b)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	canal, _ := source.Load(contenttest.CanalFiles(t), source.Options{Today: "2026-11-23", Version: "0.1.0"})
	harbour, _ := source.Load(contenttest.HarbourFiles(t), source.Options{Today: "2026-11-23", Version: "0.1.0"})
	if canal == nil || harbour == nil {
		t.Fatal("a pack of the tests is not accepted")
	}
	return append(all, canal, harbour)
}

func TestTheKeyOfEveryItemIsRightInFull(t *testing.T) {
	judged := map[content.ItemType]int{}
	for _, pack := range everyPack(t) {
		for _, quiz := range pack.Quizzes() {
			for _, id := range quiz.Items {
				item, ok := pack.Item(id)
				if !ok {
					t.Fatalf("%s: no item %s", pack.ID(), id)
				}
				judged[item.Type]++
				for _, lang := range []content.Lang{content.English, content.Korean, content.AnyLang, "fr", ""} {
					checkKey(t, item, lang)
				}
			}
		}
	}
	for _, kind := range content.ItemTypes() {
		if kind != content.Case && judged[kind] == 0 {
			t.Errorf("no item of type %s was judged", kind)
		}
	}
}

func checkKey(t *testing.T, item *content.Item, lang content.Lang) {
	t.Helper()
	key := grade.Key(item, lang)
	v, err := grade.Judge(item, key)
	if err != nil || !v.Right || v.Got != v.Of || v.Share != (grade.Share{Right: v.Share.Of, Of: v.Share.Of}) || len(v.Misconceptions) > 0 {
		t.Errorf("item %s in %q: %+v, %v", item.ID, lang, v, err)
	}
	if !grade.Complete(item, key) {
		t.Errorf("item %s in %q: the key %+v is not complete", item.ID, lang, key)
	}
	for i, gap := range item.Gaps {
		typed := key.Typed[gap.ID]
		if v.Parts[i].Gap.Reading != grade.Accepted {
			t.Errorf("item %s in %q: %q is read as %v", item.ID, lang, typed, v.Parts[i].Gap.Reading)
		}
		own := gap.Accept[lang]
		if len(own) == 0 {
			own = gap.Accept[content.AnyLang]
		}
		if len(own) > 0 && !slices.ContainsFunc(own, func(s content.Safe) bool { return s.String() == typed }) {
			t.Errorf("item %s in %q: %q is in another language", item.ID, lang, typed)
		}
	}
}

func TestTheShareCountsWhatWasGiven(t *testing.T) {
	type placed = map[content.PartID]content.PartID
	deep := func(id content.ItemID) *content.Item {
		it, ok := contenttest.Deep().Item(id)
		if !ok {
			t.Fatalf("no item %s", id)
		}
		return it
	}
	for name, c := range map[string]struct {
		item *content.Item
		gave grade.Answer
		want grade.Share
	}{
		"single, wrong":          {item(t, contenttest.ReadMoon), grade.Answer{Choice: []content.PartID{"wind"}}, grade.Share{Wrong: 1, Of: 1}},
		"multi, half":            {item(t, contenttest.TwoAids), grade.Answer{Choice: []content.PartID{"buoy", "cloud"}}, grade.Share{Right: 1, Wrong: 1, Of: 2}},
		"truefalse, wrong":       {item(t, contenttest.TideIsWind), grade.Answer{Truth: truth(true)}, grade.Share{Wrong: 1, Of: 1}},
		"truefalse, nothing":     {item(t, contenttest.TideIsWind), grade.Answer{}, grade.Share{Of: 1}},
		"classify, one left out": {item(t, contenttest.SortShips), grade.Answer{Placed: placed{"tanker": "any", "dinghy": "any"}}, grade.Share{Right: 1, Wrong: 1, Of: 3}},
		"order, one step moved":  {steps(), grade.Answer{Sequence: ids{"d", "a", "b", "c"}}, grade.Share{Wrong: 4, Of: 4}},
		"match, one crossed":     {pairs(), grade.Answer{Paired: placed{"a": "b", "b": "a", "c": "c"}}, grade.Share{Right: 1, Wrong: 2, Of: 3}},
		"cloze, one of two":      {deep(contenttest.TideGaps), grade.Answer{Typed: map[content.PartID]string{deep(contenttest.TideGaps).Gaps[0].ID: "moon"}}, grade.Share{Right: 1, Of: 2}},
	} {
		v, err := grade.Judge(c.item, c.gave)
		if err != nil || v.Share != c.want {
			t.Errorf("%s: %+v (%v), want %+v", name, v.Share, err, c.want)
		}
	}
}

// What people type for a blank of the shipped packs beside the spelling of the key.
func TestBlanksOfTheShippedPacksAcceptWhatPeopleType(t *testing.T) {
	typed := map[content.ItemID][]string{
		"pause-flag": {"enabled", "ENABLED", "Enabled 파라미터"}, "os-metrics-in": {"Logs", "CloudWatch Logs", "로그"},
		"pg-endpoint-type":      {"interface", "Interface endpoint", "Interface VPC endpoint", "인터페이스 엔드포인트"},
		"case-three-teams-name": {"fan-out", "fanout", "fan out", "Fan-Out", "팬아웃", "팬 아웃"},
		"pg-two-clocks":         {"1,000", "1000 ms", "1천"}, "targets-of-a-rule": {"five", "5", "다섯", "5개"},
		"where-the-audit-lands": {"kinesis", "Kinesis Data Streams", "키네시스"},
		"mysql-activation":      {"set role", "SET ROLE", "Set Role", "SET ROLE 문", "SET ROLE 명령문"},
		"mysql-parameter-name":  {"AWS_DEFAULT_LAMBDA_ROLE"}, "mysql-lambda-access": {"aws_lambda_access"},
		"pg-feature-name": {"lambda", "람다"}, "pg-dry-run": {"DryRun"},
	}
	for _, pack := range everyPack(t) {
		for _, quiz := range pack.Quizzes() {
			for _, id := range quiz.Items {
				item, _ := pack.Item(id)
				for _, answer := range typed[id] {
					if got := grade.Read(&item.Gaps[0], answer); got.Reading != grade.Accepted {
						t.Errorf("%s: %q reads as %d", id, answer, got.Reading)
					}
				}
				delete(typed, id)
			}
		}
	}
	for id := range typed {
		t.Errorf("no item %s", id)
	}
}
