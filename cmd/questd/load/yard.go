package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"

	"golang.org/x/crypto/ssh"

	"quest/cmd/questd/load/yardstick"
)

// yardsticks are the programs that the server is measured against, by the argument with which
// this program starts itself to serve one.
var yardsticks = map[string]yardstick.Program{"bubbletea": yardstick.BubbleTea, "echo": yardstick.Echo}

// serveYardstick serves one of the smallest programs as a process of its own, whose memory can
// be looked at, with figures at another address as the server has them.
func serveYardstick(name, figures string, out io.Writer) error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	key, err := yardstick.Key()
	if err != nil {
		return err
	}
	ended := make(chan error, 2)
	go func() { ended <- http.ListenAndServe(figures, http.HandlerFunc(tellHeap)) }() // #nosec G114 -- this computer alone asks
	go func() { ended <- yardstick.Serve(listener, key, yardsticks[name]) }()
	if _, err := fmt.Fprintf(out, "%s %s\n", listener.Addr(), ssh.FingerprintSHA256(key.PublicKey())); err != nil {
		return fmt.Errorf("say where: %w", err)
	}
	return <-ended
}

func tellHeap(reply http.ResponseWriter, _ *http.Request) {
	var heap runtime.MemStats
	runtime.ReadMemStats(&heap)
	_, _ = fmt.Fprintf(reply, "%s %d\n", heapFigure, heap.HeapAlloc)
}
