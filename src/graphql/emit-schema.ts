import { printGatewaySchema } from './printed-schema.js';

process.stdout.write(printGatewaySchema());
