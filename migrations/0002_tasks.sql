-- A piece of work of a guild.
CREATE TABLE tasks (
  id INTEGER PRIMARY KEY,
  guild_id TEXT NOT NULL REFERENCES guilds (id),
  title TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  area TEXT NOT NULL,
  size TEXT NOT NULL CHECK (size IN ('S', 'M', 'L')),
  priority TEXT NOT NULL DEFAULT 'normal' CHECK (priority IN ('low', 'normal', 'high')),
  link TEXT,
  -- The end of the last day on which it is in time.
  due_at INTEGER,
  -- How many may hold it at once.
  capacity INTEGER NOT NULL DEFAULT 1 CHECK (capacity BETWEEN 1 AND 5),
  -- The kind of credit that those who do it get.
  credit_kind TEXT NOT NULL DEFAULT 'code',
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'claimed', 'in_review', 'done', 'closed')),
  -- Set aside: nobody can claim it and no clock runs.
  frozen INTEGER NOT NULL DEFAULT 0 CHECK (frozen IN (0, 1)),
  -- Who may approve it besides the maintainers, and who did.
  reviewer_id TEXT,
  approved_by_id TEXT,
  -- What was handed in last.
  submission_link TEXT,
  submission_note TEXT,
  submitted_at INTEGER,
  -- Where it is discussed.
  thread_id TEXT,
  -- Title and description without accents and capitals, for searching.
  folded TEXT NOT NULL,
  author_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  CHECK (state <> 'done' OR approved_by_id IS NOT NULL)
) STRICT;
CREATE INDEX tasks_by_guild ON tasks (guild_id, id);
-- Every index ends with the row's number, so that pages come in its order without sorting.
CREATE INDEX tasks_by_state ON tasks (guild_id, state);
CREATE INDEX tasks_by_area ON tasks (guild_id, area);
CREATE INDEX tasks_by_state_and_area ON tasks (guild_id, state, area);
CREATE INDEX tasks_urgent ON tasks (guild_id) WHERE state = 'open' AND priority = 'high';
CREATE INDEX tasks_claimable ON tasks (guild_id) WHERE state IN ('open', 'claimed') AND frozen = 0;
CREATE INDEX tasks_small ON tasks (guild_id) WHERE state = 'open' AND size = 'S';
CREATE INDEX tasks_by_author ON tasks (author_id);
CREATE INDEX tasks_by_reviewer ON tasks (reviewer_id) WHERE reviewer_id IS NOT NULL;
CREATE INDEX tasks_due ON tasks (guild_id, due_at) WHERE due_at IS NOT NULL AND state IN ('open', 'claimed', 'in_review');
-- The order of the board.
CREATE INDEX tasks_by_urgency ON tasks (guild_id, state, due_at IS NULL, due_at,
  CASE priority WHEN 'high' THEN 0 WHEN 'normal' THEN 1 ELSE 2 END, id) WHERE frozen = 0;

-- How many tasks a guild has in each state, kept as they change: boards and lists need not count.
CREATE TABLE task_counts (
  guild_id TEXT NOT NULL,
  state TEXT NOT NULL,
  area TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (guild_id, state, area)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER tasks_counted AFTER INSERT ON tasks BEGIN
  INSERT INTO task_counts VALUES (new.guild_id, new.state, new.area, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER tasks_recounted AFTER UPDATE OF state, area ON tasks
WHEN old.state <> new.state OR old.area <> new.area BEGIN
  UPDATE task_counts SET count = count - 1 WHERE guild_id = old.guild_id AND state = old.state AND area = old.area;
  INSERT INTO task_counts VALUES (new.guild_id, new.state, new.area, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;

-- Full-text search in what was folded; it follows the tasks by itself.
CREATE VIRTUAL TABLE task_words USING fts5 (folded, content = 'tasks', content_rowid = 'id', tokenize = 'unicode61', prefix = '2 3');
CREATE TRIGGER tasks_indexed AFTER INSERT ON tasks BEGIN
  INSERT INTO task_words (rowid, folded) VALUES (new.id, new.folded);
END;
CREATE TRIGGER tasks_reindexed AFTER UPDATE OF folded ON tasks BEGIN
  INSERT INTO task_words (task_words, rowid, folded) VALUES ('delete', old.id, old.folded);
  INSERT INTO task_words (rowid, folded) VALUES (new.id, new.folded);
END;

-- What a task waits for: it can't be claimed before all of these are done or closed.
CREATE TABLE task_blockers (
  task_id INTEGER NOT NULL REFERENCES tasks (id),
  blocker_id INTEGER NOT NULL REFERENCES tasks (id),
  PRIMARY KEY (task_id, blocker_id),
  CHECK (task_id <> blocker_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_blockers_by_blocker ON task_blockers (blocker_id);

-- Who holds which task; of a done task, who did it. What was held before is in the event log.
CREATE TABLE claims (
  task_id INTEGER NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  contributor_id INTEGER NOT NULL REFERENCES contributors (id),
  claimed_at INTEGER NOT NULL,
  -- The last sign of life of the claimant; when they were reminded of it since, if they were.
  alive_at INTEGER NOT NULL,
  reminded_at INTEGER,
  -- The guild in which its clock runs; null while it stands still: the task is in review, frozen or finished. So what is
  -- idle is found without a look at all that was ever done. It follows the task by itself.
  running_in TEXT,
  PRIMARY KEY (task_id, contributor_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_by_contributor ON claims (contributor_id);
CREATE INDEX claims_idle ON claims (running_in, alive_at) WHERE running_in IS NOT NULL AND reminded_at IS NULL;
CREATE INDEX claims_reminded ON claims (running_in, reminded_at) WHERE running_in IS NOT NULL AND reminded_at IS NOT NULL;
CREATE TRIGGER claims_started AFTER INSERT ON claims BEGIN
  UPDATE claims SET running_in = (SELECT guild_id FROM tasks WHERE id = new.task_id AND state = 'claimed' AND frozen = 0)
    WHERE task_id = new.task_id AND contributor_id = new.contributor_id;
END;
CREATE TRIGGER claims_paused AFTER UPDATE OF state, frozen ON tasks
WHEN old.state <> new.state OR old.frozen <> new.frozen BEGIN
  UPDATE claims SET running_in = iif(new.state = 'claimed' AND new.frozen = 0, new.guild_id, NULL) WHERE task_id = new.id;
END;

-- How many people each guild reminded of their claims on the last day on which it reminded anybody, in its own time zone.
CREATE TABLE reminder_days (
  guild_id TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  count INTEGER NOT NULL
) STRICT;

-- The live board of a guild: where it is shown, and the row of the outbox that is its message since when.
CREATE TABLE boards (
  guild_id TEXT PRIMARY KEY REFERENCES guilds (id),
  channel_id TEXT NOT NULL,
  outbox_id INTEGER NOT NULL,
  posted_at INTEGER NOT NULL
) STRICT;
