package lede

import "github.com/ledekit/lede/internal/body"

// findRelated lists the headlines of other articles that the page shows.
func findRelated(s *source, rg *body.Region, st *story, t *times) []Related {
	return nil
}
