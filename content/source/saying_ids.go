package source

// What findings say about IDs and references.
var (
	sayTakenID = phrase{
		"I001", Error,
		words{`{kind} "{id}" twice; the first is at {first}`, "rename the newer one"},
		words{`{kind} "{id}"{이/가} 두 번 있습니다. 첫 번째는 {first}에 있습니다`, "새것의 이름을 바꾸세요"},
	}
	sayTakenPart = phrase{
		"I001", Error,
		words{`part "{id}" twice in one item`, "rename one"},
		words{`한 문항에 "{id}"{이/가} 두 번 있습니다`, "하나의 이름을 바꾸세요"},
	}
	sayBadID = phrase{
		"I007", Error,
		words{`ID "{id}" is malformed or reserved`, "use 2 to 48 small letters, digits and single -"},
		words{`ID "{id}"의 형식이 틀렸거나 쓸 수 없습니다`, "영어 소문자, 숫자, 홑 -로 2자에서 48자까지 쓰세요"},
	}
	sayBadPackID = phrase{
		"I007", Error,
		words{`pack ID "{id}" is malformed`, "write owner/name in small letters, digits and -"},
		words{`팩 ID "{id}"의 형식이 틀립니다`, "소문자, 숫자, -로 owner/name처럼 쓰세요"},
	}
	sayLivingID = phrase{
		"I008", Error,
		words{`"{id}" is still in use at {file}`, "remove it here, or rename the other"},
		words{`"{id}"{은/는} {file}에서 아직 쓰입니다`, "여기에서 지우거나 다른 쪽의 이름을 바꾸세요"},
	}
	sayNoAnchor = phrase{
		"R001", Error,
		words{`lesson "{lesson}" has no anchor "{anchor}"`, "use one of: {anchors}"},
		words{`레슨 "{lesson}"에 앵커 "{anchor}"{이/가} 없습니다`, "다음 중에서 고르세요: {anchors}"},
	}
	sayNearRef = phrase{
		"R002", Error,
		words{`unknown {kind} "{id}"`, `did you mean "{near}"?`},
		words{`모르는 {kind} "{id}"`, `"{near}"{을/를} 쓰려고 했나요?`},
	}
	sayUnknownRef = phrase{
		"R002", Error,
		words{`unknown {kind} "{id}"`, "add it, or fix the name"},
		words{`모르는 {kind} "{id}"`, "추가하거나 이름을 고치세요"},
	}
	sayUnused = phrase{
		"R010", Warning,
		words{`{kind} "{id}" is never used`, "use or remove it"},
		words{`{kind} "{id}"{이/가} 쓰이지 않습니다`, "쓰거나 지우세요"},
	}
	sayUncited = phrase{
		"R011", Note,
		words{`no item asks about "{anchor}"`, "write one that cites it, or leave it"},
		words{`"{anchor}"{을/를} 묻는 문항이 없습니다`, "인용하는 문항을 쓰거나 그대로 두세요"},
	}
	sayNoAnchorAt = phrase{
		"L010", Note,
		words{"sentence without an anchor cannot be cited or translated", "write {#a-name} at its end"},
		words{"앵커가 없는 문장은 인용하거나 번역할 수 없습니다", "문장 끝에 {#이름}을 영어로 쓰세요"},
	}
	sayUnreached = phrase{
		"R003", Warning,
		words{`nothing leads to {kind} "{id}"`, "list it under {field} in pack.yaml"},
		words{`{kind} "{id}"{으로/로} 가는 길이 없습니다`, "pack.yaml의 {field}에 넣으세요"},
	}
	sayNotHTTPS = phrase{
		"R012", Error,
		words{`"{value}" is not an https:// address`, "write the whole address"},
		words{`"{value}"{은/는} https:// 주소가 아닙니다`, "주소를 모두 쓰세요"},
	}
	sayVerifiedOld = phrase{
		"R013", Warning,
		words{"facts were last verified on {value}, more than 365 days ago", "check them and set the date"},
		words{"사실을 마지막으로 확인한 날이 {value}{으로/로} 365일이 넘었습니다", "확인하고 날짜를 고치세요"},
	}
	sayVerifiedLater = phrase{
		"R013", Error,
		words{"verified on {value}, but today is {today}", "set the day on which the facts were checked"},
		words{"확인한 날이 {value}인데 오늘은 {today}입니다", "실제로 확인한 날을 쓰세요"},
	}
	sayUnproved = phrase{
		"R014", Warning,
		words{"item without sources or verified", "add them, or set defaults"},
		words{"sources나 verified가 없는 문항입니다", "추가하거나 defaults에 쓰세요"},
	}
)
