import type { AwsAnswers } from './aws-answerer.ts';
import { type StandIn, startProcess } from './start-process.ts';

export function startAws(answers: AwsAnswers): Promise<StandIn> {
  return startProcess('aws-process', answers);
}
