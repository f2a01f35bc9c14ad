/**
 * What is wrong with what became of one failure that several dashboards worked on.
 *
 * @param copies how often its event was published
 * @param answers what the dashboards said became of it, in any order
 */
export function judgeFailure(copies: number, answers: readonly string[]): string[] {
  const wasDeleted = answers.includes('deleted');
  const redriven = answers.filter((answer) => answer === 'redriven').length;
  return [
    ...(copies > 1 ? ['an event was published more than once'] : []),
    ...(copies === 0 && !wasDeleted ? ['an event was lost'] : []),
    ...(copies > 0 && wasDeleted ? ['a deleted event was published'] : []),
    ...(copies === 0 && redriven > 0 ? ['an event was called redriven and was not published'] : []),
    ...(redriven > 1 ? ['one failure was redriven by two'] : []),
  ];
}
