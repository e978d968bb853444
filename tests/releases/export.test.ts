import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { mofFile, releaseRecord } from '../../src/releases/export.rules.ts';
import { mofYaml, notesFile, recordFile } from '../../src/releases/export.ts';
import type { ArtifactKind } from '../../src/releases/release.ts';
import { CHECKING, dossier, ENDPOINT } from './checklist/dossiers.ts';

/**
 * What `schema/mof_schema.json` of lfai/model_openness_tool asks for at 8b5d30e90a7c62d7d6ece48b91e69ff495920a4d
 * (11 May 2026), written down anew: which fields there are, which must be, and which words they take.
 */
const text = { type: 'string' };
const licence = {
  type: 'object',
  properties: { name: { type: ['string', 'null'] }, path: { type: ['string', 'null'] } },
};
const day = { type: 'string', pattern: String.raw`^\d{4}-\d{2}-\d{2}$` };
const words = (...among: string[]) => ({ type: 'string', enum: among });
const MOF_SCHEMA = {
  type: 'object',
  required: ['framework', 'release'],
  properties: {
    framework: {
      type: 'object',
      required: ['name', 'version', 'date'],
      properties: { name: words('Model Openness Framework'), version: text, date: day },
    },
    release: {
      type: 'object',
      required: ['name', 'license', 'producer', 'components'],
      properties: {
        name: { type: 'string', minLength: 1 },
        version: text,
        license: {
          type: 'object',
          properties: { distribution: licence, code: licence, document: licence, data: licence },
        },
        date: day,
        type: words('', 'language', 'vision', 'image', 'audio', 'video', '3d', 'code', 'multimodal', 'other'),
        architecture: words(
          ...['', 'transformer', 'transformer decoder', 'transformer encoder-decoder', 'decoder', 'encoder'],
          ...['diffusion', 'RNN', 'CNN', 'LSTM', 'NeRF', 'hybrid', 'undisclosed', 'other'],
        ),
        treatment: words('pre-trained', 'instruct fine-tuned', 'chat fine-tuned'),
        origin: text,
        producer: text,
        contact: text,
        components: {
          type: 'array',
          maxItems: 17,
          items: {
            type: 'object',
            properties: { name: text, description: text, license: text, license_path: text, component_path: text },
          },
        },
      },
    },
  },
};
/** The names of the components, of `mof.settings.yml` there. */
const COMPONENTS = [
  ...['Datasets', 'Data preprocessing code', 'Model architecture', 'Model parameters (Final)', 'Model metadata'],
  ...['Model parameters (Intermediate)', 'Training code', 'Inference code', 'Evaluation code', 'Evaluation data'],
  ...['Evaluation results', 'Supporting libraries and tools', 'Model card', 'Data card', 'Technical report'],
  ...['Research paper', 'Sample model outputs'],
];
const isMof = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(MOF_SCHEMA);

const EVERYTHING: [ArtifactKind, string | null][] = (
  [
    ...['weights', 'architecture', 'model-card', 'data-card', 'technical-report', 'evaluation-results'],
    ...['sample-outputs', 'training-code', 'inference-code', 'evaluation-code', 'evaluation-data', 'libraries'],
    ...['dataset', 'preprocessing-code', 'intermediate-weights', 'research-paper', 'model-metadata'],
    ...['training-summary', 'copyright-policy', 'demo'],
  ] as ArtifactKind[]
).map((kind) => [kind, 'apache-2.0']);

const read = ({ content }: { content: Uint8Array }) => new TextDecoder().decode(content);

describe('the file of the Model Openness Framework', () => {
  test.each([
    ['little', dossier()],
    ['nothing', dossier({ hub: null, body: null })],
    ['everything', dossier({ artifacts: EVERYTHING, stated: { contact: 'a@b.org', marketDate: '2026-06-02' } })],
    ['a strange name', dossier({ release: { name: '- "x": #\n2024-01-01' }, hub: { licence: 'other' } })],
  ])('of which there is %s is what the tool accepts, also after being written', async (_name, of) => {
    const written = parse(read(await mofYaml(of, CHECKING)), { version: '1.1' });
    expect(written).toEqual(mofFile(of, CHECKING));
    expect([isMof(written), isMof.errors]).toEqual([true, null]);
  });

  test('names the seventeen components in the words of the tool', () => {
    const { components } = mofFile(dossier({ artifacts: EVERYTHING }), CHECKING).release;
    expect(components.map(({ name }) => name).toSorted()).toEqual(COMPONENTS.toSorted());
  });

  test('says what is there without a licence, and of several the least open', () => {
    const of = dossier({
      hub: null,
      artifacts: [
        ['training-code', null],
        ['dataset', 'apache-2.0'],
        ['dataset', 'cc-by-nc-4.0'],
      ],
    });
    const { components, license, producer, version } = mofFile(of, CHECKING).release;
    expect(components.map(({ name, license: own }) => [name, own])).toEqual([
      ['Training code', 'unlicensed'],
      ['Datasets', 'CC-BY-NC-4.0'],
    ]);
    expect([license, producer, version]).toEqual([{}, 'Luciole', '']);
  });

  test('has the licence, producer, day and address of the weights', () => {
    const { release } = mofFile(dossier({ release: { announcedAt: Date.parse('2026-06-02T08:00Z') } }), CHECKING);
    expect(release).toMatchObject({
      producer: 'OpenLLM-France',
      version: '575db8b',
      date: '2026-06-02',
      license: { distribution: { name: 'Apache-2.0', path: `${ENDPOINT}/OpenLLM-France/Luciole-8B-Base` } },
    });
    const elsewhere = dossier({ hub: null, artifacts: [['weights', 'mit']] });
    expect(mofFile(elsewhere, CHECKING).release.license.distribution?.path).toBe('https://example.org/weights');
  });

  test.each([
    [null, ''],
    ['text-generation', 'language'],
    ['image-text-to-text', 'multimodal'],
    ['text-to-image', 'image'],
    ['text-to-video', 'video'],
    ['automatic-speech-recognition', 'audio'],
    ['robotics', 'other'],
  ])('task %s is of type %j', (task, type) => {
    expect(mofFile(dossier({ hub: { task } }), CHECKING).release.type).toBe(type);
  });

  test.each([
    ['Luciole-8B-Base', null, 'pre-trained'],
    ['Luciole-8B-Instruct-1.1', null, 'instruct fine-tuned'],
    ['gemma-3-it', null, 'instruct fine-tuned'],
    ['Claire', 'finetune', 'instruct fine-tuned'],
    ['Claire-Chat', 'finetune', 'chat fine-tuned'],
  ])('%s (%s) is %s', (name, relation, treatment) => {
    const of = dossier({ release: { name }, hub: { relation, baseModels: relation ? ['a/b'] : [] } });
    expect(mofFile(of, CHECKING).release).toMatchObject({ treatment, origin: relation ? 'a/b' : '' });
  });
});

describe('the record', () => {
  test('is JSON that says its format, and names nobody', () => {
    const of = dossier({ artifacts: EVERYTHING, release: { announcedAt: 0, approvedBy: '3' } });
    const file = recordFile(of, CHECKING);
    expect(file.name).toBe('Luciole-8B-Base.json');
    const record = JSON.parse(read(file));
    expect(record).toEqual(JSON.parse(JSON.stringify(releaseRecord(of, CHECKING))));
    expect(record).toMatchObject({
      format: 'ruche-release',
      version: 1,
      exportedAt: '2026-11-23T12:00:00.000Z',
      release: { id: 7, name: 'Luciole-8B-Base', announcedAt: '1970-01-01T00:00:00.000Z' },
      openness: { mof: 'I' },
    });
    expect(record.artifacts).toContainEqual({
      kind: 'training-code',
      address: 'https://example.org/training-code',
      licence: 'Apache-2.0',
      spdx: true,
      open: true,
    });
    expect(read(file)).not.toMatch(/draftedBy|approvedBy|guildId/);
  });

  test('keeps a licence that nobody knows as it was written', () => {
    const { artifacts, openness, release } = releaseRecord(
      dossier({
        hub: null,
        release: { kind: 'dataset' },
        artifacts: [
          ['dataset', 'other'],
          ['demo', null],
        ],
      }),
      CHECKING,
    );
    expect(artifacts.map(({ licence: own, spdx, open }) => [own, spdx, open])).toEqual([
      ['other', false, false],
      [null, false, false],
    ]);
    expect([openness.mof, release.repository, release.revision, release.announcedAt]).toEqual([null, null, null, null]);
  });
});

test.each([
  ['../../etc/passwd', 'etc-passwd.fr.md'],
  ['a b:c', 'a-b-c.fr.md'],
  ['…', 'release-7.fr.md'],
  ['é'.repeat(100), `${'é'.repeat(80)}.fr.md`],
])('a file is named after the release: %s', (name, file) => {
  expect(notesFile(dossier({ release: { name } }), 'fr', '# x').name).toBe(file);
});
