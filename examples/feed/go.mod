module github.com/ledekit/lede/examples/feed

go 1.26.0

require (
	github.com/ledekit/lede v0.0.0
	github.com/mmcdole/gofeed v1.4.2
	github.com/stretchr/testify v1.12.1
)

require (
	github.com/mmcdole/goxpp/v2 v2.0.0 // indirect
	go.yaml.in/yaml/v3 v3.0.5 // indirect
	golang.org/x/net v0.62.0 // indirect
	golang.org/x/text v0.44.0 // indirect
)

replace github.com/ledekit/lede => ../..
