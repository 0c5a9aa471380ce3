import { randomBytes } from 'node:crypto';
import type { Vault } from '../domain/state.ts';
import { makeKey, narrowKey, readKey } from '../journal/key-file.ts';
import { JournalFailure, type PersonKeys, type WrappedKey } from '../journal/port.ts';
import { KeyCache } from './key-cache.ts';
import { blindIndex, KEY, type MasterKey, masterKey, openBytes, sealBytes } from './sealing.ts';

/** The vault with what is asynchronous about it: only keys at hand seal and open. */
export type KeyVault = Vault & {
  /** Brings keys of applicants to hand, before `seal` and `open` of archived cases. Unknown and erased ones stay away. */
  load(persons: readonly string[]): Promise<void>;
  /**
   * Keys of hall days (ids `day-YYYY-MM-DD`): those `wanted` are made unless they are there, those before `since` are erased, the
   * others come to hand.
   */
  holdDays(wanted: readonly string[], since: string): Promise<void>;
  /**
   * Deletes an applicant's key for good, once `recorded` says that this is recorded: whatever was sealed with it opens to null from
   * then on (X3). Meanwhile nothing new can be sealed with it; not recorded, all is as before.
   */
  erase(person: string, recorded: () => Promise<boolean>): Promise<boolean>;
  /** The secret of a webhook: it follows from its id and vault.key, and is kept nowhere. */
  signing(webhook: string): string;
};

export type VaultOptions = {
  /** The data folder: the master key lies there in vault.key. */
  readonly folder: string;
  readonly keys: PersonKeys;
  readonly newId: () => string;
  /** Told when no new keys could be put on disk; it is tried again with the next applicant. */
  readonly failed: (error: unknown) => void;
  /** Keys made ahead, and keys at hand at most. */
  readonly ahead?: number;
  readonly most?: number;
};

/** More new applicants than one commit takes commands. */
const AHEAD = 512;
const MOST = 65_536;
/** Keys looked up with one statement. */
const PAGE = 1000;

/**
 * Opens the vault of a data folder, with the keys of all open cases at hand. Rejects with JournalFailure when vault.key is
 * missing although applicants need it, or is another one.
 */
export async function openVault(options: VaultOptions): Promise<KeyVault> {
  const master = masterKey(await secretOf(options));
  const vault = new PersonVault(options, master);
  await vault.start();
  return vault;
}

async function secretOf({ folder, keys }: VaultOptions): Promise<Buffer> {
  const found = await readKey(folder, 'vault.key');
  if (found !== null) {
    await narrowKey(folder, 'vault.key');
    return found;
  }
  if (await keys.inUse()) {
    throw new JournalFailure(
      'damaged',
      'The key file vault.key is missing from the data folder: without it no applicant can be read. Copy it back from where journal.key is kept.',
    );
  }
  await keys.dropSpare();
  return makeKey(folder, 'vault.key');
}

class PersonVault implements KeyVault {
  readonly #options: VaultOptions;
  readonly #master: MasterKey;
  readonly #ahead: number;
  readonly #cache: KeyCache;
  /** Made ahead and on disk. */
  readonly #spare: { id: string; key: Buffer }[] = [];
  readonly #erased = new Set<string>();
  #refilling: Promise<void> | null = null;

  constructor(options: VaultOptions, master: MasterKey) {
    this.#options = options;
    this.#master = master;
    this.#ahead = options.ahead ?? AHEAD;
    this.#cache = new KeyCache(options.most ?? MOST);
  }

  async start(): Promise<void> {
    const { keys } = this.#options;
    for (const wrapped of await keys.ofOpenCases()) this.#cache.set(wrapped.id, this.#unwrapped(wrapped));
    for (const wrapped of await keys.spare(this.#ahead))
      this.#spare.push({ id: wrapped.id, key: this.#unwrapped(wrapped) });
    await this.#refill();
  }

  #unwrapped({ id, wrapped }: WrappedKey): Buffer {
    const key = this.#master.unwrap(id, wrapped);
    if (key !== null) return key;
    throw new JournalFailure(
      'damaged',
      'The applicants’ keys do not fit vault.key: it is another one. Copy back the one that belongs to this journal.',
    );
  }

  newPerson(): string | null {
    const next = this.#spare.pop();
    if (this.#spare.length <= this.#ahead / 2) {
      this.#refilling ??= this.#refill()
        .catch(this.#options.failed)
        .finally(() => {
          this.#refilling = null;
        });
    }
    if (next === undefined) return null;
    this.#cache.set(next.id, next.key);
    return next.id;
  }

  async #refill(): Promise<void> {
    const made = Array.from({ length: this.#ahead - this.#spare.length }, () => ({
      id: this.#options.newId(),
      key: randomBytes(KEY),
    }));
    if (made.length === 0) return;
    await this.#options.keys.add(made.map(({ id, key }) => ({ id, wrapped: this.#master.wrap(id, key) })));
    this.#spare.unshift(...made);
  }

  seal(person: string, text: string): string | null {
    const key = this.#cache.get(person);
    return key === undefined ? null : sealBytes(key, person, Buffer.from(text));
  }

  open(person: string, sealed: string): string | null {
    const key = this.#cache.get(person);
    return key === undefined ? null : (openBytes(key, person, sealed)?.toString() ?? null);
  }

  index(text: string): string {
    return this.#master.index(text);
  }

  indexUnder(key: string, text: string): string | null {
    const held = this.#cache.get(key);
    return held === undefined ? null : blindIndex(held, text);
  }

  signing(webhook: string): string {
    return this.#master.signing(webhook);
  }

  async load(persons: readonly string[]): Promise<void> {
    const away = [...new Set(persons)].filter((person) => this.#cache.get(person) === undefined);
    for (let start = 0; start < away.length; start += PAGE) {
      for (const wrapped of await this.#options.keys.find(away.slice(start, start + PAGE))) {
        const key = this.#unwrapped(wrapped);
        // Erased while the disk was read.
        if (!this.#erased.has(wrapped.id)) this.#cache.set(wrapped.id, key);
      }
    }
  }

  async holdDays(wanted: readonly string[], since: string): Promise<void> {
    const { keys } = this.#options;
    const there = await keys.ofDays();
    for (const { id } of there.filter(({ id }) => id < since))
      await this.erase(id, () => Promise.resolve(true));
    const missing = wanted.filter((id) => !there.some((known) => known.id === id));
    const made = missing.map((id) => ({ id, key: randomBytes(KEY) }));
    if (made.length > 0)
      await keys.add(made.map(({ id, key }) => ({ id, wrapped: this.#master.wrap(id, key) })));
    for (const { id, key } of made) this.#cache.set(id, key);
    await this.load(there.map(({ id }) => id).filter((id) => id >= since));
  }

  async erase(person: string, recorded: () => Promise<boolean>): Promise<boolean> {
    const key = this.#cache.get(person);
    this.#erased.add(person);
    this.#cache.delete(person);
    if (await recorded()) {
      await this.#options.keys.remove(person);
      return true;
    }
    this.#erased.delete(person);
    if (key !== undefined) this.#cache.set(person, key);
    return false;
  }
}
