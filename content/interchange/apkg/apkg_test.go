package apkg_test

import (
	"bytes"
	"testing"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/apkg"
	"quest/content/interchange/apkg/apkgtest"
	"quest/content/interchange/banktest"
)

func TestDecksOfAnkiComeInAsTheyAreMeant(t *testing.T) {
	banktest.Made(t, apkg.Format(), apkgtest.Inputs(t))
}

// A file that is cut or changed anywhere is refused, or read, and never ends the program.
func TestBrokenDecksAreRefused(t *testing.T) {
	for _, whole := range [][]byte{apkgtest.Old(t, apkgtest.Basic("dog", "개")), apkgtest.Newest(t, apkgtest.Basic("dog", "개"), nil), apkgtest.Basic("dog", "개").Collection(t)} {
		for i := 0; i < len(whole); i += 97 {
			banktest.Report(t, apkg.Format(), "cut", whole[:i])
			changed := bytes.Clone(whole)
			changed[i] ^= 0x55
			banktest.Report(t, apkg.Format(), "changed", changed)
		}
	}
}

func TestADeckIsKnownByItsFirstBytes(t *testing.T) {
	for _, in := range apkgtest.Inputs(t) {
		_, rest, deck := bytes.Cut(in.Raw[:min(len(in.Raw), 200)], []byte("collection.anki2"))
		if got := apkg.Begins(in.Raw[:min(len(in.Raw), 4<<10)]); got != (deck && len(rest) > 0) && in.Raw[0] == 'P' {
			t.Errorf("%s: %v", in.Name, got)
		}
	}
	if apkg.Begins([]byte("collection.anki2")) || apkg.Begins(nil) {
		t.Error("a text is taken for a deck")
	}
}

func FuzzRead(f *testing.F) {
	gaps := apkgtest.WithGaps("{{c1::a::b}} c", "d")
	f.Add(gaps.Collection(f))
	gaps.Ver = 18
	f.Add(gaps.Collection(f))
	f.Add(apkgtest.Old(f, apkgtest.Basic("dog", "개")))
	f.Add(apkgtest.Newest(f, apkgtest.Basic("dog", "개"), apkgtest.Message(1, string(apkgtest.Message(1, "dog.jpg"))), "0", "x"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) <= 16<<10 {
			banktest.Report(t, apkg.Format(), "fuzz", raw)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var pairs []string
	for i := range 10_000 {
		pairs = append(pairs, "Which harbour has the sign of number "+string(rune('a'+i%26))+"?", "Harbour")
	}
	raw := apkgtest.Old(b, apkgtest.Basic(pairs...))
	for b.Loop() {
		f, err := interchange.NewFile("x", raw)
		if err != nil {
			b.Fatal(err)
		}
		bank, err := apkg.Read(f, interchange.ReadOptions{Lang: content.English})
		if err != nil || len(bank.Quizzes[0].Questions) != 10_000 {
			b.Fatal(err)
		}
	}
}
