package console

import (
	"strings"
	"testing"
	"time"

	"quest/cmd/stores"
)

func TestEveryFormOfTZIsRead(t *testing.T) {
	winter, summer := time.Date(2026, 1, 15, 12, 0, 0, 0, time.UTC), time.Date(2026, 7, 15, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		tz             string
		winter, summer int // seconds east of UTC
	}{
		{"KST-9", 9 * 3600, 9 * 3600},
		{":KST-9", 9 * 3600, 9 * 3600},
		{"<+0845>-8:45", 8*3600 + 45*60, 8*3600 + 45*60},
		{"UTC0", 0, 0},
		{"NST3:30", -12600, -12600},
		{"EST5EDT,M3.2.0,M11.1.0", -5 * 3600, -4 * 3600},
		{"CET-1CEST,M3.5.0,M10.5.0/3", 3600, 7200},
		{"AEST-10AEDT,M10.1.0,M4.1.0/3", 11 * 3600, 10 * 3600},
		{"Asia/Seoul", 9 * 3600, 9 * 3600},
		{"America/New_York", -5 * 3600, -4 * 3600},
		{"UTC", 0, 0},
	} {
		zone, unread := Zone(func(string) (string, bool) { return c.tz, true })
		if zone == nil || !unread.Empty() {
			t.Errorf("%s: no zone, %v", c.tz, unread)
			continue
		}
		_, w := winter.In(zone).Zone()
		_, s := summer.In(zone).Zone()
		if w != c.winter || s != c.summer {
			t.Errorf("%s: %d and %d, want %d and %d", c.tz, w, s, c.winter, c.summer)
		}
		if name := stores.ZoneName(winter.In(zone)); name != strings.TrimPrefix(c.tz, ":") {
			t.Errorf("%s is called %s", c.tz, name)
		}
	}
}

func TestATZThatNamesNoZoneIsTold(t *testing.T) {
	for _, tz := range []string{"Asia/Soul", "KST", "9", "asia seoul", "../etc/passwd", "KST-9\n", "K-9", "Local"} {
		if zone, unread := Zone(func(string) (string, bool) { return tz, true }); zone != nil || unread.Empty() {
			t.Errorf("%q: %v, %v", tz, zone, unread)
		}
	}
	for _, tz := range []string{"", "/etc/localtime"} {
		if zone, unread := Zone(func(string) (string, bool) { return tz, true }); zone != nil || !unread.Empty() {
			t.Errorf("%q: %v, %v", tz, zone, unread)
		}
	}
}
