package lede

// findQuotes finds the quoted words of the body and who said them, and the requests for comment that it tells of.
func findQuotes(s *source, sections []Section, t *times) ([]Quote, []CommentRequest) {
	return nil, nil
}
