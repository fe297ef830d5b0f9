package block

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestIsOutfit(t *testing.T) {
	for _, row := range []struct {
		address, reason string
		want            bool
	}{
		{"https://ledger.example/up/ada-quill-96x96.jpg", "a portrait, by its size", true},
		{"https://ledger.example/up/mill-960x960.jpg", "too large for one", false},
		{"https://ledger.example/up/mill-150x150.jpg", "a picture of a row that leads to larger ones", false},
		{"https://secure.gravatar.example/a/1f?s=80", "a service of portraits", true},
		{"/data/avatars/m/81.jpg", "a folder of portraits", true},
		{"/up/avatar-2-opens-in-lanner.jpg", "a film", false},
		{"/wp-content/themes/harbor/img/sign.png", "the theme's", true},
		{"https://icons.example/up/mill.jpg", "a host of that name", false},
		{"", "none", false},
	} {
		require.Equal(t, row.want, IsOutfit(row.address), "%s: %s", row.address, row.reason)
	}
}
