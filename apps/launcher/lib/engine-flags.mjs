/**
 * How the engine's process uses memory (V8): it begins to collect early and again soon, and keeps less room for what is young, so that
 * it stays small with any number of instances. Measured in docs/adr/engine-speed-and-size.md.
 */
export const ENGINE_FLAGS = ['--initial-old-space-size=48', '--max-semi-space-size=8', '--heap-growing-percent=40'];
