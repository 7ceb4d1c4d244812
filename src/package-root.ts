/**
 * The package's folder. This file lies one folder deep in the sources and so does every chunk of the built programs, so
 * that the address is the same from both.
 */
export const PACKAGE_ROOT = new URL('../', import.meta.url);
