package block

import "strings"

// outfitWords are the words of folders in which systems keep what belongs to the page and not to the article: portraits of members,
// icons, the pictures of a theme.
const outfitWords = " avatar avatars gravatar icon icons favicon themes templates sprite sprites smilies smileys emoji emoticons badges flags "

// thumbnail is the most pixels that both sides of a portrait or icon have, as addresses tell them.
const thumbnail = 149

// IsOutfit reports whether the address of a picture says that it belongs to the page: by a word of its folders, or by its size.
func IsOutfit(address string) bool {
	path, _, _ := strings.Cut(address, "?")
	if k := strings.Index(path, "//"); k >= 0 {
		host, rest, _ := strings.Cut(path[k+2:], "/")
		if path = rest; strings.Contains(host, "gravatar.") {
			return true
		}
	}
	name := strings.LastIndexByte(path, '/') + 1
	start := -1
	for i := range name {
		if path[i]|0x20 >= 'a' && path[i]|0x20 <= 'z' {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 && i-start > 3 && i-start < 12 && strings.Contains(outfitWords, " "+strings.ToLower(path[start:i])+" ") {
			return true
		}
		start = -1
	}
	return isThumbnail(path[name:]) || strings.HasPrefix(path[name:], "favicon")
}

// isThumbnail reports whether a path ends in two small numbers with an x between: "quill-96x96.jpg".
func isThumbnail(path string) bool {
	if dot := strings.LastIndexByte(path, '.'); dot >= 0 {
		path = path[:dot]
	}
	x := strings.LastIndexByte(path, 'x')
	if x < 0 {
		return false
	}
	start := x
	for start > 0 && path[start-1] >= '0' && path[start-1] <= '9' {
		start--
	}
	return small(path[start:x]) && small(path[x+1:])
}

// small reports whether digits are a number of pixels that a portrait has.
func small(digits string) bool {
	n := 0
	for i := range len(digits) {
		if digits[i] < '0' || digits[i] > '9' || n > thumbnail {
			return false
		}
		n = n*10 + int(digits[i]-'0')
	}
	return n > 0 && n <= thumbnail
}
