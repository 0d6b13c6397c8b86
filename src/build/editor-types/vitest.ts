/** What a learner's test takes from `vitest`: the editor is told of nothing more, to keep its declarations small. */
export {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  onTestFailed,
  onTestFinished,
  suite,
  test,
  vi,
} from 'vitest';
export type { Mock, Mocked, MockedFunction, MockInstance, TestContext } from 'vitest';
