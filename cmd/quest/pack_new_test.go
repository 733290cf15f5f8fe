//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// On a terminal the command asks for what is missing, and again where an answer cannot be
// taken; what it was told already is not asked.
func TestNewPackAsksOnATerminal(t *testing.T) {
	for _, c := range []struct {
		name          string
		args          []string
		typed         string
		code          int
		asked, silent []string
		manifest      []string // lines of the pack.yaml that is made
	}{
		{
			name: "everything", args: []string{"pack", "new"},
			typed: "kim\nkim/tides\n\nThe tides\n밀물과 썰물\n\n",
			asked: []string{
				"Name of the pack, as OWNER/NAME", `"kim" cannot be the name of a pack`, "Languages of its texts: ", "[en,ko]: ",
				"Title (English) [Tides]: ", "Title (Korean) [Tides]: ", "Author [kim]: ",
			},
			manifest: []string{"languages: [en, ko]", "  The tides", "  밀물과 썰물", `  - name: "kim"`},
		},
		{
			name: "in Korean, what is missing", args: []string{"pack", "new", "kim/tides", "--languages", "ko", "--author", "김민지", "--lang", "ko"},
			typed: "밀물과 썰물\n", asked: []string{"제목(한국어) [Tides]: "}, silent: []string{"팩 이름", "글의 언어", "만든 사람"},
			manifest: []string{"languages: [ko]", "  밀물과 썰물", `  - name: "김민지"`},
		},
		{
			name: "usual answers", args: []string{"pack", "new", "kim/tides"}, typed: "\n\n\n\n",
			manifest: []string{"languages: [en, ko]", "  Tides"},
		},
		{name: "the input ends", args: []string{"pack", "new", "kim/tides"}, typed: "en\n\x04", code: exitFailed, asked: []string{"there was no answer, so nothing was made"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			said, code := onTerminal(t, c.typed, c.args...)
			if code != c.code {
				t.Errorf("exit code %d, want %d\n%s", code, c.code, said)
			}
			for _, want := range c.asked {
				if !strings.Contains(said, want) {
					t.Errorf("%q was not said\n%s", want, said)
				}
			}
			for _, never := range c.silent {
				if strings.Contains(said, never) {
					t.Errorf("%q was asked\n%s", never, said)
				}
			}
			data, err := os.ReadFile(filepath.Join("tides", "pack.yaml"))
			if (err == nil) != (c.code == exitDone) {
				t.Fatalf("pack.yaml: %v", err)
			}
			for _, line := range c.manifest {
				if !strings.Contains(string(data), line+"\n") {
					t.Errorf("pack.yaml has no line %q\n%s", line, data)
				}
			}
		})
	}
}

// onTerminal runs the program with a terminal on which everything was typed ahead, and
// gives what it wrote there. The terminal is that of stdin and stderr.
func onTerminal(t *testing.T, typed string, args ...string) (string, int) {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Skip("no terminal can be made here:", err)
	}
	defer master.Close() //nolint:errcheck // the test is over
	var said bytes.Buffer
	read := make(chan struct{})
	go func() {
		defer close(read)
		_, _ = io.Copy(&said, master) // ends with an error when the terminal is closed
	}()
	if _, err := io.WriteString(master, typed); err != nil {
		t.Fatal(err)
	}
	env := []string{"HOME=" + t.TempDir(), "LANG=en_US.UTF-8", "TERM=xterm"}
	code := NewMain().Run(t.Context(), args, env, slave, io.Discard, slave)
	if err := slave.Close(); err != nil {
		t.Fatal(err)
	}
	<-read
	return strings.ReplaceAll(said.String(), "\r\n", "\n"), code
}
