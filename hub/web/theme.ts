/** Side effects only: the font (through JavaScript, so that its metrics are centred by the build) and the tokens. */
import '@fontsource-variable/noto-sans-sc/index.css';
import './theme.css';
