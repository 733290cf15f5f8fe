package paint

import (
	"strconv"
	"strings"
)

// look is how text looks, read from SGR sequences.
type look struct {
	// fg and bg are parameters such as "31" or "38;2;1;2;3", "" for the terminal's own
	// colour.
	fg, bg string
	// on has the bit 1<<n set where attribute n (1 bold, 2 faint, ... 9 struck out) is on.
	on uint16
	// unread says that there is more in it than can be told apart.
	unread bool
}

// drawnOnBlanks are the attributes that can be seen on a blank: underline, reverse and
// strike-out; blinking says nothing without one of them.
const drawnOnBlanks = 1<<4 | 1<<7 | 1<<9

// onBlanks reports whether a blank of this look differs from a plain one.
func (l look) onBlanks() bool { return l.unread || l.bg != "" || l.on&drawnOnBlanks != 0 }

// readLook reads the SGR sequences of a style.
func readLook(style string) look {
	var l look
	for style != "" {
		end := strings.IndexByte(style, 'm')
		if end < 2 {
			l.unread = true
			return l
		}
		l.apply(strings.Split(style[2:end], ";"))
		style = style[end+1:]
	}
	return l
}

// apply takes the parameters of one sequence.
func (l *look) apply(params []string) {
	for i := 0; i < len(params); i++ {
		n, err := strconv.Atoi(params[i])
		switch {
		case err != nil && params[i] != "":
			l.unread = true // such as curly underlines, 4:3
		case n == 0:
			*l = look{}
		case n >= 1 && n <= 9:
			l.on |= 1 << n
		case n >= 30 && n <= 37, n >= 90 && n <= 97:
			l.fg = params[i]
		case n == 39:
			l.fg = ""
		case n >= 40 && n <= 47, n >= 100 && n <= 107:
			l.bg = params[i]
		case n == 49:
			l.bg = ""
		case n == 38:
			i += l.colour(&l.fg, params[i:])
		case n == 48:
			i += l.colour(&l.bg, params[i:])
		default:
			l.unread = true
		}
	}
}

// colour takes an indexed or true colour and gives how many parameters follow its first. Of
// a broken one it takes all that is left.
func (l *look) colour(to *string, params []string) (more int) {
	size := colourSize(params)
	if size == 0 {
		l.unread = true
		return len(params)
	}
	*to = strings.Join(params[:size], ";")
	return size - 1
}

// colourSize is how many parameters an indexed or true colour takes, 0 if it is broken.
func colourSize(params []string) int {
	switch {
	case len(params) >= 3 && params[1] == "5":
		return 3
	case len(params) >= 5 && params[1] == "2":
		return 5
	}
	return 0
}

// added are the parameters that turn a look into another, if nothing has to be switched
// off for it.
func (l look) added(to look) (params []string, ok bool) {
	if l.on&^to.on != 0 || l.fg != "" && to.fg == "" || l.bg != "" && to.bg == "" {
		return nil, false
	}
	return to.without(l), true
}

// without are the parameters of a look that another has not.
func (l look) without(other look) []string {
	var params []string
	for n := 1; n <= 9; n++ {
		if l.on&^other.on&(1<<n) != 0 {
			params = append(params, strconv.Itoa(n))
		}
	}
	if l.fg != other.fg {
		params = append(params, l.fg)
	}
	if l.bg != other.bg {
		params = append(params, l.bg)
	}
	return params
}

// boldOff is the parameter that switches bold and faint off.
const boldOff = "22"

// change gives the sequence that turns one look into another, both of them read: what is
// added to it, or everything anew behind a reset, whichever is shorter.
func change(from, to look) string {
	if params, ok := from.added(to); ok {
		return sgr(params)
	}
	anew := sgr(append([]string{"0"}, to.without(look{})...))
	if to == (look{}) {
		return "\x1b[m"
	}
	const bold = 1<<1 | 1<<2
	if thin := from; from.on&bold != 0 && to.on&bold == 0 {
		thin.on &^= bold
		if params, ok := thin.added(to); ok {
			if less := sgr(append([]string{boldOff}, params...)); len(less) < len(anew) {
				return less
			}
		}
	}
	return anew
}

func sgr(params []string) string {
	if len(params) == 0 {
		return ""
	}
	return "\x1b[" + strings.Join(params, ";") + "m"
}
