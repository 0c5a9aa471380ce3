import type { Catalogue } from '../contract/catalogue.ts';

/** The whole catalogue as one JSON file, which `readCatalogueFolder` reads again. Photos are files of their own. */
export function writeCatalogue(catalogue: Catalogue): string {
  return `${JSON.stringify(catalogue, null, 2)}\n`;
}
