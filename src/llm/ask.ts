import type { APIConnectionError, APIError, OpenAI } from 'openai';
import type { Llm } from '../config.ts';
import type { Parts } from '../parts.ts';

/** Why a model gave no answer that could be used. */
export type Why =
  /** Nobody answered in time. */
  | 'timeout'
  /** Nobody could be reached at that address. */
  | 'unreachable'
  /** The key is missing, wrong or not enough: 401 or 403. */
  | 'key'
  /** The endpoint wants to be asked less often, or later: 429 or 503. */
  | 'busy'
  /** The endpoint knows no such model, or there is none at that address: 404. */
  | 'unknown'
  /** The endpoint failed, sent us elsewhere, or answered with something that is no chat completion. */
  | 'broken'
  /** The answer was longer than asked for, or than anything that is read here. */
  | 'tooLong'
  /** The model, or a filter before it, would not say. */
  | 'declined'
  /** The answer was empty. */
  | 'empty';

/** A model gave no answer that could be used. Whoever asked goes on without one. */
export class NoAnswer extends Error {
  readonly why: Why;

  constructor(why: Why) {
    super(why);
    this.name = 'NoAnswer';
    this.why = why;
  }
}

export interface Question {
  /** What the model is to do, and how. */
  instructions: string;
  /** What it is to do it with: text of others, which may try to give instructions of its own. */
  text: string;
  /** A token is about four characters of English, three of French. */
  mostTokens: number;
  /** 20 s if not said. */
  timeoutMs?: number;
  signal?: AbortSignal | undefined;
}

const TIMEOUT_MS = 20_000;
/** What we ask for is a few kilobytes. */
const MAX_BYTES = 1_000_000;
/** Of what an endpoint says when it fails. */
const MAX_LOGGED = 300;

/**
 * Asks the operator's model once and gives its answer as plain text, without the thoughts that some models put before
 * it. One attempt: whoever asks has something to fall back on.
 *
 * The operator's endpoint may be a private address: the guard in src/outbound is for what guilds name. In turn nothing
 * but that origin is ever contacted, redirects are not followed.
 * @throws {NoAnswer} saying why not
 * @throws what `signal` was aborted with
 */
export async function askModel({ log }: Pick<Parts, 'log'>, llm: Llm, question: Question): Promise<string> {
  // Loaded when first needed: most collectives have no model, and the library weighs 35 MB.
  const { OpenAI, APIConnectionError } = await import('openai');
  const deadline = AbortSignal.timeout(question.timeoutMs ?? TIMEOUT_MS);
  const signal = question.signal ? AbortSignal.any([question.signal, deadline]) : deadline;
  try {
    return answerIn(await complete(OpenAI, llm, { ...question, signal }));
  } catch (error) {
    question.signal?.throwIfAborted();
    const why = deadline.aborted ? 'timeout' : whyOf(error, APIConnectionError);
    const { status, message } = error as Partial<APIError>;
    // The endpoint's words, which may repeat the key.
    const said = String(message)
      .replaceAll(llm.apiKey || '\0', '…')
      .slice(0, MAX_LOGGED);
    log.warn({ why, status, said, host: llm.host, model: llm.model }, 'the language model gave no answer');
    throw new NoAnswer(why);
  }
}

async function complete(Client: typeof OpenAI, llm: Llm, question: Question): Promise<unknown> {
  const { instructions, text, mostTokens, signal } = question;
  const client = new Client({
    baseURL: llm.baseUrl,
    // Many own servers want none, the library insists on one.
    apiKey: llm.apiKey ?? 'none',
    // The library would take these from the environment, which is read in main.ts alone.
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    maxRetries: 0,
    fetch: fetchWithin(new URL(llm.baseUrl).origin),
  });
  return client.chat.completions.create(
    {
      model: llm.model,
      messages: [
        { role: 'system', content: instructions },
        { role: 'user', content: text },
      ],
      // `max_completion_tokens` is its newer name, which not every server knows.
      max_tokens: mostTokens,
      temperature: 0,
    },
    { signal },
  );
}

/** `fetch` for one origin only, with an end in size. The signal reaches the body too, as it is read in here. */
function fetchWithin(origin: string): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== origin) throw new NoAnswer('broken');
    const response = await fetch(input, { ...init, redirect: 'manual' });
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > MAX_BYTES) throw new NoAnswer('tooLong');
      chunks.push(chunk);
    }
    const { status, headers } = response;
    return new Response(chunks.length > 0 ? Buffer.concat(chunks) : null, { status, headers });
  };
}

/** Servers differ in what they leave out. https://platform.openai.com/docs/api-reference/chat/object */
interface Completion {
  choices?: { finish_reason?: unknown; message?: { content?: unknown; refusal?: unknown } | null }[];
}

function answerIn(completion: unknown): string {
  const choice = (completion as Completion | null)?.choices?.[0];
  if (!choice?.message) throw new NoAnswer('broken');
  const { content, refusal } = choice.message;
  if (refusal || choice.finish_reason === 'content_filter') throw new NoAnswer('declined');
  if (choice.finish_reason === 'length') throw new NoAnswer('tooLong');
  if (content !== null && content !== undefined && typeof content !== 'string') throw new NoAnswer('broken');
  const answer = (content ?? '').replace(/^\s*<think>.*?<\/think>/s, '').trim();
  if (answer === '') throw new NoAnswer('empty');
  return answer;
}

const WHY_BY_STATUS: Readonly<Record<number, Why>> = {
  401: 'key',
  403: 'key',
  404: 'unknown',
  429: 'busy',
  503: 'busy',
};

/** The library wraps what `fetch` throws, ours included. */
function whyOf(error: unknown, ConnectionError: typeof APIConnectionError): Why {
  const { status, cause } = error as { status?: number; cause?: unknown };
  const ours = [error, cause].find((one) => one instanceof NoAnswer);
  if (ours) return ours.why;
  if (status !== undefined) return WHY_BY_STATUS[status] ?? 'broken';
  return error instanceof ConnectionError ? 'unreachable' : 'broken';
}
