package cells_test

import (
	"testing"

	"quest/content/interchange/cells"
)

func TestAFormulaStaysText(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "Mina": "Mina", "=1+1": "'=1+1", "+82": "'+82", "-1": "'-1", "@cmd": "'@cmd", "\t=1": "'\t=1", "\r=1": "'\r=1", "\n=1": "'\n=1", "'a": "''a", "'=1": "''=1",
		"＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠1": "'＠1", "a=1": "a=1", "미나": "미나", "a,b": "a,b", "\u200f=1": "\u200f=1", "\xff": "\xff",
	} {
		got := cells.Shielded(s)
		if got != want || cells.Unshielded(got) != s {
			t.Errorf("%q is %q, want %q; back again it is %q", s, got, want, cells.Unshielded(got))
		}
	}
	for _, s := range []string{"'", "'Mina", "plain"} {
		if cells.Unshielded(s) != s {
			t.Errorf("%q loses its apostrophe", s)
		}
	}
}
