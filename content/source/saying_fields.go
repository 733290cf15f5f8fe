package source

// What findings say about fields and formats.
var (
	sayUnknownField = phrase{
		"S001", Error,
		words{`unknown field "{field}"`, `did you mean "{near}"?`},
		words{`모르는 필드 "{field}"`, `"{near}"{을/를} 쓰려고 했나요?`},
	}
	sayStrangeField = phrase{
		"S001", Error,
		words{`unknown field "{field}"`, "remove it, or use one of: {fields}"},
		words{`모르는 필드 "{field}"`, "지우거나 다음 중에서 고르세요: {fields}"},
	}
	sayStrangeLang = phrase{
		"S001", Error,
		words{`"{lang}" is not a language of this pack`, "use {langs}"},
		words{`"{lang}"{은/는} 이 팩의 언어가 아닙니다`, "{langs}{을/를} 쓰세요"},
	}
	sayMissingField = phrase{
		"S002", Error,
		words{`required field "{field}" is missing`, "add it"},
		words{`필수 필드 "{field}"{이/가} 없습니다`, "추가하세요"},
	}
	sayNoManifest = phrase{
		"S002", Error,
		words{"pack.yaml is missing, so this is no pack", "add it"},
		words{"pack.yaml이 없어서 팩이 아닙니다", "추가하세요"},
	}
	sayEmptyPack = phrase{
		"S002", Error,
		words{"pack has no lesson, quiz or lab", "add one"},
		words{"레슨, 퀴즈, 랩이 하나도 없습니다", "하나를 추가하세요"},
	}
	sayNoCondition = phrase{
		"S002", Error,
		words{"reward has no condition", "add lesson, quiz, lab, mission or pack"},
		words{"보상에 조건이 없습니다", "lesson, quiz, lab, mission, pack 중에서 추가하세요"},
	}
	sayNoFrontMatter = phrase{
		"S004", Error,
		words{"lesson does not begin with front matter", "begin the file with ---, the fields, and --- again"},
		words{"레슨 맨 앞에 머리말이 없습니다", "파일을 ---, 필드, --- 순서로 시작하세요"},
	}
	sayNotMap = phrase{
		"S003", Error,
		words{"a map of fields is wanted here", "write 'field: value'"},
		words{"필드 묶음이 와야 합니다", "'필드: 값'으로 쓰세요"},
	}
	sayNotScalar = phrase{
		"S003", Error,
		words{`"{field}" takes a single value`, "write it on one line"},
		words{`"{field}"에는 값 하나가 와야 합니다`, "한 줄에 쓰세요"},
	}
	sayNotList = phrase{
		"S003", Error,
		words{`"{field}" takes a list`, "write '- ' before each element, or [a, b]"},
		words{`"{field}"에는 목록이 와야 합니다`, "각 항목 앞에 '- '를 쓰거나 [a, b]로 쓰세요"},
	}
	sayListSize = phrase{
		"S003", Error,
		words{`"{field}" has {count} elements`, "it takes {low} to {high}"},
		words{`"{field}"에 항목이 {count}개 있습니다`, "{low}개에서 {high}개까지 됩니다"},
	}
	sayNotText = phrase{
		"S003", Error,
		words{`"{field}" takes a text`, "write a line, a | block, or a text per language"},
		words{`"{field}"에는 글이 와야 합니다`, "한 줄, | 블록, 또는 언어별 글로 쓰세요"},
	}
	sayEmptyText = phrase{
		"S003", Error,
		words{"text is empty", "write it, or remove the field"},
		words{"글이 비어 있습니다", "글을 쓰거나 필드를 지우세요"},
	}
	sayNotInteger = phrase{
		"S003", Error,
		words{`"{field}" is "{value}"`, "write a whole number from {low} to {high}"},
		words{`"{field}"{이/가} "{value}"입니다`, "{low}에서 {high}까지의 정수를 쓰세요"},
	}
	sayNotShare = phrase{
		"S003", Error,
		words{`"{field}" is "{value}"`, "write a number from 0 to 1, such as 0.8"},
		words{`"{field}"{이/가} "{value}"입니다`, "0에서 1까지의 수를 쓰세요. 예: 0.8"},
	}
	sayNotBool = phrase{
		"S003", Error,
		words{`"{field}" is "{value}"`, "write true or false"},
		words{`"{field}"{이/가} "{value}"입니다`, "true 또는 false를 쓰세요"},
	}
	sayNotDate = phrase{
		"S003", Error,
		words{`"{field}" is "{value}"`, "write a day as YYYY-MM-DD"},
		words{`"{field}"{이/가} "{value}"입니다`, "날짜를 YYYY-MM-DD로 쓰세요"},
	}
	sayNearChoice = phrase{
		"S003", Error,
		words{`"{field}" is "{value}"`, `did you mean "{near}"?`},
		words{`"{field}"{이/가} "{value}"입니다`, `"{near}"{을/를} 쓰려고 했나요?`},
	}
	sayNotChoice = phrase{
		"S003", Error,
		words{`"{field}" is "{value}"`, "use one of: {allowed}"},
		words{`"{field}"{이/가} "{value}"입니다`, "다음 중에서 고르세요: {allowed}"},
	}
	sayBadVersion = phrase{
		"S003", Error,
		words{`version "{value}" is not semver`, "write three numbers, such as 1.0.0"},
		words{`버전 "{value}"{이/가} semver가 아닙니다`, "1.0.0처럼 숫자 세 개를 쓰세요"},
	}
	sayBadRequires = phrase{
		"S003", Error,
		words{`"requires" holds "{value}"`, `write comparators parted by spaces, such as ">=0.1.0 <1.0.0"`},
		words{`"requires"에 "{value}"{이/가} 있습니다`, `">=0.1.0 <1.0.0"처럼 빈칸으로 나눈 비교식을 쓰세요`},
	}
	sayBadLang = phrase{
		"S003", Error,
		words{`"{value}" is no language code`, "use a small code such as en, ko or pt-br"},
		words{`"{value}"{은/는} 언어 코드가 아닙니다`, "en, ko, pt-br 같은 소문자 코드를 쓰세요"},
	}
	sayTwice = phrase{
		"S003", Error,
		words{`"{value}" stands twice in the list`, "remove one"},
		words{`"{value}"{이/가} 목록에 두 번 있습니다`, "하나를 지우세요"},
	}
	sayBadLicense = phrase{
		"S003", Error,
		words{`"{value}" is no SPDX licence`, "use an identifier such as CC-BY-4.0"},
		words{`"{value}"{은/는} SPDX 라이선스가 아닙니다`, "CC-BY-4.0 같은 식별자를 쓰세요"},
	}
	sayBadRetired = phrase{
		"S003", Error,
		words{`"{value}" names no retired object`, "write kind/id, such as item/old-id"},
		words{`"{value}"{은/는} 없앤 대상의 이름이 아닙니다`, "item/old-id처럼 종류/ID로 쓰세요"},
	}
	sayCannotAllow = phrase{
		"S003", Error,
		words{`"{value}" cannot be allowed`, "only codes of warnings and notes can"},
		words{`"{value}"{은/는} 허용할 수 없습니다`, "경고와 참고 코드만 허용할 수 있습니다"},
	}
	sayBadReading = phrase{
		"S003", Error,
		words{`reading "{value}" is not Korean`, "write how the last word is read, in Hangul"},
		words{`읽는 법 "{value}"{이/가} 한국어가 아닙니다`, "마지막 낱말을 읽는 법을 한글로 쓰세요"},
	}
	sayBadDomain = phrase{
		"S003", Error,
		words{`domain "{value}" is malformed`, "write blueprint:domain, such as aws/saa-c03:d2"},
		words{`영역 "{value}"의 형식이 틀립니다`, "aws/saa-c03:d2처럼 시험:영역으로 쓰세요"},
	}
	sayDomainTwice = phrase{
		"S003", Error,
		words{`two domains of "{value}"`, "keep one per exam"},
		words{`"{value}"의 영역이 두 개입니다`, "시험마다 하나만 두세요"},
	}
	sayBadCite = phrase{
		"S003", Error,
		words{`citation "{value}" is malformed`, "write lesson#anchor"},
		words{`인용 "{value}"의 형식이 틀립니다`, "레슨#앵커로 쓰세요"},
	}
	sayLongLine = phrase{
		"S003", Error,
		words{"line of {count} characters", "keep it at 600 or less, and split the sentence"},
		words{"한 줄이 {count}자입니다", "600자 이하로 나누세요"},
	}
	sayOneLine = phrase{
		"S003", Error,
		words{`"{field}" takes one line per language`, "shorten it to one line"},
		words{`"{field}"에는 언어마다 한 줄만 됩니다`, "한 줄로 줄이세요"},
	}
	sayManyGroups = phrase{
		"S003", Error,
		words{"{count} groups in one text", "keep it at 12 or less"},
		words{"한 글에 묶음이 {count}개 있습니다", "12개 이하로 줄이세요"},
	}
	sayLongCode = phrase{
		"S003", Error,
		words{"{count} lines of code", "keep it at {limit} or less"},
		words{"코드가 {count}줄입니다", "{limit}줄 이하로 줄이세요"},
	}
	sayScoreAlone = phrase{
		"S003", Error,
		words{`"score" without "quiz"`, "add the quiz, or remove the score"},
		words{`"quiz" 없이 "score"만 있습니다`, "퀴즈를 추가하거나 점수를 지우세요"},
	}
	sayPackTrue = phrase{
		"S003", Error,
		words{`"pack" can only be true`, "write true, or remove it"},
		words{`"pack"에는 true만 됩니다`, "true로 쓰거나 지우세요"},
	}
	sayOneOutcome = phrase{
		"S003", Error,
		words{"a row of drops has one outcome", "give it one of gold, xp, or nothing: true"},
		words{"드롭의 한 줄에는 결과가 하나여야 합니다", "gold, xp, nothing: true 중 하나만 쓰세요"},
	}
	sayTooMany = phrase{
		"S003", Error,
		words{"{count} {what} in the pack", "keep it at {limit} or less"},
		words{"팩에 {what}{이/가} {count}개 있습니다", "{limit}개 이하로 줄이세요"},
	}
	sayTooManyFindings = phrase{
		"S003", Note,
		words{"more than 500 findings in this file; the rest is not shown", "cure these first"},
		words{"이 파일의 문제가 500개를 넘어 나머지는 보이지 않습니다", "먼저 이것부터 고치세요"},
	}
	sayNoAnswer = phrase{
		"S003", Error,
		words{`"{field}" holds no answer`, "write at least one, such as any: [SNS]"},
		words{`"{field}"에 답이 없습니다`, "any: [SNS]처럼 하나 이상 쓰세요"},
	}
	sayNotAnswer = phrase{
		"S003", Error,
		words{"an answer is one line of text", "write it as it is typed"},
		words{"답은 한 줄의 글이어야 합니다", "입력할 그대로 쓰세요"},
	}
	sayLongAnswer = phrase{
		"S003", Error,
		words{"answer of {count} characters", "keep it at {limit} or less"},
		words{"답이 {count}자입니다", "{limit}자 이하로 줄이세요"},
	}
	sayLooseAnswer = phrase{
		"S003", Error,
		words{`answer "{text}" holds letters that form no syllable`, "write whole syllables; loose ones are never graded"},
		words{`답 "{text}"에 음절이 되지 않은 낱자가 있습니다`, "온전한 음절로 쓰세요. 낱자는 채점하지 않습니다"},
	}
	sayUnfoldable = phrase{
		"S003", Error,
		words{`answer "{text}" has no letter or digit, so nothing can equal it`, "write a word, or set fold: code"},
		words{`답 "{text}"에 글자나 숫자가 없어 아무 답도 같을 수 없습니다`, "낱말을 쓰거나 fold: code로 하세요"},
	}
	sayLaterField = phrase{
		"S003", Error,
		words{`"{field}" is not supported yet`, "remove it"},
		words{`"{field}"{은/는} 아직 지원하지 않습니다`, "지우세요"},
	}
	sayLaterFile = phrase{
		"S004", Error,
		words{"files in {folder} are not supported yet", "remove them for now"},
		words{"{folder}의 파일은 아직 지원하지 않습니다", "지금은 지우세요"},
	}
	sayNoFormat = phrase{
		"S004", Error,
		words{"the file does not say its format", "begin it with: format: {format}"},
		words{"파일에 형식이 없습니다", "format: {format}{으로/로} 시작하세요"},
	}
	sayOtherFormat = phrase{
		"S004", Error,
		words{`format "{format}" does not belong here`, "write {want}"},
		words{`여기에 맞지 않는 형식 "{format}"`, "{want}{으로/로} 쓰세요"},
	}
	sayNewFormat = phrase{
		"S004", Error,
		words{`format "{format}" is newer than this game`, "update quest, or write {want}"},
		words{`형식 "{format}"{이/가} 이 게임보다 새것입니다`, "quest를 새로 설치하거나 {want}{으로/로} 쓰세요"},
	}
	sayNeedsNewer = phrase{
		"S004", Error,
		words{"needs quest {version} or later; this is {this}", "update quest"},
		words{"quest {version} 이상이 필요합니다. 지금은 {this}입니다", "quest를 새로 설치하세요"},
	}
	sayNeedsOther = phrase{
		"S004", Error,
		words{"needs quest {need}; this is {this}", "use a version that fits"},
		words{"quest {need}{이/가} 필요합니다. 지금은 {this}입니다", "맞는 버전을 쓰세요"},
	}
	sayNotPacked = phrase{
		"S003", Error,
		words{"pack cannot be compiled: {why}", "report this to the makers of quest"},
		words{"팩을 만들 수 없습니다: {why}", "quest를 만든 사람에게 알려 주세요"},
	}
)
