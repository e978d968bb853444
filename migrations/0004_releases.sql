-- A model (or dataset) release of a guild, from its draft on. src/releases/rules.ts says what may follow what.
CREATE TABLE releases (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guild_id TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'draft'
    CHECK (state IN ('draft', 'in_review', 'approved', 'announced', 'superseded', 'withdrawn')),
  -- Counts the changes, so that what somebody looked at can be told from what it is now.
  version INTEGER NOT NULL DEFAULT 1,
  -- What its author says. Who did something is null once that person erased their data.
  maturity TEXT NOT NULL CHECK (maturity IN ('research', 'experimental', 'ready')),
  summary TEXT,
  drafted_by TEXT,
  drafted_at INTEGER NOT NULL,
  -- What Hugging Face said when it was last asked; null or an empty list where it says nothing.
  kind TEXT NOT NULL CHECK (kind IN ('model', 'dataset')),
  repository TEXT NOT NULL COLLATE NOCASE,
  revision TEXT NOT NULL,
  parameters INTEGER,
  licence TEXT,
  base_models TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(base_models)),
  relation TEXT,
  datasets TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(datasets)),
  languages TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(languages)),
  gated INTEGER NOT NULL DEFAULT 0 CHECK (gated IN (0, 1)),
  task TEXT,
  created_at INTEGER,
  modified_at INTEGER,
  announced_by TEXT,
  announced_at INTEGER,
  CHECK ((announced_at IS NOT NULL) = (state IN ('announced', 'superseded', 'withdrawn')))
) STRICT;
CREATE INDEX releases_by_guild ON releases (guild_id, id);
-- A repository has one release under way at a time.
CREATE UNIQUE INDEX releases_under_way ON releases (guild_id, kind, repository)
  WHERE state IN ('draft', 'in_review', 'approved');
