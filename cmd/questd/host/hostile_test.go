package host_test

import (
	"fmt"
	"net"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"quest/cmd/questd/host"
	"quest/cmd/questd/host/hosttest"
)

// hostile comes in with key 66 and starts to play, with a window for output.
func (d *door) hostile(window uint32) *raw {
	d.t.Helper()
	r, err := rawPlay(d.dial("192.0.2.66:1"), testKey(66), window)
	if err != nil {
		d.t.Fatal(err)
	}
	return r
}

// shown gives what a session wrote, up to a text, in what follows.
func (r *raw) shown(t *testing.T, until string) string {
	t.Helper()
	var all strings.Builder
	for !strings.Contains(all.String(), until) {
		m, err := r.until(msgData)
		if err != nil {
			t.Fatalf("%v, after %q", err, all.String())
		}
		s, _ := cut(m[5:])
		all.WriteString(s)
	}
	return all.String()
}

// echoes presses a key that was not pressed before and waits for it.
func echoes(term *hosttest.Terminal, key string) {
	_, _ = term.Keys.Write([]byte(key))
	term.Await("[" + key + "]")
}

// heap gives the bytes that are in use.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// bounded fails when something cost more than 64 MiB that are still held.
func bounded(t *testing.T, before uint64) {
	t.Helper()
	if after := heap(); after > before+64<<20 {
		t.Errorf("the heap grew by %d MiB", (after-before)>>20)
	}
}

// floods is how many requests a hostile client sends.
func floods() int {
	if testing.Short() {
		return 5_000
	}
	return 100_000
}

// send writes many messages in parts, while somebody reads what comes.
func flood(r *raw, n int, message func(i int) []byte) error {
	for i := 0; i < n; {
		var part [][]byte
		for ; i < n && len(part) < 100; i++ {
			part = append(part, message(i))
		}
		if err := r.send(part...); err != nil {
			return err
		}
	}
	return nil
}

// TestAFloodOfResizesIsToldTwentyTimesASecond sends resizes as fast as they are taken (N3).
func TestAFloodOfResizesIsToldTwentyTimesASecond(t *testing.T) {
	inBubble(t, host.Options{}, func(t *testing.T, d *door) {
		before := heap()
		guest := d.play(1)
		r := d.hostile(1 << 30)
		start := time.Now()
		sent := make(chan error, 1)
		go func() {
			sent <- flood(r, floods(), func(i int) []byte {
				return ask("window-change", false, window(uint32(100+i%50), uint32(40+i%7)))
			})
			sent <- r.send(ask("window-change", false, window(77, 33)))
		}()
		shown := r.shown(t, "<77x33>")
		took := time.Since(start)
		for range 2 {
			if err := <-sent; err != nil {
				t.Error(err)
			}
		}
		if told := strings.Count(shown, "<"); float64(told) > 20*took.Seconds()+2 {
			t.Errorf("%d sizes were told in %v, want 20 a second", told, took)
		}
		echoes(guest, "k")
		bounded(t, before)
	})
}

func TestTheNewestSizeIsTold(t *testing.T) {
	inBubble(t, host.Options{}, func(t *testing.T, d *door) {
		r := d.hostile(1 << 20)
		r.shown(t, "80x24")
		for _, w := range [][2]uint32{{100, 30}, {101, 31}, {102, 32}, {103, 33}} {
			if err := r.send(ask("window-change", false, window(w[0], w[1]))); err != nil {
				t.Fatal(err)
			}
		}
		if got := r.shown(t, "<103x33>"); strings.Count(got, "<") > 2 {
			t.Errorf("%q: four sizes at once are told as the first and the last", got)
		}
		for size, want := range map[[2]uint32]string{{1, 1}: "<20x6>", {1 << 31, 1 << 30}: "<500x200>", {0, 50}: "<0x0>"} {
			time.Sleep(time.Second)
			if err := r.send(ask("window-change", false, window(size[0], size[1]))); err != nil {
				t.Fatal(err)
			}
			r.shown(t, want)
		}
	})
}

func TestAFloodOfVariablesIsRefused(t *testing.T) {
	o := host.Options{Limits: host.Limits{Begin: time.Hour}} // otherwise it is hung up on after ten seconds
	inBubble(t, o, func(t *testing.T, d *door) {
		before := heap()
		guest := d.play(1)
		r, err := newRaw(d.dial("192.0.2.66:1"))
		if err != nil || r.login("u", testKey(66)) != nil || r.send(openSession(1<<20)) != nil {
			t.Fatal(err)
		}
		if _, err := r.until(msgChannelOpened); err != nil {
			t.Fatal(err)
		}
		n := min(floods(), 26*26*26)
		go func() {
			_ = flood(r, n, func(i int) []byte {
				return ask("env", true, field(nil, fmt.Sprintf("LC_%c%c%c", 'A'+i%26, 'A'+i/26%26, 'A'+i/676%26), strings.Repeat("v", i%300)))
			})
		}()
		taken := 0
		for range n {
			m, err := r.until(msgRequestYes, msgRequestNo)
			if err != nil {
				t.Fatal(err)
			}
			if m[0] == msgRequestYes {
				taken++
			}
		}
		if taken != 16 {
			t.Errorf("%d variables were taken, want 16", taken)
		}
		echoes(guest, "k")
		bounded(t, before)
	})
}

func TestAFloodOfChannelsIsRefused(t *testing.T) {
	inBubble(t, host.Options{}, func(t *testing.T, d *door) {
		before := heap()
		guest := d.play(1)
		r := d.hostile(1 << 20)
		r.shown(t, "80x24")
		kinds := []string{"session", "direct-tcpip", "x11", "forwarded-tcpip", "direct-streamlocal@openssh.com", "auth-agent@openssh.com", ""}
		go func() {
			_ = flood(r, 5_000, func(i int) []byte {
				return number(field([]byte{msgChannelOpen}, kinds[i%len(kinds)]), uint32(i+1), 1<<20, 1<<15)
			})
		}()
		for range 5_000 {
			m, err := r.until(msgChannelOpened, msgChannelRefused)
			if err != nil {
				t.Fatal(err)
			}
			if m[0] == msgChannelOpened {
				t.Fatal("another channel was opened")
			}
		}
		echoes(guest, "k")
		bounded(t, before)
	})
}

func TestAFloodOfQuestionsIsAnsweredWithNo(t *testing.T) {
	inBubble(t, host.Options{}, func(t *testing.T, d *door) {
		guest := d.play(1)
		r := d.hostile(1 << 20)
		kinds := []string{"tcpip-forward", "cancel-tcpip-forward", "streamlocal-forward@openssh.com", "hostkeys-prove-00@openssh.com", "x"}
		n := min(floods(), 5_000)
		go func() {
			_ = flood(r, n, func(i int) []byte {
				return append(append(field([]byte{msgGlobal}, kinds[i%len(kinds)]), 1), field(nil, "127.0.0.1")...)
			})
		}()
		for range n {
			m, err := r.until(msgGlobalYes, msgGlobalNo)
			if err != nil {
				t.Fatal(err)
			}
			if m[0] == msgGlobalYes {
				t.Fatal("something was forwarded")
			}
		}
		echoes(guest, "k")
	})
}

// TestAClientThatNeverReadsIsHungUpOn lets a game write without an end to clients that take
// nothing: whose window is full, and whose connection is.
func TestAClientThatNeverReadsIsHungUpOn(t *testing.T) {
	for name, room := range map[string]uint32{"full window": 1000, "full connection": 1 << 31} {
		t.Run(name, func(t *testing.T) {
			o, counts := measured()
			inBubble(t, o, func(t *testing.T, d *door) {
				before := heap()
				guest := d.play(1)
				r := d.hostile(room)
				start := time.Now()
				if err := r.send(typed("f")); err != nil {
					t.Fatal(err)
				}
				synctest.Wait()
				echoes(guest, "k")
				bounded(t, before)
				for counted(t, counts, "questd_connections") == 2 {
					time.Sleep(time.Second)
				}
				if took := time.Since(start); took != 10*time.Second && took != 11*time.Second {
					t.Errorf("hung up after %v, want 10s", took)
				}
				echoes(guest, "l")
			})
		})
	}
}

func TestAPanicEndsOneGame(t *testing.T) {
	o, counts := measured()
	o.Say = said
	inBubble(t, o, func(t *testing.T, d *door) {
		one, two := d.play(1), d.play(2)
		_, _ = one.Keys.Write([]byte("p"))
		if got := status(t, one.Wait()); got != 1 {
			t.Errorf("the status is %d, want 1", got)
		}
		if got := one.Shown(); !strings.Contains(got, "\x1b[?1049l") || !strings.HasSuffix(got, fmt.Sprintf("ending %d\r\n", host.Crashed)) {
			t.Errorf("the terminal shows %q, want it given back with a word", got)
		}
		echoes(two, "k")
		if got := counted(t, counts, "questd_panics_total"); got != 1 {
			t.Errorf("%v panics were counted, want 1", got)
		}
		d.play(1)
	})
}

// TestInputComesAtItsRate types as fast as it is taken.
func TestInputComesAtItsRate(t *testing.T) {
	inBubble(t, host.Options{}, func(t *testing.T, d *door) {
		guest := d.play(1)
		r, err := newRaw(d.dial("192.0.2.66:1"))
		if err != nil || r.login("u", testKey(66)) != nil || r.send(openSession(1<<31)) != nil {
			t.Fatal(err)
		}
		if _, err := r.until(msgChannelOpened); err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		const lines = 80
		go func() {
			_ = r.send(ask("shell", false, nil))
			_ = flood(r, lines, func(int) []byte { return typed(strings.Repeat("x", 1023) + "\n") })
		}()
		for shown := 0; shown < lines<<10; {
			m, err := r.until(msgData)
			if err != nil {
				t.Fatal(err)
			}
			s, _ := cut(m[5:])
			shown += len(s)
		}
		if took := time.Since(start); took < 3*time.Second || took > 5*time.Second {
			t.Errorf("80 KiB were typed in %v, want 64 at once and 4 a second", took)
		}
		echoes(guest, "k")
	})
}

// TestACommandIsFedFast sends a whole save to a command, which would take an hour at the rate of typing.
// It runs in real time: a client that waits for a lock stops the time of a bubble.
func TestACommandIsFedFast(t *testing.T) {
	d := openDoor(t, host.Options{Limits: host.Limits{Typed: 256, TypedOnce: 1024, Wire: 1024, WireAtOnce: 64 << 10, Bulk: 1 << 30}})
	defer d.end()
	c := d.connect("192.0.2.1:1", 1)
	defer c.Close() //nolint:errcheck // the server hangs up too
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	save := strings.Repeat("0123456789abcde\n", 4<<20>>4)
	s.Stdin = strings.NewReader(save)
	out, err := s.Output("echo")
	if err != nil || string(out) != save {
		t.Errorf("%d bytes came back (%v), want %d", len(out), err, len(save))
	}
}

// TestNobodyIsLetPastTheGame asks for everything that a door of SSH usually has.
func TestNobodyIsLetPastTheGame(t *testing.T) {
	inBubble(t, host.Options{Say: said}, func(t *testing.T, d *door) {
		c := d.connect("192.0.2.1:1", 1)
		if _, err := c.Dial("tcp", "127.0.0.1:22"); err == nil {
			t.Error("a connection was forwarded")
		}
		if _, err := c.ListenTCP(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)}); err == nil {
			t.Error("a port was opened")
		}
		if _, err := c.ListenUnix("/tmp/x"); err == nil {
			t.Error("a socket was opened")
		}
		s, err := c.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range []string{"x11-req", "auth-agent-req@openssh.com", "subsystem", "signal", "break", ""} {
			if ok, err := s.SendRequest(kind, true, field(nil, "sftp")); ok || err != nil {
				t.Errorf("%q was taken: %v, %v", kind, ok, err)
			}
		}
		if err := s.RequestSubsystem("sftp"); err == nil {
			t.Error("files can be had")
		}
		var errs strings.Builder
		s.Stderr = &errs
		if got := status(t, s.Run("scp -t /etc")); got != 127 || errs.String() != fmt.Sprintf("ending %d\n", host.Unknown) {
			t.Errorf("an unknown command has status %d and says %q", got, errs.String())
		}
	})
}

var noControl = regexp.MustCompile(`^[ -~]*$`)

func TestWhatIsToldOfAVisitorIsClean(t *testing.T) {
	inBubble(t, host.Options{}, func(t *testing.T, d *door) {
		c := d.connect("192.0.2.1:1", 1)
		s, err := c.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		for name, want := range map[string]bool{
			"LANG=ko_KR.UTF-8": true, "LC_ALL=ja_JP.UTF-8": true, "COLORTERM=truecolor": true, "TERM=foot": true, "TZ=Asia/Seoul": true,
			"TZ=../../etc/passwd": false, "TZ=Local": false, "TZ=": false, "TZ=/etc/localtime": false, "LANG=\x1b[2J": false, "LANG=가": false, "LC_lower=x": false,
			"PATH=/bin": false, "LD_PRELOAD=x": false, "HOME=/": false, "QUEST_SAVE=/": false, "": false, "LC_X=" + strings.Repeat("v", 257): false, "LC_Y=" + strings.Repeat("v", 256): true,
		} {
			key, value, _ := strings.Cut(name, "=")
			if got := s.Setenv(key, value) == nil; got != want {
				t.Errorf("%.40q is let in: %v, want %v", name, got, want)
			}
		}
		if err := s.RequestPty("xterm\x1b]0;x\x07", 24, 80, nil); err != nil {
			t.Fatal(err)
		}
		if err := s.Run("status 0"); err != nil {
			t.Fatal(err)
		}
		v := d.front.Seen()[0]
		if v.Term != "" || len(v.Env) != 6 || strings.Contains(v.Address, "192") {
			t.Errorf("the visitor is %+v", v)
		}
		for k, value := range v.Env {
			if !noControl.MatchString(k + value) {
				t.Errorf("%q=%q", k, value)
			}
		}
	})
}

// TestANewerConnectionPlaysOn opens a second game of a key while the first is open, leaves in
// order, or hangs.
func TestANewerConnectionPlaysOn(t *testing.T) {
	for name, hangs := range map[string]bool{"leaves": false, "hangs": true} {
		t.Run(name, func(t *testing.T) {
			inBubble(t, host.Options{Say: said}, func(t *testing.T, d *door) {
				old := d.play(1)
				if hangs {
					_, _ = old.Keys.Write([]byte("s"))
					synctest.Wait()
					d.fails = host.ErrHung
				}
				start := time.Now()
				newer := d.play(1)
				want := time.Duration(0)
				if hangs {
					want = 2 * time.Second
				}
				if took := time.Since(start); took != want {
					t.Errorf("the newer connection waited for %v, want %v", took, want)
				}
				err := old.Wait()
				if !hangs && (status(t, err) != hosttest.Left || !strings.HasSuffix(old.Shown(), fmt.Sprintf("byeending %d\r\n", host.Replaced))) {
					t.Errorf("the older shows %q", old.Shown())
				}
				echoes(newer, "k")
			})
		})
	}
}

func TestLinesArePlayedWithoutATerminal(t *testing.T) {
	inBubble(t, host.Options{}, func(t *testing.T, d *door) {
		s, err := d.connect("192.0.2.1:1", 1).NewSession()
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		s.Stdin, s.Stdout = strings.NewReader("one\ntwo\nq\n"), &out
		if err := s.Shell(); err != nil {
			t.Fatal(err)
		}
		if err := s.Wait(); err != nil || out.String() != "> one\n> two\n" {
			t.Errorf("%v, %q", err, out.String())
		}
	})
}

func TestAForcedStopWaitsForNobody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		force := make(chan struct{})
		d := openDoor(t, host.Options{Force: force})
		d.fails = host.ErrHung
		defer d.end()
		term := d.play(1)
		_, _ = term.Keys.Write([]byte("s"))
		synctest.Wait()
		d.stop()
		time.Sleep(3 * time.Second)
		close(force)
		start := time.Now()
		_ = term.Wait()
		if took := time.Since(start); took != 0 {
			t.Errorf("the connection was closed after %v, want at once", took)
		}
	})
}
