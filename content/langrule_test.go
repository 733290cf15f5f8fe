package content

import "testing"

func TestParticlesFollowTheRuleOfTheirLanguage(t *testing.T) {
	for _, tt := range []struct {
		lang Lang
		want string
	}{{Korean, "버킷을"}, {English, "버킷{을/를}"}, {"ja", "버킷{을/를}"}} {
		if got := ResolveParticles(tt.lang, "버킷{을/를}", nil); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.lang, got, tt.want)
		}
	}
}

func TestNumbersHaveTheFormsOfTheirLanguage(t *testing.T) {
	for _, tt := range []struct {
		lang   Lang
		number string
		want   string
	}{{English, "1", PluralOne}, {English, "0", PluralOther}, {English, "21", PluralOther}, {Korean, "1", PluralOther}, {"fr", "1", PluralOne}} {
		if got := Plural(tt.lang, tt.number); got != tt.want {
			t.Errorf("%s %s: %s, want %s", tt.lang, tt.number, got, tt.want)
		}
	}
}
