package main

import (
	"strings"
	"testing"
)

func TestAddressesOfServersComeBackAsTheyWere(t *testing.T) {
	for address, want := range map[string]struct{ args, named string }{
		"ssh://class.example.org":            {"class.example.org", "class.example.org"},
		"ssh://class.example.org:23234":      {"-p 23234 class.example.org", "class.example.org:23234"},
		"ssh://mina@class:22":                {"-p 22 -l mina class", "class:22"},
		"ssh://mina@school.example@10.0.0.7": {"-l mina@school.example 10.0.0.7", "10.0.0.7"},
		"ssh://[::1]:2222":                   {"-p 2222 ::1", "[::1]:2222"},
		"ssh://[fe80::1%25eth0]":             {"fe80::1%eth0", "fe80::1%eth0"},
		"ssh://my_alias/":                    {"my_alias", "my_alias"},
	} {
		s, err := parseServer(address)
		if err != nil {
			t.Errorf("%s: %v", address, err)
			continue
		}
		if args := strings.Join(s.place(), " "); args != want.args || s.String() != want.named {
			t.Errorf("%s: %q, %q", address, args, s)
		}
		if again, err := parseServer(s.address()); err != nil || again != s {
			t.Errorf("%s came back as %s: %v", address, s.address(), err)
		}
	}
}

// TestNoAddressIsAnOptionOrACommand tries what ssh, or a shell in its configuration, would take
// for something else.
func TestNoAddressIsAnOptionOrACommand(t *testing.T) {
	for _, address := range []string{
		"", "ssh:", "ssh://", "ssh:class", "class", "//class", "http://class", "ssh://:22", "ssh://@class", "ssh://class:0", "ssh://class:65536",
		"ssh://class:-1", "ssh://class:+1", "ssh://class/x", "ssh://class?x", "ssh://class#x", "ssh://mina:secret@class", "ssh://-oX=y", "ssh://-l@class",
		"ssh://a b", "ssh://a;b", "ssh://$(b)", "ssh://`b`@class", "ssh://a|b@class", "ssh://a'b@class", "ssh://a%20b", "ssh://a%0ab@class", "ssh://한글",
		"ssh://%2doX=y@class", "ssh://class\n", "ssh://[-oX=y]",
	} {
		if s, err := parseServer(address); err == nil {
			t.Errorf("%q is taken as %q", address, s.place())
		}
	}
}

func TestWhatSSHSaysIsShownAsTextAndWithinBounds(t *testing.T) {
	var shown strings.Builder
	w := &sshWords{to: &shown}
	for _, p := range []string{"Permission", " denied\r\n\r\n", "\x1b[2J", "gone\nno end"} {
		if n, err := w.Write([]byte(p)); n != len(p) || err != nil {
			t.Fatal(n, err)
		}
	}
	if got := shown.String(); got != "Permission denied\n<U+001B>[2Jgone\n" {
		t.Fatalf("%q", got)
	}
	flood := strings.Repeat("x", 1<<20) + strings.Repeat("ha\n", 1<<16)
	for range 20 {
		if n, err := w.Write([]byte(flood)); n != len(flood) || err != nil {
			t.Fatal(n, err)
		}
	}
	if shown.Len() > 4*mostSSHWords || len(w.rest) > mostSSHWords {
		t.Fatalf("%d bytes are shown, %d are kept", shown.Len(), len(w.rest))
	}
}
