import { useLayoutEffect, useRef, type MutableRef } from 'preact/hooks';

/**
 * Lets the children of an element, told apart by `data-key`, glide from where they were to where they are now,
 * in `ms` milliseconds; at once for readers who asked for less motion.
 */
export function useGlide<E extends HTMLElement>(ms = 260): MutableRef<E | null> {
  const host = useRef<E>(null);
  const places = useRef(new Map<string, { left: number; top: number }>());
  useLayoutEffect(() => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const old = places.current;
    places.current = new Map();
    for (const child of host.current?.querySelectorAll<HTMLElement>('[data-key]') ?? []) {
      const key = child.dataset.key ?? '';
      const place = { left: child.offsetLeft, top: child.offsetTop };
      places.current.set(key, place);
      if (!still && old.size > 0) glide(child, old.get(key), place, ms);
    }
  });
  return host;
}

type Place = { left: number; top: number };

function glide(child: HTMLElement, from: Place | undefined, to: Place, ms: number): void {
  if (!from) {
    child.animate({ opacity: [0, 1] }, ms);
  } else if (from.left !== to.left || from.top !== to.top) {
    const start = `translate(${from.left - to.left}px, ${from.top - to.top}px)`;
    child.animate({ transform: [start, 'none'] }, { duration: ms, easing: 'ease-out' });
  }
}
