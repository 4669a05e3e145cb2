/** All test files of this folder: see buildTests.ts. */
declare module "virtual:all-tests";
/** Mocha's build for browsers, which puts its functions into the global scope: see buildTests.ts. */
declare module "mocha/browser";
