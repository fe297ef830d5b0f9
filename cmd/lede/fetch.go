package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"
)

// isURL tells an address from the name of a file.
func isURL(s string) bool {
	l := strings.ToLower(s)
	return strings.HasPrefix(l, "http://") || strings.HasPrefix(l, "https://")
}

// fetch asks a server for a page.
func fetch(ctx context.Context, address string, timeout time.Duration, private bool) (*input, error) {
	client := &http.Client{Transport: transport(private), Timeout: timeout, CheckRedirect: checkRedirect}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", "lede/"+buildVersion()+" (+https://github.com/ledekit/lede)")
	req.Header.Set("Accept", "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1")
	res, err := client.Do(req)
	if err != nil {
		if ue, ok := errors.AsType[*url.Error](err); ok {
			err = ue.Err // the address stands in the message already
		}
		return nil, err
	}
	if res.StatusCode != http.StatusOK {
		_ = res.Body.Close()
		return nil, fmt.Errorf("the server answers %s", res.Status)
	}
	if res.ContentLength > maxPage {
		_ = res.Body.Close()
		return nil, fmt.Errorf("%d bytes, at most %d", res.ContentLength, maxPage)
	}
	in, err := fromReader(res.Body, "")
	if err != nil {
		_ = res.Body.Close()
		return nil, err
	}
	in.close = append(in.close, res.Body)
	in.contentType, in.url, in.fetchedAt = res.Header.Get("Content-Type"), res.Request.URL.String(), time.Now()
	return in, nil
}

// transport connects to public addresses alone, unless private ones are allowed. The address is looked at after the name was
// resolved, at each connection, so that neither a name that resolves to a private address nor a redirect gets around it. A
// proxy would be asked by name, so none is used unless private addresses are allowed.
func transport(private bool) *http.Transport {
	d := &net.Dialer{Timeout: 10 * time.Second}
	t := &http.Transport{
		ForceAttemptHTTP2: true, TLSHandshakeTimeout: 10 * time.Second, MaxResponseHeaderBytes: 1 << 20, DisableKeepAlives: true,
	}
	if private {
		t.Proxy = http.ProxyFromEnvironment
	} else {
		d.Control = func(_, address string, _ syscall.RawConn) error { return checkAddress(address) }
	}
	t.DialContext = d.DialContext
	return t
}

// reserved are address ranges that are no public servers, beside those that net/netip knows.
var reserved = []string{
	"0.0.0.0/8",       // this network
	"100.64.0.0/10",   // behind a carrier's NAT
	"192.0.0.0/24",    // protocol assignments
	"198.18.0.0/15",   // benchmarks
	"240.0.0.0/4",     // reserved, broadcast
	"64:ff9b::/96",    // an IPv4 address behind NAT64
	"64:ff9b:1::/48",  // the same, local
	"2002::/16",       // an IPv4 address behind 6to4
	"fec0::/10",       // site-local, once
	"::/96",           // an IPv4 address, once
	"100::/64",        // discarded
	"2001:db8::/32",   // documentation
	"192.0.2.0/24",    // documentation
	"198.51.100.0/24", // documentation
	"203.0.113.0/24",  // documentation
}

// checkAddress refuses an address that is not public.
func checkAddress(address string) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	ip := ap.Addr().Unmap().WithZone("")
	ok := ip.IsGlobalUnicast() && !ip.IsPrivate() && !ip.IsLoopback() && !ip.IsLinkLocalUnicast()
	for _, r := range reserved {
		ok = ok && !netip.MustParsePrefix(r).Contains(ip)
	}
	if !ok {
		return fmt.Errorf("%s is not a public address; -allow-private allows it", ip)
	}
	return nil
}

// checkRedirect follows a few redirects, to web servers only.
func checkRedirect(req *http.Request, via []*http.Request) error {
	if len(via) >= 10 {
		return errors.New("redirected more than 10 times")
	}
	if !isURL(req.URL.String()) {
		return fmt.Errorf("redirected to %q, which is no web page", req.URL.Scheme)
	}
	return nil
}
