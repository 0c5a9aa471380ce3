import type { Text } from '../../hub/contract/text.ts';

/** What the hub answered, or its sentence why not; null: it could not be reached. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: Text | null };

/** A request of a page with its session cookie. `read` takes what came when the hub agreed. */
export async function ask<T>(
  path: string,
  init: RequestInit,
  read: (response: Response) => Promise<T>,
): Promise<Answer<T>> {
  try {
    const response = await fetch(path, init);
    if (response.ok) return { ok: true, value: await read(response) };
    const { title, detail } = (await response.json()) as { title: string; detail: string };
    return { ok: false, why: { zh: detail, en: title } };
  } catch {
    return { ok: false, why: null };
  }
}
