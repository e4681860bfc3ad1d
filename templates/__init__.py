"""Word and HTML templates that a user may copy and edit."""
