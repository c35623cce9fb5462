/** Addresses that a permanent deletion has shut out for good, letter case aside. */
export class Blocklist {
  readonly #addresses = new Set<string>();

  add(address: string): void {
    this.#addresses.add(address.toLowerCase());
  }

  has(address: string): boolean {
    return this.#addresses.has(address.toLowerCase());
  }
}
