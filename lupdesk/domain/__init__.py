"""What is allowed: frozen values and pure functions. Standard library only."""
