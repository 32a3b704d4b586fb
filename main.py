"""Start the window from a checkout: ``python main.py``."""

from lupdesk.gui.app import main

if __name__ == "__main__":
    raise SystemExit(main())
