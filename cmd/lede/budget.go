package main

import (
	"context"
	"sync"
)

// budget bounds a sum that one goroutine takes from and another gives back to.
type budget struct {
	max   int
	mu    sync.Mutex
	taken int
	freed chan struct{}
}

func newBudget(n int) *budget { return &budget{max: n, freed: make(chan struct{}, 1)} }

// take waits until n fits, or until nothing else is taken. It returns false where the context ends first.
func (b *budget) take(ctx context.Context, n int) bool {
	for {
		b.mu.Lock()
		fits := b.taken == 0 || b.taken+n <= b.max
		if fits {
			b.taken += n
		}
		b.mu.Unlock()
		if fits {
			return true
		}
		select {
		case <-b.freed:
		case <-ctx.Done():
			return false
		}
	}
}

// give returns n.
func (b *budget) give(n int) {
	b.mu.Lock()
	b.taken -= n
	b.mu.Unlock()
	select {
	case b.freed <- struct{}{}:
	default:
	}
}
