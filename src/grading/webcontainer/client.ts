import type { WebContainer } from '@webcontainer/api';
import { BootError, toBootError } from './boot-error.ts';

/**
 * The client library (1.6) boots for the whole page and cannot be called off: while its host is silent it
 * waits for ever, and so does every later call; and a host hands over its port only once. So a boot without
 * an answer is kept and, with the frame put back, resumed; one that fails after the answer needs a reload.
 */
let pending: Promise<WebContainer> | undefined;
let frame: HTMLIFrameElement | undefined;
let answered = false;

/** A frame that has loaded is given this long to answer before its host is looked for, in ms. */
const silenceMs = 5_000;
/** A host that can be reached answers a request within this time, in ms. */
const probeMs = 5_000;

/**
 * Opens the page's one WebContainer and prepares it, or rejects with a `BootError` and takes the client's
 * hidden frame, with all that runs in it, out of the page. `limit` rejects when it is time to give up.
 */
export async function openContainer(
  limit: Promise<never>,
  prepare: (container: WebContainer) => Promise<void>,
): Promise<WebContainer> {
  if (answered && frame?.isConnected === false) throw new BootError('refused').untilReload();
  const { WebContainer } = await Promise.race([limit, loadClient()]);
  const watching = new AbortController();
  window.addEventListener('message', hearAnswer, { signal: watching.signal });
  const deaf = unreachableHost(watching.signal);
  // Only one that was taken out: a frame that moves in the page loads anew.
  if (frame?.isConnected === false) document.body.append(frame);
  pending ??= boot(WebContainer);
  try {
    const container = await Promise.race([pending, limit, deaf]);
    await Promise.race([prepare(container), limit]);
    return container;
  } catch (error) {
    throw await giveUp(toBootError(error));
  } finally {
    watching.abort();
  }
}

const loadClient = (): Promise<typeof import('@webcontainer/api')> =>
  import('@webcontainer/api').catch(() => {
    throw new BootError('site');
  });

function boot(client: typeof WebContainer): Promise<WebContainer> {
  const booted = client.boot({ coep: 'require-corp', workdirName: 'lockstep' });
  const settle = (): void => {
    pending = undefined;
  };
  booted.then(settle, settle);
  return booted;
}

const findFrame = (): HTMLIFrameElement | undefined =>
  [...document.querySelectorAll('iframe')].find(
    ({ src }) => new URL(src, location.href).pathname === '/headless',
  );

function hearAnswer({ data, source }: MessageEvent<{ type?: unknown } | null>): void {
  frame ??= findFrame();
  if (data?.type === 'init' && source === frame?.contentWindow) answered = true;
}

async function giveUp(error: BootError): Promise<BootError> {
  frame ??= findFrame();
  const url = frame?.src;
  frame?.remove();
  if (answered) return error.untilReload();
  if (error.problem !== 'timeout' || url === undefined || (await canReach(url))) return error;
  return new BootError('unreachable');
}

/** Rejects when the frame has loaded something that stays silent, and its host cannot be reached. */
function unreachableHost(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const isSilent = (): boolean => !answered && !signal.aborted;
    const look = async (url: string): Promise<void> => {
      if (isSilent() && !(await canReach(url)) && isSilent()) reject(new BootError('unreachable'));
    };
    const onLoad = ({ target }: Event): void => {
      frame ??= findFrame();
      if (frame && target === frame) setTimeout((url: string) => void look(url), silenceMs, frame.src);
    };
    // `load` does not bubble; an error page fires it too.
    document.addEventListener('load', onLoad, { capture: true, signal });
  });
}

const canReach = (url: string): Promise<boolean> =>
  fetch(url, { mode: 'no-cors', credentials: 'omit', signal: AbortSignal.timeout(probeMs) }).then(
    () => true,
    () => false,
  );
