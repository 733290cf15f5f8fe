// Package yardstick serves the smallest programs over SSH that there can be: what the class
// server is measured against. It lets everybody in and knows no limit, so it listens on
// loopback addresses only.
package yardstick

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/crypto/ssh"
)

// Program is what a visitor gets, until it returns. Sizes come as the terminal changes.
type Program func(terminal io.ReadWriter, sizes <-chan Size)

// Size is that of a terminal, in cells.
type Size struct{ Columns, Rows int }

// Echo gives every byte back.
func Echo(terminal io.ReadWriter, _ <-chan Size) { _, _ = io.Copy(terminal, terminal) }

// BubbleTea is a program of one line that counts keys, with the renderer of Bubble Tea.
func BubbleTea(terminal io.ReadWriter, sizes <-chan Size) {
	first := <-sizes
	program := tea.NewProgram(counter(0), tea.WithInput(terminal), tea.WithOutput(terminal), tea.WithWindowSize(first.Columns, first.Rows),
		tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithoutSignalHandler())
	go func() {
		for size := range sizes {
			program.Send(tea.WindowSizeMsg{Width: size.Columns, Height: size.Rows})
		}
	}()
	_, _ = program.Run()
}

// counter counts keys.
type counter int

func (c counter) Init() tea.Cmd { return nil }

func (c counter) Update(m tea.Msg) (tea.Model, tea.Cmd) {
	key, ok := m.(tea.KeyPressMsg)
	if !ok {
		return c, nil
	}
	if key.String() == "ctrl+c" {
		return c, tea.Quit
	}
	return c + 1, nil
}

func (c counter) View() tea.View { return tea.NewView(fmt.Sprintf("%d keys", int(c))) }

// Key makes a host key.
func Key() (ssh.Signer, error) {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("host key: %w", err)
	}
	return ssh.NewSignerFromKey(private)
}

// Serve lets everybody who comes to a listener use a program, until the listener is closed.
func Serve(listener net.Listener, key ssh.Signer, program Program) error {
	config := &ssh.ServerConfig{PublicKeyCallback: func(ssh.ConnMetadata, ssh.PublicKey) (*ssh.Permissions, error) { return new(ssh.Permissions), nil }}
	config.AddHostKey(key)
	for {
		raw, err := listener.Accept()
		if errors.Is(err, net.ErrClosed) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("accept: %w", err)
		}
		go welcome(raw, config, program)
	}
}

func welcome(raw net.Conn, config *ssh.ServerConfig, program Program) {
	defer func() { _ = raw.Close() }()
	_, channels, requests, err := ssh.NewServerConn(raw, config)
	if err != nil {
		return
	}
	go ssh.DiscardRequests(requests)
	for offered := range channels {
		channel, asks, err := offered.Accept()
		if err != nil {
			return
		}
		go attend(channel, asks, program)
	}
}

// attend runs the program once a shell is asked for.
func attend(channel ssh.Channel, asks <-chan *ssh.Request, program Program) {
	sizes := make(chan Size, 1)
	defer close(sizes)
	var once sync.Once
	for ask := range asks {
		switch ask.Type {
		case "pty-req":
			term := struct {
				Name                         string
				Columns, Rows, Width, Height uint32
				Modes                        string
			}{}
			if ssh.Unmarshal(ask.Payload, &term) == nil {
				sizes <- Size{int(term.Columns), int(term.Rows)}
			}
		case "window-change":
			if len(ask.Payload) >= 8 {
				offer(sizes, Size{int(binary.BigEndian.Uint32(ask.Payload)), int(binary.BigEndian.Uint32(ask.Payload[4:]))})
			}
		case "shell":
			once.Do(func() {
				go func() {
					program(channel, sizes)
					_, _ = channel.SendRequest("exit-status", false, ssh.Marshal(struct{ Status uint32 }{0}))
					_ = channel.Close()
				}()
			})
		}
		_ = ask.Reply(true, nil)
	}
}

// offer puts the newest size into the channel in the place of an older one.
func offer(sizes chan Size, size Size) {
	select {
	case <-sizes:
	default:
	}
	sizes <- size
}
