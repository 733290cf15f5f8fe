package main

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
		if got, _ := nearest(c.typed, names); got != c.want {
			t.Errorf("%q: got %q, want %q", c.typed, got, c.want)
		}
	}
	if got, _ := nearest("민하", []string{"민아", "서준"}); got != "민아" {
		t.Errorf("Hangul: got %q", got)
	}
}

func TestDistanceCountsSwapsOnce(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "", 3}, {"abc", "acb", 1}, {"ca", "abc", 3}, {"kitten", "sitting", 3}} {
		if got := distance([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("%q to %q: got %d, want %d", c.a, c.b, got, c.want)
		}
		if distance([]rune(c.a), []rune(c.b)) != distance([]rune(c.b), []rune(c.a)) {
			t.Errorf("%q and %q: the distance depends on the direction", c.a, c.b)
		}
	}
}
