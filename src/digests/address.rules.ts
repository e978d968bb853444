/** Parameters that follow a reader around and change nothing of the page. Names, or beginnings that end in `_`. */
const TRACKING = new Set([
  'fbclid',
  'gclid',
  'dclid',
  'msclkid',
  'yclid',
  'twclid',
  'igshid',
  'mkt_tok',
  'mc_cid',
  'mc_eid',
  '_hsenc',
  '_hsmi',
  'xtor',
  'vero_id',
  'wt_mc',
  's_cid',
  'ncid',
  'cmpid',
]);
const TRACKING_STARTS = ['utm_', 'at_', 'pk_', 'mtm_', 'matomo_', 'hsa_'];

/** An address without what tells the site where its reader came from. */
export function withoutTracking(address: string): string {
  const url = URL.parse(address);
  if (!url) return address;
  const names = [...new Set(url.searchParams.keys())].filter(isTracking);
  // Only then: writing the parameters back would change how the others are written.
  if (names.length === 0) return address;
  for (const name of names) url.searchParams.delete(name);
  return url.href;
}

function isTracking(name: string): boolean {
  const lower = name.toLowerCase();
  return TRACKING.has(lower) || TRACKING_STARTS.some((start) => lower.startsWith(start));
}

/**
 * What a feed calls an entry, in one form: an address is the same with or without `https`, `www`, a last slash and
 * tracking, which change when a site moves or its feed passes through another service.
 */
export function identityOf(id: string): string {
  const url = /^https?:/i.test(id) ? URL.parse(withoutTracking(id)) : null;
  if (!url) return id;
  const host = url.host.replace(/^www\./, '');
  return `//${host}${url.pathname.replace(/\/+$/, '')}${url.search}${url.hash}`;
}
