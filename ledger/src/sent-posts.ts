import type { SentPost } from './plan-post.ts';

/** A sample of the sent authentic posts, for replays. */
export class SentPosts {
  readonly #every: number;
  readonly #posts: SentPost[] = [];
  #seen = 0;

  /** Keeps one of `every` posts, for two minutes. */
  constructor(every: number) {
    this.#every = every;
  }

  add(post: SentPost): void {
    this.#seen += 1;
    if (this.#seen % this.#every !== 0) return;
    this.#posts.push(post);
    while (this.#posts[0] !== undefined && post.sentAt - this.#posts[0].sentAt > 120_000) {
      this.#posts.shift();
    }
  }

  /** A post of this age, if any. @param chance uniform in [0, 1) */
  find(now: number, ageFromMs: number, ageToMs: number, chance: number): SentPost | undefined {
    const found = this.#posts.filter(({ sentAt }) => {
      const age = now - sentAt;
      return age >= ageFromMs && age < ageToMs;
    });
    return found[Math.floor(chance * found.length)];
  }
}
