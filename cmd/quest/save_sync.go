package main

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/game"
	"quest/saves"
	"quest/saves/exchange"
)

func (c *call) saveSyncCommand() *cobra.Command {
	var together bool
	cmd := c.saveCall("sync ssh://HOST[:PORT]", "help.SaveSync", "help.SaveSyncLong", c.oneFile(game.Say("sync.NameServer")), nil)
	cmd.Example = "help.SaveSyncExamples"
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		asJSON, err := cmd.Flags().GetBool("json")
		if err != nil {
			return err
		}
		return c.saveSync(args[0], together, asJSON)
	}
	cmd.Flags().BoolVar(&together, "join", false, "help.FlagJoin")
	return cmd
}

// syncing is a save that is being joined with the one on a server.
type syncing struct {
	*call
	name string
	to   sshServer
	exchange.Folder
	result exchange.Result
}

func (c *call) saveSync(address string, together, asJSON bool) error {
	s := &syncing{call: c}
	var err error
	if s.to, err = parseServer(address); err != nil {
		return wrong(game.Say("sync.BadServer").With("server", content.OneLine(address)))
	}
	if err := s.open(); err != nil {
		return err
	}
	line, err := c.callServer(s.to)
	if err != nil {
		return err
	}
	s.result, err = exchange.Join(line.ctx, &s.Folder, line, line, exchange.Options{Strangers: together})
	status := line.hangUp()
	for _, said := range append(damageWords(s.Report), flawWords(s.Change.Flawed)...) {
		c.warn(said)
	}
	if err != nil {
		if s.result.Came > 0 {
			came := game.Say("sync.CameOnly").Count("came", s.result.Came).With("host", s.to.String())
			if told := c.sayChanged(s.Change, came); told != nil {
				return told
			}
		}
		return s.failed(err, status)
	}
	return s.tell(asJSON)
}

// open finds the save, which must not be in play. A player who is not here yet gets the
// save of the server.
func (s *syncing) open() error {
	saveDir, err := s.saveDir()
	if err != nil {
		return err
	}
	if s.name, err = playerName(s.flags.player); err != nil {
		return err
	}
	if s.Dir, err = playerFolder(saveDir, s.name); err != nil {
		return err
	}
	if err := readable(saveDir); err != nil {
		return err
	}
	s.Options = s.saveOptions()
	if !slices.Contains(players(saveDir), s.name) {
		return nil
	}
	if err := saves.Free(s.Dir, s.Options); err != nil {
		return saveFailed(s.Dir, err)
	}
	return nil
}

// synced is what "quest save sync" prints as JSON.
type synced struct {
	changed
	Server string `json:"server"`
	Came   int    `json:"came"` // records that the server had and this save had not
	Went   int    `json:"went"` // records that this save had and the server had not
	Same   int    `json:"same"` // records that both had
}

func (s *syncing) tell(asJSON bool) error {
	r := s.result
	records := r.Came + r.Went + r.Same
	host := s.to.String()
	switch {
	case asJSON:
		said := synced{changedBy(s.name, s.Change), host, r.Came, r.Went, r.Same}
		if s.Change.To == "" { // nothing came
			said.Records, said.From, said.To, said.Unreadable = records, s.Dir, s.Dir, s.Report.Lost()
		}
		return s.sayJSON(said)
	case records == 0:
		return s.call.tell(game.Say("sync.Empty").With("host", host))
	case r.Came+r.Went == 0:
		return s.call.tell(game.Say("sync.Same").With("name", s.name, "host", host).Count("n", r.Same))
	}
	return s.sayChanged(s.Change,
		game.Say("sync.Joined").With("host", host).Count("came", r.Came).Count("went", r.Went).Count("same", r.Same))
}

// again is the command line that does this again, with more words.
func (s *syncing) again(player string, more ...string) string {
	return s.saveCommandLine(player, append(append([]string{"sync"}, more...), s.to.address())...)
}

// failed says why the two saves were not joined. status is the exit status of ssh.
func (s *syncing) failed(err error, status int) error {
	host := s.to.String()
	var conflict *saves.ConflictError
	var none *exchange.NoHelloError
	var broken *exchange.BrokenError
	var version *exchange.VersionError
	var strangers *exchange.StrangersError
	var bad *exchange.MalformedError
	var refused *exchange.RefusedError
	switch {
	case errors.As(err, &conflict):
		return failed(game.Say("sync.Conflict").With("host", host, "id", short([]byte(conflict.ID)), "todo", s.again("NAME"),
			"ours", short(conflict.Ours), "theirs", short(conflict.Theirs)), err)
	case errors.As(err, &strangers):
		return failed(game.Say("sync.Apart").With("host", host, "todo", s.again(s.name, "--join")).
			Put("here", game.Say("save.Records").Count("n", strangers.Ours)).Put("there", game.Say("save.Records").Count("n", strangers.Theirs)), err)
	case errors.As(err, &refused):
		return s.refused(refused)
	case errors.Is(err, errSilent), errors.Is(err, context.DeadlineExceeded):
		return failed(game.Say("sync.Late").With("host", host), err)
	case errors.As(err, &none):
		return s.unanswered(none, status)
	case errors.As(err, &version) && version.Newer():
		return failed(game.Say("sync.UpdateHere").With("host", host), err)
	case errors.As(err, &version):
		return failed(game.Say("sync.UpdateThere").With("host", host), err)
	case errors.As(err, &broken):
		return failed(game.Say("sync.Broke").With("host", host), err)
	case errors.As(err, &bad):
		return failed(game.Say("sync.Garbled").With("host", host), err)
	case errors.Is(err, exchange.ErrTooLarge):
		return failed(game.Say("sync.TooLarge").With("host", host), err)
	}
	return saveFailed(s.Dir, err)
}

// unanswered says why no class answered: ssh did not come through, or something else is
// there. ssh says 255 of its own failures.
func (s *syncing) unanswered(none *exchange.NoHelloError, status int) error {
	const notThrough = 255
	host := s.to.String()
	if status == notThrough {
		return failed(game.Say("sync.NotReached").With("host", host, "todo", s.to.commandLine()), none)
	}
	said := game.Say("sync.NoClass").With("host", host)
	if none.Said != "" {
		said = game.Say("sync.NoClassSaid").Put("said", said).With("text", short([]byte(none.Said)))
	}
	return failed(said, none)
}

// refused says why the server stopped.
func (s *syncing) refused(err *exchange.RefusedError) error {
	host := s.to.String()
	switch err.Why {
	case exchange.Busy:
		return failed(game.Say("sync.Busy").With("host", host), err)
	case exchange.Unknown:
		return failed(game.Say("sync.Unknown").With("host", host, "todo", s.to.commandLine()), err)
	case exchange.Newer:
		return failed(game.Say("sync.NewerThere").With("host", host), err)
	case exchange.Version:
		return failed(game.Say("sync.UpdateHere").With("host", host), err)
	case exchange.TooLarge:
		return failed(game.Say("sync.TooLargeThere").With("host", host), err)
	case exchange.Closing:
		return failed(game.Say("sync.Closing").With("host", host), err)
	case exchange.Apart, exchange.Garbled, exchange.Failed:
	}
	return failed(game.Say("sync.FailedThere").With("host", host), err)
}
