import type { Checking } from './checklist/published.rules.ts';
import { mofFile, releaseRecord } from './export.rules.ts';
import type { Dossier } from './release.ts';

/** A file to hand over. */
export interface ExportFile {
  name: string;
  content: Uint8Array;
}

/** The release's record as JSON. */
export function recordFile(dossier: Dossier, checking: Checking): ExportFile {
  const record = `${JSON.stringify(releaseRecord(dossier, checking), null, 2)}\n`;
  return { name: `${fileName(dossier)}.json`, content: new TextEncoder().encode(record) };
}

/** The model file that the Model Openness Tool reads, as YAML. The library is loaded when somebody asks for it. */
export async function mofYaml(dossier: Dossier, checking: Checking): Promise<ExportFile> {
  const { stringify } = await import('yaml');
  const content = stringify(mofFile(dossier, checking), { lineWidth: 0, version: '1.1' });
  return { name: `${fileName(dossier)}.mof.yml`, content: new TextEncoder().encode(content) };
}

/** Release notes in one language, as a file. */
export function notesFile(dossier: Dossier, locale: string, notes: string): ExportFile {
  return { name: `${fileName(dossier)}.${locale}.md`, content: new TextEncoder().encode(notes) };
}

/** A name that every system takes. */
function fileName({ release }: Dossier): string {
  const plain = release.name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+|[.-]+$/g, '');
  return plain.slice(0, 80) || `release-${release.id}`;
}
