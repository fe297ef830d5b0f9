// Command service answers pages with Articles over HTTP, as a service that others lean on has to: bounded work, errors that say whose
// fault it was, health, metrics, time limits, and a stop that lets work in hand end.
//
//	go run ./examples/service                       serves on this machine, asks itself a few pages, stops
//	go run ./examples/service -addr localhost:8080  serves until Ctrl-C
//	curl --data-binary @examples/sound/pages/night-ferry.html -H 'Content-Type: text/html' 'localhost:8080/article?url=https://sound.example/ferry'
package main

import (
	"context"
	"errors"
	"flag"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"
)

func main() {
	addr := flag.String("addr", "", "address to serve on; without one, a demonstration")
	drain := flag.Duration("drain", 0, "how long health says no before the door closes, so that a balancer turns to others first")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var err error
	if *addr == "" {
		err = demonstrate(ctx, os.Stdout)
	} else {
		err = listenAndServe(ctx, *addr, *drain)
	}
	if err != nil {
		log.Fatal(err)
	}
}

func listenAndServe(ctx context.Context, addr string, drain time.Duration) error {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	log.Printf("serving on http://%s", l.Addr())
	return serve(ctx, newService(4*runtime.GOMAXPROCS(0), 8<<20), l, drain)
}

// serve answers until ctx ends, then lets the requests in hand end. Every wait has a limit, so that no client can hold the service.
func serve(ctx context.Context, s *service, l net.Listener, drain time.Duration) error {
	server := &http.Server{
		Handler:           s.routes(),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      30 * time.Second, // from the end of the headers: reading, the work, and the answer
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	s.stopping.Store(true)
	time.Sleep(drain)
	patience, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := server.Shutdown(patience); err != nil {
		return errors.Join(err, server.Close())
	}
	return nil
}
