package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"strconv"
	"strings"

	"golang.org/x/crypto/ssh"

	"quest/cmd/questd/host"
	"quest/game"
)

// handOut prints what a class needs to know to come in, fit for a handout; watched is where figures
// are, nil for nowhere.
func (c *call) handOut(ctx context.Context, at, watched net.Addr, key ssh.Signer) error {
	name, port, err := net.SplitHostPort(at.String())
	if err != nil {
		return fmt.Errorf("read the address: %w", err)
	}
	ip := net.ParseIP(name)
	number := ""
	if ip != nil && ip.IsUnspecified() {
		number = outward(ctx)
		if name, err = os.Hostname(); err != nil {
			name = at.String()
		}
	}
	lines := append([]game.Notice{game.Say("server.Serves").With("version", c.build.Version)}, waysIn(name, number, port)...)
	lines = append(lines,
		game.Say("server.Listens").With("address", at.String()),
		game.Say("server.Fingerprint").With("fingerprint", host.Fingerprint(key)),
	)
	if watched != nil {
		lines = append(lines, game.Say("server.Metrics").With("address", watched.String()))
	}
	if ip != nil && ip.IsLoopback() {
		lines = append(lines, game.Say("server.OnlyHere").With("address", net.JoinHostPort("0.0.0.0", port)))
	}
	return c.tell(lines...)
}

// waysIn are the lines that students type: by the name of this computer and, as few networks know that
// name, by its number too. number is "" where there is none.
func waysIn(name, number, port string) []game.Notice {
	ways := []game.Notice{{}, game.Verbatim("    " + sshLine(name, port)), {}}
	if number == "" || number == name {
		return ways
	}
	return append(ways, game.Say("server.ByNumber"), game.Notice{}, game.Verbatim("    "+sshLine(number, port)), game.Notice{})
}

// outward is the address by which this computer goes to others, "" for none. Nothing is sent: a
// connection of UDP only asks the computer for its way to an address that is kept for examples.
func outward(ctx context.Context) string {
	var dialer net.Dialer
	conn, err := dialer.DialContext(ctx, "udp4", "192.0.2.1:9")
	if err != nil {
		return ""
	}
	defer func() { _ = conn.Close() }() // nothing was written
	number, _, err := net.SplitHostPort(conn.LocalAddr().String())
	if err != nil || net.ParseIP(number).IsLoopback() {
		return ""
	}
	return number
}

// sshLine is what a student types.
func sshLine(name, port string) string {
	if n, err := strconv.Atoi(port); err == nil && n == 22 {
		return "ssh " + name
	}
	return strings.Join([]string{"ssh", "-p", port, name}, " ")
}
