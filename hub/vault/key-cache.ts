/** Applicants' keys at hand, the least recently used going first once there are more than `most`. */
export class KeyCache {
  readonly #most: number;
  readonly #keys = new Map<string, Buffer>();

  constructor(most: number) {
    this.#most = most;
  }

  get(person: string): Buffer | undefined {
    const key = this.#keys.get(person);
    if (key !== undefined) this.set(person, key);
    return key;
  }

  set(person: string, key: Buffer): void {
    this.#keys.delete(person);
    this.#keys.set(person, key);
    if (this.#keys.size <= this.#most) return;
    for (const oldest of this.#keys.keys()) {
      this.#keys.delete(oldest);
      return;
    }
  }

  delete(person: string): void {
    this.#keys.delete(person);
  }
}
