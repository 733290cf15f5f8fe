package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// project is the folder of the whole project, as tests of this package see it.
var project = filepath.Join("..", "..")

// readYAML reads a settings file of the project.
func readYAML(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(project, name))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(text, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// TestReleaseConfiguration reads the configuration of releases without goreleaser,
// which takes longer to install than everything else that is checked.
func TestReleaseConfiguration(t *testing.T) {
	type build struct {
		ID, Main                          string
		Env, Goos, Goarch, Flags, Ldflags []string
		ModTimestamp                      string `yaml:"mod_timestamp"`
	}
	var release struct {
		Version  int
		Builds   []build
		Archives []struct {
			IDs   []string `yaml:"ids"`
			Files []struct{ Src string }
		}
	}
	readYAML(t, ".goreleaser.yaml", &release)
	systems := map[string][]string{"quest": {"linux", "darwin", "windows"}, "questd": {"linux", "darwin"}}
	if release.Version != 2 || len(release.Builds) != len(systems) || len(release.Archives) != len(systems) {
		t.Fatalf("not one build and one archive for each program in form 2: %+v", release)
	}
	for i, b := range release.Builds {
		if b.Main != "./cmd/"+b.ID || !slices.Contains(b.Env, "CGO_ENABLED=0") || !slices.Contains(b.Flags, "-trimpath") || b.ModTimestamp == "" {
			t.Errorf("the build is not static and reproducible: %+v", b)
		}
		if !strings.Contains(strings.Join(b.Ldflags, " "), "-X main.release={{ .Version }}") {
			t.Errorf("the build does not set the version: %v", b.Ldflags)
		}
		if !slices.Equal(b.Goos, systems[b.ID]) || !slices.Equal(b.Goarch, []string{"amd64", "arm64"}) {
			t.Errorf("%s is built for %v on %v", b.ID, b.Goos, b.Goarch)
		}
		if !slices.Equal(release.Archives[i].IDs, []string{b.ID}) {
			t.Errorf("the archive of %s packs %v", b.ID, release.Archives[i].IDs)
		}
		for _, f := range release.Archives[i].Files {
			if strings.HasPrefix(f.Src, "build/") {
				continue // .ci/extras makes it
			}
			if found, err := filepath.Glob(filepath.Join(project, f.Src)); err != nil || len(found) == 0 {
				t.Errorf("an archive would pack %s, which is not there (%v)", f.Src, err)
			}
		}
	}
}

func TestSettingsOfTheHostAreYAML(t *testing.T) {
	forms, err := filepath.Glob(filepath.Join(project, ".github", "*", "*.yml"))
	if err != nil || len(forms) < 4 {
		t.Fatalf("%d files (%v)", len(forms), err)
	}
	for _, name := range forms {
		rel, err := filepath.Rel(project, name)
		if err != nil {
			t.Fatal(err)
		}
		var form map[string]any
		readYAML(t, rel, &form)
		if len(form) == 0 {
			t.Errorf("%s is empty", rel)
		}
	}
}

// TestDocsNameTasksThatExist looks for "task NAME" in code spans and code blocks.
func TestDocsNameTasksThatExist(t *testing.T) {
	var tasks struct{ Tasks map[string]any }
	readYAML(t, "Taskfile.yml", &tasks)
	mention := regexp.MustCompile("(?m)(?:`|^)task ([a-z][a-z-]*)")
	seen := 0
	for _, name := range documents(t) {
		text, err := os.ReadFile(filepath.Join(project, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range mention.FindAllSubmatch(text, -1) {
			seen++
			if _, ok := tasks.Tasks[string(m[1])]; !ok {
				t.Errorf("%s speaks of the task %q, which Taskfile.yml does not have", name, m[1])
			}
		}
	}
	if seen == 0 {
		t.Error("no document speaks of a task")
	}
}

// TestDocsLinkWhatIsThere follows every link from one file of the project to
// another.
func TestDocsLinkWhatIsThere(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:\s]+)(?:#[^)]*)?\)`)
	code := regexp.MustCompile("(?ms)^ *````?.*?^ *````?$|`[^`\n]*`")
	seen := 0
	for _, name := range documents(t) {
		text, err := os.ReadFile(filepath.Join(project, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllSubmatch(code.ReplaceAll(text, nil), -1) {
			seen++
			if _, err := os.Stat(filepath.Join(project, filepath.Dir(name), string(m[1]))); err != nil {
				t.Errorf("%s leads to %s, which is not there", name, m[1])
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d links were followed", seen)
	}
}

// documents are the Markdown files of the project, relative to it.
func documents(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/*/*.md"} {
		found, err := filepath.Glob(filepath.Join(project, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			rel, err := filepath.Rel(project, f)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, filepath.ToSlash(rel))
		}
	}
	return all
}
