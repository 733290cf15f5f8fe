package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// film is a recording that goes on.
type film struct {
	name   string
	frames []*image.Paletted
	delays []int // of each frame, in hundredths of a second
}

// frame adds the screen to the recording, if there is one, for a time. A screen that has not
// changed is shown for longer.
func (s *studio) frame(d time.Duration) {
	if s.film == nil {
		return
	}
	f, hundredths := s.film, int(d/(10*time.Millisecond))
	shown := paletted(s.letters.draw(s.terminal.cells(), s.look))
	if n := len(f.frames); n > 0 && bytes.Equal(f.frames[n-1].Pix, shown.Pix) && slices.Equal(f.frames[n-1].Palette, shown.Palette) {
		f.delays[n-1] += hundredths
		return
	}
	f.frames, f.delays = append(f.frames, shown), append(f.delays, hundredths)
}

var errNoFilm = errors.New("nothing is recorded")

// cut ends the recording and writes it. Of each frame only the part is written that differs from
// the one before.
func (s *studio) cut() error {
	if s.film == nil || len(s.film.frames) == 0 {
		return errNoFilm
	}
	all := &gif.GIF{Config: image.Config{Width: s.film.frames[0].Rect.Dx(), Height: s.film.frames[0].Rect.Dy()}}
	for i, f := range s.film.frames {
		part := f
		if i > 0 {
			part = f.SubImage(changed(s.film.frames[i-1], f)).(*image.Paletted)
		}
		all.Image, all.Delay, all.Disposal = append(all.Image, part), append(all.Delay, s.film.delays[i]), append(all.Disposal, gif.DisposalNone)
	}
	file, err := os.Create(filepath.Join(s.out, s.film.name+".gif")) // #nosec G304 -- the folder that the caller names
	if err != nil {
		return fmt.Errorf("write the recording: %w", err)
	}
	s.film = nil
	if err := errors.Join(gif.EncodeAll(file, all), file.Close()); err != nil {
		return fmt.Errorf("write the recording: %w", err)
	}
	return nil
}

// changed is the smallest part in which two frames differ, one pixel where they do not.
func changed(before, after *image.Paletted) image.Rectangle {
	var part image.Rectangle
	for y := after.Rect.Min.Y; y < after.Rect.Max.Y; y++ {
		for x := after.Rect.Min.X; x < after.Rect.Max.X; x++ {
			if !(image.Point{x, y}).In(before.Rect) || before.At(x, y) != after.At(x, y) {
				part = part.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	if part.Empty() {
		return image.Rect(0, 0, 1, 1)
	}
	return part
}

// paletted gives a picture in at most 256 colours: those that it has most of, and for any other
// the nearest of these.
func paletted(from *image.RGBA) *image.Paletted {
	count := map[color.RGBA]int{}
	for y := range from.Rect.Dy() {
		for x := range from.Rect.Dx() {
			count[from.RGBAAt(x, y)]++
		}
	}
	colours := slices.SortedFunc(maps.Keys(count), func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(order(a), order(b)))
	})
	colours = colours[:min(256, len(colours))]
	palette := make(color.Palette, len(colours))
	for i, c := range colours {
		palette[i] = c
	}
	known := map[color.RGBA]uint8{}
	to := image.NewPaletted(from.Rect, palette)
	for y := range from.Rect.Dy() {
		for x := range from.Rect.Dx() {
			c := from.RGBAAt(x, y)
			at, ok := known[c]
			if !ok {
				at = uint8(palette.Index(c)) // #nosec G115 -- at most 256 colours
				known[c] = at
			}
			to.Pix[to.PixOffset(x, y)] = at
		}
	}
	return to
}

func order(c color.RGBA) int { return int(c.R)<<16 | int(c.G)<<8 | int(c.B) }
