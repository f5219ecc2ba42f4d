// The widget for anywidget: one ES module and one style sheet, with nothing to fetch at run time.
import { build } from 'esbuild';

const common = { outdir: '../jl_newslens/static', bundle: true, minify: true, logLevel: 'info' };
await build({
  ...common,
  entryPoints: { widget: 'src/widget/index.ts' },
  format: 'esm',
  target: 'es2022',
  legalComments: 'none'
});
await build({ ...common, entryPoints: { widget: 'style/base.css' } });
