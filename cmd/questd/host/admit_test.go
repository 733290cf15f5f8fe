package host_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/crypto/ssh"

	"quest/cmd/questd/host"
	"quest/cmd/questd/host/hosttest"
)

// school knows some keys.
type school struct {
	mu   sync.Mutex
	keys map[string]bool
}

func (s *school) enrol(key int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.keys[ssh.FingerprintSHA256(testKey(key).PublicKey())] = true
}

func (s *school) known(key string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.keys[key]
}

// TestWhoeverIsGoneCostsNothing comes and goes with new keys within the time that they have to enrol.
func TestWhoeverIsGoneCostsNothing(t *testing.T) {
	o := host.Options{Known: func(string) bool { return false }, Limits: lax()}
	inBubble(t, o, func(t *testing.T, d *door) {
		_ = d.connect("192.0.2.1:1", 1).Close()
		before := heap()
		for n := range 200 {
			_ = d.connect("192.0.2.1:1", 1000+n).Close()
		}
		synctest.Wait()
		if after := heap(); after > before+200*4096 {
			t.Errorf("%d bytes are held for each connection that is gone", (after-before)/200)
		}
	})
}

// TestKeysThatNobodyEnrolledAreBounded lets more of them come than are taken, each with a key
// of its own, which costs its maker nothing.
func TestKeysThatNobodyEnrolledAreBounded(t *testing.T) {
	s := &school{keys: map[string]bool{}}
	o, counts := measured()
	o.Known, o.Say = s.known, said
	o.Limits.Newcomers = 5
	inBubble(t, o, func(t *testing.T, d *door) {
		s.enrol(1)
		known := d.play(1)
		var guests []*hosttest.Terminal
		for n := range 5 {
			guests = append(guests, d.play(100+n))
		}
		if err := d.connect("192.0.2.1:1", 200).Wait(); err == nil {
			t.Error("a sixth newcomer came in")
		}
		if got := counted(t, counts, "questd_connections_refused_total", "newcomers"); got != 1 {
			t.Errorf("%v were refused, want 1", got)
		}
		s.enrol(100) // and plays on
		late := d.play(201)
		start := time.Now()
		for range 9 {
			time.Sleep(time.Minute)
			for _, g := range append(guests, known, late) {
				_, _ = g.Keys.Write([]byte("x"))
			}
		}
		for n, g := range guests[1:] {
			if status(t, g.Wait()) != hosttest.Left || !strings.HasSuffix(g.Shown(), fmt.Sprintf("byeending %d\r\n", host.Unenrolled)) {
				t.Errorf("newcomer %d shows %q", n+1, g.Shown())
			}
		}
		if took := time.Since(start); took != 10*time.Minute {
			t.Errorf("they were asked to leave after %v, want 10m", took)
		}
		time.Sleep(time.Minute)
		echoes(known, "k")
		echoes(guests[0], "k")
		d.play(202)
	})
}
