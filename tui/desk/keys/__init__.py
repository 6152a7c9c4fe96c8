"""What can be done on the desk and by which keys: `actions` is the one table, `rebinding` applies the settings.

Footer, help, palette and README are made from the table. Knows no screen.
"""
