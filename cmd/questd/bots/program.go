package bots

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"

	"github.com/creack/pty"
)

// program is a connection that another program makes, such as the system's own ssh.
type program struct {
	run *exec.Cmd
	end *os.File // of its terminal
}

// Start runs a program in a terminal of a size. Its bot watches.
func Start(run *exec.Cmd, columns, rows int) (*Bot, error) {
	end, err := pty.StartWithSize(run, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)}) // #nosec G115 -- of a test
	if err != nil {
		return nil, fmt.Errorf("start %s: %w", run.Path, err)
	}
	b := newBot(&program{run, end})
	b.keys = end
	b.screen = newScreen(columns, rows, end)
	go b.listen(end)
	return b, nil
}

func (p *program) resize(columns, rows int) error {
	return pty.Setsize(p.end, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)}) // #nosec G115 -- of a test
}

func (p *program) wait() error {
	err := p.run.Wait()
	_ = p.end.Close()
	return err
}

func (p *program) cut() { _ = p.run.Process.Kill() }

func (p *program) close() { _ = p.run.Process.Signal(syscall.SIGHUP) }
