package dev.headroom.cli.demo;

/** How the demo tells of itself. */
enum DemoOutput {
    /** For people. */
    TABLE,
    /** The final tables, an object a line, and nothing else. */
    JSON
}
