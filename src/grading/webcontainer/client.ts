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
const silenceMs = 2_000;

/**
 * Opens the page's one WebContainer, or rejects with a `BootError` and takes the client's hidden frame out of
 * the page. `limit` rejects when it is time to give up.
 */
export async function openContainer(limit: Promise<never>): Promise<WebContainer> {
  if (answered && frame?.isConnected === false) throw new BootError('refused').untilReload();
  const { WebContainer } = await Promise.race([limit, loadClient()]);
  const watching = new AbortController();
  window.addEventListener('message', hearAnswer, { signal: watching.signal });
  const deaf = unreachableHost(watching.signal);
  if (frame) document.body.append(frame);
  pending ??= WebContainer.boot({ coep: 'require-corp', workdirName: 'lockstep' }).finally(() => {
    pending = undefined;
  });
  try {
    return await Promise.race([pending, limit, deaf]);
  } catch (error) {
    pending?.catch(() => undefined);
    throw await giveUp(toBootError(error));
  } finally {
    watching.abort();
  }
}

const loadClient = (): Promise<typeof import('@webcontainer/api')> =>
  import('@webcontainer/api').catch(() => {
    throw new BootError('site');
  });

const findFrame = (): HTMLIFrameElement | undefined =>
  [...document.querySelectorAll('iframe')].find(({ src }) => new URL(src, location.href).pathname === '/headless');

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
    const look = async (url: string): Promise<void> => {
      if (!answered && !signal.aborted && !(await canReach(url)) && !answered) reject(new BootError('unreachable'));
    };
    const onLoad = ({ target }: Event): void => {
      if (target !== (frame ??= findFrame())) return;
      const { src } = target as HTMLIFrameElement;
      setTimeout(() => void look(src), silenceMs);
    };
    // `load` does not bubble, and an error page fires it too.
    document.addEventListener('load', onLoad, { capture: true, signal });
  });
}

const canReach = (url: string): Promise<boolean> =>
  fetch(url, { mode: 'no-cors', credentials: 'omit', signal: AbortSignal.timeout(silenceMs) }).then(
    () => true,
    () => false,
  );
