import type { Database } from '../database/open.ts';
import { publishedAt } from './entry.rules.ts';
import type { ParsedEntry } from './parse-feed.ts';

interface Kept {
  id: number;
  identity: string;
}

/** What a feed holds now is kept: what is new becomes an entry, what is known is corrected where the feed changed it. */
export function keepEntries(
  db: Database,
  feed: { id: number; first: boolean },
  entries: readonly ParsedEntry[],
  now: number,
): void {
  const insert = db.prepare(
    `INSERT INTO entries (feed_id, identity, title, url, text, language, published_at, seen_at)
     VALUES (@feedId, @identity, @title, @url, @text, @language, @publishedAt, @now)
     ON CONFLICT (feed_id, identity) DO UPDATE
       SET title = excluded.title, url = excluded.url, text = excluded.text, language = excluded.language
     WHERE (title, url, text) IS NOT (excluded.title, excluded.url, excluded.text)`,
  );
  const rename = db.prepare('UPDATE entries SET identity = ? WHERE id = ?');
  const find = finder(db, feed.id, entries);
  for (const { statedAt, ...entry } of entries) {
    const known = find(entry, statedAt);
    if (known && known.identity !== entry.identity) rename.run(entry.identity, known.id);
    insert.run({
      ...entry,
      feedId: feed.id,
      now,
      publishedAt: publishedAt(statedAt, now, feed.first),
    });
  }
}

/**
 * Finds the stored entry that one of a feed is, also where the feed changed what it calls it: by that, else by its
 * address, else by its title and the very moment of its date. The latter two only where no other entry shares them.
 */
function finder(db: Database, feedId: number, entries: readonly ParsedEntry[]) {
  const byIdentity = db.prepare<unknown[], Kept>('SELECT id, identity FROM entries WHERE feed_id = ? AND identity = ?');
  const byUrl = db.prepare<unknown[], Kept>('SELECT id, identity FROM entries WHERE feed_id = ? AND url = ? LIMIT 2');
  const byTitle = db.prepare<unknown[], Kept>(
    'SELECT id, identity FROM entries WHERE feed_id = ? AND title = ? AND published_at = ? LIMIT 2',
  );
  const present = new Set(entries.map(({ identity }) => identity));
  const urls = Map.groupBy(entries, ({ url }) => url);
  const titles = Map.groupBy(entries, ({ title }) => title);
  // What the feed still holds under its old name is another one.
  const alone = (found: Kept[]) =>
    found.length === 1 && found[0] && !present.has(found[0].identity) ? found[0] : null;

  return ({ identity, url, title }: Pick<ParsedEntry, 'identity' | 'url' | 'title'>, statedAt: number | null) => {
    const known = byIdentity.get(feedId, identity);
    if (known) return known;
    const sameUrl = url !== null && urls.get(url)?.length === 1 ? alone(byUrl.all(feedId, url)) : null;
    if (sameUrl) return sameUrl;
    return statedAt !== null && titles.get(title)?.length === 1 ? alone(byTitle.all(feedId, title, statedAt)) : null;
  };
}
