// The sheet of the directory and of its public face: what other pages never show is not theirs to download.
import "./styles/network.css";
