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
  joined_at INTEGER NOT NULL,
  UNIQUE (guild_id, user_id)
) STRICT;
CREATE INDEX contributors_by_user ON contributors (user_id);

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
