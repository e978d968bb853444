import type { LicenceBook, SpdxLicence } from './checklist/licence.rules.ts';

let book: Promise<LicenceBook> | undefined;

/**
 * The SPDX list with the flags of OSI and FSF. Loaded when first needed, and kept: most days nobody checks a release.
 * The ids are those of spdx-license-ids; @nodesecure/conformance knows the flags, and would take a slip of one letter
 * for the licence that it resembles, so that it is only asked about ids that exist.
 */
export function openLicences(): Promise<LicenceBook> {
  book ??= readLicences();
  return book;
}

async function readLicences(): Promise<LicenceBook> {
  const [{ default: ids }, { default: deprecated }, { licenseIdConformance }] = await Promise.all([
    import('spdx-license-ids/index.json', { with: { type: 'json' } }),
    import('spdx-license-ids/deprecated.json', { with: { type: 'json' } }),
    import('@nodesecure/conformance'),
  ]);
  return new Map(
    // An old spelling (`GPL-3.0`) is still what people and the Hub write.
    [...deprecated, ...ids].map((id): [string, SpdxLicence] => {
      const found = licenseIdConformance(id);
      const { osi, fsf } = found.ok ? found.val.spdx : { osi: false, fsf: false };
      return [id.toLowerCase(), { id, osi, fsf }];
    }),
  );
}
