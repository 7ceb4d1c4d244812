import { demoAccessKey, demoSecretKey, type Simulator } from '../simulator/simulator.js';

/** Returns the variables of a gateway in front of a simulated provider, without authentication. */
export function toDemoEnvironment({ baseUrl }: Pick<Simulator, 'baseUrl'>): Record<string, string> {
  return {
    AUTH: 'off',
    DRAIN_DELAY_MS: '0',
    ADVANCE_AI_BASE_URL: baseUrl,
    ADVANCE_AI_ACCESS_KEY: demoAccessKey,
    ADVANCE_AI_SECRET_KEY: demoSecretKey,
  };
}
