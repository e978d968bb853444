-- An organisation of Hugging Face that a guild watches: what is new or changed there is proposed to its maintainers.
CREATE TABLE release_watches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guild_id TEXT NOT NULL,
  organisation TEXT NOT NULL COLLATE NOCASE,
  added_by TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  next_look_at INTEGER NOT NULL,
  -- The latest change that was seen there, as Hugging Face dates it: no list is read beyond it.
  seen_until_at INTEGER NOT NULL,
  -- When the lists were last read to their end: what was private and becomes public keeps its old date.
  whole_at INTEGER NOT NULL,
  -- In a row, and when the last look went well.
  failures INTEGER NOT NULL DEFAULT 0,
  looked_at INTEGER NOT NULL,
  UNIQUE (guild_id, organisation)
) STRICT;
CREATE INDEX release_watches_due ON release_watches (next_look_at);

-- A repository of a watched organisation, at the commit that was last seen.
CREATE TABLE release_watched (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  watch_id INTEGER NOT NULL REFERENCES release_watches (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('model', 'dataset')),
  repository TEXT NOT NULL COLLATE NOCASE,
  revision TEXT NOT NULL,
  modified_at INTEGER NOT NULL,
  -- When a draft of it was last proposed.
  proposed_at INTEGER,
  UNIQUE (watch_id, kind, repository)
) STRICT;

-- How an announced release stands on Hugging Face, as it was last seen (src/releases/hub-edits.rules.ts has the shape).
CREATE TABLE release_sights (
  release_id INTEGER PRIMARY KEY REFERENCES releases (id) ON DELETE CASCADE,
  seen TEXT NOT NULL CHECK (json_valid(seen)),
  next_look_at INTEGER NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0
) STRICT;
