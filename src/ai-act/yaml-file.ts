import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { z } from 'zod';
import type { InBoth } from './article.ts';
import { typeset } from './typeset.rules.ts';

/** A line that somebody has to write. */
export const line = z.string().trim().min(1);

/** A text in both languages, set as a printer would. */
export const inBoth = z
  .strictObject({ fr: line, en: line })
  .transform((texts): InBoth => ({ fr: typeset(texts.fr, 'fr'), en: typeset(texts.en, 'en') }));

/** Words that people type, as they type them. */
export const wordsInBoth = z.strictObject({ fr: z.array(line).min(1), en: z.array(line).min(1) });

/** `article 53`, `annex XI`, `recital 104`, `definition 63`. Whether there is such a provision is asked where all are known. */
export const provision = z
  .string()
  .regex(
    /^(article \d+[a-z]?|annex [IVX]+|recital \d+|definition \d+[a-z]?)$/,
    'write "article 53", "annex XI", "recital 104" or "definition 63"',
  );

/** `open-model-exempt`. */
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'write an id such as general-application');

/**
 * Reads YAML that people write and checks it.
 * @param name the file's name, which problems are reported under
 * @throws Error that says what is wrong in which file
 */
export function validated<T>(name: string, schema: z.ZodType<T>, yaml: string): T {
  const result = schema.safeParse(readYaml(name, yaml));
  if (result.success) return result.data;
  throw new Error(`${name}: ${z.prettifyError(result.error)}`);
}

function readYaml(name: string, yaml: string): unknown {
  try {
    // Every value is a text, so that nobody has to know that 2026 or 1e25 would need quotes.
    return load(yaml, { schema: FAILSAFE_SCHEMA });
  } catch (error) {
    throw new Error(`${name}: this is no YAML`, { cause: error });
  }
}
