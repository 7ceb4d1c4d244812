import type { Loaders } from './loaders.js';

/** Reads native results and their recordings for one request. */
export type NativeLoaders = {
  readonly results: Loaders;
  readonly videos: Loaders;
  /** See `Loaders`. */
  startOver(): void;
};

/** Creates each of the two at its first use, since few requests read native results. */
export function createNativeLoaders(createResults: () => Loaders, createVideos: () => Loaders): NativeLoaders {
  let results: Loaders | undefined;
  let videos: Loaders | undefined;
  return {
    get results() {
      results ??= createResults();
      return results;
    },
    get videos() {
      videos ??= createVideos();
      return videos;
    },
    startOver() {
      results?.startOver();
      videos?.startOver();
    },
  };
}
