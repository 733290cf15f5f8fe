package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
)

// The measures of a cell, in pixels.
const (
	cellWidth  = 11
	cellHeight = 22
	letterSize = 18 // of a font, in pixels
	wideSize   = 21 // of one in a cell for two
	baseline   = 17 // below the top of a cell
)

// fontNames are the files that are looked for, each with its bold one: a font of one width for
// most, one with Hangul, and some with signs.
var fontNames = [][2]string{
	{"DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf"},
	{"NotoSansMonoCJKkr-Regular.otf", "NotoSansMonoCJKkr-Bold.otf"},
	{"NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"},
	{"AppleSDGothicNeo.ttc", "AppleSDGothicNeo.ttc"},
	{"Menlo.ttc", "Menlo.ttc"},
	{"Symbola_hint.ttf", "Symbola_hint.ttf"},
	{"Symbola.ttf", "Symbola.ttf"},
}

// fontFolders is where fonts are looked for.
var fontFolders = []string{"/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts"}

// letters draws characters.
type letters struct {
	fonts []typeface
	sized map[string]font.Face // by font and size
}

// typeface is a font with its bold one.
type typeface struct{ plain, bold *sfnt.Font }

var (
	errNoFonts = errors.New("no font with Latin letters and Hangul was found: install fonts-dejavu-core, fonts-noto-cjk and fonts-symbola, or name some with -font")
	errNoFont  = errors.New("this is no font")
)

// loadLetters reads some fonts, or those of the computer if none are named.
func loadLetters(files []string) (*letters, error) {
	l := &letters{sized: map[string]font.Face{}}
	for _, pair := range chosen(files) {
		plain, err := readFont(pair[0])
		if err != nil {
			return nil, err
		}
		bold, err := readFont(pair[1])
		if err != nil {
			bold = plain
		}
		l.fonts = append(l.fonts, typeface{plain, bold})
	}
	if l.font('a') == nil || l.font('한') == nil {
		return nil, errNoFonts
	}
	return l, nil
}

// chosen gives the files of the fonts: those that are named, or those that are found.
func chosen(files []string) [][2]string {
	var pairs [][2]string
	for _, file := range files {
		pairs = append(pairs, [2]string{file, file})
	}
	if len(files) > 0 {
		return pairs
	}
	found := map[string]string{}
	for _, folder := range fontFolders {
		_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				found[d.Name()] = path
			}
			return nil
		})
	}
	for _, names := range fontNames {
		if found[names[0]] != "" {
			pairs = append(pairs, [2]string{found[names[0]], found[names[1]]})
		}
	}
	return pairs
}

// readFont reads a font; of a collection the Korean one, or the first.
func readFont(file string) (*sfnt.Font, error) {
	raw, err := os.ReadFile(file) // #nosec G304 -- a font that the caller names, or that was found
	if err != nil {
		return nil, fmt.Errorf("read a font: %w", err)
	}
	all, err := opentype.ParseCollection(raw)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", errNoFont, file, err)
	}
	at := 0
	for i := range all.NumFonts() {
		f, err := all.Font(i)
		if err != nil {
			continue
		}
		if name, err := f.Name(nil, sfnt.NameIDFull); err == nil && strings.Contains(name, "KR") {
			at = i
			break
		}
	}
	return all.Font(at)
}

// font gives the font that has a character, nil for none.
func (l *letters) font(r rune) *typeface {
	i := slices.IndexFunc(l.fonts, func(t typeface) bool {
		at, err := t.plain.GlyphIndex(nil, r)
		return err == nil && at != 0
	})
	if i < 0 {
		return nil
	}
	return &l.fonts[i]
}

// face gives a font in the size of the pictures, for characters of one cell or of two.
func (l *letters) face(t *typeface, bold, wide bool) (font.Face, error) {
	of, size := t.plain, float64(letterSize)
	if bold {
		of = t.bold
	}
	if wide {
		size = wideSize
	}
	key := fmt.Sprintf("%p %g", of, size)
	if f := l.sized[key]; f != nil {
		return f, nil
	}
	f, err := opentype.NewFace(of, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil, fmt.Errorf("a font in its size: %w", err)
	}
	l.sized[key] = f
	return f, nil
}
