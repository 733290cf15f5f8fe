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

// Every place that tells how to rewrite the pictures must name every package that has
// some, and no other: Go refuses -update in a package that does not know the flag.
func TestTheCommandThatRewritesPicturesNamesThePackagesThatHaveThem(t *testing.T) {
	root := filepath.Join("..", "..")
	want := packagesWithPictures(t, root)
	command := regexp.MustCompile(`go test ([^` + "`" + `\]\n]*) -update`)
	for _, name := range []string{"docs/maintainers.md", "CONTRIBUTING.md", "Taskfile.yml"} {
		data, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		found := command.FindAllSubmatch(data, -1)
		if len(found) == 0 {
			t.Errorf("%s names no command with -update", name)
		}
		for _, c := range found {
			named := strings.Fields(string(c[1]))
			slices.Sort(named)
			if !slices.Equal(named, want) {
				t.Errorf("%s: the command names %v, pictures are in %v", name, named, want)
			}
		}
	}
}

// packagesWithPictures gives the packages whose tests import golden, as patterns for go.
func packagesWithPictures(t *testing.T, root string) []string {
	t.Helper()
	var with []string
	err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
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
			with = append(with, "./"+filepath.ToSlash(dir))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(with)
	return slices.Compact(with)
}
