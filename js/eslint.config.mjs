import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['lib/', 'node_modules/', '*.mjs', 'style/index.js', 'vitest.config.ts'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Use textContent: article and source are untrusted.' },
        { property: 'outerHTML', message: 'Use textContent: article and source are untrusted.' },
        { property: 'insertAdjacentHTML', message: 'Use append: article and source are untrusted.' }
      ],
      eqeqeq: 'error'
    }
  },
  {
    files: ['src/view/**', 'src/model.ts', 'src/tokens.ts', 'src/widget/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@jupyterlab/*', '@lumino/*'], message: 'The view knows nothing of Jupyter.' }] }
      ]
    }
  },
  { files: ['test/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } }
);
