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
