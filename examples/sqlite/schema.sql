CREATE TABLE IF NOT EXISTS pages (url TEXT PRIMARY KEY, headline TEXT, publisher TEXT, published TEXT);
CREATE TABLE IF NOT EXISTS quotes (
	id INTEGER PRIMARY KEY, url TEXT NOT NULL REFERENCES pages, speaker TEXT, role TEXT, cue TEXT, told_to TEXT, text TEXT
);
CREATE INDEX IF NOT EXISTS quotes_by_page ON quotes (url);
-- The index of words holds no text of its own; the triggers keep it in step.
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
	text, speaker, content = quotes, content_rowid = id, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER IF NOT EXISTS quote_comes AFTER INSERT ON quotes BEGIN
	INSERT INTO words (rowid, text, speaker) VALUES (new.id, new.text, new.speaker);
END;
CREATE TRIGGER IF NOT EXISTS quote_goes AFTER DELETE ON quotes BEGIN
	INSERT INTO words (words, rowid, text, speaker) VALUES ('delete', old.id, old.text, old.speaker);
END;
