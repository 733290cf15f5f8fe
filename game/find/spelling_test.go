package find

import (
	"encoding/json"
	"slices"
	"testing"

	"quest/content"
	"quest/content/contenttest"
)

func TestTheSpellingsAreWhole(t *testing.T) {
	pairs, err := spellings()
	if err != nil || len(pairs) < 40 {
		t.Fatalf("%d pairs: %v", len(pairs), err)
	}
	for i, p := range pairs {
		if len(p.name) == 0 || !slices.ContainsFunc(p.hangul, func(w string) bool { return w[0] >= 0x80 }) {
			t.Errorf("%q is no Hangul spelling of %q", p.hangul, p.name)
		}
		if slices.ContainsFunc(p.name, func(w string) bool { return w[0] >= 0x80 }) {
			t.Errorf("%q is not in Latin letters", p.name)
		}
		if slices.ContainsFunc(pairs[:i], func(q pair) bool { return slices.Equal(p.name, q.name) && slices.Equal(p.hangul, q.hangul) }) {
			t.Errorf("%q stands twice for %q", p.hangul, p.name)
		}
	}
}

// found reports whether words find the only entry of a shelf that has a text.
func found(text, words string) bool {
	var f filler
	f.add(entry{kind: APoint, lesson: noLesson}, false, content.NewText(map[content.Lang][]content.Safe{content.English: {contenttest.Safe(text)}}))
	var best hits
	f.done().search(Read(words), 0, &best)
	return len(best.all) > 0
}

// Each name is found by each of its Hangul spellings, and a text that has only the spelling is
// found by the name; with a particle behind it, too.
func TestNamesAreFoundByTheirHangulSpellingsAndBack(t *testing.T) {
	var names []spelling
	if err := json.Unmarshal(spellingData, &names); err != nil {
		t.Fatal(err)
	}
	for _, s := range names {
		for _, h := range s.Hangul {
			for _, text := range []string{"A call of " + s.Name + " fails", s.Name, s.Name + "를 부릅니다"} {
				if !found(text, h) {
					t.Errorf("%q does not find %q", h, text)
				}
			}
			for _, text := range []string{h, "새로운 " + h + "를 만듭니다"} {
				if !found(text, s.Name) {
					t.Errorf("%q does not find %q", s.Name, text)
				}
			}
		}
	}
}

func TestASpellingIsFoundWhileItIsTyped(t *testing.T) {
	const text = "DynamoDB Streams call Lambda through Amazon EventBridge and Step Functions"
	for _, words := range []string{
		"라", "람", "람다", "ㄹㄷ", "fkaek", "람드", "다이나", "ㄷㅇㄴㅁ", "다이나모 람다", "이벤트브", "ㅇㅂㅌㅂㄹㅈ", "스텝 ㅍㅅ", "스텝펑", "브리지",
	} {
		if !found(text, words) {
			t.Errorf("%q does not find it", words)
		}
	}
	for _, words := range []string{"오로라", "포스트그레", "키네시스", "글루"} {
		if found(text, words) {
			t.Errorf("%q finds it", words)
		}
	}
	for words, text := range map[string]string{"mysql": "마이그레이션과 SQL", "queue": "큐브 하나", "topic": "토픽스 지수"} {
		if found(text, words) {
			t.Errorf("%q finds %q", words, text)
		}
	}
}
