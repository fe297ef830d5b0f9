// Package browser tries the page of `lede serve` in a real headless Chromium. It is a module of its own, so that nobody who imports
// lede carries a browser's protocol.
//
//	go test .                        skips where there is no chromium; CI_BROWSER=1 makes that a failure
//	LEDE_AXE=…/axe.min.js go test .  asks axe-core, too (npm pack axe-core)
//	go test . -picture FILE          writes the picture of the README
//	go test . -pictures FOLDER       writes a picture of every view: light, dark and narrow
package browser
