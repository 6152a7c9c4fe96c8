"""Programs of others that the user has asked for: called without a shell, with a time limit.

Nobody else here starts any, but for the viewer of files and the pager.
"""
