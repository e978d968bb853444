-- Topics that a guild made itself, beside those that Ruche knows.
CREATE TABLE guild_topics (
  id INTEGER PRIMARY KEY,
  guild_id TEXT NOT NULL,
  name TEXT NOT NULL,
  -- The name as it is compared: without accents and capitals.
  folded TEXT NOT NULL,
  -- JSON: the words that tell.
  words TEXT NOT NULL CHECK (json_valid(words)),
  UNIQUE (guild_id, folded)
) STRICT;

-- Words that make an entry wanted whatever its topic, or unwanted.
CREATE TABLE guild_words (
  guild_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('include', 'exclude')),
  -- JSON: a list.
  words TEXT NOT NULL CHECK (json_valid(words)),
  PRIMARY KEY (guild_id, kind)
) STRICT, WITHOUT ROWID;
