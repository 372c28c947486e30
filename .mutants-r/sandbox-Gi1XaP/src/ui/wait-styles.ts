// The bar of who was waited for, and shares in figures: on pages of mobilisations alone.
import "./styles/waits.css";
