package main

import (
	"context"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"quest/saves/exchange"
)

// fakeSSH is the program ssh of stories. It writes its arguments into the file $SSH_ARGS and
// plays the server that the name of the host says, whose save is in the folder $CLASS.
func fakeSSH() {
	args := os.Args[1:]
	if file := os.Getenv("SSH_ARGS"); file != "" {
		if err := os.WriteFile(file, []byte(strings.Join(args, " ")+"\n"), 0o600); err != nil {
			panic(err)
		}
	}
	os.Exit(fakeServer(args[len(args)-2], args))
}

func fakeServer(host string, args []string) int {
	var out io.Writer = os.Stdout
	kind, _, _ := strings.Cut(host, ".")
	switch kind {
	case "refused":
		say(os.Stderr, "ssh: connect to host refused.test port 22: Connection refused\n")
		return 255
	case "shell":
		say(os.Stderr, "\x1b[2Jbash: line 1: quest-sync: command not found\n")
		say(out, "\x1b]0;owned\aWelcome to a shell\n")
		return 127
	case "garbled":
		say(out, "\nquest-sync 1\nhave all\n")
		return 0
	case "newer", "older":
		say(out, map[string]string{"newer": "\nquest-sync 9\n", "older": "\nquest-sync 0\n"}[kind])
		return 0
	case "busy", "unknown", "closing", "failed":
		if err := exchange.Refuse(out, exchange.Reason(kind)); err != nil {
			panic(err)
		}
		_, _ = io.Copy(io.Discard, os.Stdin)
		return 1
	case "greets":
		say(out, "Welcome!\r\nLast login: yesterday\r\n$ ")
	case "cut":
		at := slices.Index(args, "-p")
		n, err := strconv.Atoi(args[at+1])
		if err != nil {
			panic(err)
		}
		out = &cutWriter{out, n}
	}
	if _, err := exchange.Serve(context.Background(), &exchange.Folder{Dir: os.Getenv("CLASS")}, os.Stdin, out, exchange.Options{}); err != nil {
		say(os.Stderr, err.Error()+"\n")
		return 1
	}
	return 0
}

func say(to io.Writer, text string) {
	if _, err := io.WriteString(to, text); err != nil {
		panic(err)
	}
}

// cutWriter ends the program after some bytes, as a connection that breaks ends ssh.
type cutWriter struct {
	to   io.Writer
	left int
}

func (w *cutWriter) Write(p []byte) (int, error) {
	n, err := w.to.Write(p[:min(w.left, len(p))])
	if w.left -= n; n < len(p) || err != nil {
		os.Exit(255)
	}
	return n, nil
}
