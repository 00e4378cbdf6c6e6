/** A key of the tests' own, as `ENCRYPTION_KEYS` names it. */
export const ENCRYPTION_KEYS = 'k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';
