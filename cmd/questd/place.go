package main

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"github.com/prometheus/client_golang/prometheus"

	"quest/cmd/console"
	"quest/cmd/questd/school"
	"quest/content"
	"quest/game"
	"quest/game/class"
	"quest/saves/postgres"
)

// place is where a school is kept: a folder, or a database.
type place struct {
	homes   homes
	log     func(context.Context) (school.Log[class.Event], error)
	close   func() error
	measure func(prometheus.Registerer)
}

// openPlace opens the place that the flags name: a folder of --save-dir, else QUEST_SAVE_DIR, or the
// database of --database, else QUESTD_DATABASE.
func (c *call) openPlace(ctx context.Context) (*place, error) {
	if err := c.settlePlace(); err != nil {
		return nil, err
	}
	if c.flags.database != "" {
		return c.inDatabase(ctx)
	}
	return c.inFolder()
}

// settlePlace decides between a folder and a database. A flag counts more than the environment.
func (c *call) settlePlace() error {
	f := &c.flags
	if f.saveDir == "" && f.database == "" {
		f.saveDir, f.database = c.person.Getenv("QUEST_SAVE_DIR"), c.person.Getenv("QUESTD_DATABASE")
	}
	switch {
	case f.saveDir != "" && f.database != "":
		return console.Wrong(game.Say("server.OnePlace"))
	case f.saveDir == "" && f.database == "":
		return console.Wrong(game.Say("server.NoPlace"))
	}
	return readable(f.database)
}

// readable refuses what is no address of a database, "" aside. It is not repeated: it may hold a
// password.
func readable(database string) error {
	at, err := url.Parse(database)
	switch {
	case database == "", err == nil && (at.Scheme == "postgres" || at.Scheme == "postgresql") && at.Host+at.Path+at.RawQuery != "":
		return nil
	case err == nil && at.Scheme == "" && strings.Contains(database, "="): // host=... dbname=...
		return nil
	}
	return console.Wrong(game.Say("server.BadDatabase"))
}

// inFolder opens a school in a folder, which is made by those commands that begin a school.
func (c *call) inFolder() (*place, error) {
	dir := c.flags.saveDir
	if _, err := os.Stat(filepath.Join(dir, schoolDir)); !c.begins && errors.Is(err, os.ErrNotExist) {
		return nil, console.Wrong(game.Say("server.NoSchool").With("dir", content.OneLine(dir)))
	}
	for _, part := range []string{dir, filepath.Join(dir, playersDir), filepath.Join(dir, schoolDir)} {
		if err := os.MkdirAll(part, 0o700); err != nil {
			return nil, console.Failed(game.Say("server.FolderRefused").With("dir", content.OneLine(part)).Put("why", why(err)), err)
		}
	}
	return &place{
		homes: newFolders(dir, c.build.Version, c.Now),
		log: func(context.Context) (school.Log[class.Event], error) {
			return school.OpenFiles[class.Event](filepath.Join(dir, schoolDir), school.FileOptions{Fold: class.Fold, Now: c.Now})
		},
		close:   func() error { return nil },
		measure: func(prometheus.Registerer) {},
	}, nil
}

// alone takes a folder for this server, until what it gives is called. Commands work beside a server;
// a second server would take the players of the first one for people who play elsewhere.
func alone(dir string) (release func(), err error) {
	lock := flock.New(filepath.Join(dir, serveLock))
	held, err := lock.TryLock()
	switch {
	case err != nil:
		return nil, console.Failed(game.Say("server.FolderRefused").With("dir", content.OneLine(dir)).Put("why", why(err)), err)
	case !held:
		return nil, console.Failed(game.Say("server.AlreadyServed").With("dir", content.OneLine(dir)), nil)
	}
	return func() { _ = lock.Unlock() }, nil // the end of the process gives it back, too
}

// inDatabase opens a school in a database whose tables are those of this version.
func (c *call) inDatabase(ctx context.Context) (*place, error) {
	name, err := os.Hostname()
	if err != nil {
		name = "questd"
	}
	db, err := postgres.Open(ctx, c.flags.database, postgres.Options{Node: name, After: time.After})
	if err != nil {
		return nil, noDatabase(err)
	}
	beating, stop := context.WithCancel(context.WithoutCancel(ctx))
	go repeat(beating, beatEvery, func() { _ = db.Beat(beating) }) // the next append tells what is wrong
	return &place{
		homes: databaseHomes{db: db, version: c.build.Version},
		log: func(ctx context.Context) (school.Log[class.Event], error) {
			return postgres.OpenLog[class.Event](ctx, db, "school", postgres.LogOptions{Fold: class.Fold, Anew: school.ErrAnew})
		},
		close:   func() error { stop(); db.Close(); return nil },
		measure: func(r prometheus.Registerer) { measurePool(r, db) },
	}, nil
}

// beatEvery is how often it is shown that the players of this process are still held by it.
const beatEvery = 4 * time.Second

// noDatabase says why a database cannot be used, and what helps.
func noDatabase(err error) error {
	var schema *postgres.SchemaError
	if errors.As(err, &schema) {
		found, wants := int(schema.Found), int(schema.Wants)
		if found == 0 {
			return console.Failed(game.Say("server.NoTables"), err)
		}
		if found > wants {
			return console.Failed(game.Say("server.NewerTables").Count("found", found).Count("wants", wants), err)
		}
		return console.Failed(game.Say("server.OlderTables").Count("found", found).Count("wants", wants), err)
	}
	return console.Failed(game.Say("server.NoDatabase").Put("why", why(err)), err)
}
