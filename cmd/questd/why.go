package main

import (
	"errors"
	"net"
	"syscall"

	"quest/cmd/stores"
	"quest/cmd/stores/database"
	"quest/game"
	"quest/saves/postgres"
)

// why gives the innermost reason of an error in words of the game.
func why(err error) game.Notice {
	var away *postgres.Failure
	if errors.As(err, &away) {
		return database.Why(away)
	}
	return stores.Why(err)
}

// whyNet gives the reason for which an address cannot be taken.
func whyNet(err error) game.Notice {
	var unknown *net.DNSError
	var wrong *net.AddrError
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return game.Say("server.AddressTaken")
	case errors.Is(err, syscall.EADDRNOTAVAIL), errors.As(err, &unknown), errors.As(err, &wrong):
		return game.Say("server.AddressUnknown")
	}
	return why(err)
}
