import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { DatabaseError } from '../../database/open.ts';
import { type Counts, countOf, type ImportedText, NotImportable, readEurlex } from '../import/eurlex.ts';
import { storeText } from '../import/import.store.ts';
import { databasePath, openOwnDatabase } from './database.ts';

const USAGE = 'npm run ai-act:import -- FILE…    pages of EUR-Lex, saved as HTML, in English or French\n';
const EXIT_USAGE = 64;
const EXIT_DATA = 65;
/** As adopted in 2024: about.yaml says the same, and a test holds the two together. */
const EXPECTED: Counts = { articles: 113, recitals: 180, annexes: 13 };

main();

/** All files are read before anything is written: one that is wrong leaves the database as it was. */
function main(): void {
  const files = process.argv.slice(2);
  if (files.length === 0) stop(EXIT_USAGE, USAGE);
  const texts = files.map(read);
  const path = databasePath(process.env);
  try {
    const db = openOwnDatabase(path);
    db.transaction(() => {
      for (const text of texts) storeText(db, text, Date.now());
    }).immediate();
    db.close();
  } catch (error) {
    if (error instanceof DatabaseError) stop(EXIT_DATA, `${error.message}\n`);
    throw error;
  }
  for (const text of texts) process.stdout.write(`${said(text)}\n`);
  process.stdout.write(`In ${path}.\n`);
}

function read(file: string): ImportedText {
  try {
    return readEurlex(readFileSync(file, 'utf8'), EXPECTED);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof NotImportable) stop(EXIT_DATA, `${basename(file)}: ${message}. Nothing was imported.\n`);
    if (typeof code === 'string') stop(EXIT_DATA, `${message}. Nothing was imported.\n`);
    throw error;
  }
}

function said({ language, edition, celex, asOf, provisions }: ImportedText): string {
  const { articles, recitals, annexes } = countOf(provisions);
  const whole = edition === 'official-journal' || articles >= EXPECTED.articles;
  const part = whole ? '' : ' It is a part: other articles are shown as they were imported before.';
  return `${celex}, ${edition}, ${language}, of ${asOf}: ${articles} articles, ${recitals} recitals, ${annexes} annexes.${part}`;
}

function stop(code: number, message: string): never {
  process.stderr.write(message);
  process.exit(code);
}
