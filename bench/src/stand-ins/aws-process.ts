import { type AwsAnswers, startAwsAnswerer } from './aws-answerer.ts';

process.once('message', (answers: AwsAnswers) => {
  startAwsAnswerer(answers).then(({ origin }) => process.send?.(origin));
});
process.once('disconnect', () => process.exit());
