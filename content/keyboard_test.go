package content_test

import (
	"testing"

	"golang.org/x/text/unicode/norm"

	"quest/content"
)

func TestTextsTypedWithTheSameKeysInTheOtherLanguage(t *testing.T) {
	for _, c := range []struct {
		typed, wanted string
		want          bool
	}{
		{"fkaek", "람다", true},
		{"FKAEK", "람다", true}, // caps lock
		{"vosdkdnt", "팬아웃", true},
		{"rlsptltm", "키네시스", false}, // 기네시스
		{"zlsptltm", "키네시스", true},
		{"ㅇ교껴ㅜ", "DryRun", true},
		{"ㅇ교겨ㅜ", "DryRun", true},
		{norm.NFD.String("ㅇ교껴ㅜ"), "DryRun", true},
		{"ᄃｒｙ", "ery", true},
		{"눈", "SNS", true},
		{"ㄴㅃㄴ", "SQS", true},
		{"ｆｋａｅｋ", "람다", true},
		{"fkㅁ다", "람다", true}, // the key was pressed in the middle of a syllable
		{"람ek", "람다", true},
		{"람다 gkatn 3rodml", "람다 함수 3개의", true},
		{"Aurora zmffjtmxj", "Aurora 클러스터", true},
		{"며갸ㅐ라", "Aurora 클러스터", false},
		{"Qkd", "빵", true},
		{"QKD", "방", true},  // caps lock
		{"qkd", "빵", false}, // 방
		{"Rhk", "꽈", true},
		{"dOrl", "얘기", true},
		{"dorl", "얘기", false}, // 애기
		{"rP", "계", true},
		{"rp", "계", false}, // 게
		{"빠", "바", false},
		{"람다", "람다", false},
		{"ㅎㅏㄴ", "한", false},
		{"sns", "SNS", false},
		{"443", "443", false},
		{"-1ro", "-1개", true},
		{"1ro", "-1개", false},
		{"q", "ㅂ", false},
		{"", "", false},
	} {
		if got := content.SameKeys(content.Keystrokes(c.typed), content.Keystrokes(c.wanted)); got != c.want {
			t.Errorf("%q for %q: %v", c.typed, c.wanted, got)
		}
	}
}

// latinKeys types a text with the keyboard in English.
func latinKeys(s string) string {
	var keys []rune
	for _, k := range content.Keystrokes(s) {
		keys = append(keys, k.Key)
	}
	return string(keys)
}

func TestEverySyllableHasItsKeys(t *testing.T) {
	seen := map[string]rune{}
	for r := '가'; r <= '힣'; r++ {
		keys := latinKeys(string(r))
		if other, ok := seen[keys]; ok || keys == "" {
			t.Fatalf("%c and %c have the keys %q", r, other, keys)
		}
		seen[keys] = r
		if !content.SameKeys(content.Keystrokes(keys), content.Keystrokes(string(r))) {
			t.Fatalf("%c is not known by %q", r, keys)
		}
	}
	for letters, keys := range map[string]string{"ㄱㅅㄳㅏㅘ": "rtrtkhk", "ﾡﾢ": "rR", "ㅃㅉㄸㄲㅆㅒㅖ": "QWERTOP"} {
		if got := latinKeys(letters); got != keys {
			t.Errorf("%s has the keys %q, want %q", letters, got, keys)
		}
	}
}
