package webpage_test

import (
	"context"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"quest/content/contenttest"
	"quest/game"
)

// browser gives a Chromium of this computer; the test is skipped where there is none.
func browser(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("no Chromium is installed")
	return ""
}

// measure shows pages in frames of some widths side by side and has a script of the test, not of the page,
// read them: how wide each is, and the colour of its ground.
const measure = `<!doctype html><html><body>%FRAMES%<script>
addEventListener("load", () => {
  const all = [...document.querySelectorAll("iframe")].map(f => {
    const d = f.contentDocument, e = d.documentElement
    return [f.width, e.scrollWidth, d.querySelectorAll("section").length, d.querySelectorAll("script").length,
      getComputedStyle(e).backgroundColor.replaceAll(" ", ""), d.querySelector("h1").innerText.length].join(" ")
  })
  document.title = "read: " + all.join("; ") + "."
})
</script></body></html>`

// TestABrowserShowsThePage has Chromium lay the page out on a telephone and on a desk, in every language:
// nothing is wider than the page, nothing of a hostile name has become part of it, and the dark style
// is used where it is wanted. It needs no network.
func TestABrowserShowsThePage(t *testing.T) {
	chromium := browser(t)
	var frames strings.Builder
	pages := 0
	for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth, "ja"} {
		for _, width := range []string{"320", "400", "1200"} {
			for _, page := range []string{pageOf(t, speech, hostile, contenttest.Pack(), 90), itemsPageOf(t, speech, 30), classPageOf(t, speech, 30)} {
				frames.WriteString(`<iframe width="` + width + `" height="900" srcdoc="` + html.EscapeString(page) + `"></iframe>`)
				pages++
			}
		}
	}
	folder := t.TempDir()
	file := filepath.Join(folder, "measure.html")
	if err := os.WriteFile(file, []byte(strings.Replace(measure, "%FRAMES%", frames.String(), 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	for scheme, ground := range map[string]string{"1": "rgb(255,255,255)", "0": "rgb(23,24,42)"} {
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute) // against hanging only
		defer cancel()
		out, err := exec.CommandContext(ctx, chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
			"--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir="+filepath.Join(folder, "profile"+scheme), "--blink-settings=preferredColorScheme="+scheme,
			"--window-size=1400,1000", "--virtual-time-budget=10000", "--dump-dom", "file://"+file).Output()
		if err != nil {
			t.Skipf("Chromium does not run here: %v", err)
		}
		read := regexp.MustCompile(`read: ([^<]*)\.</title>`).FindStringSubmatch(string(out))
		if read == nil {
			t.Fatalf("the pages were not read: %.300s", out)
		}
		all := strings.Split(read[1], "; ")
		if len(all) != pages {
			t.Fatalf("%d pages were read, want %d", len(all), pages)
		}
		for n, one := range all {
			sections := []string{"6", "5", "8"}[n%3] // of a record, of questions, and of a class
			f := strings.Fields(one)
			width, _ := strconv.Atoi(f[0])
			if needs, _ := strconv.Atoi(f[1]); needs > width {
				t.Errorf("scheme %s: a page of %s is %s wide", scheme, f[0], f[1])
			}
			if f[2] != sections || f[3] != "0" || f[5] == "0" {
				t.Errorf("scheme %s: sections, scripts, length of the heading: %s", scheme, one)
			}
			if f[4] != ground {
				t.Errorf("scheme %s: the ground is %s, want %s", scheme, f[4], ground)
			}
		}
	}
}
