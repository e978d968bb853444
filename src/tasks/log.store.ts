import { gzipSync } from 'node:zlib';
import { type Event, eventsOf } from '../database/events.ts';
import type { Database } from '../database/open.ts';

/** JSON lines, or a table for spreadsheets. */
export const FORMATS = ['jsonl', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** Of an upload by a bot. https://discord.com/developers/docs/reference#uploading-files */
const MAX_FILE = 10 * 1024 * 1024;

/** The last things that happened to a task, newest first. */
export function lastEvents(db: Database, guildId: string, id: number, limit: number): Event[] {
  return eventsOf(db, guildId, 'task', id, limit);
}

/** The full log as a file, compressed where Discord would not take it otherwise. */
export function logFile(db: Database, guildId: string, format: Format) {
  const { words, count } = writeLog(db, guildId, format);
  const content = new TextEncoder().encode(words);
  const name = `tasks.${format}`;
  return content.length < MAX_FILE
    ? { name, content, count }
    : { name: `${name}.gz`, content: gzipSync(content), count };
}

interface Entry {
  at: number;
  task: number;
  title: string;
  what: string;
  actor: string | null;
  detail: string;
}

const COLUMNS = ['at', 'task', 'title', 'what', 'actor', 'detail'] as const satisfies (keyof Entry)[];

/**
 * Everything that happened to the guild's tasks, oldest first, with times written out (ISO 8601, UTC).
 * @returns the file's words, and how many events they tell
 */
export function writeLog(db: Database, guildId: string, format: Format): { words: string; count: number } {
  const entries = db
    .prepare<unknown[], Entry>(
      `SELECT at, subject_id AS task, title, what, actor_id AS actor, detail
       FROM events JOIN tasks ON tasks.id = subject_id
       WHERE events.guild_id = ? AND subject = 'task' ORDER BY events.id`,
    )
    .iterate(guildId);
  const lines = [...(format === 'csv' ? [COLUMNS.join(',')] : [])];
  let count = 0;
  for (const entry of entries) {
    lines.push(format === 'csv' ? csvLine(entry) : jsonLine(entry));
    count += 1;
  }
  return { words: `${lines.join('\n')}\n`, count };
}

function jsonLine(entry: Entry): string {
  return JSON.stringify({ ...entry, at: written(entry.at), detail: JSON.parse(entry.detail) as unknown });
}

function csvLine(entry: Entry): string {
  const values = { ...entry, at: written(entry.at), actor: entry.actor ?? '' };
  return COLUMNS.map((column) => cell(String(values[column]))).join(',');
}

/** A spreadsheet would take a title that begins with one of these for a formula. */
function cell(value: string): string {
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

function written(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString();
}
