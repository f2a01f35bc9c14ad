import type { Clock } from '../../core/clock.ts';
import { DAY_MS } from '../../core/clock.ts';
import { createSweep } from '../../core/create-sweep.ts';
import { readEventFields } from '../../event-pattern/event-fields.ts';
import type { EventPattern } from '../../event-pattern/event-pattern.ts';
import { matchesEventPattern } from '../../event-pattern/matches-event-pattern.ts';
import { parseEventPattern } from '../../event-pattern/parse-event-pattern.ts';
import type { Archive, ArchiveStore } from '../store/archive-store.ts';

const ALL = Number.MAX_SAFE_INTEGER;

/** Keeps the events of buses that have archives. */
export interface Archiving {
  /** Keeps the event (JSON text) in every archive of the bus whose pattern it matches. */
  readonly keep: (busName: string, event: string) => void;
  /** Call this after every change to an archive of the bus. */
  readonly forget: (busName: string) => void;
  /** Removes what is past its archive's retention. */
  readonly expire: () => void;
}

interface CompiledArchive {
  readonly name: string;
  readonly pattern: EventPattern | undefined;
}

export function createArchiving(parts: {
  readonly clock: Clock;
  readonly archives: ArchiveStore;
  readonly log: (text: string) => void;
}): Archiving {
  const { archives, clock, log } = parts;
  const compiled = new Map<string, readonly CompiledArchive[]>();

  function listArchives(busName: string): readonly CompiledArchive[] {
    const known = compiled.get(busName);
    if (known !== undefined) return known;
    const found = archives.list({ prefix: '', after: '', limit: ALL, busName }).flatMap(compile);
    compiled.set(busName, found);
    return found;
  }

  function expire(): void {
    const all = archives.list({ prefix: '', after: '', limit: ALL, busName: null });
    for (const { name, retentionDays } of all) {
      if (retentionDays > 0) archives.expire(name, clock.now() - retentionDays * DAY_MS);
    }
  }

  const sweep = createSweep(clock, expire);
  return {
    keep: (busName, event) => {
      const found = listArchives(busName);
      const fields = found.length === 0 ? undefined : readEventFields(event);
      if (fields === undefined) return;
      sweep();
      const { time } = JSON.parse(event) as { readonly time: string };
      for (const { name, pattern } of found) {
        if (pattern !== undefined && !matchesEventPattern(pattern, fields)) continue;
        const removed = archives.add(name, event, Date.parse(time));
        if (removed > 0) {
          log(
            `The archives exceeded local AWS's limit: their ${removed} oldest events were removed.`,
          );
        }
      }
    },
    forget: (busName) => {
      compiled.delete(busName);
    },
    expire,
  };
}

function compile({ name, eventPattern }: Archive): CompiledArchive[] {
  if (eventPattern === null) return [{ name, pattern: undefined }];
  const pattern = parseEventPattern(eventPattern);
  return 'invalid' in pattern ? [] : [{ name, pattern }];
}
