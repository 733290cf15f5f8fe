package host_test

import (
	"fmt"
	"io"
	"net"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/crypto/ssh"

	"quest/cmd/questd/host"
	"quest/cmd/questd/host/hosttest"
)

// TestStrangersCostLittle lets a thousand of them come from as many addresses, silent or with a
// byte now and then, with the limits of the table and with none (N2): all are gone after ten seconds, and
// those who play notice nothing.
func TestStrangersCostLittle(t *testing.T) {
	n := 500
	if testing.Short() {
		n = 100
	}
	for name, limits := range map[string]host.Limits{"limited": {}, "lax": lax()} {
		t.Run(name, func(t *testing.T) {
			o, counts := measured()
			o.Limits = limits
			inBubble(t, o, func(t *testing.T, d *door) {
				before := heap()
				guests := []*hosttest.Terminal{d.play(1), d.play(2), d.play(3)}
				closed := make(chan time.Duration, 2*n)
				for i := range 2 * n {
					c := &lasting{Conn: d.dial(fmt.Sprintf("198.51.%d.%d:1", i/250, i%250)), start: time.Now()}
					go func() {
						for i%2 == 0 && c.lasted == 0 {
							_, _ = c.Write([]byte("S"))
							time.Sleep(100 * time.Millisecond)
						}
						_, _ = io.Copy(io.Discard, c)
						closed <- c.lasted
					}()
				}
				synctest.Wait()
				want := 2 * n
				if limits.Strangers == 0 {
					want = 100
				}
				if got := counted(t, counts, "questd_strangers"); got != float64(want) {
					t.Errorf("%v strangers are let in, want %d", got, want)
				}
				bounded(t, before)
				for _, guest := range guests {
					for _, k := range "klm" {
						echoes(guest, string(k))
						time.Sleep(time.Second)
					}
				}
				for range 2 * n {
					if took := <-closed; took > 10*time.Second+100*time.Millisecond {
						t.Errorf("a stranger was there for %v, want 10s at most", took)
					}
				}
				for _, guest := range guests {
					echoes(guest, "z")
				}
			})
		})
	}
}

// transcript is what the server says to a client that asks without a proof, fails, offers and
// proves: each message, with the key of the client taken out, and the bytes on the line.
func transcript(t *testing.T, d *door, user string, key ssh.Signer) string {
	t.Helper()
	c := &measuring{Conn: d.dial("192.0.2.1:1")}
	r, err := newRaw(c)
	if err != nil || r.service() != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, m := range [][]byte{
		field([]byte{msgAuth}, user, "ssh-connection", "none"),
		field(append(field([]byte{msgAuth}, user, "ssh-connection", "password"), 0), "secret"),
		field(append(field([]byte{msgAuth}, user, "ssh-connection", "publickey"), 0), "ssh-dss", "x"),
		r.offer(user, key.PublicKey(), nil),
		r.offer(user, key.PublicKey(), key),
	} {
		if err := r.send(m); err != nil {
			t.Fatal(err)
		}
		answer, err := r.receive()
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&all, "%q\n", strings.ReplaceAll(string(answer), string(key.PublicKey().Marshal()), "KEY"))
	}
	named, err := r.receive()
	fmt.Fprintf(&all, "%q %v, %d bytes\n", named, err, c.read)
	_ = c.Close()
	synctest.Wait()
	return all.String()
}

// measuring is a connection that counts what comes.
type measuring struct {
	net.Conn
	read int
}

func (m *measuring) Read(p []byte) (int, error) {
	n, err := m.Conn.Read(p)
	m.read += n
	return n, err
}

// TestStrangersLearnNothing compares what those who have played and those who have not are told,
// under names that somebody has and that nobody has (N6).
func TestStrangersLearnNothing(t *testing.T) {
	o := host.Options{Limits: lax()}
	inBubble(t, o, func(t *testing.T, d *door) {
		d.play(1)
		want := transcript(t, d, "student", testKey(1))
		if strings.Count(want, "\n") != 6 {
			t.Fatalf("the transcript is\n%s", want)
		}
		for n := range 20 {
			for _, user := range []string{"student", "root", "stud\x00nt", ""} {
				if got := transcript(t, d, user, testKey(n)); got != want {
					t.Errorf("%q with key %d is told\n%s\nothers\n%s", user, n, got, want)
				}
			}
		}
	})
}

// TestATimerLearnsNothing measures how long the server takes to let in a key that has played
// before, and one that it never saw, in turns (N6): QUEST_DOOR_TIMES=10000 tries each.
func TestATimerLearnsNothing(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("QUEST_DOOR_TIMES"))
	if err != nil {
		t.Skip("QUEST_DOOR_TIMES is not set: it takes about a minute for 10000")
	}
	d := openDoor(t, host.Options{Limits: lax()})
	defer d.end()
	_ = d.play(1).Close()
	login := func(key int, user string) time.Duration {
		r, err := newRaw(d.dial("192.0.2.1:1"))
		if err != nil || r.service() != nil {
			t.Fatal(err)
		}
		defer r.Close() //nolint:errcheck // nothing is on its way
		request := r.offer(user, testKey(key).PublicKey(), testKey(key))
		start := time.Now()
		if err := r.send(request); err != nil {
			t.Fatal(err)
		}
		if _, err := r.until(msgAuthSucceeded); err != nil {
			t.Fatal(err)
		}
		return time.Since(start)
	}
	var known, unknown []time.Duration
	for i := range n {
		a, b := func() { known = append(known, login(1, "student")) }, func() { unknown = append(unknown, login(1000+i, "nobody")) }
		if i%2 == 0 {
			a, b = b, a
		}
		a()
		b()
	}
	auc := separation(known, unknown)
	t.Logf("%d tries each: AUC %.3f, median %v known, %v unknown", n, auc, median(known), median(unknown))
	if auc > 0.55 || auc < 0.45 {
		t.Errorf("AUC %.3f: the times tell who is known", auc)
	}
}

// separation is the chance that a time of a is longer than one of b: 0.5 where they cannot be told apart.
func separation(a, b []time.Duration) float64 {
	sorted := slices.Sorted(slices.Values(b))
	sum := 0.0
	for _, x := range a {
		below, equal := slices.BinarySearch(sorted, x)
		sum += float64(below)
		if equal {
			sum += 0.5
		}
	}
	return sum / float64(len(a)*len(b))
}

func median(d []time.Duration) time.Duration { return slices.Sorted(slices.Values(d))[len(d)/2] }
