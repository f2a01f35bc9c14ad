import { type AwsAnswers, startAwsAnswerer } from './aws-answerer.ts';

/** Runs the answerer in a process of its own, and ends with the one that started it. */
process.once('message', (answers: AwsAnswers) => {
  startAwsAnswerer(answers).then(({ origin }) => process.send?.(origin));
});
process.once('disconnect', () => process.exit());
