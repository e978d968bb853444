-- A piece of work of a guild.
CREATE TABLE tasks (
  id INTEGER PRIMARY KEY,
  guild_id TEXT NOT NULL REFERENCES guilds (id),
  title TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  area TEXT NOT NULL,
  size TEXT NOT NULL CHECK (size IN ('S', 'M', 'L')),
  link TEXT,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'claimed', 'in_review', 'done', 'closed')),
  -- Title and description without accents and capitals, for searching.
  folded TEXT NOT NULL,
  author_id TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX tasks_by_guild ON tasks (guild_id, id);
CREATE INDEX tasks_by_state ON tasks (guild_id, state, area);
CREATE INDEX tasks_by_author ON tasks (author_id);

-- Who holds which task. What was held before is in the event log.
CREATE TABLE claims (
  task_id INTEGER NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  contributor_id INTEGER NOT NULL REFERENCES contributors (id),
  claimed_at INTEGER NOT NULL,
  PRIMARY KEY (task_id, contributor_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_by_contributor ON claims (contributor_id);
