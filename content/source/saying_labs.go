package source

// What findings say about labs, and about what only playing shows.
var (
	sayTakenName = phrase{
		"I001", Error,
		words{`{kind} "{id}" twice`, "rename one"},
		words{`{kind} "{id}"{이/가} 두 번 있습니다`, "하나의 이름을 바꾸세요"},
	}
	sayUnprovedLab = phrase{
		"R014", Warning,
		words{"lab without sources or verified", "add them"},
		words{"sources나 verified가 없는 랩입니다", "추가하세요"},
	}
	sayNotCondition = phrase{
		"S003", Error,
		words{"a condition is wanted here", "write control: value, set, not, any, all, always or never"},
		words{"조건이 와야 합니다", "컨트롤: 값, set, not, any, all, always, never로 쓰세요"},
	}
	sayNoConditions = phrase{
		"S003", Error,
		words{`"{field}" takes a list of conditions`, "write at least one"},
		words{`"{field}"에는 조건 목록이 와야 합니다`, "하나 이상 쓰세요"},
	}
	sayDeepCondition = phrase{
		"S003", Error,
		words{"conditions nested deeper than {limit}", "use a set, or simplify"},
		words{"조건이 {limit}단계보다 깊습니다", "set을 쓰거나 단순하게 만드세요"},
	}
	sayManyConditions = phrase{
		"S003", Error,
		words{"more than {limit} conditions in the lab, sets put in place", "simplify"},
		words{"집합을 풀면 랩에 조건이 {limit}개를 넘습니다", "단순하게 만드세요"},
	}
	saySetInSet = phrase{
		"S003", Error,
		words{"a set uses a set", "write the condition out"},
		words{"집합 안에서 집합을 씁니다", "조건을 그대로 쓰세요"},
	}
	sayNearPart = phrase{
		"B001", Error,
		words{`unknown {kind} "{id}"`, `did you mean "{near}"?`},
		words{`모르는 {kind} "{id}"`, `"{near}"{을/를} 쓰려고 했나요?`},
	}
	sayUnknownPart = phrase{
		"B001", Error,
		words{`unknown {kind} "{id}"`, "add it to the lab, or fix the name"},
		words{`모르는 {kind} "{id}"`, "랩에 추가하거나 이름을 고치세요"},
	}
	sayOffPath = phrase{
		"B005", Error,
		words{`gate "{id}" is at node "{node}", which is not on the path`, "move the gate, or add the node to the path"},
		words{`관문 "{id}"{이/가} 경로에 없는 노드 "{node}"에 있습니다`, "관문을 옮기거나 경로에 노드를 추가하세요"},
	}
	sayGateBack = phrase{
		"B006", Warning,
		words{`gate "{id}" at node "{node}" comes before the node of an earlier gate`, "reorder the gates"},
		words{`관문 "{id}"의 노드 "{node}"{이/가} 앞선 관문의 노드보다 먼저 옵니다`, "관문의 순서를 바꾸세요"},
	}
	sayDeadGate = phrase{
		"B010", Error,
		words{`gate "{gate}" never stops anything`, "an earlier gate hides it, or its pass always holds; change or remove it"},
		words{`관문 "{gate}"{이/가} 아무것도 막지 않습니다`, "앞선 관문이 가리거나 pass가 늘 성립합니다. 바꾸거나 지우세요"},
	}
	sayNeverFires = phrase{
		"B011", Error,
		words{`route "{route}" has a success that no state reaches`, "change the gates, or remove the success"},
		words{`경로 "{route}"의 success에 이르는 상태가 없습니다`, "관문을 바꾸거나 success를 지우세요"},
	}
	sayIdleControl = phrase{
		"B012", Warning,
		words{`control "{control}" never changes any outcome`, "remove it, or add a gate that asks for it"},
		words{`컨트롤 "{control}"{이/가} 결과를 바꾸지 않습니다`, "지우거나 이를 묻는 관문을 추가하세요"},
	}
	sayCannotWin = phrase{
		"B014", Error,
		words{`mission "{mission}" cannot be won`, "change its goal, its start or what is locked"},
		words{`미션 "{mission}"{을/를} 이룰 수 없습니다`, "목표, 시작, 잠금을 바꾸세요"},
	}
	sayWonAtStart = phrase{
		"B015", Warning,
		words{`mission "{mission}" is won at the start`, "let it start in a state that has to be changed"},
		words{`미션 "{mission}"{이/가} 시작부터 이루어져 있습니다`, "바꿀 것이 있는 상태에서 시작하게 하세요"},
	}
	sayNoSuccess = phrase{
		"B016", Error,
		words{`route "{route}" can fire but has no success`, "say what happens then"},
		words{`경로 "{route}"{이/가} 끝까지 갈 수 있지만 success가 없습니다`, "그때 무슨 일이 일어나는지 쓰세요"},
	}
	sayTestFails = phrase{
		"B020", Error,
		words{`test "{test}": route {route} gave {got}, want {want}`, "change the gates or the test"},
		words{`테스트 "{test}": 경로 {route}의 결과가 {want}{이/가} 아니라 {got}입니다`, "관문이나 테스트를 바꾸세요"},
	}
	sayManyStates = phrase{
		"B013", Error,
		words{"the first {count} controls make more than {limit} states", "give them fewer values"},
		words{"처음 컨트롤 {count}개만으로 상태가 {limit}개를 넘습니다", "값을 줄이세요"},
	}
)
