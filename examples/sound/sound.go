// Package sound is The Sound, an invented outlet: its pages are what the examples read. Package outlet serves them.
package sound

import "embed"

// Pages are all that the outlet serves: "islands/seals.html" under the address "/islands/seals".
//
//go:embed pages
var Pages embed.FS

// NightFerry is a report with sections, quotes, and headlines of other articles beside it.
//
//go:embed pages/islands/night-ferry.html
var NightFerry []byte

// KelmWall is a report with a list and a request for comment.
//
//go:embed pages/islands/kelm-wall.html
var KelmWall []byte
