package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestRecordsOnATerminalAreEscapedAndStayTheSame(t *testing.T) {
	text := "\u009b31mRED\u009d0;pwned\u009c\u202e\u007f\u200b\u2028\U000e0041\ue000\ufeff 한글 é 👩‍💻 "
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(map[string]string{"item": text}); err != nil {
		t.Fatal(err)
	}
	raw := append(line.Bytes()[:line.Len()-3], "\x9b\xff\"}\n"...)
	var shown bytes.Buffer
	if n, err := (escaper{&shown}).Write(raw); n != len(raw) || err != nil {
		t.Fatal(n, err)
	}
	for _, r := range shown.String() {
		if r == 0x7f || r >= 0x80 && r < 0xa0 || strings.ContainsRune("\u202e\u200b\u2028\U000e0041\ue000\ufeff", r) {
			t.Errorf("%U is written as it is", r)
		}
	}
	if !utf8.Valid(shown.Bytes()) || !strings.Contains(shown.String(), "한글 é 👩") {
		t.Errorf("shown as %q", shown.String())
	}
	var back struct{ Item string }
	if err := json.Unmarshal(shown.Bytes(), &back); err != nil || back.Item != text+"\ufffd\ufffd" {
		t.Errorf("reads as %q, %v", back.Item, err)
	}
}
