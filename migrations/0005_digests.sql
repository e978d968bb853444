-- A feed of the web, fetched once for all guilds that follow it.
CREATE TABLE feeds (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  site_url TEXT,
  -- What the server gave with the last answer, to ask "anything new since?".
  etag TEXT,
  last_modified TEXT,
  next_fetch_at INTEGER NOT NULL,
  -- The last success; null: never read yet, or nobody followed it for a while.
  fetched_at INTEGER,
  failures INTEGER NOT NULL DEFAULT 0,
  -- Since when it fails and why: a text's key with its values, so that each reads it in their language.
  failing_since_at INTEGER,
  failure TEXT CHECK (json_valid(failure))
) STRICT;
CREATE INDEX feeds_due ON feeds (next_fetch_at);

-- A feed that a guild follows.
CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  guild_id TEXT NOT NULL,
  feed_id INTEGER NOT NULL REFERENCES feeds (id),
  added_by TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  UNIQUE (guild_id, feed_id)
) STRICT;
CREATE INDEX sources_by_feed ON sources (feed_id);

-- A feed's piece. Its identity is what the feed calls it, else its address, else its title.
CREATE TABLE entries (
  id INTEGER PRIMARY KEY,
  feed_id INTEGER NOT NULL REFERENCES feeds (id),
  identity TEXT NOT NULL,
  title TEXT NOT NULL,
  url TEXT,
  text TEXT NOT NULL,
  -- As the feed says, never after seen_at; seen_at when it says nothing;
  -- null: undated when the feed was first read, so nobody knows how old it is and no digest holds it.
  published_at INTEGER,
  seen_at INTEGER NOT NULL,
  UNIQUE (feed_id, identity)
) STRICT;
CREATE INDEX entries_by_time ON entries (feed_id, seen_at);

-- When and where a guild's digest is posted.
CREATE TABLE schedules (
  id INTEGER PRIMARY KEY,
  guild_id TEXT NOT NULL,
  channel_id TEXT NOT NULL,
  -- daily, weekdays or a day of the week.
  days TEXT NOT NULL,
  -- Of the clock on the wall of its zone: 08:30.
  time TEXT NOT NULL CHECK (time GLOB '[0-2][0-9]:[0-5][0-9]'),
  time_zone TEXT NOT NULL,
  stories INTEGER NOT NULL CHECK (stories BETWEEN 1 AND 10),
  -- null: stopped.
  next_at INTEGER,
  -- What was news until then was in a digest or passed over.
  since_at INTEGER NOT NULL
) STRICT;
-- One of each guild for now; an index, because it can be dropped when there may be more.
CREATE UNIQUE INDEX schedules_one ON schedules (guild_id);
CREATE INDEX schedules_due ON schedules (next_at) WHERE next_at IS NOT NULL;

-- What was posted: one of each period of a schedule.
CREATE TABLE digests (
  id INTEGER PRIMARY KEY,
  schedule_id INTEGER NOT NULL REFERENCES schedules (id),
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  UNIQUE (schedule_id, until_at)
) STRICT;

-- Which entries; never one twice in the same schedule.
CREATE TABLE digest_entries (
  digest_id INTEGER NOT NULL REFERENCES digests (id),
  schedule_id INTEGER NOT NULL REFERENCES schedules (id),
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  PRIMARY KEY (schedule_id, entry_id)
) STRICT, WITHOUT ROWID;
