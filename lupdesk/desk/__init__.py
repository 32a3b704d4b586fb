"""The acts that a person can do: where domain, store, documents and importers meet."""
