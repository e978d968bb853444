-- What a guild decided. A row is made at the first setting or the first thing that is stored for the guild.
CREATE TABLE guilds (
  id TEXT PRIMARY KEY,
  locale TEXT CHECK (locale IN ('fr', 'en')),
  time_zone TEXT,
  contributor_role_id TEXT,
  maintainer_role_id TEXT,
  announcement_channel_id TEXT,
  announcement_role_id TEXT,
  task_channel_id TEXT,
  maintainer_channel_id TEXT,
  -- Where what was handed in waits for a reviewer, and the forum in which each task is a post.
  review_channel_id TEXT,
  forum_channel_id TEXT,
  -- Which tag of the forum stands for which state of a task.
  forum_tags TEXT CHECK (json_valid(forum_tags)),
  -- How many tasks one may hold at once; after how many days without a sign of life a claimant is reminded, and after
  -- how many more the claim lapses. 0 switches off.
  claim_limit INTEGER CHECK (claim_limit BETWEEN 0 AND 25),
  idle_days INTEGER CHECK (idle_days BETWEEN 0 AND 365),
  lapse_days INTEGER CHECK (lapse_days BETWEEN 0 AND 365),
  -- Whether those who did a task may approve it; whether the wall ranks people.
  own_approval INTEGER CHECK (own_approval IN (0, 1)),
  ranking INTEGER CHECK (ranking IN (0, 1))
) STRICT;

-- Every change of state: who, when, what, from what.
CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  guild_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  actor_id TEXT,
  what TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(detail)),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX events_by_subject ON events (guild_id, subject, subject_id, id);
CREATE INDEX events_by_actor ON events (actor_id);

-- What is still to be said to others, written in the transaction of the change that caused it, and what was said.
CREATE TABLE outbox (
  -- Never given twice, for it is the mark of a posted message.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guild_id TEXT,
  -- Which renderer makes the message, and the frozen facts that it gets.
  kind TEXT NOT NULL,
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  -- To whom: a channel, or a person by direct message; and to which channel when that person takes none.
  channel_id TEXT,
  user_id TEXT,
  otherwise_channel_id TEXT,
  -- The channel is a forum: the message opens a post there.
  is_post INTEGER NOT NULL DEFAULT 0 CHECK (is_post IN (0, 1)),
  -- What the message is about (`task:42`), so that it can be rewritten when that changes.
  subject TEXT,
  -- waiting → sending → delivered; parked: it can't be delivered; gone: somebody deleted what was posted.
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'delivered', 'parked', 'gone')),
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  -- When it was first sent: where to begin to look for it after a crash.
  tried_at INTEGER,
  error TEXT,
  -- Where it stands since it was delivered.
  posted_channel_id TEXT,
  message_id TEXT,
  delivered_at INTEGER,
  -- How often the subject changed since the message was last made.
  stale INTEGER NOT NULL DEFAULT 0,
  -- When it was last made, and how long at least until it is made anew: changes are gathered.
  written_at INTEGER,
  gather_ms INTEGER NOT NULL DEFAULT 0,
  -- The thread that is to be opened on it, and is open: opening is a step of its own.
  thread_name TEXT,
  thread_id TEXT,
  -- It is to be taken back.
  unwanted INTEGER NOT NULL DEFAULT 0 CHECK (unwanted IN (0, 1)),
  -- Crossposting is a step of its own: null = not wanted, 0 = to do, 1 = done.
  crossposted INTEGER CHECK (crossposted IN (0, 1)),
  CHECK ((channel_id IS NULL) <> (user_id IS NULL))
) STRICT;
-- The same words as in src/database/outbox.rows.ts: only then is the index used.
CREATE INDEX outbox_due ON outbox (due_at) WHERE state IN ('waiting', 'sending') OR (state = 'delivered'
  AND (stale > 0 OR crossposted = 0 OR unwanted = 1 OR (thread_name IS NOT NULL AND thread_id IS NULL)));
CREATE INDEX outbox_by_subject ON outbox (subject) WHERE subject IS NOT NULL;
CREATE INDEX outbox_by_user ON outbox (user_id) WHERE user_id IS NOT NULL;

-- Who may run the jobs and the outbox: one process at a time, until it expires.
CREATE TABLE leases (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

-- Interactions that some process has taken to answer, so that none runs twice.
CREATE TABLE interactions (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX interactions_by_age ON interactions (at);
