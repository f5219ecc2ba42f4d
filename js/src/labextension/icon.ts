import { LabIcon } from '@jupyterlab/ui-components';
import { ICON_NAME } from '../tokens';

/** A page under a lens; takes the theme's icon colour by its class. */
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 24 24">
  <g class="jp-icon3" fill="#616161">
    <path d="M4 3h12a1 1 0 0 1 1 1v5.1a6.5 6.5 0 0 0-2-.9V5H5v13h4.1c.4.8.9 1.4 1.5 2H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z"/>
    <path d="M7 7h6v2H7zm0 4h2.6c-.5.6-.8 1.3-1 2H7z"/>
    <path d="M14 10a4.5 4.5 0 1 0 2.4 8.3l3.2 3.2 1.4-1.4-3.2-3.2A4.5 4.5 0 0 0 14 10zm0 2a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z"/>
  </g>
</svg>`;

export const newsLensIcon = new LabIcon({ name: ICON_NAME, svgstr: SVG });
