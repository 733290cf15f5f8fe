package console

import "testing"

func TestNearestNameIsTheOneThatWasMeant(t *testing.T) {
	names := []string{"play", "stats", "pack", "version", "help"}
	for _, c := range []struct{ typed, want string }{
		{"plya", "play"},
		{"pla", "play"},
		{"PLAY", "play"},
		{"stat", "stats"},
		{"versoin", "version"},
		{"ver", "version"},
		{"hlep", "help"},
		{"zzz", ""},
		{"", ""},
		{"p", ""},
		{"playground", ""},
	} {
		if got, _ := Nearest(c.typed, names); got != c.want {
			t.Errorf("%q: got %q, want %q", c.typed, got, c.want)
		}
	}
	if got, _ := Nearest("민하", []string{"민아", "서준"}); got != "민아" {
		t.Errorf("Hangul: got %q", got)
	}
}
