-- A repository whose issues are tasks of a guild, and where the reading of it stands.
CREATE TABLE imports (
  id INTEGER PRIMARY KEY,
  guild_id TEXT NOT NULL REFERENCES guilds (id),
  repository TEXT NOT NULL COLLATE NOCASE,
  -- Only issues with this label become tasks; '' for all.
  label TEXT NOT NULL DEFAULT '' COLLATE NOCASE,
  imported_by_id TEXT NOT NULL,
  -- Up to which change GitHub's list was read, and the validator of the list from there on.
  since_at INTEGER,
  etag TEXT,
  -- When the first reading began, until it is finished: it looks at what is open, the later ones at what changed since.
  began_at INTEGER,
  -- When to look again; null: not followed any more.
  next_at INTEGER,
  failures INTEGER NOT NULL DEFAULT 0,
  -- Not before this moment is anything written there: GitHub asked to wait, or did not answer.
  write_at INTEGER NOT NULL DEFAULT 0,
  UNIQUE (guild_id, repository, label)
) STRICT;
CREATE INDEX imports_due ON imports (next_at);

-- Which issue is which task, also after it is no longer followed: nothing becomes a task twice.
CREATE TABLE imported_tasks (
  task_id INTEGER PRIMARY KEY REFERENCES tasks (id),
  guild_id TEXT NOT NULL REFERENCES guilds (id),
  repository TEXT NOT NULL COLLATE NOCASE,
  issue INTEGER NOT NULL,
  -- What GitHub said when it was last read, so that only what changes there changes the task.
  issue_state TEXT NOT NULL CHECK (issue_state IN ('open', 'closed')),
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  -- When the issue last changed by our own hand: no sign of anybody's life when it comes back to us.
  echo_at INTEGER,
  UNIQUE (guild_id, repository, issue)
) STRICT;

-- Whom Ruche assigned on GitHub for a claim: the difference to the present claims is what remains to be written.
CREATE TABLE github_assignments (
  task_id INTEGER NOT NULL REFERENCES imported_tasks (task_id),
  login TEXT NOT NULL COLLATE NOCASE,
  -- assigned; refused: GitHub can't assign this login.
  state TEXT NOT NULL CHECK (state IN ('assigned', 'refused')),
  PRIMARY KEY (task_id, login)
) STRICT, WITHOUT ROWID;
