// Command compile writes the compiled form of every pack below the current folder
// into compiled/, from where the game embeds them. It is run by go generate in
// content/packs, and fails on a pack that has errors.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"quest/content"
	"quest/content/source"
)

func main() {
	if err := compileAll("."); err != nil {
		fmt.Fprintln(os.Stderr, "compile:", err)
		os.Exit(1)
	}
}

// compileAll compiles the packs below dir, and removes compiled packs that have no
// source any more.
func compileAll(dir string) error {
	sources, err := filepath.Glob(filepath.Join(dir, "*", "pack.yaml"))
	if err != nil {
		return err
	}
	old, err := filepath.Glob(filepath.Join(dir, "compiled", "*.pack"))
	if err != nil {
		return err
	}
	for _, file := range old {
		if err := os.Remove(file); err != nil {
			return err
		}
	}
	for _, manifest := range sources {
		if err := compile(filepath.Dir(manifest), filepath.Join(dir, "compiled")); err != nil {
			return err
		}
	}
	return nil
}

// compile writes one pack as owner-name.pack.
func compile(dir, into string) error {
	p, findings, err := source.LoadDir(dir, source.Options{})
	if err != nil {
		return err
	}
	for _, f := range findings {
		fmt.Fprintln(os.Stderr, filepath.Join(dir, f.String(content.English)))
	}
	if p == nil {
		return fmt.Errorf("%s has errors", dir)
	}
	b, err := p.Compile()
	if err != nil {
		return err
	}
	name := strings.ReplaceAll(string(p.ID()), "/", "-") + ".pack"
	return os.WriteFile(filepath.Join(into, name), b, 0o644)
}
