package content_test

import (
	"testing"

	"quest/content"
)

func TestDevicesAreKnownByTheirWholeNames(t *testing.T) {
	for name, want := range map[string]bool{
		"con": true, "prn": true, "aux": true, "nul": true, "com0": true, "com9": true, "lpt1": true,
		"": false, "com": false, "com10": false, "lptx": false, "console": false, "acon": false, "mina": false,
	} {
		if content.DeviceName(name) != want {
			t.Errorf("%q: %v", name, !want)
		}
	}
}
