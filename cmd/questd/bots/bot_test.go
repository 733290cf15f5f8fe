package bots_test

import (
	"context"
	"crypto/ed25519"
	"errors"
	"net"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"quest/cmd/questd/bots"
	"quest/cmd/questd/load/yardstick"
)

// serve serves a program at a loopback address until the end of the test.
func serve(t *testing.T, program yardstick.Program) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	key, err := yardstick.Key()
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = yardstick.Serve(listener, key, program) }()
	return listener.Addr().String()
}

// guest is a guest of a server with a key that is always the same.
func guest(t *testing.T, address string) bots.Guest {
	t.Helper()
	key, err := ssh.NewSignerFromKey(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)))
	if err != nil {
		t.Fatal(err)
	}
	return bots.Guest{Address: address, Key: key, Columns: 80, Rows: 24, Watch: true}
}

// patience guards against a hang.
func patience(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	t.Cleanup(cancel)
	return ctx
}

func TestABotSeesWhatItsKeysDo(t *testing.T) {
	ctx := patience(t)
	bot, err := bots.Connect(ctx, guest(t, serve(t, yardstick.BubbleTea)))
	if err != nil {
		t.Fatal(err)
	}
	defer bot.Close()
	if _, err := bot.Shows(ctx, "0 keys"); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"down", "x"} {
		if _, err := bot.Do(ctx, key); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := bot.Shows(ctx, "2 keys"); err != nil {
		t.Fatal(err)
	}
	echo, err := bot.Echo(ctx, "enter")
	if err != nil || echo.First <= 0 || echo.Settled < echo.First {
		t.Errorf("the echo of a key: %+v (%v)", echo, err)
	}
	if got := bot.Screen(); !strings.Contains(got, "3 keys") {
		t.Errorf("after three keys:\n%s", got)
	}
	if err := bot.Press("\x03"); err != nil {
		t.Fatal(err)
	}
	if status, err := bot.Status(ctx); status != 0 || err != nil {
		t.Errorf("ended with %d (%v)", status, err)
	}
}

func TestABotThatIsCutKnowsThatItIsOver(t *testing.T) {
	ctx := patience(t)
	bot, err := bots.Connect(ctx, guest(t, serve(t, yardstick.Echo)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bot.First(ctx, "a"); err != nil {
		t.Fatal(err)
	}
	bot.Cut()
	if _, err := bot.Shows(ctx, "never"); !errors.Is(err, bots.ErrOver) {
		t.Errorf("a cut bot waits on: %v", err)
	}
	if _, err := bot.Status(ctx); err == nil {
		t.Error("a cut bot has an exit status")
	}
}

func TestBotsStayOnThisComputer(t *testing.T) {
	for _, address := range []string{"192.0.2.1:22", "class.example.org:22", "0.0.0.0:22", "[2001:db8::1]:22"} {
		if _, err := bots.Connect(patience(t), guest(t, address)); !errors.Is(err, bots.ErrElsewhere) {
			t.Errorf("%s: %v", address, err)
		}
	}
	g := guest(t, "127.0.0.1:1")
	g.From = "192.0.2.1"
	if _, err := bots.Connect(patience(t), g); !errors.Is(err, bots.ErrElsewhere) {
		t.Errorf("from elsewhere: %v", err)
	}
}

func TestABotLeavesWhereTheHostKeyIsAnother(t *testing.T) {
	g := guest(t, serve(t, yardstick.Echo))
	g.HostKey = "SHA256:another"
	if _, err := bots.Connect(patience(t), g); err == nil || !strings.Contains(err.Error(), "another host key") {
		t.Errorf("connected to a stranger: %v", err)
	}
}

func TestABotSitsAtAnotherProgram(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the program is a shell")
	}
	ctx := patience(t)
	bot, err := bots.Start(exec.Command("sh", "-c", "echo begun; read word; echo \"got $word\"; exit 7"), 40, 10)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bot.Shows(ctx, "begun"); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(bot.Press("한글"), bot.Press("enter")); err != nil {
		t.Fatal(err)
	}
	if _, err := bot.Shows(ctx, "got 한글"); err != nil {
		t.Fatal(err)
	}
	if status, err := bot.Status(ctx); status != 7 || err != nil {
		t.Errorf("ended with %d (%v)", status, err)
	}
}
