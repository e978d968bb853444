import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LOCALES, type Locale, textsIn } from '../../texts.ts';
import { UserError } from '../../user-error.ts';
import { openDesk } from '../desk.ts';
import type { Knowledge } from '../knowledge.ts';
import { provisionName, provisionNames } from '../names.ts';
import { type Answer, answer } from '../search/answer.ts';
import { readQuestion } from '../search/question.rules.ts';
import { databasePath, openForReading } from './database.ts';

const USAGE = `npm run ask -- [--lang fr|en] [--json] "question"
npm run ask -- [--lang fr|en] [--json] --batch FILE    a question a line
`;
const EXIT_USAGE = 64;

/** What `--json` prints, one object a question. */
interface Printed {
  answered: boolean;
  /** Best first. */
  provisions: readonly string[];
  text: string;
}

await main();

async function main(): Promise<void> {
  const { lang, json, questions } = readArguments();
  const db = openForReading(databasePath(process.env));
  try {
    const knowledge = await openDesk(db);
    for (const question of questions) {
      const printed = ask(question);
      process.stdout.write(json ? `${JSON.stringify(printed)}\n` : `${printed.text}\n\n`);
    }

    function ask(typed: string): Printed {
      try {
        const found = answer(db, knowledge, readQuestion(typed), lang ? { told: lang } : {});
        return { answered: found.answered, provisions: found.provisions, text: inWords(found, knowledge) };
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        return { answered: false, provisions: [], text: textsIn(lang ?? 'fr')(error.key, error.params) };
      }
    }
  } finally {
    db.close();
  }
}

/** The answer as one reads it in a terminal. */
function inWords({ answered, statements, elsewhere, missing, locale }: Answer, { about }: Knowledge): string {
  const t = textsIn(locale);
  const date = Temporal.PlainDate.from(about.asOf).toLocaleString(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'long',
  });
  const told = answered
    ? statements.map(({ text, provisions }) => `${text} (${provisionNames(provisions, t)})`)
    : missing !== undefined
      ? [t('ai-act.ask.noSuch', { provision: provisionName(missing, t) })]
      : [t('ai-act.ask.notInTheAct'), elsewhere ? elsewhere.says[locale] : t('ai-act.ask.tryAgain')];
  return [...told, t('ai-act.ask.plainAsOf', { date })].join('\n');
}

function readArguments(): { lang: Locale | undefined; json: boolean; questions: string[] } {
  try {
    const { values, positionals } = parseArgs({
      options: { lang: { type: 'string' }, json: { type: 'boolean', default: false }, batch: { type: 'string' } },
      allowPositionals: true,
    });
    const lang = LOCALES.find((known) => known === values.lang);
    if (values.lang !== undefined && lang === undefined) throw new Error(`--lang is fr or en, not ${values.lang}`);
    if ((values.batch === undefined) === (positionals.length === 0)) throw new Error('Give a question or --batch FILE');
    const questions =
      values.batch === undefined
        ? [positionals.join(' ')]
        : readFileSync(values.batch, 'utf8')
            .replace(/\r?\n$/, '')
            .split(/\r?\n/);
    return { lang, json: values.json, questions };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(EXIT_USAGE);
  }
}
