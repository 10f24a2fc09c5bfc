/** Where the page starts. The bundler begins here, so that what others import only when needed is loaded only then. */
import './app';
