/**
 * Discord's markdown as a tree. Nothing here makes HTML: `markdown-view.ts` turns the tree into lit templates, so that
 * what people wrote can never become markup. Written here because the libraries for it are CommonJS or bring a syntax
 * highlighter of a megabyte, and a browser without a build step can load neither.
 * https://support.discord.com/hc/en-us/articles/210298617
 */
export type Block =
  | { kind: 'lines'; lines: Inline[][] }
  | { kind: 'heading'; level: 1 | 2 | 3; children: Inline[] }
  | { kind: 'subtext'; children: Inline[] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'list'; ordered: boolean; start: number; items: { children: Inline[]; blocks: Block[] }[] }
  | { kind: 'code'; language: string; text: string };

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'emphasis' | 'underline' | 'strike' | 'spoiler'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; title: string; children: Inline[] }
  | { kind: 'user' | 'role' | 'channel'; id: string }
  | { kind: 'everyone'; name: 'everyone' | 'here' }
  | { kind: 'command'; path: string; id: string }
  | { kind: 'emoji'; name: string }
  | { kind: 'time'; seconds: number; style: string };

const heading = /^(#{1,3}) +(.+)$/;
const subtext = /^-# +(.+)$/;
const quoted = /^> (.*)$/;
const quotedRest = /^>>> /;
const item = /^( *)([-*]|\d+\.) +(.+)$/;
const fence = /```(?:([\w+#.-]+)\n)?\n?([\s\S]*?)\n?```\n?/g;

/** A message's text as blocks. */
export function parse(text: string): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  for (const match of text.matchAll(fence)) {
    // A fence inside a quote belongs to the quote, as it does in Discord.
    if (/(^|\n)>>> /.test(text.slice(0, match.index))) break;
    if (!match[2]?.trim()) continue;
    blocks.push(...parseLines(text.slice(from, match.index).replace(/\n$/, '')));
    blocks.push({ kind: 'code', language: match[1] ?? '', text: match[2] });
    from = match.index + match[0].length;
  }
  return [...blocks, ...parseLines(text.slice(from))];
}

function parseLines(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text === '' ? [] : text.split('\n');
  while (lines.length > 0) {
    const line = lines[0] ?? '';
    if (quotedRest.test(line)) {
      const rest = [line.slice(4), ...lines.slice(1)].join('\n');
      return [...blocks, { kind: 'quote', blocks: parse(rest) }];
    }
    blocks.push(takeQuote(lines) ?? takeList(lines, 0) ?? takeLine(lines));
  }
  return joined(blocks);
}

function takeQuote(lines: string[]): Block | undefined {
  const taken = takeWhile(lines, quoted);
  if (taken.length === 0) return undefined;
  return { kind: 'quote', blocks: parseLines(taken.map((match) => match[1]).join('\n')) };
}

function takeList(lines: string[], indent: number): Block | undefined {
  const first = item.exec(lines[0] ?? '');
  if (!first || (first[1] ?? '').length < indent) return undefined;
  const own = (first[1] ?? '').length;
  const ordered = /\d/.test(first[2] ?? '');
  const items: { children: Inline[]; blocks: Block[] }[] = [];
  for (;;) {
    const match = item.exec(lines[0] ?? '');
    const depth = (match?.[1] ?? '').length;
    if (!match || depth < own || (depth === own && /\d/.test(match[2] ?? '') !== ordered)) break;
    if (depth > own) {
      const nested = takeList(lines, depth);
      if (nested) items.at(-1)?.blocks.push(nested);
    } else {
      items.push({ children: parseInline(match[3] ?? ''), blocks: [] });
      lines.shift();
    }
  }
  return { kind: 'list', ordered, start: ordered ? Number.parseInt(first[2] ?? '1', 10) : 1, items };
}

function takeLine(lines: string[]): Block {
  const line = lines.shift() ?? '';
  const title = heading.exec(line);
  if (title) {
    return { kind: 'heading', level: (title[1] ?? '#').length as 1 | 2 | 3, children: parseInline(title[2] ?? '') };
  }
  const small = subtext.exec(line);
  if (small) return { kind: 'subtext', children: parseInline(small[1] ?? '') };
  const plain = [line];
  while (lines.length > 0 && isPlain(lines[0] ?? '')) plain.push(lines.shift() ?? '');
  // Emphasis may run over several lines, so they are read together.
  return { kind: 'lines', lines: splitLines(parseInline(plain.join('\n'))) };
}

const isPlain = (line: string): boolean =>
  ![heading, subtext, quoted, quotedRest, item].some((pattern) => pattern.test(line));

function takeWhile(lines: string[], pattern: RegExp): RegExpExecArray[] {
  const taken: RegExpExecArray[] = [];
  for (let match = pattern.exec(lines[0] ?? ''); match && lines.length > 0; match = pattern.exec(lines[0] ?? '')) {
    taken.push(match);
    lines.shift();
  }
  return taken;
}

/** Lines beside lines are one block: their line breaks are kept between them. */
function joined(blocks: Block[]): Block[] {
  return blocks.reduce<Block[]>((list, block) => {
    const last = list.at(-1);
    if (last?.kind === 'lines' && block.kind === 'lines') last.lines.push(...block.lines);
    else list.push(block);
    return list;
  }, []);
}

function splitLines(inlines: Inline[]): Inline[][] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    const parts = inline.kind === 'text' ? inline.text.split('\n') : undefined;
    if (!parts) lines.at(-1)?.push(inline);
    parts?.forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ kind: 'text', text });
    });
  }
  return lines;
}

type Rule = [pattern: RegExp, make: (match: RegExpExecArray) => Inline];

const inside = (match: RegExpExecArray): Inline[] => parseInline(match[1] ?? '');
const url = /https?:\/\/[^\s<>]+/y;
/** An address in a masked link ends at its closing bracket, unless that bracket is its own. */
const masked = /\[((?:[^[\]\\]|\\.)+)\]\(<?(https?:\/\/[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?: "([^"]*)")?\)/y;

/** Tried in this order at each place. Each pattern is sticky, and matches in one way only, so that none can take long. */
const rules: Rule[] = [
  [/\\([^A-Za-z0-9\s])/y, (m) => ({ kind: 'text', text: m[1] ?? '' })],
  [/(`+)([\s\S]*?[^`])\1(?!`)/y, (m) => ({ kind: 'code', text: (m[2] ?? '').replace(/^ (.*) $/s, '$1') })],
  [/<t:(-?\d{1,14})(?::([tTdDfFsSR]))?>/y, (m) => ({ kind: 'time', seconds: Number(m[1]), style: m[2] ?? 'f' })],
  [/<@!?(\d+)>/y, (m) => ({ kind: 'user', id: m[1] ?? '' })],
  [/<@&(\d+)>/y, (m) => ({ kind: 'role', id: m[1] ?? '' })],
  [/<#(\d+)>/y, (m) => ({ kind: 'channel', id: m[1] ?? '' })],
  [/<\/([^:>\n]{1,100}):(\d+)>/y, (m) => ({ kind: 'command', path: m[1] ?? '', id: m[2] ?? '' })],
  [/<a?:(\w{2,32}):\d+>/y, (m) => ({ kind: 'emoji', name: m[1] ?? '' })],
  [/@(everyone|here)\b/y, (m) => ({ kind: 'everyone', name: m[1] as 'everyone' | 'here' })],
  [masked, (m) => ({ kind: 'link', url: m[2] ?? '', title: m[3] ?? '', children: inside(m) })],
  [/<(https?:\/\/[^\s<>]+)>/y, (m) => link(m[1] ?? '')],
  [url, (m) => link(m[0])],
  [/\*\*(?=\S)([\s\S]+?)(?<!\\)\*\*(?!\*)/y, (m) => ({ kind: 'strong', children: inside(m) })],
  [/__(?=\S)([\s\S]+?)(?<!\\)__(?!_)/y, (m) => ({ kind: 'underline', children: inside(m) })],
  [/~~(?=\S)([\s\S]+?)~~/y, (m) => ({ kind: 'strike', children: inside(m) })],
  [/\|\|([\s\S]+?)\|\|/y, (m) => ({ kind: 'spoiler', children: inside(m) })],
  [
    /\*(?=[^\s*])((?:\*\*(?:(?!\*\*)[\s\S])+\*\*|[^*])+?)(?<![\s\\])\*(?!\*)/y,
    (m) => ({ kind: 'emphasis', children: inside(m) }),
  ],
  [/(?<!\w)_(?=[^\s_])((?:__(?:(?!__)[\s\S])+__|[^_])+?)_(?!\w)/y, (m) => ({ kind: 'emphasis', children: inside(m) })],
];

const link = (address: string): Inline => ({
  kind: 'link',
  url: address,
  title: '',
  children: [{ kind: 'text', text: address }],
});

/** Where something other than plain text may begin. */
const special = /[\\`<@[*_~|]|https?:\/\//g;

/** A line's text as a tree of what it says. */
export function parseInline(text: string): Inline[] {
  const found: Inline[] = [];
  let at = 0;
  while (at < text.length) {
    special.lastIndex = at;
    const next = special.exec(text)?.index ?? text.length;
    pushText(found, text.slice(at, next));
    if (next === text.length) break;
    const hit = firstMatch(text, next);
    if (hit) found.push(hit.inline);
    else pushText(found, text[next] ?? '');
    at = hit ? hit.end : next + 1;
  }
  return found;
}

function firstMatch(text: string, at: number): { inline: Inline; end: number } | undefined {
  for (const [pattern, make] of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    // A bare address does not take the punctuation of its sentence along.
    const bare = match[0].startsWith('http');
    const address = bare ? trimmed(match[0]) : match[0];
    return { inline: bare ? link(address) : make(match), end: at + address.length };
  }
  return undefined;
}

/** An address without the closing marks that belong to the sentence around it. */
function trimmed(address: string): string {
  const last = address.at(-1) ?? '';
  const closes = last === ')' && address.split('(').length >= address.split(')').length;
  return /[.,:;"'!?)\]*_~|]/.test(last) && !closes ? trimmed(address.slice(0, -1)) : address;
}

function pushText(list: Inline[], text: string): void {
  const last = list.at(-1);
  if (last?.kind === 'text') last.text += text;
  else if (text !== '') list.push({ kind: 'text', text });
}
