package browser

import (
	"context"
	"net"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/cmd/lede/internal/serve"
)

// chromium is the browser's path; the test skips where there is none, unless a browser was promised.
func chromium(t *testing.T) string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("CI_BROWSER") == "1" {
		t.Fatal("no chromium on the PATH, though CI_BROWSER=1 promises one")
	}
	t.Skip("no chromium on the PATH: the page of `lede serve` is not tried in a browser")
	return ""
}

// page is the page of `lede serve` in a tab, with all that it complained of.
type page struct {
	*testing.T
	ctx     context.Context
	address string

	mu     sync.Mutex
	faults []string
}

// open starts a server and a browser with a profile of its own, and opens the page.
func open(t *testing.T) *page {
	path := chromium(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	seen := func() time.Time { return time.Date(2026, 3, 5, 22, 0, 0, 0, time.UTC) }
	serving, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- serve.Serve(serving, l, serve.New(serve.Handler{Now: seen})) }()
	t.Cleanup(func() { stop(); require.NoError(t, <-done) })

	flags := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()),
		chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-features", "OptimizationHints,MediaRouter,Translate"), chromedp.WSURLReadTimeout(time.Minute))
	running, end := chromedp.NewExecAllocator(context.Background(), flags...)
	t.Cleanup(end)
	tab, shut := chromedp.NewContext(running)
	t.Cleanup(shut)
	require.NoError(t, chromedp.Do(tab), "the browser does not start")
	limited, expire := context.WithTimeout(tab, 2*time.Minute)
	t.Cleanup(expire)

	p := &page{T: t, ctx: limited, address: "http://" + l.Addr().String() + "/"}
	require.NoError(t, chromedp.Listen(limited, p.listen))
	call(p, network.Enable, network.EnableParams{})
	call(p, log.Enable, cdp.Empty{})
	call(p, runtime.Enable, cdp.Empty{})
	p.window(1280, 900, "light")
	p.do(chromedp.Navigate(p.address))
	return p
}

// listen writes down what the console says, what fails, and who else is asked.
func (p *page) listen(event any) {
	fault := ""
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		fault = "console: " + string(e.Type)
		for _, a := range e.Args {
			fault += " " + string(a.Value) + a.Description
		}
	case *runtime.EventExceptionThrown:
		fault = "exception: " + e.ExceptionDetails.Text
		if x := e.ExceptionDetails.Exception; x != nil {
			fault += " " + x.Description
		}
	case *log.EventEntryAdded:
		fault = "log: " + e.Entry.Text + " " + e.Entry.URL
	case *network.EventRequestWillBeSent:
		if u, err := url.Parse(e.Request.URL); err != nil || u.Scheme != "data" && !strings.HasPrefix(e.Request.URL, p.address) {
			fault = "request to " + e.Request.URL
		}
	}
	if fault != "" {
		p.mu.Lock()
		p.faults = append(p.faults, fault)
		p.mu.Unlock()
	}
}

func (p *page) complaints() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.faults)
}

func (p *page) do(actions ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	require.NoError(p, chromedp.Do(p.ctx, actions...))
}

func call[P, R any](p *page, c cdp.Command[P, R], params P) {
	p.Helper()
	_, err := chromedp.Call(p.ctx, c, params)
	require.NoError(p, err)
}

// eval answers what JavaScript says, as T.
func eval[T any](p *page, js string) T {
	p.Helper()
	answer, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
	require.NoError(p, err, js[:min(len(js), 200)])
	return answer
}

// js runs JavaScript.
func (p *page) js(script string) {
	p.Helper()
	eval[chromedp.Void](p, script)
}

func (p *page) click(selector string) {
	p.Helper()
	p.do(chromedp.Click(chromedp.CSS(selector)))
}

// until waits until JavaScript says true.
func (p *page) until(js string) {
	p.Helper()
	for end := time.Now().Add(20 * time.Second); !eval[bool](p, js); time.Sleep(50 * time.Millisecond) {
		require.True(p, time.Now().Before(end), "never true: "+js)
	}
}

// window is a window of a size, in a colour scheme.
func (p *page) window(wide, high int64, scheme string) {
	p.Helper()
	p.do(chromedp.EmulateViewport(wide, high))
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
}

// read gives the page a news page to read, as a user does, and waits for the Article.
func (p *page) read(form, input string) {
	p.Helper()
	p.click("input[name=form][value=" + form + "]")
	p.do(chromedp.SetValue(chromedp.CSS("#input"), input))
	p.click("button[type=submit]")
	p.until(`document.querySelector("#status").textContent.startsWith("Read in")`)
}

func (p *page) text(selector string) string {
	p.Helper()
	return eval[string](p, `[...document.querySelectorAll("`+selector+`")].map((e) => e.textContent).join("\n")`)
}
