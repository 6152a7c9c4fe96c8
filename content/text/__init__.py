"""The words and the widths that every floor says things with.

`words` has messages, problems and their translation; `cells` makes text harmless and measures it; `wrap` folds it.
Import the modules, not this face. Knows no playbook, no case, no terminal.
"""
