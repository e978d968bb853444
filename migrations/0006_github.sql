-- A repository whose issues are tasks of a guild, and how the last look at it went.
CREATE TABLE imports (
  id INTEGER PRIMARY KEY,
  guild_id TEXT NOT NULL REFERENCES guilds (id),
  repository TEXT NOT NULL COLLATE NOCASE,
  -- Only issues with this label; '' for all.
  label TEXT NOT NULL DEFAULT '' COLLATE NOCASE,
  imported_by_id TEXT NOT NULL,
  -- Where GitHub's list was left: the newest change seen, and the validator of an answer without news.
  since_at INTEGER,
  etag TEXT,
  next_at INTEGER NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0,
  error TEXT,
  -- Not before this moment is anything written there: GitHub asked to wait, or did not answer.
  write_at INTEGER NOT NULL DEFAULT 0,
  UNIQUE (guild_id, repository, label)
) STRICT;
CREATE INDEX imports_due ON imports (next_at);

-- Which issue is which task.
CREATE TABLE imported_tasks (
  task_id INTEGER PRIMARY KEY REFERENCES tasks (id),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  issue INTEGER NOT NULL,
  -- What GitHub said when it was last read, so that only its changes change the task.
  issue_state TEXT NOT NULL CHECK (issue_state IN ('open', 'closed')),
  -- The change of the issue that we made ourselves last: no news when it comes back to us.
  echo_at INTEGER,
  UNIQUE (import_id, issue)
) STRICT;

-- Whom Ruche assigned on GitHub for a claim, so that the difference to the present claims is what remains to be done.
CREATE TABLE github_assignments (
  task_id INTEGER NOT NULL REFERENCES imported_tasks (task_id),
  login TEXT NOT NULL COLLATE NOCASE,
  -- assigned; refused: GitHub can't assign this login.
  state TEXT NOT NULL CHECK (state IN ('assigned', 'refused')),
  PRIMARY KEY (task_id, login)
) STRICT, WITHOUT ROWID;
