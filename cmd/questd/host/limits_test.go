package host_test

import (
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/crypto/ssh"

	"quest/cmd/questd/host"
	"quest/cmd/questd/host/hosttest"
)

// dial gives a connection on which nothing was said.
func (d *door) dial(from string) net.Conn {
	d.t.Helper()
	c, err := d.network.Dial(from)
	if err != nil {
		d.t.Fatal(err)
	}
	return c
}

// counted gives the value of a metric whose labels are those given, 0 where there is none,
// once everybody in the bubble waits.
func counted(t *testing.T, r prometheus.Gatherer, name string, labels ...string) float64 {
	t.Helper()
	synctest.Wait()
	families, err := r.Gather()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range families {
		if f.GetName() != name {
			continue
		}
		for _, m := range f.GetMetric() {
			var values []string
			for _, l := range m.GetLabel() {
				values = append(values, l.GetValue())
			}
			if strings.Join(values, " ") == strings.Join(labels, " ") {
				return m.GetCounter().GetValue() + m.GetGauge().GetValue()
			}
		}
	}
	return 0
}

// measured gives options that count in a registry of their own.
func measured() (host.Options, *prometheus.Registry) {
	r := prometheus.NewRegistry()
	return host.Options{Metrics: host.NewMetrics(r)}, r
}

func TestAHandshakeHasTenSeconds(t *testing.T) {
	const beat = 100 * time.Millisecond
	drip := func(next func() error) {
		for next() == nil {
			time.Sleep(beat)
		}
	}
	for name, say := range map[string]func(net.Conn){
		"silent": func(net.Conn) {},
		"a byte now and then": func(c net.Conn) {
			drip(func() error { _, err := c.Write([]byte("S")); return err })
		},
		"agrees on keys and stops": func(c net.Conn) { _, _ = newRaw(c) },
		"offers a key now and then": func(c net.Conn) {
			r, err := newRaw(c)
			if err != nil || r.service() != nil {
				return
			}
			drip(func() error { return r.send(r.offer("u", testKey(1).PublicKey(), nil)) })
		},
	} {
		t.Run(name, func(t *testing.T) {
			inBubble(t, host.Options{}, func(t *testing.T, d *door) {
				c := &lasting{Conn: d.dial("192.0.2.9:1"), start: time.Now()}
				say(c)
				_, _ = io.Copy(io.Discard, c)
				if c.lasted < 10*time.Second || c.lasted > 10*time.Second+beat {
					t.Errorf("the connection was closed after %v, want 10s", c.lasted)
				}
			})
		})
	}
}

// lasting is a connection that notes when it was found closed.
type lasting struct {
	net.Conn
	start  time.Time
	lasted time.Duration
}

func (l *lasting) Read(p []byte) (int, error) {
	n, err := l.Conn.Read(p)
	if err != nil && l.lasted == 0 {
		l.lasted = time.Since(l.start)
	}
	return n, err
}

func (l *lasting) Write(p []byte) (int, error) {
	n, err := l.Conn.Write(p)
	if err != nil && l.lasted == 0 {
		l.lasted = time.Since(l.start)
	}
	return n, err
}

func TestTheDeadlineOfTheHandshakeDoesNotEndAGame(t *testing.T) {
	inBubble(t, host.Options{}, func(t *testing.T, d *door) {
		term := d.play(1)
		for range 12 {
			time.Sleep(10 * time.Minute)
			_, _ = term.Keys.Write([]byte("x"))
		}
		term.Await(strings.Repeat("[x]", 12))
	})
}

func TestOnlyAKeyOpensTheDoor(t *testing.T) {
	o, counts := measured()
	inBubble(t, o, func(t *testing.T, d *door) {
		config := &ssh.ClientConfig{User: "root", HostKeyCallback: ssh.InsecureIgnoreHostKey()}
		for _, config.Auth = range [][]ssh.AuthMethod{
			nil,
			{ssh.Password("secret")},
			{ssh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return []string{"secret"}, nil })},
			{ssh.PublicKeys(certified(t, 1))},
		} {
			if _, err := hosttest.Connect(d.dial("192.0.2.1:1"), config); err == nil {
				t.Errorf("%d methods: the door opened", len(config.Auth))
			}
		}
		if got := counted(t, counts, "questd_handshakes_failed_total"); got != 4 {
			t.Errorf("%v handshakes failed, want 4", got)
		}
	})
}

// certified gives a key with a certificate, which is no identity here.
func certified(t *testing.T, n int) ssh.Signer {
	t.Helper()
	c := &ssh.Certificate{Key: testKey(n).PublicKey(), CertType: ssh.UserCert, ValidBefore: ssh.CertTimeInfinity, ValidPrincipals: []string{"root"}}
	if err := c.SignCert(noChance{}, testKey(n+1)); err != nil {
		t.Fatal(err)
	}
	s, err := ssh.NewCertSigner(c, testKey(n))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// noChance gives zeros where randomness is asked for.
type noChance struct{}

func (noChance) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestAConnectionHasSixTries(t *testing.T) {
	inBubble(t, host.Options{}, func(t *testing.T, d *door) {
		for refused, want := range map[int]bool{0: true, 5: true, 6: false, 20: false} {
			var keys []ssh.Signer
			for n := range refused {
				keys = append(keys, certified(t, 100+n))
			}
			c, err := hosttest.Connect(d.dial("192.0.2.1:1"), hosttest.Config("u", append(keys, testKey(1))...))
			if opened := err == nil; opened != want {
				t.Errorf("a good key after %d others: opened %v (%v), want %v", refused, opened, err, want)
			}
			if c != nil {
				_ = c.Close()
			}
		}
	})
}

func TestKeysThatAreOfferedAndNeverSignedAreTriesToo(t *testing.T) {
	inBubble(t, host.Options{}, func(t *testing.T, d *door) {
		r, err := newRaw(d.dial("192.0.2.1:1"))
		if err != nil || r.service() != nil {
			t.Fatal(err)
		}
		taken := 0
		for n := range 50 {
			if r.send(r.offer("u", testKey(n).PublicKey(), nil)) != nil {
				break
			}
			m, err := r.until(msgKeyTaken, msgAuthFailed)
			if err != nil {
				break
			}
			if m[0] == msgKeyTaken {
				taken++
			}
		}
		if taken != 6 {
			t.Errorf("%d keys were looked at, want 6", taken)
		}
	})
}

// strangers dials so often from one address and tells how many are still open after a second.
func strangers(d *door, from string, n int) (open int) {
	for range n {
		c := d.dial(from)
		go func() { _, _ = io.Copy(io.Discard, c) }()
		synctest.Wait()
		if _, err := c.Write([]byte("S")); err == nil {
			open++
		}
	}
	return open
}

func TestStrangersAreFewAndAnAddressHasHalfOfThem(t *testing.T) {
	o, counts := measured()
	inBubble(t, o, func(t *testing.T, d *door) {
		guest := d.play(1)
		if open := strangers(d, "192.0.2.7:1", 55); open != 50 {
			t.Errorf("%d silent connections of one address are open, want 50", open)
		}
		if open := strangers(d, "[2001:db8:1:2::7]:1", 30) + strangers(d, "[2001:db8:1:2:ffff::9]:1", 29); open != 50 {
			t.Errorf("%d silent connections of one network are open, want 50", open)
		}
		if open := strangers(d, "192.0.2.8:1", 5); open != 0 {
			t.Errorf("%d more are open, want 0", open)
		}
		for reason, want := range map[string]float64{"strangers_address": 5 + 9, "strangers": 5, "rate": 0} {
			if got := counted(t, counts, "questd_connections_refused_total", reason); got != want {
				t.Errorf("%v were refused for %s, want %v", got, reason, want)
			}
		}
		_, _ = guest.Keys.Write([]byte("k"))
		guest.Await("[k]")
		time.Sleep(11 * time.Second)
		if got := counted(t, counts, "questd_strangers"); got != 0 {
			t.Errorf("%v strangers are left after their ten seconds", got)
		}
		d.play(2)
	})
}

func TestAnAddressComesSixtyTimesAMinute(t *testing.T) {
	inBubble(t, host.Options{}, func(t *testing.T, d *door) {
		come := func(from string) bool {
			c, err := hosttest.Connect(d.dial(from), hosttest.Config("u", testKey(1)))
			if err == nil {
				_ = c.Close()
				synctest.Wait()
			}
			return err == nil
		}
		for n := range 60 {
			if !come("192.0.2.1:1") {
				t.Fatalf("connection %d was refused", n+1)
			}
		}
		if come("192.0.2.1:1") {
			t.Error("a 61st connection was taken")
		}
		if !come("192.0.2.2:1") {
			t.Error("another address was refused")
		}
		time.Sleep(time.Second)
		if !come("192.0.2.1:1") || come("192.0.2.1:1") {
			t.Error("after a second one more is taken, and one only")
		}
	})
}

func TestTheServerTakesABoundedNumberOfConnections(t *testing.T) {
	o, counts := measured()
	o.Limits.Connections = 3
	inBubble(t, o, func(t *testing.T, d *door) {
		for n := range 3 {
			d.play(n)
		}
		if _, err := hosttest.Connect(d.dial("192.0.2.1:1"), hosttest.Config("u", testKey(9))); err == nil {
			t.Error("a fourth was taken")
		}
		if got := counted(t, counts, "questd_connections_refused_total", "connections"); got != 1 {
			t.Errorf("%v were refused, want 1", got)
		}
	})
}

func TestAKeyHasThreeConnections(t *testing.T) {
	inBubble(t, host.Options{}, func(t *testing.T, d *door) {
		ends := make(chan int, 10)
		for n := range 3 {
			c := d.connect("192.0.2.1:1", 1)
			s, err := c.NewSession()
			if err != nil {
				t.Fatal(err)
			}
			in, _ := s.StdinPipe()
			if err := s.Start("echo"); err != nil {
				t.Fatal(err)
			}
			_, _ = in.Write([]byte("x"))
			go func() {
				_ = c.Wait()
				ends <- n
			}()
		}
		d.play(2) // another key is nobody's business
		d.play(1)
		if first := <-ends; first != 0 {
			t.Errorf("connection %d of the key was ended, want the oldest", first)
		}
		synctest.Wait()
		if len(ends) != 0 {
			t.Error("more than one was ended")
		}
	})
}

func TestAConnectionHasOneSession(t *testing.T) {
	inBubble(t, host.Options{}, func(t *testing.T, d *door) {
		c := d.connect("192.0.2.1:1", 1)
		term, err := hosttest.Open(c, 80, 24)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.NewSession(); err == nil {
			t.Error("a second session was opened")
		}
		_, _ = term.Keys.Write([]byte("k"))
		term.Await("[k]")
	})
}

func TestWhoeverAsksForNothingIsHungUpOn(t *testing.T) {
	for name, ask := range map[string]func(*ssh.Client) error{
		"no session": func(*ssh.Client) error { return nil },
		"no shell":   func(c *ssh.Client) error { _, err := c.NewSession(); return err },
		"a terminal and no shell": func(c *ssh.Client) error {
			s, err := c.NewSession()
			if err == nil {
				err = s.RequestPty("xterm", 24, 80, nil)
			}
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			inBubble(t, host.Options{}, func(t *testing.T, d *door) {
				c := d.connect("192.0.2.1:1", 1)
				start := time.Now()
				if err := ask(c); err != nil {
					t.Fatal(err)
				}
				_ = c.Wait()
				if took := time.Since(start); took != 10*time.Second {
					t.Errorf("hung up after %v, want 10s", took)
				}
			})
		})
	}
}

// said puts endings into words that a test finds again.
func said(_ host.Visitor, e host.Ending) string { return fmt.Sprintf("ending %d", e) }

func TestAGameWithoutAKeyPressEndsAfterAQuarterOfAnHour(t *testing.T) {
	inBubble(t, host.Options{Say: said}, func(t *testing.T, d *door) {
		term := d.play(1)
		time.Sleep(14 * time.Minute)
		_, _ = term.Keys.Write([]byte("x"))
		start := time.Now()
		for n := range 14 { // what is written for the player is no key of theirs
			time.Sleep(time.Minute)
			_ = term.WindowChange(30+n, 90)
		}
		if got := status(t, term.Wait()); got != hosttest.Left {
			t.Errorf("the status is %d, want %d", got, hosttest.Left)
		}
		if took := time.Since(start); took != 15*time.Minute {
			t.Errorf("the game was ended after %v without a key, want 15m", took)
		}
		if got := term.Shown(); !strings.HasSuffix(got, fmt.Sprintf("byeending %d\r\n", host.Idle)) {
			t.Errorf("the terminal shows %q", got)
		}
	})
}

func TestASessionLastsEightHours(t *testing.T) {
	inBubble(t, host.Options{Say: said}, func(t *testing.T, d *door) {
		start := time.Now()
		term := d.play(1)
		typing := make(chan struct{})
		go func() {
			defer close(typing)
			for time.Since(start) < 8*time.Hour {
				time.Sleep(5 * time.Minute)
				_, _ = term.Keys.Write([]byte("x"))
			}
		}()
		_ = status(t, term.Wait())
		defer func() { <-typing }()
		if took := time.Since(start); took != 8*time.Hour {
			t.Errorf("the game was ended after %v, want 8h", took)
		}
		if got := term.Shown(); !strings.HasSuffix(got, fmt.Sprintf("byeending %d\r\n", host.TooLong)) {
			t.Errorf("the terminal shows %q", got[len(got)-40:])
		}
	})
}

func TestAGameThatDoesNotLeaveIsHungUpOn(t *testing.T) {
	o, counts := measured()
	inBubble(t, o, func(t *testing.T, d *door) {
		term := d.play(1)
		_, _ = term.Keys.Write([]byte("s"))
		start := time.Now()
		if err := term.Wait(); !errors.As(err, new(*ssh.ExitMissingError)) {
			t.Errorf("the session ended with %v, want no status", err)
		}
		if took := time.Since(start); took != 15*time.Minute+10*time.Second {
			t.Errorf("hung up after %v, want 15m10s", took)
		}
		if got := counted(t, counts, "questd_connections_ended_total", "late"); got != 1 {
			t.Errorf("%v were hung up on, want 1", got)
		}
		d.fails = host.ErrHung
	})
}

func TestAConnectionThatSaysNothingMoreIsFoundOut(t *testing.T) {
	o, counts := measured()
	inBubble(t, o, func(t *testing.T, d *door) {
		r, err := rawPlay(d.dial("192.0.2.1:1"), testKey(1), 1<<20)
		if err != nil {
			t.Fatal(err)
		}
		asked := 0
		start := time.Now()
		for {
			m, err := r.until(msgGlobal)
			if err != nil {
				break
			}
			if name, _ := cut(m[1:]); name == "keepalive@openssh.com" {
				asked++
			}
		}
		if took := time.Since(start); took != 2*time.Minute || asked == 0 {
			t.Errorf("hung up after %v and %d questions, want 2m: asked at 30 s, three times nothing heard", took, asked)
		}
		if got := counted(t, counts, "questd_connections_ended_total", "keepalive"); got != 1 {
			t.Errorf("%v were hung up on, want 1", got)
		}
	})
}

func TestAConnectionThatAnswersStays(t *testing.T) {
	inBubble(t, host.Options{}, func(t *testing.T, d *door) {
		term := d.play(1)
		time.Sleep(14 * time.Minute) // the client of the library answers each question
		_, _ = term.Keys.Write([]byte("x"))
		term.Await("[x]")
	})
}
