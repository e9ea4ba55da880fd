"""Published processing times and their versions, and our own figures."""
