/** Regions with a native SDK, by the prefix of their host; Indonesia, whose host has none, is `id`. */
export const REGIONS = ['id', 'sg', 'my', 'th', 'ph', 'mex', 'col', 'nga'] as const;
export type Region = (typeof REGIONS)[number];

export type NativePaths = {
  readonly result: string;
  readonly video: string;
  /** The region to name in the body of a request for a result; undefined where none is required. */
  readonly region: string | undefined;
};

const OWN_HOST = /^(?:([a-z]+)-)?api\.advance\.ai$/;

/**
 * Returns where the results of the native SDK are read. The host decides; `region` is used for a host of another name,
 * such as that of a proxy or a simulator.
 */
export function toNativePaths(baseUrl: string, region: Region = 'id'): NativePaths {
  const own = OWN_HOST.exec(new URL(baseUrl).hostname);
  const place: string = own === null ? region : (own[1] ?? 'id');
  if (place === 'id') {
    return {
      result: '/openapi/liveness/v3/detection-result',
      video: '/liveness/ext/v1/get-video',
      region: undefined,
    };
  }
  const video = '/intl/openapi/liveness/ext/v1/get-video';
  if (place === 'sg') return { result: '/intl/openapi/face-identity/v1/liveness-detection', video, region: 'SG' };
  return { result: `/${place}/openapi/face-identity/v1/liveness-detection`, video, region: undefined };
}
