"""The demo: fictional applications walked by fictional people on a simulated clock, then shown."""
