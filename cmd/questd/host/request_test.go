package host

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// The parsers of what a client asks for take any bytes: they give something within the limits, or
// say no.

func FuzzTerminalWanted(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x05xterm\x00\x00\x00\x50\x00\x00\x00\x18\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"))
	f.Add([]byte("\xff\xff\xff\xffx"))
	f.Add([]byte("\x00\x00\x00\x03\x1b[2\xff\xff\xff\xff\x00\x00\x00\x01"))
	f.Fuzz(func(t *testing.T, payload []byte) {
		term, at, ok := terminalOf(payload, 256)
		if !ok && (term != "" || at != (size{})) {
			t.Errorf("%q and %v of what is refused", term, at)
		}
		if !plain(term, 256) {
			t.Errorf("the terminal is called %q", term)
		}
		inside(t, at)
	})
}

func FuzzWindow(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x50\x00\x00\x00\x18\x00\x00\x00\x00\x00\x00\x00\x00"))
	f.Add([]byte("\xff\xff\xff\xff\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, payload []byte) {
		at, ok := windowOf(payload)
		if ok != (len(payload) >= 8) {
			t.Errorf("%d bytes are taken: %v", len(payload), ok)
		}
		inside(t, at)
	})
}

// inside fails for a size that is neither unknown nor within the limits.
func inside(t *testing.T, at size) {
	t.Helper()
	if at == (size{}) {
		return
	}
	if at.columns < leastColumns || at.columns > mostColumns || at.rows < leastRows || at.rows > mostRows {
		t.Errorf("the size is %v", at)
	}
}

func FuzzVariable(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x04LANG\x00\x00\x00\x05ko_KR"))
	f.Add([]byte("\x00\x00\x00\x02TZ\x00\x00\x00\x0aAsia/Seoul"))
	f.Add([]byte("\x00\x00\x00\x02TZ\x00\x00\x00\x09../passwd"))
	f.Add([]byte("\x00\x00\x00\x06LC_ALL\x00\x00\x00\x02\x1bc"))
	f.Fuzz(func(t *testing.T, payload []byte) {
		name, value, ok := variableOf(payload, 256)
		if !ok {
			return
		}
		if !variables.MatchString(name) || !plain(value, 256) || strings.Contains(value, "..") && name == "TZ" {
			t.Errorf("%q=%q is let in", name, value)
		}
		if again := appendText(appendText(nil, []byte(name)), []byte(value)); !bytes.Equal(again, payload) {
			t.Errorf("%q=%q was read from %q", name, value, payload)
		}
	})
}

func FuzzCommand(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x0aquest-sync"))
	f.Add([]byte("\x7f\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, payload []byte) {
		command, ok := commandOf(payload, 4096)
		if ok && !bytes.Equal(appendText(nil, []byte(command)), payload) || ok && len(command) > 4096 {
			t.Errorf("%q was read from %q", command, payload)
		}
	})
}

// TestTheGateCountsRight lets connections come, become known and leave in any order.
func TestTheGateCountsRight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := newGate(Limits{Strangers: 5, StrangersAddress: 3, Accepts: 1000, Connections: 8}.orDefaults())
		now := time.Unix(1_900_000_000, 0)
		type guest struct {
			from     string
			stranger bool
		}
		var in []*guest
		for range rapid.IntRange(1, 200).Draw(t, "steps") {
			strangers, perAddress := 0, map[string]int{}
			for _, c := range in {
				if c.stranger {
					strangers++
					perAddress[c.from]++
				}
			}
			switch rapid.IntRange(0, 2).Draw(t, "what") {
			case 0:
				from := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "from")
				room := len(in) < 8 && strangers < 5 && perAddress[from] < 3
				if got := g.enter(from, now); (got == "") != room {
					t.Fatalf("%q with %d in, %d strangers, %d of the address", got, len(in), strangers, perAddress[from])
				}
				if room {
					in = append(in, &guest{from, true})
				}
			case 1:
				for _, c := range in {
					if c.stranger {
						c.stranger = false
						g.known(c.from)
						break
					}
				}
			case 2:
				if len(in) > 0 {
					c := in[0]
					in = in[1:]
					if c.stranger {
						g.known(c.from)
					}
					g.leave()
				}
			}
			now = now.Add(time.Second)
		}
	})
}

// TestTheGateForgetsAddresses comes from more addresses than are remembered.
func TestTheGateForgetsAddresses(t *testing.T) {
	g := newGate(Limits{}.orDefaults())
	now := time.Unix(1_900_000_000, 0)
	come := func(n int) (in int) {
		for i := range n {
			from := string(rune(i)) + now.String()
			if g.enter(from, now) == "" {
				in++
				g.known(from)
				g.leave()
			}
		}
		return in
	}
	if in := come(addressesKept + 100); in != addressesKept || len(g.addresses) != addressesKept {
		t.Errorf("%d came in, %d are remembered, want %d", in, len(g.addresses), addressesKept)
	}
	now = now.Add(2 * time.Second) // each had one of sixty, which is there again after a second
	if in := come(100); in != 100 || len(g.addresses) > addressesKept {
		t.Errorf("%d came in, %d are remembered", in, len(g.addresses))
	}
}

func TestWhatCountsAsOneAddress(t *testing.T) {
	for a, want := range map[textAddress]string{
		"192.0.2.1:1000": "192.0.2.1", "[::ffff:192.0.2.1]:9": "192.0.2.1", "[2001:db8:1:2:3:4:5:6]:1": "2001:db8:1:2::/64",
		"[fe80::1%eth0]:1": "fe80::/64", "pipe": "pipe", "/run/socket": "/run/socket",
	} {
		if got := sourceOf(a); got != want {
			t.Errorf("%s counts as %q, want %q", a, got, want)
		}
	}
}

type textAddress string

func (textAddress) Network() string  { return "text" }
func (a textAddress) String() string { return string(a) }
