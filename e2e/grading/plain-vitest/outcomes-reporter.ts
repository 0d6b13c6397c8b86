import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/** What plain Vitest found: target, then `<suite file> › <titles>`, to whether it passed. */
export type PlainOutcomes = Record<string, Record<string, boolean>>;

/** Writes every test's outcome to the file named in `PLAIN_OUTPUT`. */
export default class OutcomesReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const outcomes: PlainOutcomes = {};
    for (const module of modules) {
      const target = (outcomes[module.project.name] ??= {});
      for (const test of module.children.allTests()) {
        const title = test.fullName.split(' > ').join(' › ');
        target[`${basename(module.moduleId)} › ${title}`] = test.result().state === 'passed';
      }
    }
    writeFileSync(process.env['PLAIN_OUTPUT'] ?? '', JSON.stringify(outcomes));
  }
}
