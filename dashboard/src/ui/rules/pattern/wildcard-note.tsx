'use client';

import Box from '@cloudscape-design/components/box';
import { simplifyWildcards, WILDCARD_RULES_PER_BUS } from '@momento-gateway/api/pattern/wildcard';

const WORDS = { prefix: 'a prefix', suffix: 'a suffix', equals: 'the text itself' } as const;

interface WildcardNoteProps {
  readonly wildcards: readonly string[];
}

/** Says when something cheaper does the same, which the pattern then has instead. */
export function WildcardNote({ wildcards }: WildcardNoteProps) {
  const simple = wildcards.every((text) => text === '') ? undefined : simplifyWildcards(wildcards);
  return (
    <Box variant="small">
      {simple === undefined
        ? `* stands for any characters. A bus has at most ${WILDCARD_RULES_PER_BUS} rules with wildcards.`
        : `The pattern uses ${WORDS[simple.match]} (${simple.texts.join(', ')}): it does the same, and does not count as one of the ${WILDCARD_RULES_PER_BUS} rules with wildcards.`}
    </Box>
  );
}
