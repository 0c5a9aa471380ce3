import type { MediaFolder } from '../../../hub/live/media.ts';

/** A media folder with nothing in it, for views that are about something else. */
export const noMedia: MediaFolder = {
  folder: '',
  lines: () => [],
  files: () => [],
  find: () => null,
  look: async () => undefined,
  onChange: () => undefined,
};
