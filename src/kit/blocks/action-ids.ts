import { ID_MAX } from './limits.ts';

/** The name of an action and the ids built from it: `feature.thing` or `feature.thing:argument`. */
export type ActionId = {
  /** Under this name the listener is registered: the part before the first `:`. */
  readonly name: string;
  /**
   * The id to put on an element; without argument, or with an empty one, the bare name.
   * @throws Error when longer than 255 characters (Slack's limit)
   */
  readonly build: (argument?: string) => string;
  /** True for the name itself and for every id built from it. */
  readonly is: (id: string) => boolean;
};

/** Names an action, once, in a feature's `blocks.ts`. @throws Error unless `feature.thing`, in lower case and hyphens */
export function actionId(name: string): ActionId {
  if (!/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/.test(name))
    throw new Error(`not an action's name: ${JSON.stringify(name)}`);
  return {
    name,
    build: (argument = '') => {
      const id = argument === '' ? name : `${name}:${argument}`;
      if (id.length > ID_MAX) throw new Error(`the action id ${id.slice(0, 40)}… has more than ${ID_MAX} characters`);
      return id;
    },
    is: (id) => splitActionId(id).name === name,
  };
}

/** Takes an id apart at its first `:`; the argument is empty when there is none. */
export function splitActionId(id: string): { readonly name: string; readonly argument: string } {
  const at = id.indexOf(':');
  return at === -1 ? { name: id, argument: '' } : { name: id.slice(0, at), argument: id.slice(at + 1) };
}
