// Pictures plays the game in an emulated terminal, as a script says, and writes pictures of its
// screens (PNG) and recordings (animated GIF): those of docs/pictures, unless told otherwise.
//
//	go run ./cmd/pictures [-script FILE] [-out FOLDER] [-font FILE]...
//
// It builds quest, plays it in save folders of its own that it removes, and needs fonts for what
// the game draws: those of fonts-dejavu-core, fonts-noto-cjk and fonts-symbola on Debian, or any
// that -font names, in the order in which they are asked for a character. It runs where there are
// pseudo-terminals: on Linux and macOS.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func main() {
	var fonts list
	script := flag.String("script", filepath.Join("docs", "pictures", "tour.txt"), "what is played")
	out := flag.String("out", filepath.Join("docs", "pictures"), "where the pictures go")
	flag.Var(&fonts, "font", "a font file; may be given several times")
	flag.Parse()
	if err := run(*script, *out, fonts); err != nil {
		fmt.Fprintln(os.Stderr, "pictures:", err)
		os.Exit(1)
	}
}

// list is a flag that may be given several times.
type list []string

func (l *list) String() string { return strings.Join(*l, ",") }

func (l *list) Set(value string) error {
	*l = append(*l, value)
	return nil
}

func run(script, out string, fonts []string) error {
	text, err := os.ReadFile(script) // #nosec G304 -- the file that the caller names
	if err != nil {
		return fmt.Errorf("read the script: %w", err)
	}
	steps, err := readScript(string(text))
	if err != nil {
		return fmt.Errorf("%s: %w", script, err)
	}
	letters, err := loadLetters(fonts)
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "quest-pictures-")
	if err != nil {
		return fmt.Errorf("make a folder to play in: %w", err)
	}
	defer func() { _ = os.RemoveAll(work) }()
	game := filepath.Join(work, "quest")
	if built, err := exec.Command("go", "build", "-o", game, "./cmd/quest").CombinedOutput(); err != nil { // #nosec G204
		return fmt.Errorf("build quest: %w\n%s", err, built)
	}
	if err := os.MkdirAll(out, 0o750); err != nil {
		return fmt.Errorf("make the folder of the pictures: %w", err)
	}
	s := &studio{game: game, work: work, out: out, letters: letters}
	defer s.stop()
	for _, step := range steps {
		if err := s.do(step); err != nil {
			return fmt.Errorf("%s:%d: %s: %w%s", script, step.line, step.verb, err, s.seen())
		}
	}
	return nil
}
