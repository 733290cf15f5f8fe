package source

// What findings say about items and rewards.
var (
	sayOneRight = phrase{
		"Q001", Error,
		words{"single item with {count} right options", "mark exactly one with correct: true"},
		words{"single 문항에 정답이 {count}개입니다", "하나에만 correct: true를 쓰세요"},
	}
	sayChooseDiffers = phrase{
		"Q002", Error,
		words{"choose is {choose}, but {count} options are right", "make them equal"},
		words{"choose는 {choose}인데 정답은 {count}개입니다", "같게 하세요"},
	}
	sayNoGap = phrase{
		"Q003", Error,
		words{`gap "{gap}" is missing in the text ({lang})`, "write {{{gap}}} where it belongs"},
		words{`본문에 빈칸 "{gap}"{이/가} 없습니다({lang})`, "들어갈 자리에 {{{gap}}}를 쓰세요"},
	}
	sayStrangeGap = phrase{
		"Q003", Error,
		words{`the text has a gap "{gap}" that is not in gaps ({lang})`, "add it to gaps, or fix its name"},
		words{`본문의 빈칸 "{gap}"{이/가} gaps에 없습니다({lang})`, "gaps에 추가하거나 이름을 고치세요"},
	}
	sayTwoGaps = phrase{
		"Q003", Error,
		words{`gap "{gap}" stands {count} times in the text ({lang})`, "keep one of them"},
		words{`빈칸 "{gap}"{이/가} 본문에 {count}번 있습니다({lang})`, "하나만 남기세요"},
	}
	sayNoBin = phrase{
		"Q005", Error,
		words{`card goes into unknown bin "{bin}"`, "use the ID of one of the bins"},
		words{`카드가 모르는 칸 "{bin}"에 들어갑니다`, "있는 칸의 ID를 쓰세요"},
	}
	sayEmptyBin = phrase{
		"Q005", Error,
		words{`no card goes into bin "{bin}"`, "add one, or remove the bin"},
		words{`칸 "{bin}"에 들어갈 카드가 없습니다`, "카드를 추가하거나 칸을 지우세요"},
	}
	sayRejectPasses = phrase{
		"Q006", Error,
		words{`rejected answer "{answer}" passes for the accepted one "{accepted}"`, "lower typos, or change the lists"},
		words{`틀린 답 "{answer}"{이/가} 맞는 답 "{accepted}"{으로/로} 통합니다`, "typos를 낮추거나 목록을 바꾸세요"},
	}
	sayTwins = phrase{
		"Q007", Error,
		words{`"{text}" says the same as the one on line {line}`, "make them differ"},
		words{`"{text}"{이/가} {line}행과 같습니다`, "다르게 쓰세요"},
	}
	sayNoNumber = phrase{
		"Q008", Warning,
		words{"the stem does not say that {count} are to be chosen", "say the number; in English in capitals"},
		words{"문제에 {count}개를 고르라는 말이 없습니다", "수를 쓰세요"},
	}
	sayAlike = phrase{
		"Q010", Warning,
		words{`asks nearly the same as item "{id}" at {file}`, "ask something else, or remove one"},
		words{`{file}의 문항 "{id}"{과/와} 거의 같은 것을 묻습니다`, "다른 것을 묻거나 하나를 지우세요"},
	}
	sayNegative = phrase{
		"Q011", Warning,
		words{"the question turns on an unmarked not", "write NOT or EXCEPT, **아닌** or **않는**, or turn it round"},
		words{"표시하지 않은 부정 질문입니다", "**아닌**, **않는**처럼 굵게 쓰거나 뒤집어 물으세요"},
	}
	sayCatchAll = phrase{
		"Q012", Warning,
		words{`option says "{text}"`, "write a real option"},
		words{`보기가 "{text}"입니다`, "실제 보기를 쓰세요"},
	}
	sayLongRight = phrase{
		"Q013", Warning,
		words{"the right option stands out: {count} columns, the others at most {most} ({lang})", "shorten it or lengthen the others"},
		words{"정답이 눈에 띕니다. {count}칸이고 나머지는 {most}칸 이하입니다({lang})", "줄이거나 나머지를 늘리세요"},
	}
	sayAbsolute = phrase{
		"Q014", Warning,
		words{"only wrong options say always, never or only", "balance them"},
		words{"오답에만 항상, 절대, 반드시 같은 말이 있습니다", "고르게 쓰세요"},
	}
	sayNamesPlace = phrase{
		"Q015", Error,
		words{`feedback names "{text}", but options are shuffled`, "say what the option says"},
		words{`설명이 "{text}"{을/를} 가리키지만 보기는 섞입니다`, "보기의 내용을 쓰세요"},
	}
	sayOptionCount = phrase{
		"Q017", Warning,
		words{"{count} options", "use 3 to 6"},
		words{"보기가 {count}개입니다", "3개에서 6개로 하세요"},
	}
	sayLopsided = phrase{
		"Q019", Warning,
		words{"{count} of {all} true/false items have the same answer", "balance them"},
		words{"참/거짓 {all}개 중 {count}개의 답이 같습니다", "고르게 하세요"},
	}
	sayRightBelief = phrase{
		"Q020", Error,
		words{`right option "{id}" names a misconception`, "move it to a wrong option"},
		words{`정답 "{id}"에 오개념이 있습니다`, "오답으로 옮기세요"},
	}
	sayNoBelief = phrase{
		"Q021", Warning,
		words{`wrong option "{id}" names no misconception at level {level}`, "say which belief leads there"},
		words{`{level} 수준인데 오답 "{id}"에 오개념이 없습니다`, "어떤 오해에서 나온 답인지 쓰세요"},
	}
	sayNoReason = phrase{
		"Q030", Warning,
		words{`option "{id}" has no why`, "say why it is right or wrong"},
		words{`보기 "{id}"에 why가 없습니다`, "맞거나 틀린 까닭을 쓰세요"},
	}
	sayNoReasonTF = phrase{
		"Q030", Warning,
		words{"if_right or if_wrong is missing", "add both"},
		words{"if_right나 if_wrong이 없습니다", "둘 다 쓰세요"},
	}
	sayNoReasonAtAll = phrase{
		"Q030", Warning,
		words{"neither why nor explain", "say why"},
		words{"why도 explain도 없습니다", "까닭을 쓰세요"},
	}
	sayWhyRepeats = phrase{
		"Q031", Warning,
		words{"why repeats the option", "state the reason"},
		words{"why가 보기를 되풀이합니다", "까닭을 쓰세요"},
	}
	sayVerdictWord = phrase{
		"Q031", Warning,
		words{`why starts with "{word}"`, "state the reason; the verdict is shown already"},
		words{`why가 "{word}"{으로/로} 시작합니다`, "까닭을 쓰세요. 판정은 이미 보입니다"},
	}
	sayLongSentence = phrase{
		"Q040", Warning,
		words{"sentence of {count} words or syllables, more than {limit}", "split it"},
		words{"한 문장이 {count}{으로/로} {limit}{을/를} 넘습니다", "나누세요"},
	}
	sayDraft = phrase{
		"Q050", Note,
		words{"draft", "the game skips it until draft is removed"},
		words{"초안입니다", "draft를 지울 때까지 게임에 나오지 않습니다"},
	}
	sayXPCap = phrase{
		"X001", Warning,
		words{"rewards pay {sum} XP, above the cap of {cap}", "lower them; the game pays less"},
		words{"보상 XP가 {sum}으로 상한 {cap}{을/를} 넘습니다", "줄이세요. 게임은 더 적게 줍니다"},
	}
	sayGoldCap = phrase{
		"X001", Warning,
		words{"rewards pay {sum} gold on average, above the cap of {cap}", "lower them; the game pays less"},
		words{"보상 골드가 평균 {sum}으로 상한 {cap}{을/를} 넘습니다", "줄이세요. 게임은 더 적게 줍니다"},
	}
)
