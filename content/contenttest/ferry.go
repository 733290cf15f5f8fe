package contenttest

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"quest/content"
)

// FerryFiles gives the files of a small pack with an item of every type, a lab and a
// reward, in one or more languages, the source first. English, Korean and Japanese have
// texts of their own, every other language has the English ones with an accent. The
// pack has no findings in any of them.
func FerryFiles(t testing.TB, langs ...content.Lang) fstest.MapFS {
	t.Helper()
	all := files(t, "ferry")
	for path, f := range all {
		var out []string
		for line := range strings.SplitSeq(string(f.Data), "\n") {
			out = append(out, ferryLine(t, line, langs)...)
		}
		all[path].Data = []byte(strings.Join(out, "\n"))
	}
	return all
}

var (
	ferryList  = regexp.MustCompile(`@@([a-zA-Z]+)`)  // the text in every language, on one line
	ferryMap   = regexp.MustCompile(`@{([a-zA-Z]+)}`) // the text as a map
	ferryBlock = regexp.MustCompile(`^( *)(.*)@([a-zA-Z]+)(.*)$`)
)

// ferryLine puts the texts into a line of the pack, one line for each language where
// the text stands for itself.
func ferryLine(t testing.TB, line string, langs []content.Lang) []string {
	t.Helper()
	if m := ferryList.FindStringSubmatch(line); m != nil {
		var all []string
		for _, lang := range langs {
			if m[1] == "languages" {
				all = append(all, string(lang))
			} else {
				all = append(all, `"`+ferryText(t, m[1], lang)+`"`)
			}
		}
		sep := " / "
		if m[1] == "languages" {
			sep = ", "
		}
		return []string{strings.Replace(line, m[0], strings.Join(all, sep), 1)}
	}
	if ferryMap.MatchString(line) {
		return []string{ferryMap.ReplaceAllStringFunc(line, func(s string) string {
			var all []string
			for _, lang := range langs {
				all = append(all, string(lang)+`: "`+ferryText(t, s[2:len(s)-1], lang)+`"`)
			}
			return "{" + strings.Join(all, ", ") + "}"
		})}
	}
	m := ferryBlock.FindStringSubmatch(line)
	if m == nil {
		return []string{line}
	}
	indent, before, name, after := m[1], m[2], m[3], m[4]
	var out []string
	for i, lang := range langs {
		text := ferryText(t, name, lang)
		switch {
		case i == 0:
			out = append(out, indent+before+text+after)
		case strings.HasPrefix(before, "#"):
			out = append(out, "**"+text+"**")
		case strings.HasPrefix(before, "👉"):
			out = append(out, before+text)
		default:
			out = append(out, indent+strings.Repeat(" ", len(before))+text)
		}
	}
	return out
}

func ferryText(t testing.TB, name string, lang content.Lang) string {
	t.Helper()
	texts, ok := ferryTexts[name]
	at := slices.Index([]content.Lang{content.English, content.Korean, "ja"}, lang)
	if !ok {
		t.Fatalf("no text %q", name)
	}
	if at < 0 && name != "takeaways" { // by its heading that section is known
		return texts[0] + " é"
	}
	return texts[max(at, 0)]
}

// ferryTexts are the texts of the pack in English, Korean and Japanese.
var ferryTexts = map[string][3]string{
	"title":        {"The ferry", "나룻배", "渡し船"},
	"summary":      {"How a ferry crosses a river.", "나룻배가 강을 건너는 법입니다.", "渡し船が川を渡る方法です。"},
	"short":        {"A helper that is called", "부르면 돕는 것", "呼べば助けるもの"},
	"says":         {"The engine steers the ferry", "엔진이 나룻배의 방향을 정한다", "エンジンが船の向きを決める"},
	"fix":          {"The rudder turns the ferry.", "키가 나룻배를 돌립니다.", "舵が船を回します。"},
	"pilot":        {"Ferry Pilot", "나룻배 사공", "渡し守"},
	"rudder":       {"A ferry is turned by its rudder.", "나룻배는 키로 방향을 바꿉니다.", "渡し船は舵で向きを変えます。"},
	"rudderGist":   {"rudder turns", "키가 돌림", "舵が回す"},
	"section":      {"Wind and water", "바람과 물", "風と水"},
	"wind":         {"Wind pushes the ferry aside.", "바람은 나룻배를 옆으로 밉니다.", "風は船を横に押します。"},
	"call":         {"The pilot calls `Lambda` for help.", "사공은 `Lambda`{을/를} 불러 도움을 받습니다.", "渡し守は`Lambda`を呼びます。"},
	"takeaways":    {"Key Takeaways", "핵심 정리", "Takeaways"},
	"whatSteers":   {"What turns the ferry?", "무엇이 나룻배를 돌립니까?", "何が船を回しますか。"},
	"theRudder":    {"the rudder", "키", "舵"},
	"theEngine":    {"the engine", "엔진", "エンジン"},
	"theMast":      {"the mast", "돛대", "高い帆柱"},
	"engineDrives": {"The engine only drives it.", "엔진은 나아가게만 합니다.", "エンジンは進めるだけです。"},
	"mastCarries":  {"The mast carries a light.", "돛대에는 등이 달립니다.", "帆柱には灯が付きます。"},
	"aService":     {"That is no part of a ferry.", "나룻배의 부품이 아닙니다.", "船の部品ではありません。"},
	"twoNeeded":    {"Which TWO parts bring it over?", "건너는 데 필요한 부품 **두 개**는 무엇입니까?", "渡るのに要る部品を二つ選んでください。"},
	"sortParts":    {"Put each part where it belongs.", "부품을 제자리에 놓으세요.", "部品を正しい所に置いてください。"},
	"below":        {"below the water", "물 아래", "水の下"},
	"deck":         {"above the deck", "갑판 위", "甲板の上"},
	"inOrder":      {"Put the start in order.", "출발 순서대로 놓으세요.", "出発の順に並べてください。"},
	"startEngine":  {"start the engine", "엔진을 켠다", "エンジンをかける"},
	"looseRope":    {"loosen the rope", "밧줄을 푼다", "綱をほどく"},
	"steer":        {"steer to the shore", "기슭으로 향한다", "岸へ向ける"},
	"matchParts":   {"Match each part with its use.", "부품을 쓰임과 이으세요.", "部品と役目を結んでください。"},
	"turns":        {"turns it", "방향 바꾸기", "向きを変える"},
	"drives":       {"drives it", "나아가기", "前へ進める"},
	"carries":      {"carries a light", "등 달기", "灯を掲げる"},
	"gapText":      {"The pilot calls {{part}} for help.", "사공은 {{part}}{을/를} 부릅니다.", "渡し守は{{part}}を呼びます。"},
	"storm":        {"A storm comes up at night.", "밤에 폭풍이 다가옵니다.", "夜に嵐が来ます。"},
	"stormFirst":   {"What is done first?", "무엇을 먼저 합니까?", "最初に何をしますか。"},
	"bridge":       {"bridge", "조타실", "操舵室"},
	"shore":        {"shore", "기슭", "岸"},
	"helm":         {"what is held", "잡은 것", "握るもの"},
	"drifts":       {"With {helm} held, the ferry drifts.", "{helm}{을/를} 잡아서는 나룻배가 떠내려갑니다.", "{helm}を握ると船は流されます。"},
	"arrives":      {"With {helm} held, the ferry arrives.", "{helm}{을/를} 잡으니 나룻배가 닿습니다.", "{helm}を握ると船は着きます。"},
}
