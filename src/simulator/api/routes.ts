import type { Operation } from '../fault-injection/fault.js';
import type { SimulatorSwitches } from '../switches.js';
import { generateToken } from './generate-token.js';
import { authLicense } from './native/auth-license.js';
import { nativeClearData } from './native/clear-data.js';
import { detectionResult } from './native/detection-result.js';
import { generateSignatureId } from './native/generate-signature-id.js';
import { getVideo } from './native/get-video.js';
import { servesNativePath } from './native/native-host.js';
import type { Operate } from './operation.js';
import { clearData } from './web/clear-data.js';
import { createGenerateUrl } from './web/generate-url.js';
import { getResult } from './web/get-result.js';

export type Route = {
  readonly operation: Operation;
  readonly path: RegExp;
  methods(switches: SimulatorSwitches): readonly string[];
  readonly operate: Operate;
  /** Returns whether the requested host serves this path. */
  isServed?(url: URL, switches: SimulatorSwitches): boolean;
};

const h5 = '/intl/openapi/identity-risk/idvs-h5/ekyc/v1';
const regions = '/(?:intl|my|th|ph|mex|col|nga)';
const post = () => ['POST'];
const get = () => ['GET'];

/** Matches sg-api, my-api and so on. Any other host, or an IP address, is the default host. */
const isRegional = (url: URL) => /^[a-z]+-api\./.test(url.hostname);

export const routes: readonly Route[] = [
  {
    operation: 'generate-token',
    path: /^\/openapi\/auth\/ticket\/v1\/generate-token$/,
    methods: post,
    operate: generateToken,
    isServed: (url, { tokenHosts }) => tokenHosts === 'every' || !url.hostname.startsWith('vn-api.'),
  },
  { operation: 'get-result', path: new RegExp(`^${h5}/get-result$`), methods: post, operate: getResult },
  { operation: 'clear-data', path: new RegExp(`^${h5}/clear-data$`), methods: post, operate: clearData },
  {
    operation: 'generate-liveness-detection-url',
    path: new RegExp(`^${h5}/generate-liveness-detection-url$`),
    methods: post,
    operate: createGenerateUrl('LD'),
  },
  {
    operation: 'generate-face-authentication-url',
    path: new RegExp(`^${h5}/generate-face-authentication-url$`),
    methods: post,
    operate: createGenerateUrl('FA'),
  },
  {
    operation: 'generate-document-verification-url',
    path: new RegExp(`^${h5}/generate-document-verification-url$`),
    methods: post,
    operate: createGenerateUrl('DV'),
  },
  {
    operation: 'generate-ekyc-verification-url',
    path: new RegExp(`^${h5}/generate-ekyc-verification-url$`),
    methods: post,
    operate: createGenerateUrl('IDV'),
  },
  {
    operation: 'generate-signature-id',
    path: /^\/liveness\/ext\/v1\/generate-signature-id$/,
    methods: (switches) => (switches.generateSignatureIdVerbs === 'post' ? ['POST'] : ['POST', 'GET']),
    operate: generateSignatureId,
  },
  {
    operation: 'auth-license',
    path: new RegExp(`^(?:/openapi/liveness|${regions}/openapi/face-identity)/v1/auth-license$`),
    methods: post,
    operate: authLicense,
  },
  {
    operation: 'detection-result',
    path: new RegExp(
      `^(?:/openapi/liveness/v3/detection-result|${regions}/openapi/face-identity/v1/liveness-detection)$`,
    ),
    methods: post,
    operate: detectionResult,
    isServed: (url, { nativePaths }) => nativePaths === 'every' || servesNativePath(url),
  },
  {
    operation: 'get-video',
    path: /^(?:\/intl\/openapi)?\/liveness\/ext\/v1\/get-video$/,
    methods: get,
    operate: getVideo,
    isServed: (url, switches) =>
      switches.getVideo.paths === 'both' || isRegional(url) === url.pathname.startsWith('/intl/'),
  },
  {
    operation: 'native-clear-data',
    path: /^\/liveness\/ext\/v1\/clear-data$/,
    methods: get,
    operate: nativeClearData,
  },
];
