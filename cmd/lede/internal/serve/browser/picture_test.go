package browser

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"slices"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// shoot writes a picture of what the window shows.
func shoot(p *page, path string) {
	p.Helper()
	b, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	require.NoError(p, err)
	shot, err := png.Decode(bytes.NewReader(b))
	require.NoError(p, err)
	var small bytes.Buffer
	require.NoError(p, (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&small, fewColours(shot)))
	require.NoError(p, os.WriteFile(path, small.Bytes(), 0o644))
}

// fewColours is a picture in its 256 most frequent colours: a third of the bytes, and text looks the same.
func fewColours(from image.Image) image.Image {
	count := map[color.Color]int{}
	b := from.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			count[from.At(x, y)]++
		}
	}
	var palette color.Palette
	for c := range count {
		palette = append(palette, c)
	}
	slices.SortFunc(palette, func(a, b color.Color) int {
		if d := count[b] - count[a]; d != 0 {
			return d
		}
		return key(a) - key(b)
	})
	to := image.NewPaletted(b, palette[:min(len(palette), 256)])
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			to.Set(x, y, from.At(x, y))
		}
	}
	return to
}

// key orders colours.
func key(c color.Color) int {
	r, g, b, _ := c.RGBA()
	return int(r)<<32 | int(g)<<16 | int(b)
}
