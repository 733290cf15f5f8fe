package postgrestest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"

	"quest/saves/postgres"
)

// New starts a server for one test, which may break it.
func New(t testing.TB, o Options) *Server {
	t.Helper()
	s, err := Launch(o)
	if errors.Is(err, ErrMissing) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

var breakable = sync.OnceValues(func() (*Server, error) { return Launch(Options{}) })

// Breakable gives a server that the tests of this process that break one share, so tests
// that use it do not run beside each other. It runs again when the next one has it. Short
// runs skip them: a server takes its time to end and to start.
func Breakable(t testing.TB) *Server {
	t.Helper()
	if testing.Short() {
		t.Skip("no server is broken in a short run")
	}
	s, err := breakable()
	if errors.Is(err, ErrMissing) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if s.call("pg_ctl", "-D", s.data(), "status") == nil {
			return
		}
		if err := s.Start(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// shared is the server of all tests of the process that do not break it.
var shared = sync.OnceValues(func() (func(database string) string, error) {
	if given := os.Getenv("QUEST_POSTGRES"); given != "" {
		at, err := url.Parse(given)
		return func(database string) string {
			u := *at
			if database != "" {
				u.Path = "/" + database
			}
			return u.String()
		}, err
	}
	s, err := Launch(Options{})
	if err != nil {
		return nil, err
	}
	return func(database string) string {
		if database == "" {
			database = "postgres"
		}
		return s.URL(database)
	}, nil
})

// template is a database with all tables, which others are made from.
var template = sync.OnceValues(func() (string, error) {
	at, err := shared()
	if err != nil {
		return "", err
	}
	name, err := create(at(""), "")
	if err != nil {
		return "", err
	}
	return name, postgres.Migrate(context.Background(), at(name))
})

var count atomic.Int64

// create makes a database from another one, or an empty one.
func create(admin, from string) (string, error) {
	name := fmt.Sprintf("quest_test_%d_%d", os.Getpid(), count.Add(1))
	text := "CREATE DATABASE " + name
	if from != "" {
		text += " TEMPLATE " + from
	}
	return name, Exec(admin, text)
}

// Fresh gives the URL of a new database with all tables, on the server that the tests of
// this process share.
func Fresh(t testing.TB) string {
	t.Helper()
	from, err := template()
	if errors.Is(err, ErrMissing) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return onShared(t, from)
}

// Empty gives the URL of a new database without tables.
func Empty(t testing.TB) string {
	t.Helper()
	if _, err := shared(); errors.Is(err, ErrMissing) {
		t.Skip(err)
	}
	return onShared(t, "")
}

func onShared(t testing.TB, from string) string {
	t.Helper()
	at, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	name, err := create(at(""), from)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := Exec(at(""), "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			t.Error(err)
		}
	})
	return at(name)
}

// Fresh makes a database with all tables on this server and gives its URL.
func (s *Server) Fresh(t testing.TB) string {
	t.Helper()
	name, err := create(s.URL("postgres"), "")
	if err == nil {
		err = postgres.Migrate(context.Background(), s.URL(name))
	}
	if err != nil {
		t.Fatal(err)
	}
	return s.URL(name)
}

// Connect gives a connection of its own, for what a test does behind the back of a store.
func Connect(t testing.TB, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(context.Background(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}
