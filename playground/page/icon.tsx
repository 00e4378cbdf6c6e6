import type { ReactNode } from 'react';

/** Strokes on a grid of 24 by 24. */
const paths = {
  home: 'M4 11.5 12 4.5l8 7M6.5 9.8V19a1 1 0 0 0 1 1H10v-5h4v5h2.5a1 1 0 0 0 1-1V9.8',
  threads: 'M20 12.5a6.5 6.5 0 0 1-6.5 6.5H5l1.6-3A7 7 0 0 1 11.5 6h2a6.5 6.5 0 0 1 6.5 6.5ZM9.5 11.2h6M9.5 14.2h4',
  branch:
    'M7 8.2v7.6M17 10.2c0 4.2-10 1.6-10 5.6M7 8.2A2.1 2.1 0 1 0 7 4a2.1 2.1 0 0 0 0 4.2ZM7 20a2.1 2.1 0 1 0 0-4.2A2.1 2.1 0 0 0 7 20ZM17 10.2A2.1 2.1 0 1 0 17 6a2.1 2.1 0 0 0 0 4.2Z',
  board: 'M5.5 5h13a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM9.5 5v14M14.5 5v14',
  hash: 'M9.6 4.5 7.8 19.5M16.2 4.5l-1.8 15M4.8 9.2h15.4M3.8 14.8h15.4',
  reply: 'M9.5 7 4.5 12l5 5M4.5 12h9a6 6 0 0 1 6 6v.5',
  copy: 'M9 9V5.5a1 1 0 0 1 1-1h8.5a1 1 0 0 1 1 1V14a1 1 0 0 1-1 1H15M5.5 9H14a1 1 0 0 1 1 1v8.5a1 1 0 0 1-1 1H5.5a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1Z',
  inspect: 'M9 6.5 3.8 12 9 17.5M15 6.5l5.2 5.5L15 17.5',
  task: 'M9 12.2l2.2 2.3 4.6-5M6.5 4.5h11a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2Z',
  bolt: 'M13 3.5 5.5 13.5H11L10.5 20.5 18 10.5h-5.5L13 3.5Z',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  menu: 'M4.5 7h15M4.5 12h15M4.5 17h15',
  search: 'M11 17.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.8 15.8l4.2 4.2',
  send: 'M4.8 12.2 4 5.2 20.5 12 4 18.8l.8-6.6ZM4.8 12h7',
  plus: 'M12 5.5v13M5.5 12h13',
  at: 'M15.6 12a3.6 3.6 0 1 1-7.2 0 3.6 3.6 0 0 1 7.2 0Zm0-3.4v4.6a2.4 2.4 0 0 0 4.8 0V12A8.4 8.4 0 1 0 16.5 19',
  slash: 'M6.5 4.5h11a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2ZM14.2 8l-4.4 8',
  columns: 'M5.5 5h13a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM12 5v14',
  sun: 'M12 15.8a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6ZM12 3v1.8M12 19.2V21M3 12h1.8M19.2 12H21M5.6 5.6l1.3 1.3M17.1 17.1l1.3 1.3M5.6 18.4l1.3-1.3M17.1 6.9l1.3-1.3',
  moon: 'M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7Z',
  system: 'M5 5.5h14a1 1 0 0 1 1 1v8.5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6.5a1 1 0 0 1 1-1ZM9 19.5h6M12 16v3.5',
  down: 'M6.5 9.5 12 15l5.5-5.5',
  arrowDown: 'M12 5v14M6 13l6 6 6-6',
  back: 'M14.5 6.5 9 12l5.5 5.5',
  check: 'M5.5 12.5l4.2 4.3 8.8-9.3',
  eye: 'M2.8 12S6 5.8 12 5.8 21.2 12 21.2 12 18 18.2 12 18.2 2.8 12 2.8 12ZM12 14.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2Z',
  warning: 'M12 4.8 3.6 19.2h16.8L12 4.8ZM12 10.2v4.2M12 16.8h.01',
  people:
    'M9 11.2a3.1 3.1 0 1 0 0-6.2 3.1 3.1 0 0 0 0 6.2ZM3.5 19a5.5 5.5 0 0 1 11 0M15.5 5.4a3 3 0 0 1 0 5.6M17 14a5.4 5.4 0 0 1 3.5 5',
  flag: 'M6.5 20.5v-16M6.5 5h11l-2.4 3.8 2.4 3.8h-11',
  keyboard:
    'M4.5 7h15a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1ZM7 10.2h.01M10.3 10.2h.01M13.7 10.2h.01M17 10.2h.01M8 13.8h8',
} as const;

export type IconName = keyof typeof paths;

type Parts = { readonly name: IconName; readonly size?: number };

/** A drawing beside words or in a button that has a name of its own: screen readers pass over it. */
export function Icon({ name, size = 20 }: Parts): ReactNode {
  const isDots = name === 'more' || name === 'keyboard';
  return (
    <svg
      className="icon"
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={isDots && name === 'more' ? 2.6 : 1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
