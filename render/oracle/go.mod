module github.com/ledekit/lede/render/oracle

go 1.26.0

replace github.com/ledekit/lede => ../..

require (
	github.com/ledekit/lede v0.0.0-00010101000000-000000000000
	github.com/stretchr/testify v1.12.1
	github.com/yuin/goldmark v1.8.4
	golang.org/x/net v0.62.0
)

require (
	go.yaml.in/yaml/v3 v3.0.5 // indirect
	golang.org/x/text v0.44.0 // indirect
)
