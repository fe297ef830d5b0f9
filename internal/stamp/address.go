package stamp

import "time"

// InAddress reads the day that an address carries: /2031/02/03/, /2031-02-03-fire, fire-20310203.
func InAddress(u string) (Stamp, bool) {
	for i := 0; i+8 <= len(u); i++ {
		if u[i] != '2' && u[i] != '1' || i > 0 && isDigit(u[i-1]) {
			continue
		}
		y, m, d, end := dayAt(u, i)
		if y < 1995 || y > 2099 || m < 1 || m > 12 || d < 1 || d > monthDays(y, m, true) {
			continue
		}
		return Stamp{
			Start: i, End: end, Time: time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC), Precision: Day, Full: true,
		}, true
	}
	return Stamp{}, false
}

// dayAt reads year, month and day at byte i of an address: eight digits, or numbers parted by one and the same mark.
func dayAt(u string, i int) (y, m, d, end int) {
	n, end := digitsAt(u, i)
	if end-i == 8 {
		return n / 10000, n / 100 % 100, n % 100, end
	}
	if end-i != 4 || end >= len(u) || u[end] != '/' && u[end] != '-' && u[end] != '_' {
		return 0, 0, 0, end
	}
	sep := u[end]
	m, k := digitsAt(u, end+1)
	if k > end+3 || k >= len(u) || u[k] != sep {
		return 0, 0, 0, k
	}
	d, e := digitsAt(u, k+1)
	if e != len(u) && u[e] != '/' && (e-k != 3 || u[e] != '-' && u[e] != '_' && u[e] != '.') { // 2031/2/3-fires-in-town
		return 0, 0, 0, e
	}
	return n, m, d, e
}

func digitsAt(u string, i int) (n, end int) {
	for ; i < len(u) && isDigit(u[i]); i++ {
		if n < 1e8 {
			n = n*10 + int(u[i]-'0')
		}
	}
	return n, i
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
