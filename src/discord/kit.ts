import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APISeparatorComponent,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord.js';
import { type ArgSpecs, type ArgValues, customId, type Route } from './routes.ts';

/** Accents of containers. A colour means a state, the same everywhere. */
export const COLOURS = {
  open: 0x2f9e44,
  claimed: 0xe8a317,
  inReview: 0x3b7dd8,
  done: 0x6f42c1,
  closed: 0x868e96,
  trouble: 0xc92a2a,
  neutral: 0xf2b705,
} as const;

/** A framed card with a coloured edge. https://discord.com/developers/docs/components/reference#container */
export function container(colour: number, components: APIComponentInContainer[]): APIContainerComponent {
  return { type: ComponentType.Container, accent_color: colour, components };
}

/** A block of Discord markdown. 4,000 characters at most in a whole message. */
export function text(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

export function separator(): APISeparatorComponent {
  return { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small };
}

/** A row of at most five buttons, or of one select. */
export function row(
  ...components: APIComponentInMessageActionRow[]
): APIActionRowComponent<APIComponentInMessageActionRow> {
  return { type: ComponentType.ActionRow, components };
}

const STYLES = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  success: ButtonStyle.Success,
  danger: ButtonStyle.Danger,
} as const;

/** A button that leads to a route. */
export function press<A extends ArgSpecs>(
  route: Route<A>,
  args: ArgValues<A>,
  label: string,
  { style = 'secondary', disabled = false }: { style?: keyof typeof STYLES; disabled?: boolean } = {},
): APIButtonComponent {
  return { type: ComponentType.Button, style: STYLES[style], custom_id: customId(route, args), label, disabled };
}

/** A menu of values to pick from; what is picked comes to the route as `values`. */
export function menu<A extends ArgSpecs>(
  route: Route<A>,
  args: ArgValues<A>,
  placeholder: string,
  options: { value: string; label: string; default?: boolean }[],
): APIStringSelectComponent {
  return { type: ComponentType.StringSelect, custom_id: customId(route, args), placeholder, options };
}

/** A button that opens an address. */
export function link(url: string, label: string): APIButtonComponent {
  return { type: ComponentType.Button, style: ButtonStyle.Link, url, label };
}

/** Discord's own rendering of a moment, in each reader's zone. `f` date and time, `D` date, `R` relative. */
export function timestamp(ms: number, style: 'f' | 'F' | 'd' | 'D' | 't' | 'R' = 'f'): string {
  return `<t:${Math.floor(ms / 1000)}:${style}>`;
}

/**
 * Addresses, which stay whole so that they can be followed, and what Discord would make something of: at the start of a
 * line headings, quotes and lists, elsewhere emphasis, code, spoilers, mentions and links. discord.js's own
 * `escapeMarkdown` leaves quotes, small print and `<id:guide>` alive.
 * https://support.discord.com/hc/en-us/articles/210298617
 */
const MARKUP = /https?:\/\/[^\s<>`]*[^\s<>`*_~|]|(?<=^[ \t]*)[#>+-]|(?<=^[ \t]*\d+)\.|[\\`*_~|<[\]]/gm;

/** What people wrote, shown as they wrote it: markdown is escaped and no mention comes to life. */
export function literal(words: string): string {
  return words.replace(MARKUP, (found) => (found.length > 1 ? found : `\\${found}`));
}

/** The same, cut where it would take more than `room` characters: escaping can double what people wrote. */
export function literalWithin(words: string, room: number): string {
  let shown = literal(words);
  let kept = [...words].length;
  while (shown.length > room) {
    // One character can take two places: it can't be cut any further.
    if (kept <= 1) return '…';
    kept = Math.max(1, kept - Math.ceil((shown.length - room) / 2));
    shown = literal(shorten(words, kept));
  }
  return shown;
}

/** Text that is escaped already, cut where it would take more than `room` characters, never behind a backslash. */
export function cutLiteral(shown: string, room: number): string {
  return shown.length <= room ? shown : `${shown.slice(0, room - 1).replace(/[\\\uD800-\uDBFF]+$/, '')}…`;
}

/** At most `length` characters (code points), the last one an ellipsis where something was cut. */
export function shorten(words: string, length: number): string {
  const characters = [...words];
  return characters.length <= length
    ? words
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}
