package content_test

import (
	"testing"

	"quest/content"
)

func TestFoldKeepsTheSignsThatCarryMeaning(t *testing.T) {
	for s, want := range map[string]string{
		" Amazon  SNS. ": "amazonsns", "ＡＭＡＺＯＮ SNS": "amazonsns", "amazon-sns": "amazonsns", "lambda_async": "lambdaasync",
		"C++": "c++", "C#": "c#", "Ｃ＋＋": "c++", "# 1": "1", "SNS + SQS": "snssqs", "A+": "a+",
		"-1": "-1", "−1": "-1", "–1": "-1", "1.5": "1.5", ".5": ".5", "10.0.0.0/16": "10.0.0.0/16", "12:30": "12:30", "１２：３０": "12:30",
		"-.5": "-.5", "- 1": "-1", "x > - 1": "x>-1", "Phase - 1": "phase1", "30%": "30%", "30 %": "30%", "30％": "30%", "1,5": "1,5", "½": "1/2", "1~5": "1-5", "1 – 5": "1-5", "10～20 %": "10-20%", "~5": "5",
		"x > 3": "x>3", "x ≥ 3": "x>=3", "x>=3": "x>=3", "x ≠ 3": "x!=3", "x != 3": "x!=3", "x ! = 3": "x!=3", "x ≮ 3": "x!<3", "A → B": "a>b",
		"Port 443.": "port443", "443,": "443", "443.,": "443", "“443.”": "443", "443。": "443", "v1.2.": "v1.2", "...": "", "!": "", "?": "",
		"Node.js": "nodejs", "us-east-1": "useast-1", "1\u200b.5": "1.5", "-\u200b1": "-1", "e\u200d\u0301": "é",
	} {
		if got := content.Fold(s); got != want {
			t.Errorf("%q folds to %q, want %q", s, got, want)
		}
	}
	if got := content.FoldKeepingCase("Dry-Run 1"); got != "DryRun1" {
		t.Errorf("with case: %q", got)
	}
	if got := content.FoldLetters("C++ > -1.5 %"); got != "c15" {
		t.Errorf("letters alone: %q", got)
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"C++", "x ≮ 3", "=\u200d\u0338", "e\u200d\u0301", "1. ,~ 5%", "ᄒ\u200dᅡᆫ", "ＡＢＣ", "½~⅓", "\xff", "İ", "!\u200b="} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := content.Fold(s)
		if twice := content.Fold(once); twice != once {
			t.Errorf("%q folds to %q and that to %q", s, once, twice)
		}
		if cased := content.FoldKeepingCase(s); content.FoldKeepingCase(cased) != cased {
			t.Errorf("%q is not settled: %q", s, cased)
		}
	})
}
