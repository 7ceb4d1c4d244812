import { ACCESS_VARIABLES } from './access-variables.js';
import { ADMISSION_VARIABLES } from './admission-variables.js';
import { AUDIT_VARIABLES } from './audit-variables.js';
import { DATA_VARIABLES } from './data-variables.js';
import { FRONT_VARIABLES } from './front-variables.js';
import { LISTEN_VARIABLES } from './listen-variables.js';
import { OBSERVATION_VARIABLES } from './observation-variables.js';
import { PAGE_VARIABLES } from './page-variables.js';
import { PROVIDER_VARIABLES } from './provider-variables.js';
import { REDIS_VARIABLES } from './redis-variables.js';
import type { ValueOf } from './variable.js';

/** Every variable of the gateway, by the name that its value has in Config. The README's table is made of the same. */
export const VARIABLES = {
  ...LISTEN_VARIABLES,
  ...FRONT_VARIABLES,
  ...ADMISSION_VARIABLES,
  ...ACCESS_VARIABLES,
  ...PAGE_VARIABLES,
  ...PROVIDER_VARIABLES,
  ...DATA_VARIABLES,
  ...REDIS_VARIABLES,
  ...AUDIT_VARIABLES,
  ...OBSERVATION_VARIABLES,
};

/** What they are parsed to. */
export type Values = {
  readonly [Key in keyof typeof VARIABLES]: ValueOf<(typeof VARIABLES)[Key]>;
};
