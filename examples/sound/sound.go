// Package sound is The Sound, an invented outlet: its pages are what the examples read.
package sound

import _ "embed"

// NightFerry is a report with sections, quotes, and headlines of other articles beside it.
//
//go:embed pages/night-ferry.html
var NightFerry []byte

// KelmWall is a report with a list and a request for comment.
//
//go:embed pages/kelm-wall.html
var KelmWall []byte
