package source

import (
	"maps"
	"slices"
	"strings"
)

// findings returns the findings of all files, in order. Those that may only follow
// from an error of the same object are left out, and their files count as unread.
func (l *loader) findings() []Finding {
	var all []Finding
	for _, s := range slices.Concat(slices.Collect(maps.Values(l.files)), slices.Collect(maps.Values(l.skipped))) {
		errors := map[int][releaseStage + 1]bool{}
		for _, f := range s.findings {
			if f.Level == Error {
				stages := errors[f.object]
				stages[stage(f.Code)] = true
				errors[f.object] = stages
			}
		}
		for _, f := range s.findings {
			switch {
			case follows(f, errors[f.object]):
				s.unread = true
			case f.Level == Error || !slices.Contains(l.allow, f.Code):
				all = append(all, f)
			}
		}
	}
	return inOrder(all)
}

// follows reports whether a finding may only follow from errors of the same object,
// given by the stages at which they were found. That holds for findings of the last
// stages, about what the object means and what it was, if there is an error in its structure or its ID,
// and for warnings of that stage if there is an error in its texts.
func follows(f Finding, errors [releaseStage + 1]bool) bool {
	if stage(f.Code) < lastStage {
		return false
	}
	for at, found := range errors {
		switch {
		case !found, at == linkStage, at == textStage && f.Level == Error:
		case at <= nameStage:
			return true
		}
	}
	return false
}

// unread lists the files in which something waits for an error to be cured.
func (l *loader) unread() []string {
	var files []string
	for path, s := range l.files {
		ours := fileBelongs(path)
		if s.unread || s.broken && ours || ours && hasFormat(path) && (l.tooNew || len(l.langs) == 0) {
			files = append(files, s.path)
		}
	}
	slices.Sort(files)
	return files
}

// hasFormat names the files that say their format: what is read field by field.
func hasFormat(path string) bool {
	return strings.HasSuffix(path, ".yaml") || strings.HasPrefix(path, "lessons/")
}

// The stages of reading a file, in order (docs/pack-format.md 16).
const (
	builtStage = 5 // its structure: fields and their values
	textStage  = 6
	nameStage  = 7 // IDs
	linkStage  = 8 // references
	lastStage  = 9 // what it means: items, rewards

	releaseStage = 10 // what changed since the last release; it hides nothing
)

// stage gives the stage at which a code is found.
func stage(code string) int {
	switch code {
	case "T003", "T004", "T013":
		return 2
	case "S004":
		return 4
	case "I002", "I003", "I004", "I005", "I006":
		return releaseStage
	}
	switch code[0] {
	case 'Z':
		return 1
	case 'Y':
		return 3
	case 'S':
		return builtStage
	case 'T', 'W', 'L':
		return textStage
	case 'I':
		return nameStage
	case 'R':
		return linkStage
	}
	return lastStage
}
