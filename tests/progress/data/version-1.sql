PRAGMA application_id = 0x4D4C4954;
PRAGMA user_version = 1;
CREATE TABLE events (
    arrival INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    "offset" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    card TEXT NOT NULL,
    payload TEXT NOT NULL
);
CREATE INDEX events_by_card ON events (card, at, id);
CREATE TRIGGER events_are_kept BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER events_stay_as_written BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE cards (card TEXT PRIMARY KEY, status TEXT NOT NULL, due INTEGER) WITHOUT ROWID;
INSERT INTO events VALUES
    (1, '00000000000000000000000000000001', 1772438400000000, 7200, 'answer', 'gd/question/why',
     '{"confidence":null,"content_hash":"h1","correct":true,"mode":"review","rating":3,"response":{"chosen":[1]},"seconds":12.5,"seed":7}'),
    (2, '00000000000000000000000000000002', 1772438460000000, 7200, 'answer', 'gd/question/how',
     '{"confidence":null,"content_hash":"h1","correct":false,"mode":"review","rating":1,"response":{"chosen":[0]},"seconds":8,"seed":8}'),
    (3, '00000000000000000000000000000003', 1772438520000000, 7200, 'undo', 'gd/question/how',
     '{"event":"00000000000000000000000000000002"}'),
    (4, '00000000000000000000000000000004', 1772438580000000, 7200, 'submission', 'gd/task/descend',
     '{"content_hash":"t1","hints":0,"mistakes":[],"passed":30,"seconds":60,"status":"passed","total":30,"trigger":"key"}');
INSERT INTO settings VALUES ('new_per_day', '5');
INSERT INTO cards VALUES ('gd/question/why', 'relearning', 17), ('gone', 'review', 1);
