import { useEffect, useState, type RefObject } from 'react';

/** The inner width of an element in CSS pixels; 0 until it is known. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watched = element.current;
    if (watched === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(watched.clientWidth));
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/** The page (from 1) that lies across the middle of a scrolled viewer. */
export function useCurrentPage(scroller: RefObject<HTMLElement | null>, pages: number): number {
  const [current, setCurrent] = useState(1);
  useEffect(() => {
    const root = scroller.current;
    if (root === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const middle = entries.find(({ isIntersecting }) => isIntersecting)?.target;
        if (middle instanceof HTMLElement) setCurrent(Number(middle.dataset['page']));
      },
      { root, rootMargin: '-50% 0px -50% 0px' },
    );
    for (let page = 1; page <= pages; page += 1) {
      const figure = root.querySelector(`[data-page="${page}"]`);
      if (figure !== null) observer.observe(figure);
    }
    return () => observer.disconnect();
  }, [scroller, pages]);
  return Math.min(current, Math.max(pages, 1));
}
