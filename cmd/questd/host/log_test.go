package host_test

import (
	"bytes"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/crypto/ssh"

	"quest/cmd/questd/host"
)

// notes is a log that a test reads while it is written.
type notes struct {
	mu  sync.Mutex
	all bytes.Buffer
}

func (n *notes) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.all.Write(p)
}

func (n *notes) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.all.String()
}

// TestTheLogSaysHowASessionEnded looks for the word of each ending, and for what must not stand there.
func TestTheLogSaysHowASessionEnded(t *testing.T) {
	for why, end := range map[string]func(d *door){
		"left":     func(d *door) { _, _ = d.play(1).Keys.Write([]byte("q")) },
		"crashed":  func(d *door) { _, _ = d.play(1).Keys.Write([]byte("p")) },
		"replaced": func(d *door) { d.play(1); d.play(1) },
		"idle":     func(d *door) { d.play(1); time.Sleep(16 * time.Minute) },
		"draining": func(d *door) { d.play(1); d.stop() },
		"lost": func(d *door) {
			c := d.dial("192.0.2.66:1")
			if _, err := rawPlay(c, testKey(1), 1<<20); err != nil {
				d.t.Error(err)
			}
			synctest.Wait()
			_ = c.Close()
		},
		`"unknown command"`: func(d *door) {
			if s, err := d.connect("192.0.2.66:1", 1).NewSession(); err == nil {
				_ = s.Run("secret words")
			}
		},
	} {
		t.Run(why, func(t *testing.T) {
			n := &notes{}
			o := host.Options{Log: slog.New(slog.NewTextHandler(n, &slog.HandlerOptions{Level: slog.LevelDebug}))}
			inBubble(t, o, func(t *testing.T, d *door) {
				end(d)
				synctest.Wait()
				time.Sleep(time.Second)
				synctest.Wait()
				got := n.String()
				if !strings.Contains(got, "why="+why+"\n") {
					t.Errorf("the log is\n%s", got)
				}
				for _, secret := range []string{"192.0.2", "student", "secret", ssh.FingerprintSHA256(testKey(1).PublicKey())} {
					if strings.Contains(got, secret) {
						t.Errorf("%q stands in the log\n%s", secret, got)
					}
				}
			})
		})
	}
}

func TestAddressesAreLoggedWhereTheOperatorWantsIt(t *testing.T) {
	n := &notes{}
	o := host.Options{Log: slog.New(slog.NewTextHandler(n, nil)), LogAddresses: true}
	inBubble(t, o, func(t *testing.T, d *door) {
		d.play(1)
		if got := n.String(); !strings.Contains(got, "address=192.0.2.1") {
			t.Errorf("the log is\n%s", got)
		}
		if got := d.front.Seen()[0].Address; got != "192.0.2.1" {
			t.Errorf("the address of the visitor is %q", got)
		}
	})
}
