/** `acme/web` as the parts of an address. */
export function repositoryParams(fullName: string): { readonly owner: string; readonly repo: string } {
  const [owner = '', repo = ''] = fullName.split('/');
  return { owner, repo };
}
