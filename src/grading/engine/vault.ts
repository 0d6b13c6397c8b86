/**
 * Where Vitest keeps the state that it would otherwise hang on `globalThis`: the matchers, the current
 * `expect`, the worker's state. The engine's build points Vitest here, so that learner code, which shares
 * the global object, cannot reach any of it.
 */
export const __vault: Record<PropertyKey, unknown> = {};
