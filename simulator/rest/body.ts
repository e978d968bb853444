import { invalidField, refusal } from '../errors.ts';
import { LARGEST_FILE, type UploadedFile } from '../state/files.ts';

export interface ParsedBody {
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

const FILE_FIELD = /^files\[(\d+)\]$/;

/**
 * Reads a JSON body, or `payload_json` and `files[n]` of a multipart one.
 * https://discord.com/developers/docs/reference#uploading-files
 * @throws 50109 for what is no JSON, 40005 for a file that is too large, 50035 for any other content type
 */
export async function readBody(request: Request): Promise<ParsedBody> {
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) return readMultipart(await request.formData());
  const text = await request.text();
  if (text === '') return { body: undefined, files: [] };
  if (!type.startsWith('application/json')) {
    throw invalidField([], 'CONTENT_TYPE_INVALID', 'Expected "Content-Type" header to be one of {application/json}.');
  }
  return { body: parseJson(text), files: [] };
}

async function readMultipart(form: FormData): Promise<ParsedBody> {
  const payload = form.get('payload_json');
  const files: UploadedFile[] = [];
  for (const [field, value] of form) {
    const index = FILE_FIELD.exec(field)?.[1];
    if (index === undefined || typeof value === 'string') continue;
    files.push({
      index,
      name: value.name,
      contentType: value.type || 'application/octet-stream',
      content: new Uint8Array(await value.arrayBuffer()),
    });
  }
  if (files.some(({ content }) => content.byteLength > LARGEST_FILE)) throw refusal(40005);
  return { body: typeof payload === 'string' ? parseJson(payload) : {}, files };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal(50109);
  }
}
