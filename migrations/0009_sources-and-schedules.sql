-- What a guild decided about a source, and what its maintainers were told of it.
ALTER TABLE sources ADD COLUMN title TEXT;
-- A topic that all its entries belong to, whatever their words; null: their words decide.
ALTER TABLE sources ADD COLUMN topic TEXT;
-- The language of its entries, where the guild knows better than the words tell.
ALTER TABLE sources ADD COLUMN language TEXT;
-- 1 little, 2 as usual, 3 much.
ALTER TABLE sources ADD COLUMN weight INTEGER NOT NULL DEFAULT 2 CHECK (weight BETWEEN 1 AND 3);
-- Neither fetched for this guild nor in its digests since then; null: followed.
ALTER TABLE sources ADD COLUMN paused_at INTEGER;
-- Maintainers know since then that it fails; null: there is nothing to know.
ALTER TABLE sources ADD COLUMN told_at INTEGER;

-- What a feed says its language is, and what the words of an entry look like.
ALTER TABLE feeds ADD COLUMN language TEXT;
ALTER TABLE entries ADD COLUMN language TEXT;
-- An entry is known again by its address where its feed changed what it calls it.
CREATE INDEX entries_by_url ON entries (feed_id, url);

-- Feeds that a page names, offered to somebody who is about to pick one.
CREATE TABLE offers (
  id INTEGER PRIMARY KEY,
  guild_id TEXT NOT NULL,
  -- JSON: [{"url": …, "title": …}]
  feeds TEXT NOT NULL CHECK (json_valid(feeds)),
  offered_at INTEGER NOT NULL
) STRICT;

-- Topics that a guild wants in none of its digests.
CREATE TABLE muted_topics (
  guild_id TEXT NOT NULL,
  topic TEXT NOT NULL,
  muted_at INTEGER NOT NULL,
  PRIMARY KEY (guild_id, topic)
) STRICT, WITHOUT ROWID;

-- When and where a digest is posted: several of a guild, each in a channel or, of a person's own, to them directly.
CREATE TABLE schedules_new (
  id INTEGER PRIMARY KEY,
  guild_id TEXT NOT NULL,
  channel_id TEXT,
  -- 1: an announcement channel, whose followers receive no components.
  followed INTEGER NOT NULL DEFAULT 0,
  user_id TEXT,
  -- Days of the week by their number, Monday first: 1,2,3,4,5.
  days TEXT NOT NULL CHECK (days GLOB '[1-7]*'),
  -- Of the clock on the wall of its zone: 08:30.
  time TEXT NOT NULL CHECK (time GLOB '[0-2][0-9]:[0-5][0-9]'),
  time_zone TEXT NOT NULL,
  stories INTEGER NOT NULL CHECK (stories BETWEEN 1 AND 10),
  -- null: the guild's.
  language TEXT,
  -- JSON: which topics; null: all.
  topics TEXT CHECK (json_valid(topics)),
  -- What to do when there is nothing.
  when_empty TEXT NOT NULL DEFAULT 'skip' CHECK (when_empty IN ('skip', 'say')),
  -- null: stopped.
  next_at INTEGER,
  -- What was news until then was in a digest or passed over.
  since_at INTEGER NOT NULL,
  -- Its digests stay, so that what was posted can still be asked about.
  removed_at INTEGER,
  CHECK ((channel_id IS NULL) <> (user_id IS NULL))
) STRICT;
INSERT INTO schedules_new (id, guild_id, channel_id, days, time, time_zone, stories, next_at, since_at)
  SELECT id, guild_id, channel_id,
    CASE days WHEN 'daily' THEN '1,2,3,4,5,6,7' WHEN 'weekdays' THEN '1,2,3,4,5' WHEN 'monday' THEN '1'
      WHEN 'tuesday' THEN '2' WHEN 'wednesday' THEN '3' WHEN 'thursday' THEN '4' WHEN 'friday' THEN '5'
      WHEN 'saturday' THEN '6' ELSE '7' END,
    time, time_zone, stories, next_at, since_at
  FROM schedules;

-- What was posted: one of each period of a schedule, and those that a maintainer asked for in between.
CREATE TABLE digests_new (
  id INTEGER PRIMARY KEY,
  schedule_id INTEGER NOT NULL REFERENCES schedules_new (id) ON DELETE CASCADE,
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  posted_at INTEGER NOT NULL,
  -- As it was posted: JSON with the stories left out and why, the dates to come, what else the post says.
  detail TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(detail)),
  thread_id TEXT,
  UNIQUE (schedule_id, until_at)
) STRICT;
INSERT INTO digests_new (id, schedule_id, from_at, until_at, posted_at)
  SELECT id, schedule_id, from_at, until_at, until_at FROM digests;

-- The stories of a digest in their order, frozen as JSON.
CREATE TABLE digest_stories (
  digest_id INTEGER NOT NULL REFERENCES digests_new (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  story TEXT NOT NULL CHECK (json_valid(story)),
  -- A maintainer struck it from the post.
  struck_at INTEGER,
  PRIMARY KEY (digest_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO digest_stories (digest_id, position, story)
  SELECT d.id, s.key + 1, json_object(
    'entryIds', json_array(s.value ->> 'entryId'), 'title', s.value ->> 'title', 'url', s.value ->> 'url',
    'topic', NULL, 'language', NULL, 'publishedAt', s.value ->> 'publishedAt', 'extract', s.value ->> 'extract',
    'mark', NULL, 'score', 0, 'reasons', json('[]'),
    'sources', json_array(json_object('title', s.value ->> 'source', 'url', s.value ->> 'url')))
  FROM digests_new d
  JOIN outbox o ON o.kind = 'digest.posted' AND o.facts ->> 'digestId' = d.id,
    json_each(o.facts, '$.stories') s;
UPDATE digests_new SET
  detail = (SELECT json_object('late', json(iif(facts ->> 'late', 'true', 'false')), 'timeZone', facts ->> 'timeZone')
            FROM outbox WHERE kind = 'digest.posted' AND facts ->> 'digestId' = digests_new.id)
  WHERE EXISTS (SELECT 1 FROM outbox WHERE kind = 'digest.posted' AND facts ->> 'digestId' = digests_new.id);
UPDATE outbox SET facts = json_object('digest', facts ->> 'digestId')
  WHERE kind = 'digest.posted' AND facts ->> 'digestId' IS NOT NULL;

-- Which entries; never one twice in the same schedule.
CREATE TABLE digest_entries_new (
  digest_id INTEGER NOT NULL REFERENCES digests_new (id) ON DELETE CASCADE,
  schedule_id INTEGER NOT NULL REFERENCES schedules_new (id) ON DELETE CASCADE,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  PRIMARY KEY (schedule_id, entry_id)
) STRICT, WITHOUT ROWID;
INSERT INTO digest_entries_new SELECT digest_id, schedule_id, entry_id FROM digest_entries;

DROP TABLE digest_entries;
DROP TABLE digests;
DROP TABLE schedules;
ALTER TABLE schedules_new RENAME TO schedules;
ALTER TABLE digests_new RENAME TO digests;
ALTER TABLE digest_entries_new RENAME TO digest_entries;
CREATE INDEX schedules_by_guild ON schedules (guild_id) WHERE removed_at IS NULL;
CREATE INDEX schedules_due ON schedules (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX schedules_by_user ON schedules (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX digests_by_schedule ON digests (schedule_id, posted_at);
CREATE INDEX digest_entries_by_digest ON digest_entries (digest_id);
