"""What goes into each document, and for whom: the one place where a reader's rights decide."""
