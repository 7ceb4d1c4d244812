/** For the tests, which are TypeScript and look for the same browser. */
export declare function findChromium(): string;
