package game

import "testing"

func TestNoticesAreValues(t *testing.T) {
	n := Say("a.B").With("x", "1")
	first, second := n.With("y", "2"), n.Count("n", 3)
	for _, c := range []struct {
		n    Notice
		want string
	}{
		{n, "a.B x=1"},
		{first, "a.B x=1 y=2"},
		{second, "a.B x=1 n=3"},
		{n.Put("why", first), "a.B x=1 why=(a.B x=1 y=2)"},
		{n.Put("why", Notice{}), "a.B x=1 why="},
		{Verbatim("as it is"), "as it is"},
		{Notice{}, ""},
	} {
		if got := c.n.String(); got != c.want || c.n.Empty() != (c.want == "") {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
