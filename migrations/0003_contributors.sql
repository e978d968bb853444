-- A person's profile in a guild, made at their first act there.
CREATE TABLE contributors (
  id INTEGER PRIMARY KEY,
  guild_id TEXT NOT NULL REFERENCES guilds (id),
  user_id TEXT NOT NULL,
  -- As the guild showed them when they last did something.
  name TEXT NOT NULL,
  presentation TEXT,
  -- Logins, not addresses.
  github TEXT,
  hugging_face TEXT,
  hours_a_week INTEGER,
  -- The languages that they work in, as codes: `["fr", "en"]`.
  languages TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(languages)),
  -- While they are away no clock runs for them.
  away_from_at INTEGER,
  away_until_at INTEGER,
  -- The name under which they want their credits; null: the one that the guild shows.
  credited_as TEXT,
  -- Whether the wall may name them, and whether their claims may be shown on GitHub.
  on_wall INTEGER NOT NULL DEFAULT 1 CHECK (on_wall IN (0, 1)),
  on_github INTEGER NOT NULL DEFAULT 0 CHECK (on_github IN (0, 1)),
  joined_at INTEGER NOT NULL,
  UNIQUE (guild_id, user_id)
) STRICT;
CREATE INDEX contributors_by_user ON contributors (user_id);
-- One absence is kept. The next one takes its place, and the clocks of the claims keep what they stood still for.
CREATE TRIGGER claims_rested AFTER UPDATE OF away_from_at ON contributors
WHEN old.away_until_at IS NOT NULL AND new.away_from_at IS NOT old.away_from_at BEGIN
  UPDATE claims SET alive_at = alive_at + max(0, old.away_until_at - max(old.away_from_at, alive_at)),
    reminded_at = reminded_at + max(0, old.away_until_at - max(old.away_from_at, reminded_at))
    WHERE contributor_id = new.id AND running_in IS NOT NULL;
END;

-- The skills that a guild speaks of, as first written. Those that fold to the same words are one.
CREATE TABLE skills (
  id INTEGER PRIMARY KEY,
  guild_id TEXT NOT NULL REFERENCES guilds (id),
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  UNIQUE (guild_id, folded)
) STRICT;

CREATE TABLE contributor_skills (
  contributor_id INTEGER NOT NULL REFERENCES contributors (id) ON DELETE CASCADE,
  skill_id INTEGER NOT NULL REFERENCES skills (id),
  PRIMARY KEY (contributor_id, skill_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contributor_skills_by_skill ON contributor_skills (skill_id);

CREATE TABLE task_skills (
  task_id INTEGER NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  skill_id INTEGER NOT NULL REFERENCES skills (id),
  PRIMARY KEY (task_id, skill_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_skills_by_skill ON task_skills (skill_id);

-- One person crediting others, and what for.
CREATE TABLE thanks (
  id INTEGER PRIMARY KEY,
  guild_id TEXT NOT NULL,
  giver_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX thanks_by_giver ON thanks (guild_id, giver_id, at);

-- A recorded contribution: from a finished task, a release or thanks.
CREATE TABLE credits (
  id INTEGER PRIMARY KEY,
  guild_id TEXT NOT NULL,
  contributor_id INTEGER NOT NULL REFERENCES contributors (id),
  -- One of the kinds of all-contributors.
  kind TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('task', 'release', 'thanks')),
  origin_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (origin, origin_id, contributor_id, kind)
) STRICT;
CREATE INDEX credits_by_contributor ON credits (contributor_id, at);
CREATE INDEX credits_by_guild ON credits (guild_id, at);
