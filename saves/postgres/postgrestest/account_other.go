//go:build !unix

package postgrestest

import "os/exec"

type account struct{}

func unprivileged() (*account, error) { return nil, ErrMissing }

func (*account) apply(*exec.Cmd)  {}
func (*account) own(string) error { return ErrMissing }

func killTree(int) error { return ErrMissing }

func (*Server) watch() error { return ErrMissing }
