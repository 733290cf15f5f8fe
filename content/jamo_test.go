package content_test

import (
	"testing"

	"golang.org/x/text/unicode/norm"

	"quest/content"
)

func TestLooseJamoAreNoticedInEveryForm(t *testing.T) {
	for s, want := range map[string]bool{
		"ㅎㅏㄴ": true, "ㅎ": true, "\uffbe\uffc2\uffa4": true, "\u1112": true, "\u1161": true, "한\u1112": true, "\ua960": true, "\ud7b0": true, "moon ㄷㅏㄹ": true,
		"한": false, norm.NFD.String("한"): false, "han": false, "": false, "ｍｏｏｎ": false, "「한」": false, "月": false,
	} {
		if content.LooseJamo(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}
