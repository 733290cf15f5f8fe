package style

// bought are the themes of the shop, under the IDs that they have there, each for every
// background: who bought one sees it on any terminal.
var bought = []Palette{
	{ // the sea: blue, foam, wet sand
		ID: "tide", Ground: Dark,
		Text: "#E3F0F7", Second: "#A9D3E8", Muted: "#93A9B8", Indigo: "#7CC4F2", Teal: "#74DCD0",
		Gold: "#E8CE94", Right: "#8FDCA8", Wrong: "#FF9F8F", Line: "#5F7F94",
	},
	{
		ID: "tide", Ground: Light,
		Text: "#12283A", Second: "#1F5474", Muted: "#4E6374", Indigo: "#0B5C94", Teal: "#00655F",
		Gold: "#785508", Right: "#17692F", Wrong: "#A62C1F", Line: "#7590A4",
	},
	{
		ID: "tide", Ground: Unknown,
		Second: "#1B7EB1", Muted: "#697983", Indigo: "#1C7CBB", Teal: "#148578",
		Gold: "#987017", Right: "#14883A", Wrong: "#CD4630", Line: "#5C7A8F",
	},
	{ // a cherry tree in April
		ID: "blossom", Ground: Dark,
		Text: "#F8E8EF", Second: "#EBBBD3", Muted: "#B79BAA", Indigo: "#F7A3C6", Teal: "#A9D6A0",
		Gold: "#F4C79A", Right: "#A9DC9A", Wrong: "#FF9D94", Line: "#93707F",
	},
	{
		ID: "blossom", Ground: Light,
		Text: "#3A1F2C", Second: "#7E3358", Muted: "#74566A", Indigo: "#A62464", Teal: "#33682F",
		Gold: "#86500A", Right: "#2B6A22", Wrong: "#A62A2A", Line: "#A98897",
	},
	{
		ID: "blossom", Ground: Unknown,
		Second: "#CE3883", Muted: "#85717C", Indigo: "#CF3977", Teal: "#288814",
		Gold: "#AF641A", Right: "#2E8814", Wrong: "#CE4437", Line: "#906D7C",
	},
	{ // moss, bark, light between leaves
		ID: "forest", Ground: Dark,
		Text: "#E9EEDF", Second: "#C3D6A2", Muted: "#A2A98F", Indigo: "#A8D672", Teal: "#86D0B0",
		Gold: "#E3C46E", Right: "#93DC7E", Wrong: "#F7A48B", Line: "#717F5C",
	},
	{
		ID: "forest", Ground: Light,
		Text: "#1F2B18", Second: "#4A5E1C", Muted: "#5B6350", Indigo: "#36690F", Teal: "#0F665A",
		Gold: "#775400", Right: "#1F6A1F", Wrong: "#9A3117", Line: "#8A9478",
	},
	{
		ID: "forest", Ground: Unknown,
		Second: "#598214", Muted: "#747866", Indigo: "#508414", Teal: "#148755",
		Gold: "#937116", Right: "#2E8814", Wrong: "#CA4A24", Line: "#6E7B59",
	},
	{ // northern lights
		ID: "aurora", Ground: Dark,
		Text: "#E9EAFB", Second: "#D0BCF5", Muted: "#A19EC0", Indigo: "#7FE3A8", Teal: "#8FC9FF",
		Gold: "#F0A6DC", Right: "#90E38C", Wrong: "#FF9E93", Line: "#7371A1",
	},
	{
		ID: "aurora", Ground: Light,
		Text: "#221F3D", Second: "#59309A", Muted: "#5E5A7C", Indigo: "#0C6A41", Teal: "#1A57A8",
		Gold: "#97287F", Right: "#1D691F", Wrong: "#A52B26", Line: "#8886AC",
	},
	{
		ID: "aurora", Ground: Unknown,
		Second: "#865CD7", Muted: "#76748D", Indigo: "#148844", Teal: "#1F77C8",
		Gold: "#CC30A2", Right: "#198915", Wrong: "#CE4435", Line: "#7270A0",
	},
	{ // copper and its green rust
		ID: "verdigris", Ground: Dark,
		Text: "#F3EADF", Second: "#9FD8C6", Muted: "#AFA190", Indigo: "#E9A877", Teal: "#72D1B8",
		Gold: "#F0C277", Right: "#9AD890", Wrong: "#FF9C8F", Line: "#8A7560",
	},
	{
		ID: "verdigris", Ground: Light,
		Text: "#2E2318", Second: "#155E50", Muted: "#69594A", Indigo: "#90430F", Teal: "#00675A",
		Gold: "#7D5200", Right: "#26692A", Wrong: "#A52C20", Line: "#9E8A75",
	},
	{
		ID: "verdigris", Ground: Unknown,
		Second: "#148662", Muted: "#807569", Indigo: "#B75E1C", Teal: "#148668",
		Gold: "#A06C18", Right: "#248915", Wrong: "#CE4635", Line: "#88735F",
	},
}
