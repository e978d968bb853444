-- A release from its draft to its end. The table of the slice is rebuilt: a release drafted by hand has no repository,
-- and what the Hub says is told apart from what its author says.
CREATE TABLE releases_now (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guild_id TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'draft'
    CHECK (state IN ('draft', 'in_review', 'approved', 'announced', 'superseded', 'withdrawn')),
  -- Counts the changes, so that what somebody looked at can be told from what it is now.
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL,
  family TEXT NOT NULL COLLATE NOCASE,
  kind TEXT NOT NULL CHECK (kind IN ('model', 'dataset')),
  maturity TEXT NOT NULL CHECK (maturity IN ('research', 'experimental', 'ready')),
  -- What Hugging Face said when it was last asked, and what its author says; src/releases/release.ts has their shapes.
  -- The repository stands beside them for the index, the licence for the list.
  repository TEXT COLLATE NOCASE,
  hub TEXT CHECK (json_valid(hub)),
  stated TEXT NOT NULL CHECK (json_valid(stated)),
  licence TEXT COLLATE NOCASE,
  -- The text of the card that was read with it.
  card TEXT,
  -- Who did something is null once that person erased their data.
  drafted_by TEXT,
  drafted_at INTEGER NOT NULL,
  submitted_at INTEGER,
  approved_version INTEGER,
  approved_by TEXT,
  approved_at INTEGER,
  -- When it is to be announced by itself, who said so, and where, as it was previewed.
  announce_at INTEGER,
  announce_by TEXT,
  announce_place TEXT CHECK (json_valid(announce_place)),
  -- Why it was announced although something mandatory was missing.
  override TEXT,
  announced_by TEXT,
  announced_at INTEGER,
  -- What the posted announcement tells, frozen, and of which version.
  announced_version INTEGER,
  announcement TEXT CHECK (json_valid(announcement)),
  superseded_by_release INTEGER REFERENCES releases_now (id),
  withdrawn_reason TEXT,
  CHECK ((hub IS NULL) = (repository IS NULL)),
  CHECK ((announced_at IS NOT NULL) = (state IN ('announced', 'superseded', 'withdrawn'))),
  CHECK ((approved_version IS NOT NULL) = (state = 'approved')),
  CHECK (announce_at IS NULL OR state = 'approved'),
  CHECK ((announce_at IS NULL) = (announce_place IS NULL))
) STRICT;

INSERT INTO releases_now (id, guild_id, state, version, name, family, kind, maturity, repository, hub, stated, licence,
  drafted_by, drafted_at, announced_by, announced_at, announced_version)
SELECT id, guild_id, iif(state = 'approved', 'in_review', state), version, name,
  substr(name, 1, instr(name || '-', '-') - 1), kind, maturity, repository,
  json_object('kind', kind, 'repository', repository, 'revision', revision, 'parameters', parameters,
    'licence', licence, 'baseModels', json(base_models), 'relation', relation, 'datasets', json(datasets),
    'languages', json(languages), 'gated', json(iif(gated, 'true', 'false')), 'closedToEu', json('false'),
    'task', task, 'library', NULL, 'safetensors', json(iif(parameters IS NULL, 'false', 'true')), 'tokens', NULL,
    'contextLength', NULL, 'co2Grams', NULL, 'evaluations', json('[]'), 'ingredients', json('[]'),
    'card', 'missing', 'createdAt', created_at, 'modifiedAt', modified_at),
  json_object('summary', json_object('fr', summary, 'en', summary)),
  licence, drafted_by, drafted_at, announced_by, announced_at, iif(announced_at IS NULL, NULL, version)
FROM (SELECT *, substr(repository, instr(repository, '/') + 1) AS name FROM releases);
DROP TABLE releases;
ALTER TABLE releases_now RENAME TO releases;
CREATE INDEX releases_by_guild ON releases (guild_id, id);
CREATE INDEX releases_by_family ON releases (guild_id, family);
CREATE INDEX releases_to_announce ON releases (announce_at) WHERE announce_at IS NOT NULL;
-- A repository has one release under way at a time.
CREATE UNIQUE INDEX releases_under_way ON releases (guild_id, kind, repository)
  WHERE state IN ('draft', 'in_review', 'approved') AND repository IS NOT NULL;

-- What is published with a release, each thing under its own licence.
CREATE TABLE release_artifacts (
  id INTEGER PRIMARY KEY,
  release_id INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  address TEXT NOT NULL,
  licence TEXT,
  place TEXT NOT NULL CHECK (place IN ('hugging-face', 'github', 'zenodo', 'elsewhere')),
  UNIQUE (release_id, kind, address)
) STRICT;

-- Who made it, and what for they get credit at its announcement.
CREATE TABLE release_makers (
  release_id INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
  contributor_id INTEGER NOT NULL REFERENCES contributors (id),
  kind TEXT NOT NULL,
  PRIMARY KEY (release_id, contributor_id, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX release_makers_by_contributor ON release_makers (contributor_id);

-- What was changed on a posted announcement, dated and under it.
CREATE TABLE release_notes (
  id INTEGER PRIMARY KEY,
  release_id INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
  note TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX release_notes_by_release ON release_notes (release_id, id);

-- Who gets a direct message when a release of a family is announced.
CREATE TABLE release_follows (
  guild_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  family TEXT NOT NULL COLLATE NOCASE,
  at INTEGER NOT NULL,
  PRIMARY KEY (guild_id, family, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX release_follows_by_user ON release_follows (user_id);

-- Which items of the checklist a guild demands before an announcement (null: the defaults), and whether the author of a
-- release may approve it.
ALTER TABLE guilds ADD COLUMN mandatory_items TEXT CHECK (json_valid(mandatory_items));
ALTER TABLE guilds ADD COLUMN release_own_approval INTEGER CHECK (release_own_approval IN (0, 1));
