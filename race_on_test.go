//go:build race

package lede_test

// raceEnabled tells tests that count allocations that the race detector adds its own.
const raceEnabled = true
