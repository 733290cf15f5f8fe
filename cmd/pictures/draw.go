package main

import (
	"image"
	"image/color"
	"image/draw"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
)

// look is the terminal's own colours.
type look struct{ ground, text color.RGBA }

// lookOf gives the terminal for a theme.
func lookOf(theme string) look {
	if theme == "light" {
		return look{ground: color.RGBA{0xfb, 0xfa, 0xf6, 0xff}, text: color.RGBA{0x20, 0x22, 0x3a, 0xff}}
	}
	return look{ground: color.RGBA{0x16, 0x17, 0x2b, 0xff}, text: color.RGBA{0xe8, 0xe6, 0xf4, 0xff}}
}

// margin stands around a screen, in pixels.
const margin = 14

// draw draws a screen.
func (l *letters) draw(rows [][]*uv.Cell, in look) *image.RGBA {
	width := 0
	if len(rows) > 0 {
		width = len(rows[0])
	}
	to := image.NewRGBA(image.Rect(0, 0, width*cellWidth+2*margin, len(rows)*cellHeight+2*margin))
	draw.Draw(to, to.Bounds(), image.NewUniform(in.ground), image.Point{}, draw.Src)
	for y, row := range rows {
		for x, c := range row {
			if c != nil {
				l.cell(to, image.Pt(margin+x*cellWidth, margin+y*cellHeight), c, in)
			}
		}
	}
	return to
}

// cell draws one cell with its top left corner at a point.
func (l *letters) cell(to *image.RGBA, at image.Point, c *uv.Cell, in look) {
	text, ground := pick(c.Style.Fg, in.text), pick(c.Style.Bg, in.ground)
	if c.Style.Attrs&uv.AttrReverse != 0 {
		text, ground = ground, text
	}
	box := image.Rect(at.X, at.Y, at.X+cellWidth*c.Width, at.Y+cellHeight)
	if ground != in.ground {
		draw.Draw(to, box, image.NewUniform(ground), image.Point{}, draw.Src)
	}
	ink := image.NewUniform(text)
	if c.Style.Underline != 0 && c.Content != "" {
		draw.Draw(to, image.Rect(box.Min.X, at.Y+baseline+2, box.Max.X, at.Y+baseline+3), ink, image.Point{}, draw.Src)
	}
	r, _ := utf8.DecodeRuneInString(c.Content)
	if c.Content != "" && !l.line(to, box, r, ink) {
		l.letter(to, box, c, ink)
	}
	if c.Style.Attrs&uv.AttrStrikethrough != 0 {
		draw.Draw(to, image.Rect(box.Min.X, at.Y+cellHeight/2, box.Max.X, at.Y+cellHeight/2+1), ink, image.Point{}, draw.Src)
	}
}

// letter draws the characters of a cell in the middle of it.
func (l *letters) letter(to *image.RGBA, box image.Rectangle, c *uv.Cell, ink image.Image) {
	r, _ := utf8.DecodeRuneInString(c.Content)
	of := l.font(r)
	if of == nil {
		return
	}
	face, err := l.face(of, c.Style.Attrs&uv.AttrBold != 0, c.Width > 1)
	if err != nil {
		return
	}
	advance := font.MeasureString(face, c.Content)
	pen := font.Drawer{Dst: to.SubImage(box.Inset(-2)).(*image.RGBA), Src: ink, Face: face}
	pen.Dot = fixed.Point26_6{X: fixed.I(box.Min.X) + (fixed.I(box.Dx())-advance)/2, Y: fixed.I(box.Min.Y + baseline)}
	pen.DrawString(c.Content)
}

// pick gives a colour of a cell, or that of the terminal where it has none.
func pick(c color.Color, other color.RGBA) color.RGBA {
	if c == nil {
		return other
	}
	return color.RGBAModel.Convert(c).(color.RGBA)
}
