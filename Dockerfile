# The command lede alone, on nothing.
#
#	docker build --build-arg RELEASE=v0.1.0 -t lede .
#	docker run --rm -i lede - < page.html
#	docker run --rm -v "$PWD:/pages:ro" lede page.html
#	docker run --rm --network host lede serve

FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG RELEASE=
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.release=$RELEASE" -o /lede ./cmd/lede

FROM scratch
# Whom to trust, for pages given by their address.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /lede /lede
USER 65534:65534
WORKDIR /pages
ENTRYPOINT ["/lede"]
