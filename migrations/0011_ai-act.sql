-- The knowledge of the AI Act as its files held it when they last changed: reading it anew takes ten times as long.
CREATE TABLE ai_act_knowledge (
  -- Of the files, and of the code that reads them: another one means that all of this is to be made anew.
  fingerprint TEXT PRIMARY KEY,
  content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;

-- What is searched of it, a row for whatever can be an answer. Texts are lists of stems, per language. The names of
-- columns are those of src/ai-act/search/catalogue.ts.
CREATE VIRTUAL TABLE ai_act_search USING fts5 (
  subject UNINDEXED,
  title_fr, words_fr, ask_fr, body_fr, meaning_fr,
  title_en, words_en, ask_en, body_en, meaning_en
);

-- The words that stand in it, as they are written without accents: what a mistyped word is mended by.
CREATE TABLE ai_act_words (
  word TEXT PRIMARY KEY,
  times INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Official texts, as the operator imported them from EUR-Lex: of each language at most one of each edition.
CREATE TABLE ai_act_editions (
  id INTEGER PRIMARY KEY,
  language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
  edition TEXT NOT NULL CHECK (edition IN ('official-journal', 'consolidated')),
  celex TEXT NOT NULL,
  -- The day whose law a consolidated text tells (ISO 8601); the day of publication of the other.
  as_of TEXT NOT NULL,
  imported_at INTEGER NOT NULL,
  UNIQUE (language, edition)
) STRICT;
CREATE TABLE ai_act_texts (
  id INTEGER PRIMARY KEY,
  edition_id INTEGER NOT NULL REFERENCES ai_act_editions (id) ON DELETE CASCADE,
  -- `article 53`, and where it stands in the Act.
  reference TEXT NOT NULL,
  position INTEGER NOT NULL,
  heading TEXT NOT NULL,
  text TEXT NOT NULL,
  -- The notes at the foot of the page that the text calls.
  notes TEXT NOT NULL,
  UNIQUE (edition_id, reference)
) STRICT;
-- Its rows have the ids of ai_act_texts.
CREATE VIRTUAL TABLE ai_act_text_search USING fts5 (stems, content = '', contentless_delete = 1);

-- Who is told of coming dates, and which: open-models, providers, deployers or authorities.
CREATE TABLE ai_act_followers (
  id INTEGER PRIMARY KEY,
  user_id TEXT NOT NULL,
  concern TEXT NOT NULL CHECK (concern IN ('open-models', 'providers', 'deployers', 'authorities')),
  -- In which language they are told.
  locale TEXT NOT NULL CHECK (locale IN ('fr', 'en')),
  followed_at INTEGER NOT NULL,
  -- When to look again whether they are to be told.
  next_at INTEGER NOT NULL,
  UNIQUE (user_id, concern)
) STRICT;
CREATE INDEX ai_act_followers_due ON ai_act_followers (next_at);

-- Of what they were told: nobody is told twice.
CREATE TABLE ai_act_reminders (
  user_id TEXT NOT NULL,
  -- The day of the law (ISO 8601), and how many days before it.
  date TEXT NOT NULL,
  days INTEGER NOT NULL,
  PRIMARY KEY (user_id, date, days)
) STRICT, WITHOUT ROWID;
