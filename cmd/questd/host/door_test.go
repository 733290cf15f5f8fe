package host_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"

	"golang.org/x/crypto/ssh"

	"quest/cmd/questd/host"
	"quest/cmd/questd/host/hosttest"
)

// door is a server in a bubble, on a network in memory.
type door struct {
	t       *testing.T
	network *hosttest.Network
	front   *hosttest.Front
	stop    context.CancelFunc
	served  chan error
	fails   error // that Serve gives
}

// inBubble runs a test against a server, whose time passes when everybody waits.
func inBubble(t *testing.T, o host.Options, test func(t *testing.T, d *door)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		d := openDoor(t, o)
		defer d.end()
		test(t, d)
	})
}

// end stops the server, and looks whether it ended in order.
func (d *door) end() {
	d.stop()
	if err := <-d.served; !errors.Is(err, d.fails) {
		d.t.Errorf("serve: %v, want %v", err, d.fails)
	}
	close(d.front.Free)
}

func openDoor(t *testing.T, o host.Options) *door {
	d := &door{t: t, network: hosttest.NewNetwork(), front: &hosttest.Front{Free: make(chan struct{})}, served: make(chan error, 1)}
	if o.HostKeys == nil {
		o.HostKeys = []ssh.Signer{hosttest.Key(-1)}
	}
	var ctx context.Context
	ctx, d.stop = context.WithCancel(t.Context())
	go func() { d.served <- host.Serve(ctx, d.network, d.front, o) }()
	return d
}

func testKey(n int) ssh.Signer { return hosttest.Key(n) }

// connect comes in with a key.
func (d *door) connect(from string, key int) *ssh.Client {
	d.t.Helper()
	c, err := d.network.Dial(from)
	if err != nil {
		d.t.Fatal(err)
	}
	client, err := hosttest.Connect(c, hosttest.Config("student", hosttest.Key(key)))
	if err != nil {
		d.t.Fatal(err)
	}
	return client
}

// play opens a terminal of a key.
func (d *door) play(key int) *hosttest.Terminal {
	d.t.Helper()
	term, err := hosttest.Open(d.connect("192.0.2.1:1000", key), 80, 24)
	if err != nil {
		d.t.Fatal(err)
	}
	term.Await("hello " + ssh.FingerprintSHA256(hosttest.Key(key).PublicKey()))
	return term
}

// status gives how a session ended.
func status(t *testing.T, err error) int {
	t.Helper()
	var exit *ssh.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitStatus()
	}
	t.Errorf("the session ended without a status: %v", err)
	return -1
}

func TestAGameIsPlayedOverAConnection(t *testing.T) {
	inBubble(t, host.Options{}, func(t *testing.T, d *door) {
		term := d.play(1)
		for _, k := range "abc" {
			_, _ = term.Keys.Write([]byte(string(k)))
		}
		term.Await("[a][b][c]")
		_, _ = term.Keys.Write([]byte("q"))
		if got := status(t, term.Wait()); got != 0 {
			t.Errorf("the status is %d, want 0", got)
		}
	})
}

func TestADrainAsksEverybodyToLeave(t *testing.T) {
	inBubble(t, host.Options{}, func(t *testing.T, d *door) {
		one, two := d.play(1), d.play(2)
		d.stop()
		for _, term := range []*hosttest.Terminal{one, two} {
			if got := status(t, term.Wait()); got != hosttest.Left {
				t.Errorf("the status is %d, want %d", got, hosttest.Left)
			}
			term.Await("bye")
		}
		if _, err := d.network.Dial("192.0.2.1:1000"); err == nil {
			t.Error("a connection was taken during the drain")
		}
	})
}
