package main

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"

	"quest/cmd/stores"
	"quest/cmd/stores/database"
	"quest/game/class"
	"quest/game/desk"
	"quest/saves/exchange"
	"quest/saves/postgres"
)

// databaseHomes are journals in a database.
type databaseHomes struct {
	db      *postgres.Database
	version string
}

func (h databaseHomes) place(who class.PlayerID, lost func()) desk.Place {
	return database.Place{DB: h.db, Player: string(who), Fold: stores.Fold(h.version), Lost: lost}
}

func (h databaseHomes) remove(ctx context.Context, who class.PlayerID) error {
	return h.db.DeletePlayer(ctx, string(who))
}

func (h databaseHomes) exchange(ctx context.Context, who class.PlayerID) (exchange.Store, func(), error) {
	held, err := h.db.Hold(ctx, string(who), postgres.ImportOptions{Judge: stores.Flaw})
	if err != nil {
		return nil, nil, err
	}
	return held, func() { _ = held.Close() }, nil // the lease lapses by itself
}

func (h databaseHomes) ready(ctx context.Context) error { return h.db.Check(ctx) }

// measurePool shows the connections of a database.
func measurePool(r prometheus.Registerer, db *postgres.Database) {
	show := func(name, help string, value func(postgres.Pool) int) {
		r.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, func() float64 { return float64(value(db.Pool())) }))
	}
	show("questd_database_connections_in_use", "Connections to the database that are in use.", func(p postgres.Pool) int { return p.InUse })
	show("questd_database_connections_idle", "Connections to the database that wait for use.", func(p postgres.Pool) int { return p.Idle })
	show("questd_database_connections_most", "Connections to the database that there may be.", func(p postgres.Pool) int { return p.Most })
	show("questd_database_waits", "Requests that had to wait for a connection since the start.", func(p postgres.Pool) int { return int(p.Waited) })
}
