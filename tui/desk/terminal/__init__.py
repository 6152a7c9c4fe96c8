"""The terminal as it is: the `driver`, `damage` (only changed cells are written), and `paste`.

Private parts of Textual that concern the terminal are touched here and nowhere else.
"""
