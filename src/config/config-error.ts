/** Everything that is wrong with a configuration, one sentence a fault; names variables and never a secret's value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/** For a person at a terminal. */
export function toFaultList({ faults }: ConfigError): string {
  return [`The configuration has ${faults.length} fault(s):`, ...faults].join('\n  ');
}
