package check_test

import (
	"maps"
	"testing"
	"testing/fstest"

	"quest/content"
	"quest/content/check"
)

// FuzzCheck puts fuzzed bytes in the place of the quiz or the lab: the simulator
// takes every lab that the loader takes.
func FuzzCheck(f *testing.F) {
	whole := canal(f)
	f.Add(true, whole[inLab].Data)
	f.Add(false, whole[inQuiz].Data)
	f.Fuzz(func(t *testing.T, inTheLab bool, b []byte) {
		files := maps.Clone(whole)
		name := inQuiz
		if inTheLab {
			name = inLab
		}
		files[name] = &fstest.MapFile{Data: b, Mode: 0o644}
		p, findings, err := check.Load(files, today)
		if err != nil {
			t.Fatal(err)
		}
		if errors, _, _ := content.Count(findings); (p == nil) != (errors > 0) {
			t.Errorf("pack loaded: %v, findings:\n%s", p != nil, said(findings))
		}
	})
}
