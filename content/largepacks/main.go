// Command largepacks writes large packs, for measuring a game that has many of them:
//
//	go run ./content/largepacks -n 60 SAVES/packs
//
// SAVES is what quest takes as --save-dir. Each has 944 items and no findings. The same number always gives the same packs.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"quest/content/contenttest"
)

func main() {
	n := flag.Int("n", 60, "how many `packs`")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: largepacks [-n packs] FOLDER")
		os.Exit(2)
	}
	if err := write(flag.Arg(0), *n); err != nil {
		fmt.Fprintln(os.Stderr, "largepacks:", err)
		os.Exit(1)
	}
}

// write puts n packs into folders of their own below dir.
func write(dir string, n int) error {
	for i := 1; i <= n; i++ {
		for name, file := range contenttest.LargeFiles(i) {
			path := filepath.Join(dir, fmt.Sprintf("large-%d", i), filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				return err
			}
			if err := os.WriteFile(path, file.Data, 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}
