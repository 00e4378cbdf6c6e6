import { createContext, useContext } from 'react';

type Menu = { readonly open: () => void };

const MenuContext = createContext<Menu>({ open: () => {} });

export const MenuProvider = MenuContext.Provider;

/** Shows the sidebar where there is no room for it to stand beside. */
export function useMenu(): Menu {
  return useContext(MenuContext);
}
