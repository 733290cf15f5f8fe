package contenttest_test

import (
	"testing"

	"quest/content"
	"quest/content/check"
	"quest/content/contenttest"
	"quest/content/source"
)

func TestLargePacksHaveNoFindings(t *testing.T) {
	for _, n := range []int{1, 60} {
		reading := source.Read(contenttest.LargeFiles(n), source.Options{Today: "2026-11-23", Version: "0.1.0"})
		err := check.Check(reading)
		pack, findings := reading.Pack()
		if err != nil || pack == nil || len(findings) > 0 {
			for _, f := range findings[:min(len(findings), 40)] {
				t.Log(f.String(content.English))
			}
			t.Fatalf("%v, %d findings", err, len(findings))
		}
		if pack.ID() != contenttest.LargeID(n) || pack.Items() != contenttest.LargeItems || pack.LessonCount() != contenttest.LargeLessons {
			t.Errorf("%s has %d items in %d lessons", pack.ID(), pack.Items(), pack.LessonCount())
		}
	}
}
