/** The part of JupyterLab's TranslationBundle that the view needs, and one that does not translate. */
export interface Trans {
  __(msgid: string, ...args: (string | number)[]): string;
  _n(msgid: string, plural: string, n: number, ...args: (string | number)[]): string;
}

function fill(template: string, args: readonly (string | number)[]): string {
  return template.replace(/%(\d)/g, (whole, index: string) => {
    const value = args[Number(index) - 1];
    return value === undefined ? whole : String(value);
  });
}

export const plainTrans: Trans = {
  __: (msgid, ...args) => fill(msgid, args),
  _n: (msgid, plural, n, ...args) => fill(n === 1 ? msgid : plural, [n, ...args])
};
