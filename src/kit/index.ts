/**
 * What katas may import, as `lockstep/kit`: stories that explain a failure, seeded properties, a clock and
 * randomness that are arguments, promises without waiting, growth in place of milliseconds, and a simulator of
 * clusters. It needs no test runner and runs in browsers, Workers and Node. README.md shows each at work.
 */
export { virtualClock, type VirtualClock } from './clock.ts';
export { growth, type GrowthSubject } from './growth.ts';
export { print } from './print.ts';
export { deferred, outcome, settle, type Deferred, type Outcome } from './promises.ts';
export { fc, property, type Arbitrary, type PropertyOptions } from './property.ts';
export { random, type Random } from './random.ts';
export { story, type Story } from './story.ts';
export * from './sim/index.ts';
