package host_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"quest/cmd/questd/host"
)

const wait = 2 * time.Second

func TestASeatGoesToTheNewest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s host.Seats
		first, leave, err := s.Take(t.Context(), "a", wait)
		if err != nil {
			t.Fatal(err)
		}
		other, leaveOther, err := s.Take(t.Context(), "b", wait)
		if err != nil {
			t.Fatal(err)
		}
		defer leaveOther()
		go func() {
			<-first.Done()
			time.Sleep(time.Second) // what is on its way to the disk
			leave()
		}()
		start := time.Now()
		second, leaveSecond, err := s.Take(t.Context(), "a", wait)
		if took := time.Since(start); err != nil || took != time.Second {
			t.Errorf("the seat was taken after %v (%v), want 1s", took, err)
		}
		if cause := context.Cause(first); !errors.Is(cause, host.ErrReplaced) {
			t.Errorf("the first was told %v", cause)
		}
		if second.Err() != nil || other.Err() != nil {
			t.Error("somebody else was asked to leave")
		}
		leaveSecond()
		if _, _, err := s.Take(t.Context(), "a", wait); err != nil {
			t.Error(err)
		}
	})
}

func TestWhoeverHangsLosesTheSeat(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s host.Seats
		_, leave, _ := s.Take(t.Context(), "a", wait)
		start := time.Now()
		held, leaveSecond, err := s.Take(t.Context(), "a", wait)
		if took := time.Since(start); err != nil || took != wait {
			t.Errorf("the seat was taken after %v (%v), want %v", took, err, wait)
		}
		leave() // late: the seat is somebody else's by now
		third := make(chan error, 1)
		go func() {
			_, leave, err := s.Take(t.Context(), "a", wait)
			leave()
			third <- err
		}()
		<-held.Done()
		leaveSecond()
		if err := <-third; err != nil {
			t.Error(err)
		}
	})
}

// TestNobodySitsOnTheLapOfAnother lets several come while the first has not left: the newest
// gets the seat, and not before the first has left.
func TestNobodySitsOnTheLapOfAnother(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s host.Seats
		first, leave, _ := s.Take(t.Context(), "a", wait)
		errs := make(chan error, 3)
		for range 3 {
			synctest.Wait()
			go func() {
				_, _, err := s.Take(t.Context(), "a", wait)
				if err == nil && first.Err() == nil {
					err = errors.New("the first sits there")
				}
				errs <- err
			}()
		}
		time.Sleep(time.Second)
		if len(errs) != 2 {
			t.Errorf("%d have an answer before the first has left, want the two that are not the newest", len(errs))
		}
		leave()
		replaced, took := 0, 0
		for range 3 {
			switch err := <-errs; {
			case errors.Is(err, host.ErrReplaced):
				replaced++
			case err == nil:
				took++
			default:
				t.Error(err)
			}
		}
		if replaced != 2 || took != 1 {
			t.Errorf("%d were replaced and %d sit, want 2 and 1", replaced, took)
		}
	})
}

func TestWhoeverGivesUpWaitingKeepsNobodyWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s host.Seats
		_, leave, _ := s.Take(t.Context(), "a", wait)
		defer leave()
		gone, cancel := context.WithCancel(t.Context())
		cancel()
		if _, _, err := s.Take(gone, "a", wait); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		start := time.Now()
		if _, _, err := s.Take(t.Context(), "a", wait); err != nil || time.Since(start) != wait {
			t.Errorf("%v after %v, want the wait for the first", err, time.Since(start))
		}
	})
}
