// The layout imports this once; the package map gives only TypeScript and Svelte files to other rooms.
import "./styles/main.css";
