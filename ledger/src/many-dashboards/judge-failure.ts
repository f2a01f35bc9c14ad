/**
 * Checks one failure that several dashboards redrove or deleted. @returns violations
 *
 * @param copies how often its event was published
 * @param answers the results that the dashboards reported, in any order
 */
export function judgeFailure(copies: number, answers: readonly string[]): string[] {
  const wasDeleted = answers.includes('deleted');
  const redriven = answers.filter((answer) => answer === 'redriven').length;
  return [
    ...(copies > 1 ? ['an event was published more than once'] : []),
    ...(copies === 0 && !wasDeleted ? ['an event was lost'] : []),
    ...(copies > 0 && wasDeleted ? ['a deleted event was published'] : []),
    ...(copies === 0 && redriven > 0
      ? ['an event was reported as redriven but not published']
      : []),
    ...(redriven > 1 ? ['one failure was redriven twice'] : []),
  ];
}
