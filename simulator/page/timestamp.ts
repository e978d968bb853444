import { html } from 'lit';
import { LiveElement } from './element.ts';
import { language } from './store.ts';

const formats: Record<string, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { day: '2-digit', month: '2-digit', year: 'numeric' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  S: { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' },
};

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** A moment relative to another, as people say it: "in 3 days", "il y a 2 heures". Both in seconds. */
function relative(seconds: number, now: number, locale: string): string {
  const away = seconds - now;
  // A unit counts once there is nearly a whole one: in 59 minutes and 40 seconds is in an hour.
  const [unit, size] = units.find(([, span]) => Math.abs(away) >= span * 0.99) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(away / size), unit);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** A moment in one of Discord's styles. https://discord.com/developers/docs/reference#message-formatting-timestamp-styles */
function format(seconds: number, style: string, locale: string): string {
  const key = `${locale} ${style}`;
  // Making a formatter is slow, and a channel shows hundreds of moments.
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, formats[style] ?? formats.f);
  formatters.set(key, formatter);
  return formatter.format(seconds * 1_000);
}

/** `<ruche-time>`: a moment in the reader's language and time zone; a relative one stays true while it is looked at. */
export class Timestamp extends LiveElement {
  static override properties = { seconds: { type: Number }, as: {} };
  declare seconds: number;
  declare as: string;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.as = 'f';
  }

  override connectedCallback() {
    super.connectedCallback();
    if (this.as === 'R') this.#ticking = setInterval(() => this.requestUpdate(), 15_000);
  }

  override disconnectedCallback() {
    clearInterval(this.#ticking);
    super.disconnectedCallback();
  }

  protected override render() {
    const locale = language();
    const moment = new Date(this.seconds * 1_000);
    // Discord's seconds reach further than JavaScript's dates.
    if (Number.isNaN(moment.getTime())) return html`<span>${this.seconds}</span>`;
    const shown =
      this.as === 'R' ? relative(this.seconds, Date.now() / 1_000, locale) : format(this.seconds, this.as, locale);
    return html`<time datetime=${moment.toISOString()} title=${format(this.seconds, 'F', locale)}>${shown}</time>`;
  }
}

customElements.define('ruche-time', Timestamp);
