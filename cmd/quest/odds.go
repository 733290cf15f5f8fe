package main

import (
	"math"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/content"
	"quest/game"
	"quest/game/desk"
)

// oddsRecord is what "quest odds --json" prints. Scripts read it: names stay. Chances are
// shares, 0 to 1.
type oddsRecord struct {
	Odds    dropOddsRecord `json:"odds"`
	Chests  []chestRecord  `json:"chests"`
	Player  *drawingRecord `json:"player"`  // null where nobody has played
	Checked *checkRecord   `json:"checked"` // null where nobody has played
}

type dropOddsRecord struct {
	Version int             `json:"version"`
	Chance  float64         `json:"chance"`  // that a draw brings something
	Certain int             `json:"certain"` // the draw with this number since the newest drop always does
	LongRun float64         `json:"long_run"`
	Limit   int             `json:"limit"` // drops a study day
	Twice   int             `json:"twice"` // gold instead of a keepsake that is there
	Table   []outcomeRecord `json:"table"`
}

// outcomeRecord is what a draw can bring; nothing without gold, XP and a keepsake.
type outcomeRecord struct {
	Chance   float64 `json:"chance"`
	Gold     int     `json:"gold"`
	XP       int     `json:"xp"`
	Keepsake string  `json:"keepsake"` // ID
	Name     string  `json:"name"`

	name string // in the languages of the command
}

type chestRecord struct {
	Pack   string          `json:"pack"`
	Reward string          `json:"reward"`
	Rolls  int             `json:"rolls"`
	Table  []outcomeRecord `json:"table"`
}

type drawingRecord struct {
	Player    string       `json:"player"` // the name for --player
	Drawn     int          `json:"drawn"`
	Found     int          `json:"found"`
	Today     int          `json:"today"` // drops on this study day
	Dry       int          `json:"dry"`   // draws since the newest drop
	Keepsakes []keptRecord `json:"keepsakes"`

	called string
}

type keptRecord struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Day  string `json:"day"` // study day on which it was found

	name string // in the languages of the command
}

type checkRecord struct {
	Same      int           `json:"same"`
	Unknown   int           `json:"unknown_odds"`
	NoTable   int           `json:"no_table"`
	NoSeed    int           `json:"no_seed"`
	Astray    bool          `json:"astray"`
	Gold      int           `json:"gold"` // what the draws for answers brought in all
	Differing []wrongRecord `json:"differing"`
}

type wrongRecord struct {
	Index    int         `json:"index"`
	Day      string      `json:"day"`
	Reward   string      `json:"reward"` // of a pack, "" for an answer
	Recorded drawnRecord `json:"recorded"`
	Computed drawnRecord `json:"computed"`
}

type drawnRecord struct {
	Gold     int    `json:"gold"`
	XP       int    `json:"xp"`
	Keepsake string `json:"keepsake"`
	Dry      int    `json:"dry"` // draws before it since the newest drop
}

func (c *call) oddsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "odds",
		Short: "help.Odds",
		Long:  "help.OddsLong",
		Args:  console.NoArguments,
		RunE:  func(*cobra.Command, []string) error { return c.odds(asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	return cmd
}

// odds prints the rules and checks every draw of the player. Who has not played yet is told the
// rules.
func (c *call) odds(asJSON bool) error {
	name, dir, err := c.knownPlayer()
	if mistaken(err) && c.flags.player == defaultPlayer {
		return c.oddsOfNobody(asJSON)
	}
	if err != nil {
		return err
	}
	_, player, shelf, err := c.seen()
	if err != nil {
		return err
	}
	audit := game.NewDropAudit(shelf.packs)
	if err := desk.Walk(c.deskOptions(dir, ""), audit.Take); err != nil {
		return unreadable(err)
	}
	r := c.oddsRecord(shelf.packs)
	r.Player, r.Checked = c.drawingRecord(name, player), checked(audit.Result())
	if asJSON {
		err = c.sayJSON(r)
	} else {
		err = c.tell(r.lines()...)
	}
	if err == nil && len(r.Checked.Differing) > 0 {
		return &failure{Code: exitFindings}
	}
	return err
}

func (c *call) oddsOfNobody(asJSON bool) error {
	shelf, err := c.toldShelf()
	if err != nil {
		return err
	}
	r := c.oddsRecord(shelf.packs)
	if asJSON {
		return c.sayJSON(r)
	}
	return c.tell(r.lines()...)
}

// oddsRecord gives the rules: the odds by which is drawn now, and the tables of packs.
func (c *call) oddsRecord(packs []*content.Pack) oddsRecord {
	o := game.CurrentDropOdds()
	r := oddsRecord{
		Odds: dropOddsRecord{
			Version: o.Version, Chance: rounded(float64(o.Chance) / float64(o.Of)), Certain: o.Certain, LongRun: rounded(o.LongRun()),
			Limit: o.Limit, Twice: o.Twice,
		},
		Chests: []chestRecord{},
	}
	for _, row := range o.Table {
		out := outcomeRecord{Chance: rounded(float64(row.Weight) / float64(o.Sum())), Gold: row.Gold, Keepsake: row.Keepsake}
		if k, ok := game.KeepsakeOf(row.Keepsake); ok {
			out.Name, out.name = c.keepsakeNames(k)
		}
		r.Odds.Table = append(r.Odds.Table, out)
	}
	for _, pack := range packs {
		for _, reward := range pack.Rewards() {
			if reward.Drops != nil {
				r.Chests = append(r.Chests, newChestRecord(pack, reward))
			}
		}
	}
	return r
}

func newChestRecord(pack *content.Pack, reward content.Reward) chestRecord {
	r := chestRecord{Pack: string(pack.ID()), Reward: string(reward.ID), Rolls: reward.Drops.Rolls}
	sum := 0
	for _, row := range reward.Drops.Table {
		sum += row.Weight
	}
	for _, row := range reward.Drops.Table {
		r.Table = append(r.Table, outcomeRecord{Chance: rounded(float64(row.Weight) / float64(max(1, sum))), Gold: row.Gold, XP: row.XP})
	}
	return r
}

// rounded rounds a share to a millionth.
func rounded(share float64) float64 { return math.Round(1e6*share) / 1e6 }

// keepsakeNames gives the name of a keepsake in the language of the command, and in all that it
// prints.
func (c *call) keepsakeNames(k game.Keepsake) (one, all string) {
	if len(k.Name) == 0 {
		return content.OneLine(k.ID), content.OneLine(k.ID)
	}
	return titled(game.TitleIn([]content.Lang{c.book().Lang}, k.Name)), titled(game.TitleIn(c.shown(nil), k.Name))
}

func (c *call) drawingRecord(name string, p *game.Player) *drawingRecord {
	d := p.Drawing(p.Today(c.clock().moment()))
	r := &drawingRecord{
		Player: name, called: content.OneLine(p.Name.String()),
		Drawn: d.Drawn, Found: d.Found, Today: d.Today, Dry: d.Dry, Keepsakes: []keptRecord{},
	}
	for _, k := range p.Kept() {
		kept := keptRecord{ID: content.OneLine(k.ID), Day: k.Day.String()}
		kept.Name, kept.name = c.keepsakeNames(k.Keepsake)
		r.Keepsakes = append(r.Keepsakes, kept)
	}
	return r
}

func checked(found game.DropCheck) *checkRecord {
	r := &checkRecord{
		Same: found.Same, Unknown: found.Unknown, NoTable: found.NoTable, NoSeed: found.NoSeed, Astray: found.Astray, Gold: found.Gold,
		Differing: []wrongRecord{},
	}
	drawn := func(o game.Outcome) drawnRecord {
		return drawnRecord{Gold: o.Gold, XP: o.XP, Keepsake: content.OneLine(o.Keepsake), Dry: o.Dry}
	}
	for _, w := range found.Differing {
		r.Differing = append(r.Differing, wrongRecord{
			Index: w.Index, Day: w.Day.String(), Reward: content.OneLine(w.Reward), Recorded: drawn(w.Recorded), Computed: drawn(w.Computed),
		})
	}
	return r
}
