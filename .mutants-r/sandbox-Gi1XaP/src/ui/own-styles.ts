// The sheet of the person's space and of her card: what professionals' pages never show is not theirs to download.
import "./styles/own.css";
import "./styles/booklet.css";
