import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/** How a test ended; `grew` is a failure by measured growth (`src/kit/growth.ts`). */
export type Ending = 'passed' | 'failed' | 'grew';

/** `<suite file> › <titles>` to how the test ended. */
export type Endings = Record<string, Ending>;

/** What plain Vitest found for each target. */
export type PlainOutcomes = Record<string, Endings>;

/** Tells a failure by growth from others, by what the assertion received. */
export const endingOf = (passed: boolean, received: readonly unknown[]): Ending =>
  passed ? 'passed' : received.some((value) => String(value).includes('times dearer at')) ? 'grew' : 'failed';

/** Writes every test's outcome to the file named in `PLAIN_OUTPUT`. */
export default class OutcomesReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const outcomes: PlainOutcomes = {};
    for (const module of modules) {
      const target = (outcomes[module.project.name] ??= {});
      for (const test of module.children.allTests()) {
        const title = test.fullName.split(' > ').join(' › ');
        const { state, errors = [] } = test.result();
        target[`${basename(module.moduleId)} › ${title}`] = endingOf(
          state === 'passed',
          errors.map(({ actual }) => actual),
        );
      }
    }
    writeFileSync(process.env['PLAIN_OUTPUT'] ?? '', JSON.stringify(outcomes));
  }
}
