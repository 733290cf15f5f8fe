package screen

// ShowPart opens the part of a pack that a line of a file belongs to, while the pack is written.
type ShowPart struct {
	File string
	Line int
}

func (ShowPart) intent() {}
