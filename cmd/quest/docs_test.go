package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The command in the documents that rewrites pictures must name every package that has
// some, and no other: Go refuses -update in a package that does not know the flag.
func TestTheCommandThatRewritesPicturesNamesThePackagesThatHaveThem(t *testing.T) {
	root := filepath.Join("..", "..")
	docs, err := os.ReadFile(filepath.Join(root, "docs", "maintainers.md"))
	if err != nil {
		t.Fatal(err)
	}
	command := regexp.MustCompile("`go test ([^`]*) -update`").FindSubmatch(docs)
	if command == nil {
		t.Fatal("docs/maintainers.md names no command with -update")
	}
	named := strings.Fields(string(command[1]))
	slices.Sort(named)
	var want []string
	err = filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, i := range parsed.Imports {
			if i.Path.Value != `"github.com/charmbracelet/x/exp/golden"` {
				continue
			}
			dir, err := filepath.Rel(root, filepath.Dir(path))
			if err != nil {
				return err
			}
			want = append(want, "./"+filepath.ToSlash(dir))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(want)
	want = slices.Compact(want)
	if !slices.Equal(named, want) {
		t.Errorf("the command names %v, pictures are in %v", named, want)
	}
}
