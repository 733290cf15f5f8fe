package source

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// misread decodes the bytes of a text as a wrong encoding would. Bytes that
// Windows-1252 does not have become controls, or are lost.
func misread(s string, as *charmap.Charmap, lose bool) string {
	var b strings.Builder
	for i := range len(s) {
		r := as.DecodeByte(s[i])
		if r == '\ufffd' {
			if lose {
				continue
			}
			r = rune(s[i])
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestMisreadKoreanIsFound(t *testing.T) {
	const seed = 7
	random := rand.New(rand.NewPCG(seed, seed))
	for _, enc := range []struct {
		name string
		as   *charmap.Charmap
		lose bool
		most int // words in a thousand that may be missed
	}{
		{"Latin-1", charmap.ISO8859_1, false, 10},
		{"Windows-1252", charmap.Windows1252, false, 10},
		{"Windows-1252 with lost bytes", charmap.Windows1252, true, 20},
	} {
		missed, all := 0, 0
		for r := rune(0xac00); r <= 0xd7a3; r++ {
			word := string(r) + string(rune(0xac00+random.IntN(11172)))
			all++
			if mojibake(misread(word, enc.as, enc.lose)) == 0 {
				missed++
			}
		}
		if missed*1000 > all*enc.most {
			t.Errorf("%s: %d of %d words were missed (seed %d)", enc.name, missed, all, seed)
		}
	}
}

func TestCleanTextIsNotTakenForMojibake(t *testing.T) {
	for _, s := range []string{
		"Brontë…”", "naïve café", "“ê”", "São Paulo", "Übergröße", "d’été", "l’été…", "Emily Brontë’s “Wuthering Heights”",
		"한글 이벤트 알림", "forêt «ê»", "×÷±²³", "½ + ¼", "Việt Nam", "Señor Núñez", "Crème brûlée – £5",
	} {
		if at := mojibake(s); at != 0 {
			t.Errorf("%q was taken for mojibake at %d", s, at)
		}
	}
	lines := 0
	for path, src := range readAll(os.DirFS("../packs/rds-events")).files {
		for i, line := range src.lines {
			lines++
			if mojibake(line) != 0 {
				t.Errorf("%s:%d was taken for mojibake", path, i+1)
			}
		}
	}
	if lines < 1000 {
		t.Errorf("only %d lines were read", lines)
	}
}
