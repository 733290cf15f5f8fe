package phrase

// Plain is what line mode says.
type Plain struct {
	Prompt string
}

var plainEnglish = Plain{Prompt: "> "}

var plainKorean = Plain{Prompt: "> "}
