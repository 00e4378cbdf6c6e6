import type { ReactNode } from 'react';
import { IconButton } from '../icon-button.tsx';
import { type Theme, useTheme } from '../world/theme.ts';

const NEXT = { system: 'light', light: 'dark', dark: 'system' } as const satisfies Record<Theme, Theme>;
const LOOKS = {
  system: { name: 'system', label: 'Theme: as the system has it' },
  light: { name: 'sun', label: 'Theme: light' },
  dark: { name: 'moon', label: 'Theme: dark' },
} as const;

/** System, light, dark, and round again. */
export function ThemeButton(): ReactNode {
  const [theme, setTheme] = useTheme();
  return <IconButton {...LOOKS[theme]} onPress={() => setTheme(NEXT[theme])} />;
}
