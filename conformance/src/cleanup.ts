/** What a run has made, and how to remove it. */
export class Cleanup {
  readonly #steps: { readonly what: string; readonly remove: () => Promise<unknown> }[] = [];

  /** Call it as soon as the resource may exist. What is gone already must not be an error. */
  add(what: string, remove: () => Promise<unknown>): void {
    this.#steps.push({ what, remove });
  }

  /** Removes the newest first, and goes on when one cannot be removed. @throws Error that names those. */
  async run(): Promise<void> {
    const left: string[] = [];
    for (const { what, remove } of this.#steps.splice(0).reverse()) {
      try {
        await remove();
      } catch (error) {
        left.push(`${what}: ${(error as Error).message}`);
      }
    }
    if (left.length > 0) throw new Error(['Not removed:', ...left].join('\n  '));
  }
}
