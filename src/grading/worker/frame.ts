import type { FromSandbox, ToSandbox } from './protocol.ts';

/** A frame that has to load a page from the same server should take far less; in ms. */
const loadMs = 10_000;

/** The sandbox frame as the page sees it. `onBroken` listeners are told of Workers that ended by themselves. */
export interface SandboxFrame {
  send(message: ToSandbox, transfer?: Transferable[]): void;
  /** Calls `listener` for every message; returns the function that ends it. */
  listen(listener: (message: FromSandbox) => void): () => void;
  remove(): void;
}

/**
 * Opens a sandbox frame with the engine in it. Rejects when the page or the engine cannot be loaded, with a
 * message for the learner.
 */
export async function openFrame(sandboxUrl: string, engineUrl: string): Promise<SandboxFrame> {
  const [frame, code] = await Promise.all([insertFrame(sandboxUrl), fetchText(engineUrl)]);
  frame.send({ type: 'engine', code });
  return frame;
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url, { cache: 'no-cache' });
  if (!response.ok)
    throw new Error(`The grader could not be loaded (${url}: HTTP ${String(response.status)}).`);
  return response.text();
}

function insertFrame(url: string): Promise<SandboxFrame> {
  const iframe = document.createElement('iframe');
  iframe.setAttribute('sandbox', 'allow-scripts');
  iframe.hidden = true;
  iframe.title = 'Runs the code you write';
  iframe.src = url;
  const frame = connect(iframe);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      frame.remove();
      reject(new Error(`The sandbox that runs your code did not load (${url}).`));
    }, loadMs);
    const done = frame.listen((message) => {
      if (message.type !== 'loaded') return;
      clearTimeout(timer);
      done();
      resolve(frame);
    });
    document.body.append(iframe);
  });
}

function connect(iframe: HTMLIFrameElement): SandboxFrame {
  const listeners = new Set<(message: FromSandbox) => void>();
  const receive = (event: MessageEvent<FromSandbox>): void => {
    if (event.source === iframe.contentWindow) listeners.forEach((listener) => listener(event.data));
  };
  addEventListener('message', receive);
  return {
    // An opaque origin has no name to send to; the frame's own policy keeps what it is told inside.
    send: (message, transfer = []) => iframe.contentWindow?.postMessage(message, '*', transfer),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    remove() {
      removeEventListener('message', receive);
      listeners.clear();
      iframe.remove();
    },
  };
}
