package host_test

import (
	"context"
	"io"
	"net"
	"os"
	"runtime"
	"runtime/metrics"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"quest/cmd/questd/host"
	"quest/cmd/questd/host/hosttest"
)

// players is how many play while others misbehave, and trouble how long those do.
const (
	players = 40
	trouble = 12 * time.Second
)

// street is a server on loopback in real time.
type street struct {
	t       *testing.T
	address string
	over    chan struct{} // closed when a trouble is over
	wait    sync.WaitGroup
}

func (s *street) dial() net.Conn {
	c, err := net.Dial("tcp", s.address)
	if err != nil {
		s.t.Error(err)
		return nil
	}
	return c
}

// troubles are what bad clients do until it is over (N2, N3).
var troubles = []struct {
	name string
	make func(*street)
}{
	{"nobody else", func(*street) {}},
	{"500 silent, 500 with a byte now and then", func(s *street) {
		for i := range 1000 {
			c := s.dial()
			s.wait.Go(func() {
				for i%2 == 0 {
					if _, err := c.Write([]byte("S")); err != nil {
						return
					}
					time.Sleep(100 * time.Millisecond)
				}
				_, _ = io.Copy(io.Discard, c)
			})
		}
	}},
	{"resizes as fast as they are taken", func(s *street) {
		s.flood(func(i int) []byte { return ask("window-change", false, window(uint32(80+i%100), 24)) })
	}},
	{"variables as fast as they are taken", func(s *street) {
		s.flood(func(i int) []byte {
			return ask("env", true, field(nil, "LC_"+strings.Repeat("A", i%20), strings.Repeat("v", 200)))
		})
	}},
	{"channels as fast as they are taken", func(s *street) {
		s.flood(func(i int) []byte { return number(field([]byte{msgChannelOpen}, "session"), uint32(i+1), 1<<20, 1<<15) })
	}},
	{"keys as fast as they are taken", func(s *street) {
		s.flood(func(int) []byte { return typed(strings.Repeat("x", 512)) })
	}},
	{"a game that writes without an end, never read", func(s *street) {
		for range 10 {
			if r, err := rawPlay(s.dial(), testKey(67), 1<<31); err == nil {
				s.t.Cleanup(func() { _ = r.Close() })
				_ = r.send(typed("f"))
			}
		}
	}},
	{"a game that panics, again and again", func(s *street) {
		s.wait.Go(func() {
			for !s.isOver() {
				if r, err := rawPlay(s.dial(), testKey(66), 1<<31); err == nil {
					_ = r.send(typed("p"))
					_, _ = r.until(msgChannelClose)
					_ = r.Close()
				}
			}
		})
	}},
}

func (s *street) isOver() bool {
	select {
	case <-s.over:
		return true
	default:
		return false
	}
}

// flood lets three clients of as many keys send messages.
func (s *street) flood(message func(i int) []byte) {
	for n := range 3 {
		r, err := rawPlay(s.dial(), testKey(70+n), 1<<31)
		if err != nil {
			s.t.Error(err)
			return
		}
		s.wait.Go(func() {
			_, _ = io.Copy(io.Discard, r.Conn)
		})
		s.wait.Go(func() {
			defer r.Close() //nolint:errcheck // whatever is on its way
			for !s.isOver() {
				if flood(r, 100, message) != nil {
					return
				}
			}
		})
	}
}

// TestOneBadClientHurtsOnlyItself measures the echo of 40 players while others misbehave, in real time on loopback:
// QUEST_DOOR_LOAD=1, about two minutes, or the beginning of a name for one of the troubles.
func TestOneBadClientHurtsOnlyItself(t *testing.T) {
	which := os.Getenv("QUEST_DOOR_LOAD")
	if which == "" {
		t.Skip("QUEST_DOOR_LOAD is not set: it takes about two minutes")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() {
		served <- host.Serve(ctx, l, &hosttest.Front{}, host.Options{Limits: lax(), HostKeys: []ssh.Signer{testKey(-1)}})
	}()
	defer func() {
		cancel()
		if err := <-served; err != nil {
			t.Error(err)
		}
	}()
	s := &street{t: t, address: l.Addr().String()}
	guests := make([]*hosttest.Terminal, players)
	for n := range guests {
		client, err := hosttest.Connect(s.dial(), hosttest.Config("u", testKey(1000+n)))
		if err != nil {
			t.Fatal(err)
		}
		if guests[n], err = hosttest.Open(client, 80, 24); err != nil {
			t.Fatal(err)
		}
		guests[n].Await("80x24")
	}
	before := heap()
	for _, bad := range troubles {
		if which != "1" && !strings.HasPrefix(bad.name, which) {
			continue
		}
		quiet, _ := measure(guests, trouble/4)
		slices.Sort(quiet)
		s.over = make(chan struct{})
		bad.make(s)
		times, most := measure(guests, trouble)
		close(s.over)
		s.wait.Wait()
		slices.Sort(times)
		at := func(p int) time.Duration { return times[len(times)*p/100].Round(10 * time.Microsecond) }
		t.Logf("%-48s p50 %8v  p95 %8v  p99 %8v (alone before: p95 %v)  heap +%d MiB, %d goroutines", bad.name, at(50), at(95), at(99), quiet[len(quiet)*95/100].Round(10*time.Microsecond), (most-min(most, before))>>20, runtime.NumGoroutine())
		if at(95) > 100*time.Millisecond || most > before+64<<20 {
			t.Errorf("%s: p95 %v, heap +%d MiB", bad.name, at(95), (most-before)>>20)
		}
	}
}

// measure lets every guest press a key four times a second, and gives how long the echoes took
// and the largest heap in use.
func measure(guests []*hosttest.Terminal, long time.Duration) (times []time.Duration, most uint64) {
	var mu sync.Mutex
	var all sync.WaitGroup
	var over atomic.Bool
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	for n, g := range guests {
		all.Go(func() {
			time.Sleep(time.Duration(n) * 250 * time.Millisecond / players)
			for k := 0; !over.Load(); k++ {
				g.Forget()
				start := time.Now()
				echoes(g, string(rune('A'+k%26)))
				took := time.Since(start)
				mu.Lock()
				times = append(times, took)
				mu.Unlock()
				time.Sleep(250*time.Millisecond - min(took, 250*time.Millisecond))
			}
		})
	}
	for end := time.Now().Add(long); time.Now().Before(end); time.Sleep(time.Second) {
		metrics.Read(live)
		most = max(most, live[0].Value.Uint64())
	}
	over.Store(true)
	all.Wait()
	return times, most
}
