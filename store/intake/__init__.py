"""What comes in from outside, before it is evidence.

`sources` are files, folders and archives, read with limits. Nothing here changes a case or keeps anything.
"""
