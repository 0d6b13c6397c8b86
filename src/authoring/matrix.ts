import type { Report } from '../domain/report.ts';
import { catches } from './judge-impostor.ts';
import { testsIn, titleOf } from './judge.ts';

/** One hidden test and the impostors that it catches. */
export interface Row {
  stage: string;
  test: string;
  catches: string[];
}

/** Which hidden test catches whom: `tests` are all there are, `reports` one of each impostor by name. */
export function tabulate(tests: Report, reports: ReadonlyMap<string, Report>): Row[] {
  const caught = [...reports].map(([name, report]) => ({
    name,
    by: new Set(
      testsIn(report)
        .filter(catches)
        .map(({ id }) => id),
    ),
  }));
  return testsIn(tests).map((test) => ({
    stage: test.stage,
    test: titleOf(test),
    catches: caught.filter(({ by }) => by.has(test.id)).map(({ name }) => name),
  }));
}
