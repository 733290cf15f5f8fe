package source

// What findings say about texts and lessons.
var (
	sayTextMissing = phrase{
		"T001", Error,
		words{"text is missing in {lang}", "add the line"},
		words{"{lang} 글이 없습니다", "줄을 추가하세요"},
	}
	sayNotName = phrase{
		"T001", Error,
		words{`"{text}" stands for {langs}, but it is not a name`, "write one line per language"},
		words{`"{text}"{이/가} {langs}에 함께 쓰였지만 이름이 아닙니다`, "언어마다 한 줄씩 쓰세요"},
	}
	sayNoLower = phrase{
		"T001", Error,
		words{`"{text}" has no {lang} line`, "write it below"},
		words{`"{text}"에 {lang} 줄이 없습니다`, "아랫줄에 쓰세요"},
	}
	sayNoUpper = phrase{
		"T001", Error,
		words{`"{text}" has no {lang} line`, "write it above"},
		words{`"{text}"에 {lang} 줄이 없습니다`, "윗줄에 쓰세요"},
	}
	sayWrongScript = phrase{
		"T002", Error,
		words{"line for {lang} is written in {other}", "swap the lines, or translate it"},
		words{"{lang} 줄이 {other}{으로/로} 쓰여 있습니다", "줄을 바꾸거나 번역하세요"},
	}
	sayGroupSize = phrase{
		"T005", Error,
		words{"{count} lines of text, want {want} ({langs})", "put an empty line between pairs"},
		words{"글이 {count}줄입니다. {want}줄({langs})이어야 합니다", "묶음 사이에 빈 줄을 넣으세요"},
	}
	sayGroupShort = phrase{
		"T005", Error,
		words{"only {count} of {want} lines of text ({langs})", "write the missing line"},
		words{"글 {want}줄({langs}) 가운데 {count}줄만 있습니다", "빠진 줄을 쓰세요"},
	}
	sayFolded = phrase{
		"T005", Error,
		words{"folded text", "use |"},
		words{"접힌 글입니다", "|를 쓰세요"},
	}
	sayBrokenQuote = phrase{
		"T005", Error,
		words{"line break inside quotes", "use a | block"},
		words{"따옴표 안에 줄바꿈이 있습니다", "| 블록을 쓰세요"},
	}
	sayHTML = phrase{
		"T006", Error,
		words{"HTML in a text", "remove it, or write it as code"},
		words{"글에 HTML이 있습니다", "지우거나 코드로 쓰세요"},
	}
	sayAvoided = phrase{
		"T009", Warning,
		words{`"{text}" is a wording that a concept avoids`, `write "{term}"`},
		words{`"{text}"{은/는} 용어집이 쓰지 않기로 한 표현입니다`, `"{term}"{으로/로} 쓰세요`},
	}
	sayUnequal = phrase{
		"T008", Warning,
		words{`{text} stands only in one of {source} and {lang}`, "make code, numbers and placeholders equal"},
		words{`{text}{이/가} {source}{과/와} {lang} 중 한쪽에만 있습니다`, "코드, 수, 빈칸을 같게 하세요"},
	}
	sayParticle = phrase{
		"T010", Warning,
		words{"particle written as {text}", "use a marker such as `{은/는}`"},
		words{"조사를 {text}{으로/로} 썼습니다", "`{은/는}` 같은 표시를 쓰세요"},
	}
	sayLineCounts = phrase{
		"T011", Warning,
		words{"the languages have different numbers of lines", "align them"},
		words{"언어마다 줄 수가 다릅니다", "맞추세요"},
	}
	sayNoSource = phrase{
		"L001", Error,
		words{"{lang} line has no {source} line above it", "write the {source} line above"},
		words{"{lang} 줄 위에 {source} 줄이 없습니다", "위에 {source} 줄을 쓰세요"},
	}
	sayGistAlone = phrase{
		"L002", Error,
		words{"👉 has no complete pair above it", "write the pair above, or remove the gist"},
		words{"👉 위에 온전한 쌍이 없습니다", "위에 쌍을 쓰거나 지우세요"},
	}
	sayTwoGists = phrase{
		"L002", Error,
		words{"second {lang} gist of one pair; the first is on line {first}", "keep one"},
		words{"한 쌍에 {lang} 요점이 두 개입니다. 첫 번째는 {first}행에 있습니다", "하나만 두세요"},
	}
	sayNoSecond = phrase{
		"L003", Error,
		words{"{source} line has no {lang} line", "write it below, or mark the line with [{lang}]"},
		words{"{source} 줄에 {lang} 줄이 없습니다", "아래에 쓰거나 줄 앞에 [{lang}]{을/를} 붙이세요"},
	}
	sayHeadingAlone = phrase{
		"L004", Error,
		words{"heading has no {lang} line", "write it below in ** **"},
		words{"제목에 {lang} 줄이 없습니다", "아래에 ** ** 안에 쓰세요"},
	}
	sayNoTitle = phrase{
		"L005", Error,
		words{"lesson has no title", "begin with a line '# Title'"},
		words{"레슨에 제목이 없습니다", "'# 제목' 줄로 시작하세요"},
	}
	sayTwoTitles = phrase{
		"L005", Error,
		words{"second title", "use ## for a section"},
		words{"제목이 두 개입니다", "절에는 ##을 쓰세요"},
	}
	sayDeepHeading = phrase{
		"L005", Error,
		words{"heading is empty or too deep", "use # for the title and ## for sections, then a space"},
		words{"제목이 비었거나 너무 깊습니다", "제목은 #, 절은 ##을 쓰고 빈칸을 두세요"},
	}
	sayOpenFence = phrase{
		"L005", Error,
		words{"fence is never closed", "close it with ```"},
		words{"코드 울타리가 닫히지 않습니다", "```로 닫으세요"},
	}
	sayTwiceAnchor = phrase{
		"L006", Error,
		words{`anchor "{anchor}" twice in the lesson`, "rename one"},
		words{`앵커 "{anchor}"{이/가} 레슨에 두 번 있습니다`, "하나의 이름을 바꾸세요"},
	}
	sayBadAnchor = phrase{
		"L006", Error,
		words{`anchor "{anchor}" is malformed`, "write {#small-letters} at the end of the line"},
		words{`앵커 "{anchor}"의 형식이 틀립니다`, "줄 끝에 {#small-letters}처럼 쓰세요"},
	}
	sayAnchorPlace = phrase{
		"L006", Error,
		words{"anchor on a line that is not of the source language", "move it to the line above"},
		words{"원문이 아닌 줄에 앵커가 있습니다", "윗줄로 옮기세요"},
	}
	sayTable = phrase{
		"L007", Error,
		words{"table, image or HTML", "use a fence, or text art from media/"},
		words{"표, 그림 또는 HTML입니다", "코드 울타리나 media/의 글자 그림을 쓰세요"},
	}
	sayNoTakeaways = phrase{
		"L008", Warning,
		words{"no Key Takeaways", "add a section '## Key Takeaways' with bullets"},
		words{"핵심 정리가 없습니다", "'## Key Takeaways' 절에 글머리표를 추가하세요"},
	}
	sayRewardLine = phrase{
		"L009", Warning,
		words{`reward line "{text}" is not understood`, `write +N XP, Title: "..." / "...", or Random drop - N gold coins`},
		words{`보상 줄 "{text}"{을/를} 알 수 없습니다`, `+N XP, Title: "..." / "...", Random drop - N gold coins로 쓰세요`},
	}
	sayRewardNone = phrase{
		"L009", Warning,
		words{"reward block, but the lesson names no reward", "add reward: to the front matter"},
		words{"보상 글이 있지만 레슨에 보상이 없습니다", "머리말에 reward:를 추가하세요"},
	}
	sayRewardDiffers = phrase{
		"L009", Warning,
		words{`reward line "{text}" differs from reward "{id}"`, "rewards.yaml is what counts; make them equal"},
		words{`보상 줄 "{text}"{이/가} 보상 "{id}"{과/와} 다릅니다`, "rewards.yaml이 기준입니다. 같게 하세요"},
	}
	sayWideLine = phrase{
		"W001", Warning,
		words{"line of {count} columns, more than two screen lines", "shorten it to 152"},
		words{"{count}칸으로 화면 두 줄을 넘습니다", "152칸으로 줄이세요"},
	}
	sayWideLabel = phrase{
		"W002", Warning,
		words{"label of {count} columns", "shorten it to 70"},
		words{"라벨이 {count}칸입니다", "70칸으로 줄이세요"},
	}
	sayWideTitle = phrase{
		"W002", Warning,
		words{"title of {count} columns", "shorten it to 32"},
		words{"칭호가 {count}칸입니다", "32칸으로 줄이세요"},
	}
	sayWideCode = phrase{
		"W003", Warning,
		words{"code or text art of {count} columns", "shorten it to 76"},
		words{"코드나 글자 그림이 {count}칸입니다", "76칸으로 줄이세요"},
	}
	sayUnsteady = phrase{
		"W003", Warning,
		words{"'{char}' has another width on some terminals", "use letters and plain signs such as - | + >"},
		words{"'{char}'의 너비는 터미널마다 다릅니다", "글자와 - | + > 같은 기호를 쓰세요"},
	}
)
