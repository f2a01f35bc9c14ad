import { App } from 'aws-cdk-lib';
import { GatewayStack } from './gateway-stack.ts';

const app = new App();
new GatewayStack(app, 'MomentoGateway');
