package content

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestCleanRefusesWhatATerminalWouldObey(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		bad      rune
		kind     string
	}{
		{"escape", "a\x1b]52;c;eA==\a", 0x1b, "control"},
		{"title", "\x1b]2;x\x07", 0x1b, "control"},
		{"bell", "\a", 7, "control"},
		{"backspace", "ab\b", 8, "control"},
		{"lone CR", "a\rb", '\r', "control"},
		{"delete", "a\x7f", 0x7f, "control"},
		{"NUL", "\x00", 0, "control"},
		{"C1 as UTF-8", "a\u009bm", 0x9b, "control"},
		{"C1 raw", "a\x9bm", 0xfffd, "broken"},
		{"next line", "a\u0085b", 0x85, "control"},
		{"line separator", "a\u2028b", 0x2028, "control"},
		{"paragraph separator", "a\u2029b", 0x2029, "control"},
		{"right to left override", "a\u202eb", 0x202e, "bidi"},
		{"isolate", "a\u2066b", 0x2066, "bidi"},
		{"Arabic letter mark", "a\u061cb", 0x61c, "bidi"},
		{"zero-width space", "S\u200bNS", 0x200b, "invisible"},
		{"zero-width non-joiner", "a\u200cb", 0x200c, "invisible"},
		{"joiner between letters", "a\u200db", 0x200d, "invisible"},
		{"soft hyphen", "a\u00adb", 0xad, "invisible"},
		{"word joiner", "a\u2060b", 0x2060, "invisible"},
		{"byte order mark inside", "a\ufeffb", 0xfeff, "invisible"},
		{"grapheme joiner", "a\u034fb", 0x34f, "invisible"},
		{"tag character", "a\U000e0041", 0xe0041, "invisible"},
		{"selector of an ideograph", "葛\U000e0100", 0xe0100, "invisible"},
		{"Hangul filler", "\u3164", 0x3164, "invisible"},
		{"half-width filler", "\uffa0", 0xffa0, "invisible"},
		{"choseong filler", "\u115f", 0x115f, "invisible"},
		{"jungseong filler", "\u1160", 0x1160, "invisible"},
		{"private use", "\ue000", 0xe000, "private"},
		{"noncharacter", "\ufffe", 0xfffe, "unknown"},
		{"replacement character", "a\ufffd", 0xfffd, "broken"},
		{"broken bytes", "a\xff\xc0\x80", 0xfffd, "broken"},
		{"surrogate", "\xed\xa0\x80", 0xfffd, "broken"},
		{"pattern of no dots", "\u2800\u2800", 0x2800, "invisible"},
		{"Khitan filler", "A\U00016fe4", 0x16fe4, "invisible"},
		{"note without a head", "\U0001d159", 0x1d159, "invisible"},
		{"object", "\ufffc", 0xfffc, "invisible"},
		{"blank hieroglyph", "\U00013441", 0x13441, "invisible"},
		{"style of nothing", "\ufe0f", 0xfe0f, "invisible"},
		{"style of a space", "a \ufe0f", 0xfe0f, "invisible"},
		{"style of a style", "a\ufe0f\ufe0e", 0xfe0e, "invisible"},
		{"200 pictures in a chain", strings.Repeat("👨\u200d", 200) + "👩", 0x200d, "joined"},
		{"chain of five pictures", "👨\u200d👩\u200d👧\u200d👦\u200d👦", 0x200d, "joined"},
		{"100 skin tones", "👍" + strings.Repeat("🏽", 100), 0x1f3fd, "marks"},
		{"100 sounds of half-width Kana", "ｶ" + strings.Repeat("ﾞ", 100), 0xff9e, "marks"},
		{"100 vowels of Thai", "ก" + strings.Repeat("ำ", 100), 0xe33, "marks"},
		{"100 initials of Hangul", strings.Repeat("\u1100", 100), 0x1100, "joined"},
		{"100 vowels of Hangul", "\u1100" + strings.Repeat("\u1161", 100), 0x1161, "joined"},
		{"100 consonants of Devanagari tied together", strings.Repeat("क्", 100), 0x915, "joined"},
		{"10,000 marks", "a" + strings.Repeat("\u0301", 10_000), 0x301, "marks"},
		{"500 marks", "a" + strings.Repeat("\u0301", 500), 0x301, "marks"},
		{"5 marks", "a\u0316\u0317\u0318\u0319\u031c", 0x31c, "marks"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Clean(tt.in)
			var unclean *UncleanError
			if !errors.As(err, &unclean) {
				t.Fatalf("Clean(%q) gave %v, want an UncleanError", tt.in, err)
			}
			if unclean.Rune != tt.bad || unclean.Kind != tt.kind {
				t.Errorf("refused %U as %s, want %U as %s", unclean.Rune, unclean.Kind, tt.bad, tt.kind)
			}
		})
	}
}

func TestCleanKeepsWhatPeopleWrite(t *testing.T) {
	for _, s := range []string{
		"", "a\tb\nc", "한글 이벤트", "ㅎㅏㄴ", "“따옴표” — …", "naïve café", "日本語", "👉 gist", "👩‍💻", "🏳️‍🌈", "👍🏽", "1️⃣", "👨‍👩‍👧‍👦", "👩🏻‍❤️‍💋‍👩🏿", "👨🏻‍👩🏻‍👧🏻‍👦🏻", "🏴‍☠️",
		"→ ├── ─", "₩1,000", "한 칸", "Ｓ３", "สวัสดี", "นํ้า น้ำ", "नमस्ते", "कार्त्स्न्य", "ｶﾞｷﾞ", "ᄒᆞᆫ글 ᄒᆞᆫ글 ᄒᆞᆫ글 ᄒᆞᆫ글 ᄒᆞᆫ글 ᄒᆞᆫ글",
	} {
		got, err := Clean(s)
		if err != nil {
			t.Errorf("Clean(%q): %v", s, err)
		} else if got.String() != norm.NFC.String(s) {
			t.Errorf("Clean(%q) = %q", s, got)
		}
	}
}

func TestShownTextIsFitForATerminal(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"a b", "a b"},
		{"a\x1b[2J", "a<U+001B>[2J"},
		{"a" + strings.Repeat("\u0335", 500) + "b", "a\u0335\u0335\u0335\u0335<U+0335>b"},
		{strings.Repeat("👨\u200d", 9) + "x", "👨\u200d👨\u200d👨\u200d👨<U+200D>👨\u200d👨\u200d👨\u200d👨<U+200D>👨<U+200D>x"},
		{"\xff", "<U+FFFD>"},
		{"e\u0301", "é"},
	} {
		if got := Visible(tt.in); got != tt.want {
			t.Errorf("Visible(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
	for _, s := range []string{"\u0344\u0344\u0344", "e\u0301\u0301\u0301\u0301\u0301", strings.Repeat("\u0958\u0301", 9) + "\x1b"} {
		if got := OneLine(s); FirstUnclean(got) != nil {
			t.Errorf("OneLine(%q) = %q, which no text may hold", s, got)
		}
	}
}

func TestCleanNormalises(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"a\r\nb\r\n", "a\nb\n"},
		{norm.NFD.String("한글"), "한글"},
		{"e\u0301", "é"},
	} {
		if got, err := Clean(tt.in); err != nil || got.String() != tt.want {
			t.Errorf("Clean(%q) = %q, %v, want %q", tt.in, got, err, tt.want)
		}
	}
}

func TestEverySyllableSurvivesBothForms(t *testing.T) {
	for r := rune(0xac00); r <= 0xd7a3; r++ {
		for _, form := range []norm.Form{norm.NFC, norm.NFD} {
			if got, err := Clean(form.String(string(r))); err != nil || got.String() != string(r) {
				t.Fatalf("%c gave %q, %v", r, got, err)
			}
		}
	}
}

func TestCleanLineHoldsOneTrimmedLine(t *testing.T) {
	if got, err := CleanLine("  지우 \n"); err != nil || got.String() != "지우" {
		t.Errorf("got %q, %v", got, err)
	}
	for _, s := range []string{"a\nb", "a\tb", "\x1b[2J"} {
		if _, err := CleanLine(s); err == nil {
			t.Errorf("CleanLine(%q) gave no error", s)
		}
	}
}

func TestUncleanErrorNamesTheCharacterAndItsPlace(t *testing.T) {
	_, err := Clean("이벤\u202e트")
	if err == nil || !strings.Contains(err.Error(), "character 3 is U+202E") {
		t.Errorf("got %v", err)
	}
}

func TestDecodedTextIsCleanedAgain(t *testing.T) {
	var s Safe
	if err := json.Unmarshal([]byte(`"\u001b]52;c;eA=="`), &s); err == nil {
		t.Error("an escape sequence became Safe")
	}
	for _, b := range []string{"\"a\x1b[2J\"", "\"a\xff\"", "7", "[\"a\"]", "\"a\" \"b\""} {
		if err := s.UnmarshalJSON([]byte(b)); err == nil && s.String() != `a" "b` {
			t.Errorf("%q became Safe as %q", b, s)
		}
	}
	if err := json.Unmarshal([]byte(`"a\n\u0041"`), &s); err != nil || s.String() != "a\nA" {
		t.Errorf("escapes gave %q, %v", s, err)
	}
	b, err := encodeValue(NewText(map[Lang][]Safe{English: {{"ok"}}, Korean: {{"a\u202eb"}}}))
	if err != nil {
		t.Fatal(err)
	}
	if err := decodeValue(string(b), new(Text)); err == nil {
		t.Error("a bidi control became part of a Text")
	}
}

func TestPlainTextIsCleanAsItIs(t *testing.T) {
	for r := rune(0); r <= 0xffff; r++ {
		for _, s := range []string{string(r), "가" + string(r), string(r) + "a"} {
			if !plain(s) {
				continue
			}
			if bad := FirstUnclean(s); bad != nil || !norm.NFC.IsNormalString(s) {
				t.Fatalf("%q is taken as plain: %v", s, bad)
			}
		}
	}
	for _, s := range []string{"", "plain text\n\twith lines", "가나다 힣", "RDS는 이벤트에 ID를 붙입니다."} {
		if !plain(s) {
			t.Errorf("%q is not taken as plain", s)
		}
	}
	for _, s := range []string{"\xed\x9e\xa4", "\xea\xaf\xbf", "\xed\xa0\x80", "\xea\xb0", "\xea", "가\u11a8", "a\u0301", "“a”"} {
		if plain(s) {
			t.Errorf("%q is taken as plain", s)
		}
	}
}

func BenchmarkClean(b *testing.B) {
	for name, s := range map[string]string{
		"English": "RDS gives its events an ID; this one says that a DB instance was stopped.",
		"Korean":  "RDS는 이벤트에 ID를 붙입니다. 이것은 DB 인스턴스가 중지되었다는 뜻입니다.",
		"quoted":  "RDS는 “이벤트”에 ID를 붙입니다. 이것은 DB 인스턴스가 중지되었다는 뜻입니다.",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := Clean(s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
