package main

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/crypto/ssh"

	"quest/cmd/console"
	"quest/cmd/questd/host"
	"quest/cmd/questd/school"
	"quest/content"
	"quest/game"
	"quest/game/class"
	"quest/game/find"
	"quest/game/phrase"
)

// defaultListen is where the server listens if nobody says where: where no other computer comes.
const defaultListen = "127.0.0.1:23234"

func (c *call) serveCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "serve", Short: "serverhelp.Serve", Long: "serverhelp.ServeLong", Example: "serverhelp.ServeExamples",
		Args: console.NoArguments, RunE: func(cmd *cobra.Command, _ []string) error { return c.serve(cmd.Context()) },
	}
	c.flags.addServe(cmd.Flags())
	return cmd
}

// serve serves until it is asked to end.
func (c *call) serve(ctx context.Context) (err error) {
	if err := c.settleZone(); err != nil {
		return err
	}
	c.begins = true
	at, err := c.openPlace(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, at.close()) }()
	if c.flags.saveDir != "" {
		release, err := alone(c.flags.saveDir)
		if err != nil {
			return err
		}
		defer release()
	}
	keys, err := c.hostKeys()
	if err != nil {
		return err
	}
	packs, err := c.loadPacks()
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(c.person.Err, nil))
	m := newMeasures(at)
	s, err := at.openSchool(ctx, c, func(err error) { c.trouble(log, err) })
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	f := &front{
		school: s, homes: at.homes, packs: packs, now: c.Now, rand: c.Rand, log: log, counts: m.counts,
		version: c.build.Version, here: map[*session]class.PlayerID{}, syncing: make(chan struct{}, syncsAtOnce),
		dropped: m.door.FramesDropped(), stock: find.NewStock(phrase.Shipped().Command),
	}
	f.mixing = newMixing(packs, at.homes, s.Suggest, c.Now)
	return c.letIn(ctx, f, keys, m)
}

// letIn opens the door, says where it is, and serves whoever comes.
func (c *call) letIn(ctx context.Context, f *front, keys []ssh.Signer, m *measures) error {
	serving, drain := context.WithCancel(ctx)
	defer drain()
	listener, err := c.listen(serving, c.flags.listen)
	if err != nil {
		return err
	}
	watched, endMetrics, err := c.serveMetrics(serving, m, f.homes.ready)
	if err != nil {
		_ = listener.Close()
		return err
	}
	defer endMetrics()
	if err := errors.Join(c.handOut(ctx, listener.Addr(), watched, keys[0]), c.sayHowToInvite(f.school)); err != nil {
		_ = listener.Close()
		return err
	}
	go repeat(serving, sweepEvery, f.sweep)
	go repeat(serving, mixEvery, func() { f.mix(serving) })
	force := make(chan struct{})
	go c.awaitSignals(serving, f.log, func() { m.drain(); drain() }, force)
	limits := host.Limits{Accepts: c.flags.perAddress, StrangersAddress: c.flags.perAddress}
	err = host.Serve(serving, listener, f, host.Options{
		HostKeys: keys, Limits: limits, Metrics: m.door, Log: f.log, LogAddresses: c.flags.addresses, Say: sayEnding, Force: force,
		Known: func(key string) bool { _, known := f.school.Who(key); return known },
	})
	f.log.Info("the server has stopped")
	return err
}

// sweepEvery is how often it is looked whether players were deleted.
const sweepEvery = 2 * time.Second

// repeat calls a function again and again until the context ends.
func repeat(ctx context.Context, every time.Duration, call func()) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			call()
		}
	}
}

// awaitSignals drains at the first signal, and forces the end at the second.
func (c *call) awaitSignals(ctx context.Context, log *slog.Logger, drain func(), force chan struct{}) {
	asked := c.Signals()
	select {
	case <-ctx.Done():
		return
	case <-asked:
	}
	log.Info("the server stops: nobody is let in any more, and everybody is asked to leave")
	drain()
	<-asked
	close(force)
}

// trouble notes that the log of the school cannot be used, or can again.
func (c *call) trouble(log *slog.Logger, err error) {
	if err != nil {
		log.Warn("the school cannot be kept at the moment", "error", err)
		return
	}
	log.Info("the school is kept again")
}

// settleZone sets the time zone in which days begin: --zone, else that of the computer.
func (c *call) settleZone() error {
	name := c.flags.zone
	zone, unread := console.Zone(func(variable string) (string, bool) {
		if name != "" {
			return name, true
		}
		return c.person.LookUp(variable)
	})
	if !unread.Empty() && name != "" {
		return console.Wrong(game.Say("server.NoZone").With("zone", content.OneLine(name)))
	}
	if !unread.Empty() {
		c.person.Warn(unread)
	}
	if zone != nil {
		now, here := c.Now, *c.Main
		here.Now = func() time.Time { return now().In(zone) }
		c.Main = &here
	}
	return nil
}

// hostKeys reads the keys with which the server proves to be itself. In a folder of its own it
// makes one at the first start.
func (c *call) hostKeys() ([]ssh.Signer, error) {
	if len(c.flags.hostKeys) == 0 {
		if c.flags.saveDir == "" {
			return nil, console.Wrong(game.Say("server.NeedsHostKey"))
		}
		key, _, err := host.HostKey(filepath.Join(c.flags.saveDir, hostKey))
		if err != nil {
			return nil, noHostKey(filepath.Join(c.flags.saveDir, hostKey), err)
		}
		return []ssh.Signer{key}, nil
	}
	var keys []ssh.Signer
	for _, file := range c.flags.hostKeys {
		key, err := host.LoadHostKey(file)
		if err != nil {
			return nil, noHostKey(file, err)
		}
		keys = append(keys, key)
	}
	return keys, nil
}

// noHostKey says why a file is no host key.
func noHostKey(file string, err error) error {
	said := game.Say("server.HostKeyUnread").Put("why", why(err))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		said = game.Say("server.HostKeyMissing")
	case errors.Is(err, host.ErrKeyExposed):
		said = game.Say("server.HostKeyExposed")
	case errors.Is(err, host.ErrKeyKind):
		said = game.Say("server.HostKeyKind")
	}
	return console.Failed(game.Say("server.HostKey").With("file", content.OneLine(file)).Put("what", said), err)
}

// listen takes an address.
func (c *call) listen(ctx context.Context, address string) (net.Listener, error) {
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", address)
	if err != nil {
		return nil, console.Failed(game.Say("server.NotListening").With("address", content.OneLine(address)).Put("why", whyNet(err)), err)
	}
	return l, nil
}

// sayHowToInvite says where the first code comes from, while nobody can come in without one.
func (c *call) sayHowToInvite(s *school.School) error {
	none := false
	s.Read(func(fold *class.School) { none = len(fold.Classes()) == 0 })
	if !none {
		return nil
	}
	return c.tell(game.Say("server.InviteFirst"))
}

// openSchool opens the school of a place and follows it.
func (p *place) openSchool(ctx context.Context, c *call, trouble func(error)) (*school.School, error) {
	log, err := p.log(ctx)
	if err != nil {
		return nil, err
	}
	s, err := school.Open(ctx, log, school.Options{Now: c.Now, Chance: c.Rand, Trouble: trouble})
	if err != nil {
		return nil, errors.Join(err, log.Close())
	}
	return s, nil
}
