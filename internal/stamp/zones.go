package stamp

import "time"

// rule says when a place keeps summer time.
type rule uint8

const (
	fixed      rule = iota // never
	american               // second Sunday of March to first of November, 2:00 local; before 2007 first of April to last of October
	european               // last Sunday of March to last of October, 1:00 UTC
	australian             // first Sunday of October to first of April, 2:00 standard time
	zealand                // last Sunday of September to first of April, 2:00 standard time
	chilean                // first Sunday after September 1 to first after April 1, at midnight
	israeli                // Friday before the last Sunday of March to last Sunday of October, 2:00 local
	egyptian               // last Friday of April to last Thursday of October, since 2023
)

// zone is what names stand for: minutes east of UTC, without summer time, and when summer time is kept. Names that say themselves
// whether it is summer time are fixed.
type zone struct {
	names   string
	minutes int16
	rule    rule
	us      bool // of the United States, where dates are written month first
}

// zones are the abbreviations, the civil zones and the cities that stamps name. An abbreviation that several countries use is
// here as newsrooms that write in English use it; regions has the others.
var zones = [...]zone{
	{"UTC, GMT, Z, WET, UT, Greenwich Mean Time, Universal Time", 0, fixed, false},
	{"EST, Eastern Standard Time", -300, fixed, true}, {"EDT, Eastern Daylight Time", -240, fixed, true},
	{"CST, Central Standard Time", -360, fixed, true}, {"CDT, Central Daylight Time", -300, fixed, true},
	{"MST, Mountain Standard Time", -420, fixed, true}, {"MDT, Mountain Daylight Time", -360, fixed, true},
	{"PST, Pacific Standard Time", -480, fixed, true}, {"PDT, Pacific Daylight Time", -420, fixed, true},
	{"AKST", -540, fixed, true}, {"AKDT", -480, fixed, true}, {"HST, Hawaii, Honolulu", -600, fixed, true},
	{"AST", -240, fixed, false}, {"ADT", -180, fixed, false}, {"NST", -210, fixed, false}, {"NDT", -150, fixed, false},
	{"ET, Eastern, Eastern Time, US Eastern, New York, Washington, Boston, Toronto, Miami, Atlanta, Detroit, Montreal, Ottawa, " +
		"hora del Este, heure de l'Est, HE", -300, american, true},
	{"CT, Central, Central Time, Chicago, Dallas, Houston, Winnipeg", -360, american, true},
	{"MT, Mountain, Mountain Time, Denver, Calgary, Edmonton", -420, american, true},
	{"PT, Pacific, Pacific Time, Los Angeles, San Francisco, Seattle, Vancouver, hora del Pacífico", -480, american, true},
	{"AT, Atlantic Time, Halifax", -240, american, false}, {"NT, Newfoundland Time", -210, american, false},
	{"AKT, Alaska", -540, american, true}, {"Phoenix, Arizona", -420, fixed, true},
	{"BST, British Summer Time, IST Ireland, WEST", 60, fixed, false},
	{"UK, UK time, London, London time, British time, Dublin, Irish time, Edinburgh, Belfast, Lisbon, Lisboa, Londres", 0, european, false},
	{"CET, MEZ, Central European Time, WAT, BST+0", 60, fixed, false}, {"CEST, MESZ, Central European Summer Time", 120, fixed, false},
	{"Berlin, Paris, Madrid, Rome, Roma, Brussels, Bruxelles, Brussel, Amsterdam, Vienna, Wien, Zurich, Zürich, Geneva, Genève, Stockholm, Oslo, " +
		"Copenhagen, København, Prague, Praha, Warsaw, Warszawa, Budapest, Belgrade, Zagreb, Milan, Barcelona, Munich, Frankfurt, " +
		"Luxembourg, Malta, heure de Paris, hora peninsular, hora española, ora italiana, Ortszeit Berlin", 60, european, false},
	{"EET", 120, fixed, false}, {"EEST", 180, fixed, false},
	{"Athens, Helsinki, Kyiv, Kiev, Bucharest, Sofia, Vilnius, Riga, Tallinn, Київ, Киев, за Києвом", 120, european, false},
	{"MSK, Moscow, мск, Москва, по московскому времени, по Москве, TRT, TSİ, TSI, Istanbul, Ankara, EAT, Nairobi, Riyadh, Baghdad, " +
		"Doha, Kuwait", 180, fixed, false},
	{"SAST, CAT, Johannesburg, Cape Town, Harare", 120, fixed, false}, {"Cairo", 120, egyptian, false}, {"IDT", 180, fixed, false},
	{"Jerusalem, Tel Aviv, Israel time", 120, israeli, false}, {"Lagos", 60, fixed, false}, {"Accra", 0, fixed, false},
	{"IRST, Tehran", 210, fixed, false}, {"GST, Dubai, Abu Dhabi", 240, fixed, false}, {"AFT, Kabul", 270, fixed, false},
	{"PKT, Karachi, Islamabad, Lahore, UZT", 300, fixed, false},
	{"IST, New Delhi, Delhi, Mumbai, Kolkata, Bengaluru, Chennai, भारतीय समय", 330, fixed, false},
	{"NPT, Kathmandu", 345, fixed, false}, {"BDT, Dhaka", 360, fixed, false}, {"MMT, Yangon", 390, fixed, false},
	{"WIB, ICT, Bangkok, Jakarta, Hanoi", 420, fixed, false},
	{"WITA, SGT, MYT, HKT, PHT, PHST, AWST, Singapore, Hong Kong, Beijing, Shanghai, Taipei, Manila, Kuala Lumpur, Perth, 北京时间, 北京時間, " +
		"台北時間, 香港時間", 480, fixed, false},
	{"WIT, JST, KST, Tokyo, Seoul, 日本時間, 한국시간", 540, fixed, false},
	{"ACST", 570, fixed, false}, {"ACDT", 630, fixed, false}, {"AEST, Brisbane", 600, fixed, false}, {"AEDT", 660, fixed, false},
	{"Sydney, Melbourne, Canberra, Hobart", 600, australian, false}, {"Adelaide", 570, australian, false},
	{"NZST", 720, fixed, false}, {"NZDT", 780, fixed, false}, {"Auckland, Wellington, NZT", 720, zealand, false},
	{"BRT, ART, UYT, Brasília, Brasilia, São Paulo, Buenos Aires, Montevideo, horário de Brasília, hora de Brasília", -180, fixed, false},
	{"CLT, CLST, Santiago", -240, chilean, false}, {"COT, PET, ECT, Bogotá, Lima", -300, fixed, false}, {"VET, BOT, Caracas", -240, fixed, false},
	{"Mexico City, Ciudad de México, CDMX", -360, fixed, false},
}

// regions are abbreviations that mean something else in a country: of a page whose language tag names it.
var regions = [...]struct {
	region, name string
	minutes      int16
}{
	{"IE", "IST", 60}, {"IL", "IST", 120}, {"CN", "CST", 480}, {"TW", "CST", 480}, {"CU", "CST", -300}, {"BD", "BST", 360},
	{"SA", "AST", 180}, {"MY", "PST", 480}, {"PH", "PST", 480}, {"SG", "SST", 480},
}

// offset returns the seconds east of UTC that a zone keeps at a local time.
func (z *zone) offset(year, month, day, hour int) int {
	std := int(z.minutes) * 60
	if z.rule != fixed && z.summer(year, month, day, hour) {
		return std + 3600
	}
	return std
}

// summer reports whether a local time is summer time. Within the hour that a change skips or repeats it answers either.
func (z *zone) summer(year, month, day, hour int) bool {
	at := (month*100+day)*100 + hour
	h := int(z.minutes) / 60
	switch z.rule {
	case american:
		if year < 2007 {
			return at >= (400+nthSunday(year, 4, 1))*100+2 && at < (1000+lastDay(year, 10, time.Sunday))*100+2
		}
		return at >= (300+nthSunday(year, 3, 8))*100+2 && at < (1100+nthSunday(year, 11, 1))*100+2
	case european:
		return at >= (300+lastDay(year, 3, time.Sunday))*100+1+h && at < (1000+lastDay(year, 10, time.Sunday))*100+2+h
	case australian:
		return at >= (1000+nthSunday(year, 10, 1))*100+2 || at < (400+nthSunday(year, 4, 1))*100+3
	case zealand:
		return at >= (900+lastDay(year, 9, time.Sunday))*100+2 || at < (400+nthSunday(year, 4, 1))*100+3
	case chilean:
		return at >= (900+nthSunday(year, 9, 2))*100 || at < (400+nthSunday(year, 4, 2))*100
	case israeli:
		return at >= (300+lastDay(year, 3, time.Sunday)-2)*100+2 && at < (1000+lastDay(year, 10, time.Sunday))*100+2
	case egyptian:
		return year >= 2023 && at >= (400+lastDay(year, 4, time.Friday))*100 && at < (1000+lastDay(year, 10, time.Thursday)+1)*100
	}
	return false
}

// nthSunday returns the day of the first Sunday of a month on or after day from.
func nthSunday(year, month, from int) int {
	wd := int(time.Date(year, time.Month(month), from, 0, 0, 0, 0, time.UTC).Weekday())
	return from + (7-wd)%7
}

// lastDay returns the day of the last such weekday of a month.
func lastDay(year, month int, day time.Weekday) int {
	last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC)
	return last.Day() - (int(last.Weekday())-int(day)+7)%7
}
